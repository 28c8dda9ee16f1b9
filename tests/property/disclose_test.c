/*
 * Non-interference: whatever a reader may not see is changed at random, and the
 * reader's views keep their bytes. Works on the made year, cut down to three
 * hubs, as text: year.xml and evaluation.xml have one element a line.
 */
#include "disclose/views.h"

#include "base/file.h"
#include <glib/gstdio.h>
#include <string.h>

enum { TRIALS = 8 };
static const char sentinel[] = "秘匿標識";

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
static GPtrArray *
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

static Fixture *
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

static void
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

static void
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

static char *
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
static bool
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

static char *
read_view(const Fixture *fixture, const char *run, const char *view)
{
    g_autofree char *path = g_build_filename(fixture->folder, run, view, NULL);
    char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    return text;
}

static bool
is_same(const Fixture *fixture, const char *view)
{
    g_autofree char *before = read_view(fixture, "base", view);
    g_autofree char *after = read_view(fixture, "changed", view);
    return g_str_equal(before, after);
}

static bool
has_sentinel(const Fixture *fixture, const char *view)
{
    g_autofree char *after = read_view(fixture, "changed", view);
    return strstr(after, sentinel) != NULL;
}

/* A change of one line of a hub; the line may be kept (NULL). */
typedef char *(*Change)(const char *line, GRand *random);

static GPtrArray *
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
static char *
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

static char *
change_year_digit(const char *line, GRand *random)
{
    if (strstr(line, "<response") || g_rand_int_range(random, 0, 4))
        return NULL;
    return change_digit(line, random);
}

/* Published without a name are composites and rates, in the strips, and the two
 * axes of the balance, in the plot. */
static char *
change_result(const char *line, GRand *random)
{
    if (strstr(line, "id=\"total.score\"") || strstr(line, ".rate\"") ||
        strstr(line, "id=\"A1.score\"") || strstr(line, "id=\"A2.score\""))
        return NULL;
    return change_digit(line, random);
}

static char *
plant(const char *line, GRand *random)
{
    (void)random;
    static const char *const marked[] = {
        "<name ", "<contractor ", "<chief ",   "<p ",    "<comment>",
        "<text>", "<grounds>",    "<content>", "<step ", "<section "};
    const char *close = strchr(line, '>');
    for (size_t i = 0; i < G_N_ELEMENTS(marked); i++)
        if (strstr(line, marked[i]) && close && close[1])
            return g_strdup_printf("%.*s%s%s", (int)(close + 1 - line), line,
                                   sentinel, close + 1);
    return NULL;
}

static char *
plant_for_headquarters(const char *line, GRand *random)
{
    return strstr(line, "<p audience=\"headquarters\"") ? plant(line, random)
                                                        : NULL;
}

static char *
plant_in_client_words(const char *line, GRand *random)
{
    (void)random;
    g_autoptr(GString) changed = g_string_new(line);
    g_autofree char *planted =
        g_strdup_printf("<quote by=\"client\">%s", sentinel);
    if (!g_string_replace(changed, "<quote by=\"client\">", planted, 0))
        return NULL;
    return g_strdup(changed->str);
}

static char *
plant_in_comments(const char *line, GRand *random)
{
    return strstr(line, "<comment>") ? plant(line, random) : NULL;
}

/* Levels and evidence of single evaluators, and who they are. The level that
 * they come to together stays, for it stands in the ledger. */
static char *
change_evaluators(const char *line, GRand *random)
{
    if (strstr(line, "<evaluator "))
        return NULL;
    if (strstr(line, "<level ") && g_str_has_suffix(line, "/>")) {
        g_autoptr(GString) changed = g_string_new(line);
        g_string_replace(changed, "evidence=\"", "evidence=\"秘匿標識", 1);
        char *text = g_strdup(changed->str);
        char *value = strstr(text, "value=\"");
        value[strlen("value=\"")] =
            (char)('1' + g_rand_int_range(random, 0, 5));
        return text;
    }
    return NULL;
}

static const char *const cards[] = {"hub/card/13.xml", "contractor/card/13.xml",
                                    "headquarters/card/13.xml"};
static const char cover[] = "contractor/contractor-cover/c-013.xml";
static const char cover_of_other[] = "contractor/contractor-cover/c-027.xml";

static void
test_other_hub_year(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autoptr(GRand) random = g_rand_new_with_seed(27);
    int done = 0, differed = 0;
    for (int trial = 0; trial < 8 * TRIALS && done < TRIALS; trial++) {
        g_autoptr(GPtrArray) year =
            change_lines(fixture->year, "hub", "27", change_year_digit, random);
        if (!disclose(fixture, year, fixture->evaluation, "changed"))
            continue;
        done++;
        for (size_t i = 0; i < G_N_ELEMENTS(cards); i++)
            g_assert_true(is_same(fixture, cards[i]));
        g_assert_true(is_same(fixture, cover));
        differed += !is_same(fixture, "hub/card/27.xml");
    }
    g_assert_cmpint(done, ==, TRIALS);
    g_assert_cmpint(differed, ==, TRIALS);
}

static void
test_other_hub_results(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autoptr(GRand) random = g_rand_new_with_seed(13);
    for (int trial = 0; trial < TRIALS; trial++) {
        g_autoptr(GPtrArray) evaluation = change_lines(
            fixture->evaluation, "unit", "27", change_result, random);
        g_assert_true(disclose(fixture, fixture->year, evaluation, "changed"));
        for (size_t i = 0; i < G_N_ELEMENTS(cards); i++)
            g_assert_true(is_same(fixture, cards[i]));
        g_assert_true(is_same(fixture, cover));
        g_assert_false(is_same(fixture, "hub/card/27.xml"));
    }
}

static void
test_other_hub_names(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autoptr(GPtrArray) year =
        change_lines(fixture->year, "hub", "27", plant, NULL);
    g_assert_true(disclose(fixture, year, fixture->evaluation, "changed"));
    g_assert_true(has_sentinel(fixture, "hub/card/27.xml"));
    for (size_t i = 0; i < G_N_ELEMENTS(cards); i++)
        g_assert_true(is_same(fixture, cards[i]));
    g_assert_true(is_same(fixture, cover));
    g_assert_true(has_sentinel(fixture, cover_of_other));
    g_assert_true(is_same(fixture, "subcommittee/summary/national.xml"));
}

/* Plant in hub 13 and see who reads it: bits of hub, contractor, headquarters.
 */
static void
check_readers(const Fixture *fixture, Change change, const bool readers[3])
{
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    g_autoptr(GPtrArray) year =
        change_lines(fixture->year, "hub", "13", change, random);
    g_assert_true(disclose(fixture, year, fixture->evaluation, "changed"));
    for (size_t i = 0; i < G_N_ELEMENTS(cards); i++) {
        g_assert_cmpint(has_sentinel(fixture, cards[i]), ==, readers[i]);
        g_assert_cmpint(is_same(fixture, cards[i]), ==, !readers[i]);
    }
    g_assert_true(is_same(fixture, "subcommittee/summary/national.xml"));
}

static void
test_headquarters_passages(gconstpointer data)
{
    check_readers(data, plant_for_headquarters,
                  (const bool[]){false, false, true});
}

static void
test_evaluators(gconstpointer data)
{
    check_readers(data, change_evaluators, (const bool[]){false, false, true});
}

static void
test_client_words(gconstpointer data)
{
    check_readers(data, plant_in_client_words,
                  (const bool[]){true, false, true});
    check_readers(data, plant_in_comments, (const bool[]){true, false, true});
}

/* A blank line at the top of every file: places move, no view does. */
static void
test_places(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autoptr(GRegex) place =
        g_regex_new("at=\"(f[0-9]+):([0-9]+):", 0, 0, NULL);
    g_autoptr(GPtrArray) year = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < fixture->year->len; i++)
        g_ptr_array_add(year,
                        g_regex_replace(place, fixture->year->pdata[i], -1, 0,
                                        "at=\"\\1:1\\2:", 0, NULL));
    g_assert_true(disclose(fixture, year, fixture->evaluation, "changed"));
    static const char *const views[] = {"hub/card/13.xml", "hub/card/05.xml",
                                        "headquarters/summary/national.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++)
        g_assert_true(is_same(fixture, views[i]));
}

/* The anonymised edition does not follow the codes of the hubs. */
static void
test_anonymous_edition(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autofree char *view =
        read_view(fixture, "base", "subcommittee/summary/national.xml");
    static const char *const names[] = {"label=\"東京\"", "label=\"大阪\"",
                                        "label=\"秋田\"", "<map>",
                                        "type=\"連携\""};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *found = strstr(view, names[i]);
        /* Practices carry names; results never do. */
        g_assert_true(!found || found > strstr(view, "<practices"));
    }
    g_autofree char *named =
        read_view(fixture, "base", "headquarters/summary/national.xml");
    g_assert_nonnull(strstr(named, "label=\"東京\""));
}

static void
check_valid(const XmlSchema *schema, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(XmlDocument) document =
        xml_load(path, &(XmlLoad){.schema = schema, .limit = XML_STAGE_BYTES},
                 NULL, &error);
    g_assert_no_error(error);
    g_assert_nonnull(document);
}

static void
test_schema(gconstpointer data)
{
    const Fixture *fixture = data;
    static const char *const views[] = {
        "hub/card/13.xml", "contractor/card/27.xml", "headquarters/card/05.xml",
        "headquarters/summary/national.xml",
        "subcommittee/summary/national.xml"};
    g_autoptr(GError) error = NULL;
    g_autoptr(XmlSchema) schema =
        xml_schema_load("pipeline/disclose/view.rng", &error);
    g_assert_no_error(error);
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        g_autofree char *path =
            g_build_filename(fixture->folder, "base", views[i], NULL);
        check_valid(schema, path);
    }
    check_valid(schema, "tests/golden/view/card-13.xml");
    check_valid(schema, "tests/golden/view/summary.xml");
}

/* The list names every view; what an older list names beside is removed. */
static void
test_list(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autofree char *old =
        g_build_filename(fixture->folder, "changed/hub/card/99.xml", NULL);
    g_autofree char *list =
        g_build_filename(fixture->folder, "changed/views-final.list", NULL);
    g_assert_true(file_publish(old, "x", 1, NULL, NULL));
    static const char named[] = "hub/card/13.xml\nhub/card/99.xml\n";
    g_assert_true(file_publish(list, named, strlen(named), NULL, NULL));
    g_assert_true(
        disclose(fixture, fixture->year, fixture->evaluation, "changed"));
    g_assert_false(g_file_test(old, G_FILE_TEST_EXISTS));
    g_autofree char *text = read_view(fixture, "changed", "views-final.list");
    g_assert_true(g_str_has_prefix(text, "contractor/card/05.xml\n"));
    g_assert_true(
        g_str_has_suffix(text, "subcommittee/summary/national.xml\n"));
    g_assert_null(strstr(text, "99"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    Fixture *fixture = fixture_new(argv[0]);
    g_assert_true(
        disclose(fixture, fixture->year, fixture->evaluation, "base"));
    g_test_add_data_func("/disclose/another-hubs-year-does-not-show", fixture,
                         test_other_hub_year);
    g_test_add_data_func("/disclose/another-hubs-results-do-not-show", fixture,
                         test_other_hub_results);
    g_test_add_data_func("/disclose/another-hubs-words-do-not-show", fixture,
                         test_other_hub_names);
    g_test_add_data_func("/disclose/passages-for-headquarters-stay-there",
                         fixture, test_headquarters_passages);
    g_test_add_data_func("/disclose/single-evaluators-stay-there", fixture,
                         test_evaluators);
    g_test_add_data_func("/disclose/clients-words-pass-the-contractor-by",
                         fixture, test_client_words);
    g_test_add_data_func("/disclose/places-are-in-no-view", fixture,
                         test_places);
    g_test_add_data_func("/disclose/the-anonymised-edition-has-no-names",
                         fixture, test_anonymous_edition);
    g_test_add_data_func("/disclose/views-are-as-the-schema-says", fixture,
                         test_schema);
    g_test_add_data_func("/disclose/a-view-that-belongs-no-more-is-removed",
                         fixture, test_list);
    int status = g_test_run();
    fixture_free(fixture);
    return status;
}
