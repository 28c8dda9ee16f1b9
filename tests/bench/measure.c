/*
 * measure [-c] [-n RUNS] [-p PAGES] LABEL COMMAND [ARGUMENT...]
 *
 * Run a command once to warm up (not with -c) and then RUNS times, and print
 * one line: the median CPU and wall seconds, the largest peak memory and, given
 * PAGES, pages per CPU second. Figures are the kernel's own (wait4), so
 * children count, also those that the command leaves to end after it.
 */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    double cpu;    /* user + system, s */
    double wall;   /* s */
    double memory; /* peak of the largest process, MiB */
} Run;

static double
seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static Run
run_command(char **command)
{
    gint64 start = g_get_monotonic_time();
    pid_t child = fork();

    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) &&
            freopen("/dev/null", "w", stderr))
            execvp(command[0], command);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror(command[0]);
        exit(3);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "measure: %s failed\n", command[0]);
        exit(1);
    }
    Run run = {.wall = (double)(g_get_monotonic_time() - start) / 1e6};
    do {
        run.cpu += seconds(usage.ru_utime) + seconds(usage.ru_stime);
        run.memory = MAX(run.memory, (double)usage.ru_maxrss / 1024);
    } while (wait4(-1, &status, 0, &usage) > 0);
    return run;
}

static int
compare(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

int
main(int argc, char **argv)
{
    int runs = 5, pages = 0, option;
    bool cold = false;

    while ((option = getopt(argc, argv, "+cn:p:")) != -1) {
        if (option == 'c')
            cold = true;
        else if (option == 'n')
            runs = (int)g_ascii_strtoll(optarg, NULL, 10);
        else if (option == 'p')
            pages = (int)g_ascii_strtoll(optarg, NULL, 10);
        else
            return 2;
    }
    if (argc - optind < 2 || runs < 1 || runs > 1000)
        return 2;
    const char *label = argv[optind];
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    g_autofree double *cpu = g_new(double, runs);
    g_autofree double *wall = g_new(double, runs);
    double memory = 0;
    if (!cold)
        run_command(argv + optind + 1);
    for (int i = 0; i < runs; i++) {
        Run run = run_command(argv + optind + 1);
        cpu[i] = run.cpu;
        wall[i] = run.wall;
        memory = MAX(memory, run.memory);
    }
    double middle = median(cpu, runs);
    printf("%-34s %8.3f %8.3f %8.0f", label, middle, median(wall, runs),
           memory);
    if (pages > 0)
        printf(" %10.0f", pages / MAX(middle, 1e-6));
    putchar('\n');
    return 0;
}
