#include "base/file.h"
#include "score/engine.h"
#include <glib/gstdio.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Runs the examples of tests/spec/method.md. */

/* A table of the page: rows of trimmed cells, the heading first. */
static GPtrArray *
read_table(char **lines, int *at)
{
    GPtrArray *table =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    while (lines[*at] && lines[*at][0] != '|')
        ++*at;
    for (; lines[*at] && lines[*at][0] == '|'; ++*at) {
        if (g_str_has_prefix(lines[*at], "|---"))
            continue;
        g_autofree char *inner =
            g_strndup(lines[*at] + 1, strlen(lines[*at]) - 2);
        char **cells = g_strsplit(inner, "|", -1);
        for (int i = 0; cells[i]; i++)
            g_strstrip(cells[i]);
        g_ptr_array_add(table, cells);
    }
    g_assert_cmpint((int)table->len, >=, 2);
    return table;
}

static char *
read_fence(char **lines, int *at)
{
    GString *xml =
        g_string_new("<index xmlns=\"urn:hyoka:index:1\" name=\"x\">");
    while (!g_str_has_prefix(lines[*at], "```xml"))
        ++*at;
    for (++*at; strcmp(lines[*at], "```") != 0; ++*at)
        g_string_append_printf(xml, "%s\n", lines[*at]);
    g_string_append(xml, "</index>\n");
    return g_string_free(xml, FALSE);
}

static char *
as_csv(const GPtrArray *table)
{
    GString *csv = g_string_new(NULL);
    for (guint i = 0; i < table->len; i++) {
        g_autofree char *line = g_strjoinv(",", g_ptr_array_index(table, i));
        g_string_append_printf(csv, "%s\n", line);
    }
    return g_string_free(csv, FALSE);
}

static const char *
cell_of(char **heading, char **row, const char *name)
{
    for (int i = 0; heading[i]; i++)
        if (strcmp(heading[i], name) == 0)
            return row[i];
    return "";
}

static int
find_row(const Engine *engine, const char *unit, const char *year)
{
    for (int i = 0; i < engine->data->count; i++)
        if (strcmp(engine->data->units[i], unit) == 0 &&
            strcmp(engine->data->years[i], year) == 0)
            return i;
    g_assert_not_reached();
}

static void
check_number(double value, const char *expected)
{
    if (!*expected) {
        g_assert_true(isnan(value));
        return;
    }
    const char *point = strchr(expected, '.');
    double tolerance =
        point ? 0.5000001 * pow(10, -(double)strlen(point + 1)) : 1e-12;
    g_assert_cmpfloat_with_epsilon(value, g_ascii_strtod(expected, NULL),
                                   tolerance);
}

static void
check_cell(const Engine *engine, int row, const char *name,
           const char *expected)
{
    const IndexFramework *f = engine->framework;
    g_test_message("%s of %s is %s", name, engine->data->units[row], expected);
    if (strcmp(name, "rank") == 0) {
        g_assert_cmpint(engine->ranks[row], ==,
                        *expected ? (int)g_ascii_strtoll(expected, NULL, 10)
                                  : 0);
    } else if (strcmp(name, "rank.low") == 0) {
        check_number(engine->ranks[row] ? (double)engine->rank_low[row] : NAN,
                     expected);
    } else if (strcmp(name, "rank.high") == 0) {
        check_number(engine->ranks[row] ? (double)engine->rank_high[row] : NAN,
                     expected);
    } else if (strcmp(name, "grade") == 0) {
        int grade = engine->grades[row];
        g_assert_cmpstr(grade < 0 ? "" : f->grades[grade].id, ==, expected);
    } else {
        int node = 0;
        while (strcmp(f->nodes[node]->id, name) != 0)
            g_assert_cmpint(++node, <, f->node_count);
        check_number(engine->scores[node][row], expected);
    }
}

static void
check_table(const Engine *engine, const GPtrArray *table)
{
    char **heading = g_ptr_array_index(table, 0);
    for (guint i = 1; i < table->len; i++) {
        char **cells = g_ptr_array_index(table, i);
        int row = find_row(engine, cells[0], cell_of(heading, cells, "year"));
        for (int k = 1; heading[k]; k++)
            if (strcmp(heading[k], "year") != 0)
                check_cell(engine, row, heading[k], cells[k]);
    }
}

/* Every note of record.csv, in order; the unit without a year. */
static void
check_record(const Engine *engine, const GPtrArray *table)
{
    g_assert_cmpint((int)engine->notes->len, ==, (int)table->len - 1);
    for (guint i = 1; i < table->len; i++) {
        char **cells = g_ptr_array_index(table, i);
        const EngineNote *note =
            &g_array_index(engine->notes, EngineNote, i - 1);
        const char *node =
            note->node < 0 ? "" : engine->framework->nodes[note->node]->id;
        const char *unit = note->row < 0 ? "" : engine->data->units[note->row];
        g_test_message("%s %s %s", note->step, node, unit);
        g_assert_cmpstr(note->step, ==, cells[0]);
        g_assert_cmpstr(node, ==, cells[1]);
        g_assert_cmpstr(unit, ==, cells[2]);
        g_assert_cmpstr(note->what, ==, cells[3]);
        check_number(note->before, cells[4]);
        check_number(note->after, cells[5]);
    }
}

static void
check_weights(const Engine *engine, const GPtrArray *table)
{
    const IndexFramework *f = engine->framework;
    for (guint i = 1; i < table->len; i++) {
        char **cells = g_ptr_array_index(table, i);
        int node = 0;
        while (strcmp(f->nodes[node]->id, cells[0]) != 0)
            g_assert_cmpint(++node, <, f->node_count);
        check_number(f->nodes[node]->weight, cells[1]);
        check_number(engine_effective_weight(engine, node), cells[2]);
    }
}

/* What is wrong with the framework: the lines of the example and the words. */
static void
check_mistakes(Diag *diag, const GPtrArray *table)
{
    for (guint i = 1; i < table->len; i++) {
        char **cells = g_ptr_array_index(table, i);
        g_assert_cmpint((int)i, <=, diag_length(diag));
        const Finding *finding = diag_get(diag, (int)i - 1);
        g_autofree char *said = diag_sentence(finding, DIAG_JAPANESE);
        g_test_message("%d %s", finding->place.line, said);
        g_assert_cmpint(finding->place.line, ==,
                        (int)g_ascii_strtoll(cells[0], NULL, 10));
        g_assert_cmpstr(said, ==, cells[1]);
    }
    g_assert_cmpint(diag_length(diag), ==, (int)table->len - 1);
}

static void
check_any(const Engine *engine, const GPtrArray *table)
{
    const char *first = ((char **)g_ptr_array_index(table, 0))[0];
    if (strcmp(first, "step") == 0)
        check_record(engine, table);
    else if (strcmp(first, "node") == 0)
        check_weights(engine, table);
    else
        check_table(engine, table);
}

/* Another table before the next heading. */
static bool
table_follows(char **lines, int at)
{
    while (lines[at] && !*lines[at])
        at++;
    return lines[at] && lines[at][0] == '|';
}

static void
publish(const char *path, const char *text)
{
    g_assert_true(file_publish(path, text, strlen(text), NULL, NULL));
}

static void
check_example(char **lines, int *at)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("method-XXXXXX", NULL);
    g_autofree char *xml_path = g_build_filename(folder, "f.xml", NULL);
    g_autofree char *csv_path = g_build_filename(folder, "d.csv", NULL);
    g_autofree char *xml = read_fence(lines, at);
    g_autoptr(GPtrArray) data = read_table(lines, at);
    g_autoptr(GPtrArray) expected = read_table(lines, at);
    g_autofree char *csv = as_csv(data);
    publish(xml_path, xml);
    publish(csv_path, csv);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(IndexFramework) framework = index_framework_load(
        xml_path, "pipeline/model/index.rng", diag, &error);
    if (strcmp(((char **)g_ptr_array_index(expected, 0))[0], "line") == 0) {
        g_assert_null(framework);
        check_mistakes(diag, expected);
    } else {
        diag_print(diag, stderr, DIAG_ENGLISH);
        g_assert_nonnull(framework);
        g_autoptr(IndexData) rows =
            index_data_load(csv_path, framework, diag, &error);
        g_assert_nonnull(rows);
        g_autoptr(Engine) engine = engine_run(framework, rows);
        check_any(engine, expected);
        while (table_follows(lines, *at)) {
            g_autoptr(GPtrArray) more = read_table(lines, at);
            check_any(engine, more);
        }
    }
    g_remove(xml_path);
    g_remove(csv_path);
    g_rmdir(folder);
}

static void
every_example_holds(void)
{
    g_autofree char *text = NULL;
    g_assert_true(
        g_file_get_contents("tests/spec/method.md", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int examples = 0;
    for (int i = 0; lines[i]; i++)
        if (g_str_has_prefix(lines[i], "### ")) {
            g_test_message("%s", lines[i]);
            check_example(lines, &i);
            examples++;
            i--;
        }
    g_assert_cmpint(examples, >=, 40);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/method-spec/every-example-holds", every_example_holds);
    return g_test_run();
}
