#include "base/xml.h"

#include "base/error.h"
#include "base/file.h"
#include "base/xml_out.h"
#include "base/xml_reader.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const char grammar[] =
    "<element name='notes' xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
    "<zeroOrMore><element name='note'>"
    "<attribute name='hub'><data type='int'/></attribute>"
    "<optional><element name='text'><mixed><zeroOrMore><element name='b'>"
    "<text/></element></zeroOrMore></mixed></element></optional>"
    "</element></zeroOrMore></element>";

typedef struct {
    char *folder;
    char *rng;
} Fixture;

static char *
write_file(Fixture *fixture, const char *name, const char *text)
{
    char *path = g_build_filename(fixture->folder, name, NULL);
    GError *error = NULL;
    file_publish(path, text, strlen(text), NULL, &error);
    g_assert_no_error(error);
    return path;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("hyoka-xml-XXXXXX", NULL);
    fixture->rng = write_file(fixture, "notes.rng", grammar);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GPtrArray) names = file_list(fixture->folder, NULL, NULL);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path =
            g_build_filename(fixture->folder, names->pdata[i], NULL);
        g_unlink(path);
    }
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->rng);
}

static XmlDocument *
parse(const char *text, const XmlLoad *how, Diag *diag)
{
    GError *error = NULL;
    XmlDocument *document =
        xml_parse("a.xml", text, strlen(text), how, diag, &error);
    g_assert_no_error(error);
    return document;
}

static void
check_place(const XmlNode *node, int line, int column)
{
    DiagPlace place = xml_place(node);
    g_assert_cmpint(place.line, ==, line);
    g_assert_cmpint(place.column, ==, column);
}

static void
elements_know_their_place(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document =
        parse("\xEF\xBB\xBF<?xml version='1.0'?>\n<ノート>評価<b\n a='1&lt;2'"
              "/><c/>\n<!-- <d> --><d x='1'><e/></d></ノート>",
              NULL, diag);
    XmlNode *root = xml_root(document);
    check_place(root, 2, 1);
    XmlNode *b = xml_first(root, NULL);
    check_place(b, 2, 8);
    g_assert_cmpstr(xml_attribute(b, "a"), ==, "1<2");
    check_place(xml_next(b, NULL), 3, 14);
    check_place(xml_first(root, "d"), 4, 13);
    check_place(xml_first(xml_first(root, "d"), NULL), 4, 22);
    g_assert_null(xml_parent(root));
    GError *error = NULL;
    g_assert_false(xml_fail(&error, b, "no %s", "good"));
    g_assert_cmpstr(error->message, ==, "a.xml:2:8: no good");
    g_clear_error(&error);
}

static void
check_finding(Diag *diag, int index, FindingCode code, int line, int column)
{
    g_assert_cmpint(diag_length(diag), >, index);
    const Finding *finding = diag_get(diag, index);
    g_assert_cmpstr(diag_code_name(finding->code), ==, diag_code_name(code));
    g_assert_cmpint(finding->place.line, ==, line);
    g_assert_cmpint(finding->place.column, ==, column);
}

static void
malformed_documents_are_findings(void)
{
    static const struct {
        const char *text;
        FindingCode code;
        int line, column;
    } rows[] = {
        {"<a>\n<b></a>", FINDING_XML_MALFORMED, 2, 8},
        {"<a>あ&x;</a>", FINDING_XML_MALFORMED, 1, 8},
        {"<a/>\nx", FINDING_XML_MALFORMED, 2, 1},
        {"", FINDING_XML_MALFORMED, 1, 1},
        {"<a b='1' b='2'/>", FINDING_XML_MALFORMED, 1, 15},
        {"<a>\n\x85</a>", FINDING_TEXT_UNDECODABLE, 2, 1},
        {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", FINDING_XML_DOCTYPE, 1,
         13},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Diag) diag = diag_new();
        g_assert_null(parse(rows[i].text, NULL, diag));
        check_finding(diag, 0, rows[i].code, rows[i].line, rows[i].column);
    }
    GError *error = NULL;
    g_assert_null(xml_parse("a.xml", "<a>", 3, NULL, NULL, &error));
    g_assert_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA);
    g_assert_true(g_str_has_prefix(error->message, "a.xml:1:4: "));
    g_clear_error(&error);
}

static void
size_and_depth_are_limited(void)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < XML_MAX_DEPTH; i++)
        g_string_append(deep, "<a>");
    g_autofree char *open = g_strdup(deep->str);
    for (int i = 0; i < XML_MAX_DEPTH; i++)
        g_string_append(deep, "</a>");
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document = parse(deep->str, NULL, diag);
    g_assert_nonnull(document);
    g_autofree char *deeper = g_strconcat(open, "<a/>", NULL);
    g_assert_null(parse(deeper, NULL, diag));
    check_finding(diag, 0, FINDING_XML_TOO_DEEP, 1, 193);
    g_autoptr(Diag) large = diag_new();
    XmlLoad how = {.limit = 8};
    g_assert_null(parse("<a>....</a>", &how, large));
    check_finding(large, 0, FINDING_XML_TOO_LARGE, 1, 1);
}

static void
cp932_documents_are_read(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document =
        parse("<?xml version='1.0' encoding='Shift_JIS'?><a>\x8b\x92\x93_</a>",
              NULL, diag);
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(xml_text(arena, xml_root(document)), ==, "拠点");
}

static void
invalid_documents_name_every_place(Fixture *fixture, gconstpointer data)
{
    (void)data;
    GError *error = NULL;
    g_autoptr(XmlSchema) schema = xml_schema_load(fixture->rng, &error);
    g_assert_no_error(error);
    XmlLoad how = {.schema = schema};
    g_autoptr(Diag) good = diag_new();
    g_autoptr(XmlDocument) document =
        parse("<notes><note hub='1'><text>x<b>y</b></text></note></notes>",
              &how, good);
    g_assert_nonnull(document);
    g_assert_cmpint(diag_length(good), ==, 0);
    g_autoptr(Diag) diag = diag_new();
    g_assert_null(
        parse("<notes>\n <note hub='x'/>\n <nota/>\n</notes>", &how, diag));
    g_assert_cmpint(diag_length(diag), >=, 1);
    g_assert_cmpint(diag_get(diag, 0)->place.line, ==, 2);
    g_assert_cmpint(diag_get(diag, 0)->place.column, ==, 2);
    g_autofree char *bad = write_file(fixture, "bad.rng", "<grammar>");
    g_assert_null(xml_schema_load(bad, &error));
    g_assert_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT);
    g_clear_error(&error);
}

/* Wide: forty optional attributes, half of them numbers, and what they may not
 * be. A validator that tries each with and without never comes to an end. */
static void
many_optional_attributes_cost_little(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) wide = g_string_new(
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary="
        "'http://www.w3.org/2001/XMLSchema-datatypes'><define name='wide'>"
        "<element name='wide'>");
    g_autoptr(GString) all = g_string_new("<wide");
    for (int i = 0; i < 20; i++) {
        g_string_append_printf(
            wide,
            "<optional><attribute name='t%d'/></optional>"
            "<optional><attribute name='n%d'><data type='decimal'/></attribute>"
            "</optional>",
            i, i);
        g_string_append_printf(all, " t%d='x' n%d='1.5'", i, i);
    }
    g_string_append(wide, "<empty/></element></define></grammar>");
    g_string_append(all, "/>");
    g_autofree char *part = write_file(fixture, "wide.rng", wide->str);
    g_autofree char *path =
        write_file(fixture, "whole.rng",
                   "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
                   "<include href='wide.rng'/><start><ref name='wide'/></start>"
                   "</grammar>");
    GError *error = NULL;
    g_autoptr(XmlSchema) schema = xml_schema_load(path, &error);
    g_assert_no_error(error);
    XmlLoad how = {.schema = schema};
    const char *const good[] = {all->str, "<wide/>", "<wide n3='4'/>",
                                "<wide t3='4' n19='-2'/>"};
    const char *const bad[] = {"<wide n3='x'/>", "<wide t20='x'/>",
                               "<wide t1='x' n1=''/>", "<wide>x</wide>",
                               "<w xmlns='urn:x' t1='x'/>"};
    for (guint i = 0; i < G_N_ELEMENTS(good) + G_N_ELEMENTS(bad); i++) {
        bool is_good = i < G_N_ELEMENTS(good);
        g_autoptr(Diag) diag = diag_new();
        g_autoptr(XmlDocument) document =
            parse(is_good ? good[i] : bad[i - G_N_ELEMENTS(good)], &how, diag);
        g_assert_true(is_good == (document != NULL));
    }
    how.schema_for = "";
    g_autoptr(XmlDocument) other =
        parse("<w xmlns='urn:x' t1='x'/>", &how, NULL);
    g_assert_nonnull(other);
}

#define XI "xmlns:xi='http://www.w3.org/2001/XInclude'"

static void
parts_are_included_from_below_the_folder(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *main_path =
        write_file(fixture, "main.xml",
                   "<m xmlns='urn:m' " XI ">\n<xi:include "
                   "href='part.xml'/><z/></m>");
    g_autofree char *part =
        write_file(fixture, "part.xml",
                   "<p xmlns='urn:m' " XI " xml:lang='ja'>\n  <xi:include "
                   "href='leaf.xml'/></p>");
    g_autofree char *leaf =
        write_file(fixture, "leaf.xml", "<!-- x -->\n<l xmlns='urn:m'/>");
    XmlLoad how = {.include_folder = fixture->folder};
    GError *error = NULL;
    g_autoptr(XmlDocument) document = xml_load(main_path, &how, NULL, &error);
    g_assert_no_error(error);
    XmlNode *p = xml_first(xml_root(document), "p");
    XmlNode *l = xml_first(p, "l");
    g_assert_nonnull(l);
    check_place(l, 2, 1);
    g_assert_cmpstr(xml_place(l).file, ==, leaf);
    g_assert_cmpstr(xml_place(p).file, ==, part);
    g_assert_cmpstr(xml_namespace(l), ==, "urn:m");
    g_assert_cmpstr(xml_place(xml_next(p, NULL)).file, ==, main_path);
    g_assert_cmpuint(xml_files(document)->len, ==, 3);

    static const char *const prefixes[] = {"m", "urn:m", NULL};
    g_autoptr(XmlPath) path = xml_path_new("//m:l", prefixes, &error);
    g_autoptr(GPtrArray) found = xml_path_elements(path, xml_root(document));
    g_assert_cmpuint(found->len, ==, 1);
    g_assert_true(found->pdata[0] == l);
}

static void
parts_outside_and_loops_are_refused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char *const hrefs[] = {"../etc.xml", "/etc/hostname",
                                        "main.xml", "missing.xml",
                                        "http://localhost/x.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(hrefs); i++) {
        g_autofree char *text = g_strdup_printf(
            "<m " XI ">\n <xi:include href='%s'/></m>", hrefs[i]);
        g_autofree char *path = write_file(fixture, "main.xml", text);
        XmlLoad how = {.include_folder = fixture->folder};
        g_autoptr(Diag) diag = diag_new();
        GError *error = NULL;
        g_assert_null(xml_load(path, &how, diag, &error));
        g_assert_no_error(error);
        check_finding(diag, 0, FINDING_XML_INCLUDE, 2, 2);
    }
}

static void
text_collapses_as_japanese_is_set(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document = parse(
        "<a>\n  売上の<b>拡大</b>を\n  支援する  A\n  b c。\n</a>", NULL, diag);
    g_autoptr(Arena) arena = arena_new();
    g_assert_cmpstr(xml_text_collapsed(arena, xml_root(document)), ==,
                    "売上の拡大を支援する A b c。");
}

static void
paths_give_strings_numbers_and_truth(void)
{
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document =
        parse("<a><b v='2'/><b v='3.5'>x</b></a>", NULL, diag);
    XmlNode *root = xml_root(document);
    GError *error = NULL;
    g_autoptr(XmlPath) value = xml_path_new("b[2]/@v", NULL, &error);
    g_autofree char *text = xml_path_string(value, root);
    g_assert_cmpstr(text, ==, "3.5");
    g_assert_cmpfloat(xml_path_number(value, root), ==, 3.5);
    g_autoptr(XmlPath) none = xml_path_new("b[3]/@v", NULL, &error);
    g_assert_null(xml_path_string(none, root));
    g_assert_false(xml_path_test(none, root));
    g_assert_true(isnan(xml_path_number(none, root)));
    g_autoptr(XmlPath) count = xml_path_new("count(b)", NULL, &error);
    g_assert_cmpfloat(xml_path_number(count, root), ==, 2);
    g_assert_no_error(error);
    static const char *const bad[] = {"b[", "nothing(b)", "x:b", "$v", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_null(xml_path_new(bad[i], NULL, &error));
        g_assert_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA);
        g_clear_error(&error);
    }
}

static void
the_reader_walks_children(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *path =
        write_file(fixture, "notes.xml",
                   "<notes>\n<note hub='1'><text>あ<b>い</b>う</text></note>\n"
                   "<note hub='2'/>\n<note hub='3'><text/></note>\n</notes>");
    g_autoptr(Arena) arena = arena_new();
    GError *error = NULL;
    g_autoptr(XmlReader) reader =
        xml_reader_open(path, fixture->rng, arena, &error);
    g_assert_no_error(error);
    g_assert_true(xml_reader_next(reader, 0));
    g_assert_true(xml_reader_is(reader, "notes"));
    g_autoptr(GString) seen = g_string_new(NULL);
    while (xml_reader_next(reader, 1)) {
        g_string_append(seen, xml_reader_attribute(reader, "hub"));
        g_assert_null(xml_reader_attribute(reader, "none"));
        while (xml_reader_next(reader, 2))
            g_string_append_printf(seen, "[%s]", xml_reader_text(reader));
    }
    g_assert_true(xml_reader_close(reader, &error));
    g_assert_no_error(error);
    g_assert_cmpstr(seen->str, ==, "1[あいう]23[]");
}

static void
the_reader_skips_what_is_not_asked_for(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *path =
        write_file(fixture, "notes.xml",
                   "<notes><note hub='1'><text>あ<b>い</b></text></note>"
                   "<note hub='2'><text>x</text></note></notes>");
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlReader) reader = xml_reader_open(path, NULL, arena, NULL);
    int sum = 0;
    g_assert_true(xml_reader_next(reader, 0));
    while (xml_reader_next(reader, 1)) {
        sum = sum * 10 + xml_reader_integer(reader, "hub", 0);
        if (sum > 1)
            continue;
        g_assert_true(xml_reader_next(reader, 2));
        XmlNode *tree = xml_reader_tree(reader);
        g_assert_cmpstr(xml_text(arena, tree), ==, "あい");
        g_assert_cmpstr(xml_name(xml_first(tree, NULL)), ==, "b");
    }
    g_assert_cmpint(sum, ==, 12);
    g_assert_true(xml_reader_close(reader, NULL));
}

static void
the_reader_refuses_bad_documents(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char *const bad[] = {
        "<notes>\n<note hub='x'/></notes>",
        "<notes>\n<note hub='1'></notes>",
        "<notes>\n<none/></notes>",
        "<!DOCTYPE notes [<!ENTITY e 'x'>]>\n<notes/>",
        "<notes/>\n<notes/>",
        ""};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *path = write_file(fixture, "bad.xml", bad[i]);
        g_autoptr(Arena) arena = arena_new();
        GError *error = NULL;
        g_autoptr(XmlReader) reader =
            xml_reader_open(path, fixture->rng, arena, &error);
        g_assert_no_error(error);
        if (xml_reader_next(reader, 0))
            while (xml_reader_next(reader, 1))
                continue;
        g_assert_false(xml_reader_close(reader, &error));
        g_assert_error(error, HYOKA_ERROR, HYOKA_ERROR_DATA);
        g_autofree char *prefix = g_strdup_printf("%s:", path);
        g_assert_true(g_str_has_prefix(error->message, prefix));
        g_clear_error(&error);
    }
}

static void
the_writer_is_read_back(void)
{
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "year");
    xml_out_attribute(out, "xmlns", "urn:hyoka:year:1");
    xml_out_start(out, "hub");
    xml_out_attribute(out, "name", "a<&>\"\n\t髙");
    xml_out_attribute_number(out, "share", 0.1 + 0.2);
    xml_out_attribute_number(out, "none", (double)NAN);
    xml_out_attribute_int(out, "staff", -7);
    xml_out_attribute_bool(out, "new", true);
    xml_out_text_element(out, "note", "x < y & \"z\"\n\x01\r");
    xml_out_text_element(out, "absent", NULL);
    xml_out_start(out, "p");
    xml_out_mixed(out);
    xml_out_start(out, "b");
    xml_out_text(out, "太");
    xml_out_end(out);
    xml_out_text(out, "字");
    xml_out_end(out);
    xml_out_start(out, "empty");
    xml_out_end(out);
    xml_out_end(out);
    xml_out_end(out);
    static const char expected[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<year xmlns=\"urn:hyoka:year:1\">\n"
        " <hub name=\"a&lt;&amp;&gt;&quot;&#10;&#9;髙\" share=\"0.3\" "
        "staff=\"-7\" new=\"true\">\n"
        "  <note>x &lt; y &amp; \"z\"\n&#13;</note>\n"
        "  <p><b>太</b>字</p>\n"
        "  <empty/>\n"
        " </hub>\n"
        "</year>\n";
    size_t length;
    g_assert_cmpstr(xml_out_bytes(out, &length), ==, expected);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(XmlDocument) document = parse(expected, NULL, diag);
    XmlNode *hub = xml_first(xml_root(document), "hub");
    g_assert_cmpstr(xml_attribute(hub, "name"), ==, "a<&>\"\n\t髙");
    g_assert_true(xml_truth(hub, "new", false));
    g_assert_cmpint(xml_integer(hub, "staff", 0), ==, -7);
    g_assert_cmpfloat(xml_number(hub, "share", 0), ==, 0.3);

    g_autoptr(XmlOut) copy = xml_out_new();
    xml_out_start(copy, "year");
    xml_out_attribute(copy, "xmlns", "urn:hyoka:year:1");
    xml_out_copy(copy, hub);
    xml_out_end(copy);
    g_assert_cmpstr(xml_out_bytes(copy, &length), ==, expected);
}

#define ADD(name, function)                                                    \
    g_test_add("/xml/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml/elements-know-their-place",
                    elements_know_their_place);
    g_test_add_func("/xml/malformed-documents-are-findings",
                    malformed_documents_are_findings);
    g_test_add_func("/xml/size-and-depth-are-limited",
                    size_and_depth_are_limited);
    g_test_add_func("/xml/cp932-documents-are-read", cp932_documents_are_read);
    ADD("invalid-documents-name-every-place",
        invalid_documents_name_every_place);
    ADD("many-optional-attributes-cost-little",
        many_optional_attributes_cost_little);
    ADD("parts-are-included-from-below-the-folder",
        parts_are_included_from_below_the_folder);
    ADD("parts-outside-and-loops-are-refused",
        parts_outside_and_loops_are_refused);
    g_test_add_func("/xml/text-collapses-as-japanese-is-set",
                    text_collapses_as_japanese_is_set);
    g_test_add_func("/xml/paths-give-strings-numbers-and-truth",
                    paths_give_strings_numbers_and_truth);
    ADD("the-reader-walks-children", the_reader_walks_children);
    ADD("the-reader-skips-what-is-not-asked-for",
        the_reader_skips_what_is_not_asked_for);
    ADD("the-reader-refuses-bad-documents", the_reader_refuses_bad_documents);
    g_test_add_func("/xml/the-writer-is-read-back", the_writer_is_read_back);
    return g_test_run();
}
