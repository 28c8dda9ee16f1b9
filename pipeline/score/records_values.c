#include "score/records_values.h"
#include "score/records_alike.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Scoring *scoring;
    const char *unit;
    const RecordHub *hub;
    GArray *places;
    int rows_file; /* index in the year's files; -1: none */
    int cases_file;
} Asking;

static int
file_index(const Year *year, const char *path)
{
    for (int i = 0; path && i < year->file_count; i++)
        if (strcmp(year->files[i].path, path) == 0)
            return i;
    return -1;
}

static void
note_line(const Asking *asking, int file, int line)
{
    YearPlace place = {file, line, 1};
    if (asking->places && file >= 0)
        g_array_append_val(asking->places, place);
}

static double
same_day(const Asking *asking)
{
    const GArray *rows = asking->hub->rows;
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    int again = 0;
    int day = 0;
    for (guint i = 0; i < rows->len; i++) {
        const RecordRow *row = &g_array_index(rows, RecordRow, i);
        if (row->day != day)
            g_hash_table_remove_all(met);
        day = row->day;
        if (g_hash_table_add(met, GINT_TO_POINTER(row->client)))
            continue;
        again++;
        note_line(asking, asking->rows_file, row->line);
    }
    return again;
}

static double
alike(const Asking *asking, bool shared)
{
    const GArray *cases = asking->hub->cases;
    const bool *marks =
        records_alike_marks(asking->scoring->alike, asking->unit, shared);
    int marked = 0;
    for (guint i = 0; i < cases->len; i++) {
        if (!marks[i])
            continue;
        marked++;
        note_line(asking, asking->cases_file,
                  g_array_index(cases, RecordCase, i).line);
    }
    return marked;
}

static int
day_of(const RecordCase *one, bool reception)
{
    return reception ? one->reception : one->entered;
}

static int
compare_days(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

/* All cases with the date, or those of the day with the most (the first such).
 */
static double
dated(const Asking *asking, bool reception, bool greatest)
{
    const GArray *cases = asking->hub->cases;
    g_autofree int *days = g_new(int, cases->len + 1);
    int count = 0;
    int most = 0;
    int when = 0;
    for (guint i = 0; i < cases->len; i++) {
        int day = day_of(&g_array_index(cases, RecordCase, i), reception);
        if (day > 0)
            days[count++] = day;
    }
    qsort(days, (size_t)count, sizeof *days, compare_days);
    for (int from = 0, end; from < count; from = end) {
        end = from + 1;
        while (end < count && days[end] == days[from])
            end++;
        when = end - from > most ? days[from] : when;
        most = MAX(most, end - from);
    }
    for (guint i = 0; i < cases->len; i++) {
        const RecordCase *one = &g_array_index(cases, RecordCase, i);
        int day = day_of(one, reception);
        if (greatest ? day == when && when > 0 : day > 0)
            note_line(asking, asking->cases_file, one->line);
    }
    return greatest ? most : count;
}

/* Cases entered more than so many days after they came in. */
static double
entered_after(const Asking *asking, int days)
{
    const GArray *cases = asking->hub->cases;
    int count = 0;
    for (guint i = 0; i < cases->len; i++) {
        const RecordCase *one = &g_array_index(cases, RecordCase, i);
        if (one->received <= 0 || one->entered <= 0 ||
            one->entered - one->received <= days)
            continue;
        count++;
        note_line(asking, asking->cases_file, one->line);
    }
    return count;
}

static Operand
day_list(const Asking *asking)
{
    const GArray *rows = asking->hub->rows;
    double *days = arena_array(asking->scoring->arena, double, rows->len + 1);
    int count = 0;
    int day = 0;
    for (guint i = 0; i < rows->len; i++) {
        const RecordRow *row = &g_array_index(rows, RecordRow, i);
        if (i == 0 || row->day != day)
            count++;
        day = row->day;
        days[count - 1]++;
        note_line(asking, asking->rows_file, row->line);
    }
    return (Operand){.values = days, .count = count, .list = true, .weight = 1};
}

static double
every(const Asking *asking, bool cases)
{
    const GArray *list = cases ? asking->hub->cases : asking->hub->rows;
    for (guint i = 0; i < list->len; i++)
        note_line(asking, cases ? asking->cases_file : asking->rows_file,
                  cases ? g_array_index(list, RecordCase, i).line
                        : g_array_index(list, RecordRow, i).line);
    return list->len;
}

static double
number_of(const Asking *asking, const char *name)
{
    if (strcmp(name, "consultations") == 0)
        return every(asking, false);
    if (strcmp(name, "cases") == 0)
        return every(asking, true);
    if (strcmp(name, "same-day") == 0)
        return same_day(asking);
    if (strcmp(name, "alike") == 0 || strcmp(name, "shared") == 0)
        return alike(asking, name[0] == 's');
    if (strcmp(name, "entered.both") == 0)
        return entered_after(asking, INT_MIN);
    if (g_str_has_prefix(name, "entered.after-"))
        return entered_after(
            asking, (int)strtol(name + strlen("entered.after-"), NULL, 10));
    g_assert(g_str_has_prefix(name, "entered") ||
             g_str_has_prefix(name, "reception"));
    return dated(asking, g_str_has_prefix(name, "reception"),
                 g_str_has_suffix(name, ".greatest"));
}

Operand
records_operand(const Scoring *scoring, const char *unit, const char *name,
                GArray *places)
{
    const RecordSet *records = scoring->records;
    Asking asking = {.scoring = scoring, .unit = unit, .places = places};
    asking.hub = records ? record_set_hub(records, unit) : NULL;
    if (!asking.hub)
        return (Operand){.missing = "no-data", .weight = 1};
    asking.rows_file =
        file_index(scoring->year, record_set_consultations(records));
    asking.cases_file = file_index(scoring->year, record_set_cases(records));
    bool texts = strcmp(name, "alike") == 0 || strcmp(name, "shared") == 0;
    if (texts && !scoring->alike)
        return (Operand){.missing = "unavailable", .weight = 1};
    if (strcmp(name, "days") == 0)
        return day_list(&asking);
    double *value = arena_array(scoring->arena, double, 1);
    value[0] = number_of(&asking, name);
    return (Operand){.values = value, .count = 1, .weight = 1};
}
