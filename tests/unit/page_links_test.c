/* Links, numbers of other pages, the list of contents, cells that head rows. */
#include "trial.h"

static void
append_box(GString *out, const Box *box)
{
    switch (box->kind) {
    case BOX_TEXT:
        g_string_append(out, box->run->text);
        break;
    case BOX_BEGIN:
        if (g_str_equal(box->role, "Link"))
            g_string_append_printf(out, "[%s ", box->text);
        else
            g_string_append_printf(out, "<%s%s>", box->role,
                                   box->text ? box->text : "");
        break;
    case BOX_END:
        g_string_append_c(out, ']');
        break;
    case BOX_TARGET:
        g_string_append_printf(out, "{%s}", box->text);
        break;
    default:
        break;
    }
}

/* Text, [TARGET words] for a link, {TARGET} for a place, | at a page's end. */
static char *
said(const Trial *trial)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < trial->document->pages->len; i++) {
        const Page *page = g_ptr_array_index(trial->document->pages, i);
        for (guint k = 0; k < page->boxes->len; k++)
            append_box(out, &g_array_index(page->boxes, Box, k));
        g_string_append_c(out, '|');
    }
    g_string_replace(out, "<Artifact>]", "", 0);
    return g_string_free(out, FALSE);
}

static void
check(Trial *trial, const char *flow, const char *wanted)
{
    trial_set(trial, flow);
    g_autofree char *got = said(trial);
    g_assert_cmpstr(got, ==, wanted);
    g_assert_cmpint(diag_length(trial->diag), ==, 0);
}

static void
test_case(Trial *trial, gconstpointer data)
{
    const char *const *one = data;
    check(trial, one[1], one[2]);
}

static void
test_two_lines(Trial *trial, gconstpointer data)
{
    (void)data;
    trial_set(trial,
              "<p>前の語を置いてから<link to=\"b\">次の節の長い題を二つの行に"
              "わたって言う</link>。</p><p anchor=\"b\">乙</p>");
    g_autofree char *got = said(trial);
    char *first = strstr(got, "[b ");
    g_assert_nonnull(first);
    g_assert_nonnull(strstr(first + 1, "[b "));
}

static void
test_finding(Trial *trial, gconstpointer data)
{
    const char *const *flow = data;
    trial_set(trial, flow[1]);
    g_assert_cmpint(diag_length(trial->diag), ==, 1);
    const Finding *finding = diag_get(trial->diag, 0);
    g_assert_cmpstr(diag_code_name(finding->code), ==, flow[2]);
    g_assert_cmpint(finding->place.line, ==, 6);
}

static void
test_nowhere(Trial *trial, gconstpointer data)
{
    (void)data;
    g_assert_false(trial_load(trial, "<p anchor=\"a\">甲</p>\n "
                                     "<p><link to=\"nosuch\">乙</link></p>"));
    g_assert_cmpint(diag_length(trial->diag), ==, 1);
    const Finding *finding = diag_get(trial->diag, 0);
    g_assert_cmpint(finding->code, ==, FINDING_LAYOUT_TARGET);
    g_assert_cmpint(finding->place.line, ==, 6);
    g_assert_cmpstr(finding->args[0], ==, "nosuch");
}

/* A title too long for its line goes on below, with the page at its end. */
static void
test_turned(Trial *trial, gconstpointer data)
{
    (void)data;
    trial_set(trial, "<columns><contents style=\"lead\"/></columns><heading>"
                     "<title>活動の評価の結果とその活用</title></heading>"
                     "<p>文</p>");
    g_assert_cmpint(diag_length(trial->diag), ==, 0);
    const Page *page = g_ptr_array_index(trial->document->pages, 0);
    const Box *words[3] = {NULL};
    for (guint i = 0, k = 0; i < page->boxes->len && k < 3; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind == BOX_TEXT)
            words[k++] = box;
    }
    g_assert_cmpstr(words[2]->run->text, ==, "1");
    g_assert_cmpfloat(words[1]->y, >, words[0]->y + 1);
    g_assert_cmpfloat_with_epsilon(words[2]->y, words[1]->y, 1e-9);
    g_assert_cmpfloat(words[0]->x + words[0]->run->width, <, words[2]->x);
}

/* More headings than the first page holds: the list itself moves what it
 * lists, and says in the end where things do stand. */
static void
test_contents(Trial *trial, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) flow = g_string_new("<contents/>");
    enum { HEADINGS = 25 };
    for (int i = 0; i < HEADINGS; i++)
        g_string_append(flow, "<heading numbered=\"true\"><title>題</title>"
                              "</heading><p>文</p>");
    trial_set(trial, flow->str);
    g_assert_cmpint(diag_length(trial->diag), ==, 0);
    g_autofree char *got = said(trial);
    for (int i = 1; i <= HEADINGS; i++) {
        g_autofree char *place = g_strdup_printf("{#%d}", i);
        const char *at = strstr(got, place);
        g_assert_nonnull(at);
        int page = 1;
        for (const char *p = got; p < at; p++)
            page += *p == '|';
        g_autofree char *link = g_strdup_printf("[#%d ", i);
        const char *entry = strstr(got, link);
        g_assert_nonnull(entry);
        g_autofree char *number = g_strdup_printf("　題%d]", page);
        g_autofree char *words =
            g_strndup(entry, (gsize)(strchr(entry, ']') + 1 - entry));
        g_assert_true(g_str_has_suffix(words, number));
    }
    g_assert_nonnull(strstr(got, "<TOC><TOCI>[#1 "));
}

static const char *const cases[][3] = {
    {"a-link-leads-to-its-place",
     "<p><link to=\"b\">次</link>へ</p><break/><p anchor=\"b\">乙</p>",
     "<P>[b 次]へ]|<P>{b}乙]|"},
    {"a-page-number-is-that-of-the-place",
     "<p>→<page-of to=\"b\"/>ページ</p><break/><break/><p>甲</p><break/>"
     "<p anchor=\"b\">乙</p>",
     "<P>→[b 3]ページ]|<P>甲]|<P>{b}乙]|"},
    {"each-round-has-its-own-place",
     "<p><each select=\"item\"><link to=\"i\" key=\"@v\"><text select=\".\"/>"
     "</link></each></p><break/><each select=\"item\"><p anchor=\"i\" "
     "key=\"@v\" select=\"@v\"/></each>",
     "<P>[i:1 一][i:2 二]]|<P>{i:1}1]<P>{i:2}2]|"},
    {"a-place-left-out-is-led-to-by-nothing",
     "<p><link to=\"b\">次</link>（<page-of to=\"b\" missing=\"－\"/>）</p>"
     "<if test=\"absent\"><p anchor=\"b\">乙</p></if>",
     "<P>次（－）]|"},
    {"a-row-is-a-place",
     "<p><link to=\"r\" key=\"2\">表</link></p><table><column width=\"1fr\"/>"
     "<each select=\"item\"><row anchor=\"r\" key=\"@v\"><cell "
     "select=\".\"/></row></each></table>",
     "<P>[r:2 表]]<Table>{r:1}<TR><TD>一]]{r:2}<TR><TD>二]]]|"},
    {"a-group-and-its-first-block-are-both-places",
     "<p><link to=\"g\">群</link><link to=\"p\">段</link></p>"
     "<group anchor=\"g\"><p anchor=\"p\">乙</p></group>",
     "<P>[g 群][p 段]]<P>{p}{g}乙]|"},
    {"columns-are-a-place",
     "<p><link to=\"c\">段</link></p><columns anchor=\"c\"><p>甲</p><p>乙</p>"
     "</columns>",
     "<P>[c 段]]<P>{c}甲]<P>乙]|"},
    {"a-column-heads-its-rows",
     "<table><column width=\"20mm\" header=\"true\"/><column width=\"1fr\"/>"
     "<head><row><cell/><cell>値</cell></row></head>"
     "<row><cell>甲</cell><cell>1</cell></row><row><cell/><cell>2</cell></row>"
     "</table>",
     "<Table><TR><TH>]<TH>値]]<TR><THRow>甲]<TD>1]]<TR><TD>]<TD>2]]]|"},
    {"a-cell-heads-its-row",
     "<table><column width=\"20mm\"/><column width=\"1fr\"/>"
     "<row><cell header=\"true\">甲</cell><cell>1</cell></row></table>",
     "<Table><TR><THRow>甲]<TD>1]]]|"},
};

static const char *const findings[][3] = {
    {"a-page-of-what-is-left-out",
     "<p>甲</p>\n <p>（<page-of to=\"b\"/>）</p>"
     "<if test=\"absent\"><p anchor=\"b\">乙</p></if>",
     "LAYOUT_TARGET"},
    {"two-places-of-one-name",
     "<p anchor=\"a\">甲</p>\n <each select=\"item\"><p anchor=\"i\">乙</p>"
     "</each>",
     "LAYOUT_ANCHOR"},
};

static void
add(const char *name, gconstpointer data,
    void (*function)(Trial *, gconstpointer))
{
    g_autofree char *path = g_strconcat("/links/", name, NULL);
    g_test_add(path, Trial, data, trial_set_up, function, trial_tear_down);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        add(cases[i][0], cases[i], test_case);
    for (size_t i = 0; i < G_N_ELEMENTS(findings); i++)
        add(findings[i][0], findings[i], test_finding);
    add("a-link-over-two-lines-leads-from-both", NULL, test_two_lines);
    add("a-link-to-nowhere-is-found", NULL, test_nowhere);
    add("the-contents-say-where-things-stand", NULL, test_contents);
    add("a-long-title-goes-on-below", NULL, test_turned);
    return g_test_run();
}
