/*
 * A paper with every kind of element keeps the rules, and each rule catches a
 * paper that was made to break it. With files as arguments: what each breaks.
 */
#include "pdf_paper.h"
#include "pdf_structure.h"

#include "base/file.h"

/* --- defects -------------------------------------------------------------- */

typedef struct {
    const char *rule; /* that must catch it */
    const char *name;
    void (*plant)(Rules *rules);
} Defect;

static qpdf_oh
first_of(Rules *rules, const char *key, const char *name)
{
    int size = rules_integer(rules, qpdf_get_trailer(rules->q), "/Size", 0);
    for (int id = 1; id < size; id++) {
        qpdf_oh object = qpdf_get_object_by_id(rules->q, id, 0);
        if (rules_name_is(rules, object, key, name))
            return object;
    }
    g_assert_not_reached();
}

static void
drop(Rules *rules, qpdf_oh dict, const char *key)
{
    g_assert_true(qpdf_oh_has_key(rules->q, dict, key));
    qpdf_oh_remove_key(rules->q, dict, key);
}

static gssize
erase(GString *bytes, gssize from, const char *word)
{
    char *at =
        memmem(bytes->str + from, bytes->len - (gsize)from, word, strlen(word));
    g_assert_nonnull(at);
    gssize place = at - bytes->str;
    g_string_erase(bytes, place, (gssize)strlen(word));
    return place;
}

static void
replace(Rules *rules, qpdf_oh stream, const GString *bytes)
{
    qpdf_oh_replace_stream_data(
        rules->q, stream, (const unsigned char *)bytes->str, bytes->len,
        qpdf_oh_new_null(rules->q), qpdf_oh_new_null(rules->q));
}

/* Replace the first occurrence of old in a stream. */
static void
edit(Rules *rules, qpdf_oh stream, const char *old, const char *new)
{
    g_autoptr(GString) bytes = rules_stream(rules, stream);
    g_string_insert(bytes, erase(bytes, 0, old), new);
    replace(rules, stream, bytes);
}

/* Take a mark away from a content stream, with its end. */
static void
unmark(Rules *rules, qpdf_oh stream, const char *mark)
{
    g_autoptr(GString) bytes = rules_stream(rules, stream);
    erase(bytes, erase(bytes, 0, mark), "EMC");
    replace(rules, stream, bytes);
}

static qpdf_oh
content(Rules *rules, size_t page)
{
    return rules_key(rules, qpdf_get_page_n(rules->q, page), "/Contents");
}

static void
no_language(Rules *rules)
{
    drop(rules, rules->root, "/Lang");
}

static void
no_intent(Rules *rules)
{
    drop(rules, rules->root, "/OutputIntents");
}

static void
wrong_profile(Rules *rules)
{
    edit(rules, first_of(rules, "/Alternate", "/DeviceRGB"), "RGB ", "GRAY");
}

static void
no_mark(Rules *rules)
{
    drop(rules, rules->root, "/MarkInfo");
}

static void
title_hidden(Rules *rules)
{
    drop(rules, rules_key(rules, rules->root, "/ViewerPreferences"),
         "/DisplayDocTitle");
}

static void
scaled_print(Rules *rules)
{
    drop(rules, rules_key(rules, rules->root, "/ViewerPreferences"),
         "/PrintScaling");
}

static void
script(Rules *rules)
{
    qpdf_oh_replace_key(
        rules->q, rules->root, "/OpenAction",
        qpdf_oh_parse(rules->q, "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"));
}

static void
no_xmp(Rules *rules)
{
    drop(rules, rules->root, "/Metadata");
}

static void
other_part(Rules *rules)
{
    edit(rules, rules_key(rules, rules->root, "/Metadata"), "<pdfaid:part>2",
         "<pdfaid:part>1");
}

static void
other_title(Rules *rules)
{
    qpdf_oh info = rules_key(rules, qpdf_get_trailer(rules->q), "/Info");
    qpdf_oh_replace_key(rules->q, info, "/Title",
                        qpdf_oh_new_unicode_string(rules->q, "別の題"));
}

static void
other_date(Rules *rules)
{
    qpdf_oh info = rules_key(rules, qpdf_get_trailer(rules->q), "/Info");
    qpdf_oh_replace_key(
        rules->q, info, "/ModDate",
        qpdf_oh_new_string(rules->q, "D:20180929000000+09'00'"));
}

static void
no_tab_order(Rules *rules)
{
    drop(rules, qpdf_get_page_n(rules->q, 1), "/Tabs");
}

static void
link_not_printed(Rules *rules)
{
    drop(rules, first_of(rules, "/Subtype", "/Link"), "/F");
}

static void
link_silent(Rules *rules)
{
    drop(rules, first_of(rules, "/Subtype", "/Link"), "/Contents");
}

static void
link_nowhere(Rules *rules)
{
    drop(rules, first_of(rules, "/Subtype", "/Link"), "/Dest");
}

static void
untagged_text(Rules *rules)
{
    unmark(rules, content(rules, 0), "/H1<</MCID 0>>BDC");
}

static void
untagged_rule(Rules *rules)
{
    unmark(rules, content(rules, 1), "/Artifact BMC");
}

static void
three_inks(Rules *rules)
{
    edit(rules, content(rules, 0), "\n0 g\n", "\n0 0 0 rg\n");
}

static void
font_elsewhere(Rules *rules)
{
    drop(rules, first_of(rules, "/Type", "/FontDescriptor"), "/FontFile2");
}

static void
no_glyph_map(Rules *rules)
{
    drop(rules, first_of(rules, "/Subtype", "/CIDFontType2"), "/CIDToGIDMap");
}

static void
wrong_width(Rules *rules)
{
    qpdf_oh_replace_key(rules->q, first_of(rules, "/Subtype", "/CIDFontType2"),
                        "/DW", qpdf_oh_new_integer(rules->q, 777));
}

static void
no_meanings(Rules *rules)
{
    drop(rules, first_of(rules, "/Subtype", "/Type0"), "/ToUnicode");
}

static void
empty_meaning(Rules *rules)
{
    edit(rules,
         rules_key(rules, first_of(rules, "/Subtype", "/Type0"), "/ToUnicode"),
         "endbfrange", "<8cc7> <8cc7> <fffd>\nendbfrange");
}

static void
lost_meaning(Rules *rules)
{
    edit(rules,
         rules_key(rules, first_of(rules, "/Subtype", "/Type0"), "/ToUnicode"),
         "<8c00><8cff><8c00>", "<8c00><8cc6><8c00>");
}

static void
no_alternative(Rules *rules)
{
    drop(rules, first_of(rules, "/S", "/Figure"), "/Alt");
}

static void
no_scope(Rules *rules)
{
    drop(rules, first_of(rules, "/S", "/TH"), "/A");
}

static void
other_scope(Rules *rules)
{
    qpdf_oh_replace_key(rules->q,
                        rules_key(rules, first_of(rules, "/S", "/TH"), "/A"),
                        "/Scope", qpdf_oh_new_name(rules->q, "/Table"));
}

static void
no_heads(Rules *rules)
{
    int size = rules_integer(rules, qpdf_get_trailer(rules->q), "/Size", 0);
    for (int id = 1; id < size; id++) {
        qpdf_oh cell = qpdf_get_object_by_id(rules->q, id, 0);
        if (rules_name_is(rules, cell, "/S", "/TH"))
            qpdf_oh_replace_key(rules->q, cell, "/S",
                                qpdf_oh_new_name(rules->q, "/TD"));
    }
}

static void
link_unfollowed(Rules *rules)
{
    qpdf_oh link = first_of(rules, "/S", "/Link");
    qpdf_oh kids = rules_key(rules, link, "/K");
    qpdf_oh_erase_item(rules->q, kids, rules_length(rules, kids) - 1);
}

static void
note_unnamed(Rules *rules)
{
    drop(rules, first_of(rules, "/S", "/Note"), "/ID");
}

static void
heading_skipped(Rules *rules)
{
    qpdf_oh_replace_key(rules->q, first_of(rules, "/S", "/H2"), "/S",
                        qpdf_oh_new_name(rules->q, "/H4"));
}

static void
cell_lost(Rules *rules)
{
    qpdf_oh cells = rules_key(rules, first_of(rules, "/S", "/TR"), "/K");
    qpdf_oh_erase_item(rules->q, cells, 1);
}

static void
own_role(Rules *rules)
{
    qpdf_oh_replace_key(rules->q, first_of(rules, "/S", "/H2"), "/S",
                        qpdf_oh_new_name(rules->q, "/Headline"));
}

/* The tree forgets an element to which the pages still lead: what a validator
 * of PDF/UA did not see. */
static void
element_lost(Rules *rules)
{
    qpdf_oh document = first_of(rules, "/S", "/Document");
    qpdf_oh_erase_item(rules->q, rules_key(rules, document, "/K"), 0);
}

static void
leads_astray(Rules *rules)
{
    qpdf_oh_replace_key(rules->q, qpdf_get_page_n(rules->q, 1),
                        "/StructParents", qpdf_oh_new_integer(rules->q, 0));
}

static void
wrong_parent(Rules *rules)
{
    qpdf_oh_replace_key(rules->q, first_of(rules, "/S", "/H2"), "/P",
                        first_of(rules, "/S", "/H1"));
}

static const Defect defects[] = {
    {"language", "no-language", no_language},
    {"output-intent", "no-output-intent", no_intent},
    {"output-intent", "profile-of-grey", wrong_profile},
    {"marked", "not-said-to-be-tagged", no_mark},
    {"title-shown", "title-not-shown", title_hidden},
    {"print", "print-is-scaled", scaled_print},
    {"no-actions", "javascript", script},
    {"xmp", "no-metadata", no_xmp},
    {"xmp", "another-part-of-pdf-a", other_part},
    {"info-is-xmp", "titles-differ", other_title},
    {"info-is-xmp", "dates-differ", other_date},
    {"tabs", "no-tab-order", no_tab_order},
    {"link-flags", "link-not-printed", link_not_printed},
    {"link-contents", "link-without-text", link_silent},
    {"link-leads", "link-to-nowhere", link_nowhere},
    {"all-marked", "text-not-tagged", untagged_text},
    {"all-marked", "rule-no-artifact", untagged_rule},
    {"one-ink", "black-of-three-inks", three_inks},
    {"embedded", "font-not-embedded", font_elsewhere},
    {"cid-to-gid", "no-cid-to-gid-map", no_glyph_map},
    {"widths", "wrong-width", wrong_width},
    {"meanings", "no-tounicode", no_meanings},
    {"meanings", "glyph-of-no-known-character", empty_meaning},
    {"meanings", "glyph-without-entry", lost_meaning},
    {"figure-alt", "figure-without-text", no_alternative},
    {"th-scope", "heading-cell-without-scope", no_scope},
    {"th-scope", "heading-cell-of-another-scope", other_scope},
    {"table-head", "table-without-heading-cell", no_heads},
    {"link-annotation", "link-that-cannot-be-followed", link_unfollowed},
    {"note-id", "note-without-id", note_unnamed},
    {"headings", "heading-level-skipped", heading_skipped},
    {"table", "row-lacks-a-cell", cell_lost},
    {"roles", "role-of-our-own", own_role},
    {"reachable", "element-not-in-the-tree", element_lost},
    {"parent-tree", "page-leads-to-others", leads_astray},
    {"parents", "element-of-another-parent", wrong_parent},
};

/* The paper with a defect (NULL: none) through libqpdf and out again. */
static GBytes *
planted(const Defect *defect, bool clean_ends)
{
    g_autoptr(GBytes) bytes = paper_bytes();
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    Rules rules = {.q = qpdf_init()};
    g_assert_cmpint(qpdf_read_memory(rules.q, "paper", data, length, NULL), ==,
                    QPDF_SUCCESS);
    rules.root = qpdf_get_root(rules.q);
    if (defect)
        defect->plant(&rules);
    qpdf_init_write_memory(rules.q);
    qpdf_set_deterministic_ID(rules.q, QPDF_TRUE);
    qpdf_set_newline_before_endstream(rules.q, clean_ends);
    g_assert_cmpint(qpdf_write(rules.q), ==, QPDF_SUCCESS);
    GBytes *out =
        g_bytes_new(qpdf_get_buffer(rules.q), qpdf_get_buffer_length(rules.q));
    qpdf_cleanup(&rules.q);
    return out;
}

static char *
broken_rules(GBytes *pdf)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(pdf, &length);
    return rules_check(data, length);
}

static void
test_clean(void)
{
    g_autoptr(GBytes) own = paper_bytes();
    g_autofree char *found = broken_rules(own);
    g_assert_cmpstr(found, ==, "");
    g_autoptr(GBytes) again = planted(NULL, true);
    g_autofree char *rewritten = broken_rules(again);
    g_assert_cmpstr(rewritten, ==, "");
}

/* The first cell of a row says that it heads the row. */
static void
test_row_heading(void)
{
    g_autoptr(GBytes) bytes = paper_bytes();
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    Rules rules = {.q = qpdf_init()};
    g_assert_cmpint(qpdf_read_memory(rules.q, "paper", data, length, NULL), ==,
                    QPDF_SUCCESS);
    int size = rules_integer(&rules, qpdf_get_trailer(rules.q), "/Size", 0);
    int of_rows = 0, of_columns = 0;
    for (int id = 1; id < size; id++) {
        qpdf_oh cell = qpdf_get_object_by_id(rules.q, id, 0);
        if (!rules_name_is(&rules, cell, "/S", "/TH"))
            continue;
        qpdf_oh attributes = rules_key(&rules, cell, "/A");
        of_rows += rules_name_is(&rules, attributes, "/Scope", "/Row");
        of_columns += rules_name_is(&rules, attributes, "/Scope", "/Column");
    }
    g_assert_cmpint(of_rows, ==, 2); /* the row stands on both pages */
    g_assert_cmpint(of_columns, ==, 2);
    qpdf_cleanup(&rules.q);
}

static void
test_defect(const void *data)
{
    const Defect *defect = data;
    g_autoptr(GBytes) pdf = planted(defect, true);
    g_autofree char *found = broken_rules(pdf);
    g_autofree char *line = g_strdup_printf("%s: ", defect->rule);
    if (!g_str_has_prefix(found, line)) {
        g_autofree char *later = g_strconcat("\n", line, NULL);
        g_test_message("found: %s", found);
        g_assert_nonnull(strstr(found, later));
    }
}

static void
test_bytes(void)
{
    g_autoptr(GBytes) ends = planted(NULL, false);
    g_autofree char *found = broken_rules(ends);
    g_assert_true(g_str_has_prefix(found, "endstream: "));
    g_autoptr(GBytes) own = paper_bytes();
    gsize length = 0;
    g_autofree char *copy =
        g_memdup2(g_bytes_get_data(own, &length), g_bytes_get_size(own));
    g_bytes_get_data(own, &length);
    char *id = memmem(copy, length, "/ID[", 4);
    g_assert_nonnull(id);
    id[1] = 'X';
    g_autofree char *nameless = rules_check(copy, length);
    g_assert_true(g_str_has_prefix(nameless, "trailer-id: "));
}

/* --- files ---------------------------------------------------------------- */

static int
check_files(char **paths)
{
    int status = 0;
    for (char **path = paths; *path; path++) {
        g_autofree char *bytes = NULL;
        size_t length = 0;
        if (!file_read(*path, 0, &bytes, &length, NULL))
            return 3;
        g_autofree char *found = rules_check(bytes, length);
        if (*found) {
            printf("%s\n%s", *path, found);
            status = 1;
        }
    }
    return status;
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    if (argc > 1)
        return check_files(argv + 1);
    g_autofree char *folder = g_path_get_dirname(argv[0]);
    g_autofree char *paint =
        g_build_filename(folder, "..", "..", "fonts", NULL);
    g_autoptr(GError) error = NULL;
    fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
    faces = paint_faces_open(fonts, paint, &error);
    g_assert_no_error(error);
    g_test_add_func("/pdf-rules/a-paper-of-every-element-keeps-them",
                    test_clean);
    g_test_add_func("/pdf-rules/identifier-and-stream-ends-are-seen",
                    test_bytes);
    g_test_add_func("/pdf-rules/a-heading-of-a-row-says-so", test_row_heading);
    for (guint i = 0; i < G_N_ELEMENTS(defects); i++) {
        g_autofree char *name =
            g_strdup_printf("/pdf-rules/caught/%s", defects[i].name);
        g_test_add_data_func(name, &defects[i], test_defect);
    }
    int status = g_test_run();
    paint_faces_free(faces);
    font_set_free(fonts);
    return status;
}
