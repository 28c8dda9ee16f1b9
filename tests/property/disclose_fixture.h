/*
 * The made year cut down to three hubs, as lines of text, and the views that
 * come of it when lines are changed: year.xml and evaluation.xml have one
 * element a line.
 */
#ifndef HYOKA_TESTS_DISCLOSE_FIXTURE_H
#define HYOKA_TESTS_DISCLOSE_FIXTURE_H

#include "disclose/views.h"

#include "base/file.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* OTHERS_STEP: that of the policy; disclose_plot_test holds it to that. */
enum { TRIALS = 8, OTHERS_STEP = 5 };

typedef struct {
    char *data;   /* folder of the made year */
    char *folder; /* ours, removed at the end */
    GPtrArray *year;
    GPtrArray *evaluation;
    Policy policy;
    Wording *wording;
    XmlDocument *policy_document;
} Fixture;

/* Lines of the file, those of other hubs than ours left out. */
static inline GPtrArray *
read_lines(const char *data, const char *name, const char *element)
{
    g_autofree char *path = g_build_filename(data, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    file_read(path, 0, &text, &(size_t){0}, &error);
    g_assert_no_error(error);
    g_auto(GStrv) all = g_strsplit(text, "\n", -1);
    g_autofree char *start = g_strdup_printf(" <%s ", element);
    g_autofree char *end = g_strdup_printf(" </%s>", element);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    bool skipping = false;
    for (char **line = all; *line; line++) {
        if (g_str_has_prefix(*line, start))
            skipping = !strstr(*line, "\"13\"") && !strstr(*line, "\"27\"") &&
                       !strstr(*line, "\"05\"") && !strstr(*line, "nation");
        if (!skipping)
            g_ptr_array_add(lines, g_strdup(*line));
        if (g_str_equal(*line, end))
            skipping = false;
    }
    return lines;
}

static inline Fixture *
fixture_new(const char *program)
{
    Fixture *fixture = g_new0(Fixture, 1);
    g_autofree char *property = g_path_get_dirname(program);
    g_autofree char *tests = g_path_get_dirname(property);
    g_autofree char *output = g_path_get_dirname(tests);
    fixture->data = g_build_filename(output, "fy2017/data/final", NULL);
    fixture->folder = g_dir_make_tmp("disclose-XXXXXX", NULL);
    fixture->year = read_lines(fixture->data, "year.xml", "hub");
    fixture->evaluation = read_lines(fixture->data, "evaluation.xml", "unit");
    g_autofree char *path = g_build_filename(fixture->data, "policy.xml", NULL);
    g_autoptr(GError) error = NULL;
    fixture->policy_document = xml_load(path, NULL, NULL, &error);
    g_assert_no_error(error);
    XmlNode *root = xml_root(fixture->policy_document);
    g_assert_true(
        policy_read(&fixture->policy, xml_first(root, "disclosure"), NULL));
    fixture->wording = wording_read(xml_first(root, "wording"), NULL);
    g_assert_nonnull(fixture->wording);
    return fixture;
}

static inline void
remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(path);
        else
            g_remove(path);
    }
    g_rmdir(folder);
}

static inline void
fixture_free(Fixture *fixture)
{
    remove_folder(fixture->folder);
    wording_free(fixture->wording);
    xml_free(fixture->policy_document);
    g_ptr_array_unref(fixture->year);
    g_ptr_array_unref(fixture->evaluation);
    g_free(fixture->data);
    g_free(fixture->folder);
    g_free(fixture);
}

static inline char *
write_lines(const Fixture *fixture, const GPtrArray *lines, const char *name)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(text, "%s\n", (char *)lines->pdata[i]);
    char *path = g_build_filename(fixture->folder, name, NULL);
    g_assert_true(file_publish(path, text->str, text->len, NULL, NULL));
    return path;
}

/* The views of these lines below folder/NAME; false when they are no longer a
 * valid year (a digit made a date or a level impossible). */
static inline bool
disclose(const Fixture *fixture, const GPtrArray *year_lines,
         const GPtrArray *evaluation_lines, const char *name)
{
    g_autofree char *year_path = write_lines(fixture, year_lines, "year.xml");
    g_autofree char *evaluation_path =
        write_lines(fixture, evaluation_lines, "evaluation.xml");
    g_autoptr(GError) error = NULL;
    g_autoptr(Year) year = year_load(year_path, "pipeline", &error);
    if (!year)
        return false;
    g_autoptr(Evaluation) evaluation = evaluation_load(
        evaluation_path, "pipeline/model/evaluation.rng", &error);
    if (!evaluation)
        return false;
    g_autofree char *folder = g_build_filename(fixture->folder, name, NULL);
    ViewsResult result;
    views_write(&(Sources){.year = year,
                           .evaluation = evaluation,
                           .policy = &fixture->policy,
                           .wording = fixture->wording},
                folder, NULL, &result, &error);
    g_assert_no_error(error);
    /* 3 hubs × 3 readers, 3 covers, 2 summaries, 2 reviews, 3 collections, a
     * booklet, the public's */
    g_assert_cmpint(result.total, ==, 21);
    return true;
}

static inline char *
read_view(const Fixture *fixture, const char *run, const char *view)
{
    g_autofree char *path = g_build_filename(fixture->folder, run, view, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return g_steal_pointer(&text);
}

static inline bool
is_same(const Fixture *fixture, const char *view)
{
    g_autofree char *before = read_view(fixture, "base", view);
    g_autofree char *after = read_view(fixture, "changed", view);
    return g_str_equal(before, after);
}

/* A change of one line of a hub; the line may be kept (NULL). */
typedef char *(*Change)(const char *line, GRand *random);

static inline GPtrArray *
change_lines(const GPtrArray *lines, const char *element, const char *id,
             Change change, GRand *random)
{
    g_autofree char *start = g_strdup_printf(" <%s ", element);
    g_autofree char *quoted = g_strdup_printf("\"%s\"", id);
    GPtrArray *changed = g_ptr_array_new_with_free_func(g_free);
    bool inside = false;
    for (guint i = 0; i < lines->len; i++) {
        const char *line = lines->pdata[i];
        bool is_start = g_str_has_prefix(line, start);
        if (is_start)
            inside = strstr(line, quoted) != NULL;
        char *other = inside && !is_start ? change(line, random) : NULL;
        g_ptr_array_add(changed, other ? other : g_strdup(line));
    }
    return changed;
}

/* One digit of the line, anywhere but in names of things, made another. */
static inline char *
change_digit(const char *line, GRand *random)
{
    static const char *const marks[] = {" value=\"", "\">", " score=\""};
    const char *mark = marks[g_rand_int_range(random, 0, 3)];
    const char *at = strstr(line, mark);
    if (!at || !g_ascii_isdigit(at[strlen(mark)]))
        return NULL;
    char *changed = g_strdup(line);
    changed[at - line + (long)strlen(mark)] =
        (char)('1' + g_rand_int_range(random, 0, 9));
    return changed;
}

/* The score of an axis of the balance, anywhere in a cell: the one it is in, or
 * `cells` further. */
static inline char *
move_score(const char *line, double step, int cells, double part)
{
    const char *value = strstr(line, " value=\"");
    if (!value ||
        (!strstr(line, "id=\"A1.score\"") && !strstr(line, "id=\"A2.score\"")))
        return NULL;
    value += strlen(" value=\"");
    const char *end = strchr(value, '"');
    double from = floor(g_ascii_strtod(value, NULL) / step) + cells;
    return g_strdup_printf("%.*s%.6f%s", (int)(value - line), line,
                           (from + part) * step, end);
}

static const char *const card_views[] = {
    "hub/card/13.xml", "contractor/card/13.xml", "headquarters/card/13.xml"};

#endif
