/*
 * Non-interference: whatever a reader may not see is changed at random, and the
 * reader's views keep their bytes.
 */
#include "disclose_fixture.h"

static const char sentinel[] = "秘匿標識";

static bool
has_sentinel(const Fixture *fixture, const char *view)
{
    g_autofree char *after = read_view(fixture, "changed", view);
    return strstr(after, sentinel) != NULL;
}

static char *
change_year_digit(const char *line, GRand *random)
{
    if (strstr(line, "<response") || g_rand_int_range(random, 0, 4))
        return NULL;
    return change_digit(line, random);
}

/* Published without a name are composites and rates, in the strips; of the two
 * axes of the balance the cell alone, in the plot. */
static char *
change_result(const char *line, GRand *random)
{
    if (strstr(line, "id=\"total.score\"") || strstr(line, ".rate\""))
        return NULL;
    char *moved =
        move_score(line, OTHERS_STEP, 0, g_rand_double_range(random, 0, .999));
    return moved ? moved : change_digit(line, random);
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
        for (size_t i = 0; i < G_N_ELEMENTS(card_views); i++)
            g_assert_true(is_same(fixture, card_views[i]));
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
        for (size_t i = 0; i < G_N_ELEMENTS(card_views); i++)
            g_assert_true(is_same(fixture, card_views[i]));
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
    for (size_t i = 0; i < G_N_ELEMENTS(card_views); i++)
        g_assert_true(is_same(fixture, card_views[i]));
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
    for (size_t i = 0; i < G_N_ELEMENTS(card_views); i++) {
        g_assert_cmpint(has_sentinel(fixture, card_views[i]), ==, readers[i]);
        g_assert_cmpint(is_same(fixture, card_views[i]), ==, !readers[i]);
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

/* The three hubs are of three blocks, so that a block's sum is a hub's. */
static void
test_small_blocks(gconstpointer data)
{
    const Fixture *fixture = data;
    g_autofree char *full =
        read_view(fixture, "base", "headquarters/summary/national.xml");
    g_assert_nonnull(strstr(full, "<prefectures block="));
    g_assert_nonnull(strstr(full, "<cell block="));
    static const char *const others[] = {"subcommittee/summary/national.xml",
                                         "public/public/national.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *view = read_view(fixture, "base", others[i]);
        g_assert_nonnull(strstr(view, "<gaps "));
        g_assert_null(strstr(view, "<prefectures"));
        g_assert_null(strstr(view, "<cell block="));
    }
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
    g_test_add_data_func("/disclose/a-block-of-few-hubs-is-withheld", fixture,
                         test_small_blocks);
    g_test_add_data_func("/disclose/views-are-as-the-schema-says", fixture,
                         test_schema);
    g_test_add_data_func("/disclose/a-view-that-belongs-no-more-is-removed",
                         fixture, test_list);
    int status = g_test_run();
    fixture_free(fixture);
    return status;
}
