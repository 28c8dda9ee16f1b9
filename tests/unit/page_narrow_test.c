/* Addresses, long words and long numbers in narrow cells of a table: nothing
 * leaves its column, and all characters are there. */
#include "trial.h"

enum { ROUNDS = 150 };

static void
add_part(GString *out, GRand *rand)
{
    static const char *const parts[] = {
        "https://www.example.go.jp/koukai/2014/140529kihon3.pdf",
        "support-desk@yorozu-example.go.jp",
        "Donaudampfschifffahrtsgesellschaft",
        "12345678901234567890",
        "ISO/IEC27001:2013",
        "出典は",
        "（別紙）",
        "、",
        "相談窓口"};
    g_string_append(out, parts[g_rand_int_range(rand, 0, G_N_ELEMENTS(parts))]);
}

/* Hyphens are left out of account: the setting adds some. */
static void
check_cell(const Trial *trial, const char *source, double width, guint32 seed)
{
    g_autoptr(GString) got = g_string_new(NULL);
    const double left = 9, slack = 0.01;
    for (guint i = 0; i < trial->document->pages->len; i++) {
        const Page *page = g_ptr_array_index(trial->document->pages, i);
        for (guint k = 0; k < page->boxes->len; k++) {
            const Box *box = &g_array_index(page->boxes, Box, k);
            if (box->kind != BOX_TEXT)
                continue;
            if (box->x < left - slack ||
                box->x + box->run->width > left + width + slack)
                g_error("seed %u: \"%s\" leaves its %.1f mm", seed,
                        box->run->text, width);
            g_string_append(got, box->run->text);
        }
    }
    g_string_replace(got, "-", "", 0);
    g_autoptr(GString) wanted = g_string_new(source);
    g_string_replace(wanted, "-", "", 0);
    g_assert_cmpstr(got->str, ==, wanted->str);
    g_assert_cmpint(diag_length(trial->diag), ==, 0);
}

static void
test_narrow(Trial *trial, gconstpointer data)
{
    (void)data;
    for (guint32 seed = 0; seed < ROUNDS; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        double width = g_rand_int_range(rand, 12, 40);
        g_autoptr(GString) words = g_string_new(NULL);
        for (int i = g_rand_int_range(rand, 1, 5); i > 0; i--)
            add_part(words, rand);
        g_autofree char *flow = g_strdup_printf(
            "<table><column width=\"%.0fmm\"/><column width=\"1fr\"/>"
            "<row><cell>%s</cell><cell/></row></table>",
            width, words->str);
        trial_set(trial, flow);
        check_cell(trial, words->str, width, seed);
        g_clear_pointer(&trial->document, document_free);
        g_clear_pointer(&trial->layout, layout_free);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/narrow/nothing-leaves-its-column", Trial, NULL, trial_set_up,
               test_narrow, trial_tear_down);
    return g_test_run();
}
