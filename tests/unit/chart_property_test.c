/*
 * What holds for every chart whatever its data: nothing leaves the area, no
 * label covers another, every kind is drawn from no data at all, and every
 * figure that is written stands in the alternative text.
 */
#include "chart_sample.h"
#include "typeset/chart_kinds.h"

typedef struct {
    const char *kind;
    const char *tables; /* "table:rows field=type …;…", see random_cell */
    const char *parameters;
    double width, height; /* the smallest area; the largest is twice that */
} Shape;

static const Shape shapes[] = {
    {"bar", "bar:1 value=p", "", 10, 4},
    {"bar", "bar:1 value=p low=p high=p", "", 10, 4},
    {"caterpillar",
     "rows:9 name=t value=n low=n high=n flag=f rank=r rank-low=r rank-high=r",
     "#names 20\n#head 4\n#foot 4\n#at 20 40 60 80\n#reference 53.1\n"
     "#rank-at 1 10 20 30 40 47\n",
     100, 50},
    {"dots", "rows:9 name=t value=n low=n high=n median=n q1=n q3=n",
     "#names 60\n#head 4\n#at 0 20 40 60 80 100\n#value-name 当拠点\n"
     "#range-name 中央の半数\n",
     110, 40},
    {"dumbbell", "rows:9 name=t self=l value=l flag=f",
     "#names 40\n#head 4\n#at 1 2 3 4 5\n#self-name 自己評価\n"
     "#value-name 評価者\n",
     90, 40},
    {"funnel",
     "points:40 name=t n=c value=n outside=o;mean:1 name=t value=n;"
     "limits:20 n=c low95=n high95=n low998=n high998=n",
     "#n-name 件数\n#value-name 率\n", 60, 50},
    {"grade", "grade:1 grade=g", "", 6, 5},
    {"heat", "rows:6 name=i;columns:5 name=i;cells:40 row=i column=j value=n",
     "#names 60\n#head 5\n", 110, 30},
    {"heat", "cells:1 value=n", "", 12, 5},
    {"histogram", "values:47 value=n",
     "#floor 40\n#floor-name 12拠点\n#median 54.2\n", 35, 20},
    {"interval", "rows:1 value=n low=n high=n flag=f", "#at 20 40\n", 20, 4},
    {"ladder", "grade:1 grade=g", "", 30, 5},
    {"mini-strip", "others:46 value=n;subject:1 value=n;median:1 value=n", "",
     15, 6},
    {"months", "months:12 name=s value=c target=c last=c", "", 90, 25},
    {"forecast", "months:12 name=s value=c forecast=c low=c high=c last=c",
     "#target 900\n", 78, 30},
    {"pace", "rows:1 value=p forecast=p low=p high=p", "#at 50 100\n", 20, 4},
    {"radar", "axes:8 name=t value=n last=n median=n", "#low 30\n#high 80\n",
     70, 50},
    {"radar", "axes:5 name=s value=n last=n median=n", "#low 0\n#high 100\n",
     50, 40},
    {"methods", "rows:9 name=t value=r low=r high=r;ticks:40 row=t value=r",
     "#names 40\n#head 4\n#at 1 10 20 30 40 47\n", 100, 50},
    {"rank-interval", "rows:1 value=r low=r high=r", "", 20, 4},
    {"scale", "", "#at 0 10 20 30 40 50 60 70 80 90 100\n", 10, 4},
    {"scatter", "subject:1 name=s x=n y=n;others:46 x=n y=n count=r",
     "#x-name 専門医\n#y-name 総合医\n#x-median 52\n#y-median 50\n", 60, 55},
    {"spark", "points:12 value=n", "", 10, 3},
    {"squares", "squares:1 grade=g count=r;all:5 count=r", "", 20, 4},
    {"stacked",
     "steps:5 name=t;rows:3 name=s v1=p v2=p v3=p v4=p v5=p sum=p sum-low=p "
     "sum-high=p",
     "", 90, 32},
    {"strip",
     "others:46 value=n;subject:1 name=s value=n low=n high=n;"
     "median:1 value=n;zones:5 name=g low=n high=n here=f",
     "", 80, 20},
    {"tiles", "tiles:47 x=j y=m name=s grade=g", "#inset 1.2 5\n", 110, 110},
    {"slope", "rows:20 name=t from=n to=n flag=f", "#at 40 60\n", 80, 40},
    {"slope", "rows:47 name=s from=n to=n", "", 60, 60},
    {"bump",
     "columns:5 name=i;rows:9 name=i flag=f;cells:45 row=m column=j value=r",
     "#high 47\n", 80, 40},
    {"bump", "columns:5 name=i;rows:9 name=i;cells:45 row=m column=j value=r",
     "", 60, 40},
    {"trend",
     "columns:5 name=i;rows:9 name=i flag=f;cells:45 row=m column=j value=n",
     "#reference 40\n", 80, 40},
    {"trend", "columns:5 name=i;rows:9 name=i;cells:45 row=m column=j value=c",
     "", 50, 30},
    {"multiples", "panels:5 name=i figure=c;points:60 panel=j name=i value=c",
     "#columns 4\n#from 4月\n#to 3月\n", 100, 40},
    {"multiples", "panels:5 name=i;points:60 panel=j value=n",
     "#columns 2\n#common yes\n", 60, 60},
    {"years", "years:5 name=i median=n low=n high=n;values:90 year=j value=n",
     "#floor 40\n", 90, 40},
};

/* What a sample's data are like: mostly plain, and each of the extremes. */
typedef enum {
    PLAIN,
    EQUAL,    /* every number the same */
    SINGLE,   /* one row a table */
    NEGATIVE, /* every number below 0 */
    HUGE_ONE, /* millions */
    WORDS,    /* what is no number where a number should be */
    LONG,     /* the longest names */
    MODES
} Mode;

typedef struct {
    GRand *random;
    Mode mode;
} Source;

static void
random_text(const Source *source, GString *out, int most)
{
    static const char *const words[] = {"紹介", "・",   "つなぎ", "（実）",
                                        "A1",   "件",   "者",     "改善",
                                        "、",   "2017", "率",     "空白"};
    int count = source->mode == LONG
                    ? 24
                    : g_rand_int_range(source->random, 1, most + 1);
    for (int i = 0; i < count; i++)
        g_string_append(
            out,
            words[g_rand_int_range(source->random, 0, G_N_ELEMENTS(words))]);
}

static void
random_number(const Source *source, GString *out, char type)
{
    static const char *const wild[] = {"-50", "0", "12345678", "0.001"};
    static const char *const words[] = {"NaN", "inf", "不詳", "1e999", "1,2"};
    GRand *random = source->random;
    if (source->mode == EQUAL)
        g_string_append(out, "42");
    else if (source->mode == NEGATIVE)
        g_string_append_printf(out, "-%d", g_rand_int_range(random, 1, 90));
    else if (source->mode == HUGE_ONE)
        g_string_append_printf(out, "%d",
                               g_rand_int_range(random, 900000, 9999999));
    else if (source->mode == WORDS && g_rand_boolean(random))
        g_string_append(
            out, words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
    else if (g_rand_int_range(random, 0, 30) == 0)
        g_string_append(out, wild[g_rand_int_range(random, 0, 4)]);
    else if (type == 'n')
        g_string_append_printf(out, "%d.%d", g_rand_int_range(random, 20, 90),
                               g_rand_int_range(random, 0, 10));
    else if (type == 'p')
        g_string_append_printf(out, "%.1f",
                               g_rand_double_range(random, 0, 130));
    else
        g_string_append_printf(out, "%d",
                               g_rand_int_range(random, type == 'c' ? 0 : 1,
                                                type == 'c'   ? 1200
                                                : type == 'r' ? 48
                                                              : 6));
}

/* n near 50, c count, p share, r rank, l level, i j m indices, t s names, g
 * grade, f flag, o outside. One cell in ten is missing. */
static void
random_cell(const Source *source, GString *out, char type, int row)
{
    GRand *random = source->random;
    if (strchr("ijm", type)) {
        int count = type == 'i' ? 47 : type == 'j' ? 5 : 9;
        int whole = type == 'm' ? row / 5 : row;
        g_string_append_printf(out, "%d", whole % count + 1);
        return;
    }
    if (g_rand_int_range(random, 0, 10) == 0)
        return;
    if (strchr("ncprl", type))
        random_number(source, out, type);
    else if (type == 'g')
        g_string_append_c(out, "SABCDX"[g_rand_int_range(random, 0, 6)]);
    else if (type == 'f')
        g_string_append_c(out, "01"[g_rand_int_range(random, 0, 2)]);
    else if (type == 'o')
        g_string_append(out, g_rand_boolean(random) ? "high" : "very-low");
    else
        random_text(source, out, type == 't' ? 5 : 1);
}

static void
random_table(const Source *source, GString *out, const char *table)
{
    g_auto(GStrv) words = g_strsplit(table, " ", -1);
    g_auto(GStrv) head = g_strsplit(words[0], ":", 2);
    g_string_append_printf(out, "@%s", head[0]);
    for (int i = 1; words[i]; i++)
        g_string_append_printf(out, " %.*s", (int)strlen(words[i]) - 2,
                               words[i]);
    int rows =
        source->mode == SINGLE ? 1 : (int)g_ascii_strtoll(head[1], NULL, 10);
    for (int row = 0; row < rows; row++) {
        g_string_append_c(out, '\n');
        for (int i = 1; words[i]; i++) {
            random_cell(source, out, words[i][strlen(words[i]) - 1], row);
            g_string_append_c(out, '|');
        }
    }
    g_string_append_c(out, '\n');
}

static char *
random_sample(const Source *source, const Shape *shape)
{
    GString *text = g_string_new(shape->parameters);
    g_auto(GStrv) tables = g_strsplit(shape->tables, ";", -1);
    for (int i = 0; tables[i]; i++)
        random_table(source, text, tables[i]);
    return g_string_free(text, FALSE);
}

typedef struct {
    Styles *styles;
    FontSet *fonts;
} Fixture;

/* A line may stick out of the edge it marks by half its width. */
static const double edge = .3;

static void
check_boxes(const Page *page, double x, double y, double width, double height,
            const char *what)
{
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        double slack = box->kind == BOX_TEXT ? 1e-3 : edge;
        SampleExtent a = sample_extent(box);
        if (a.left < x - slack || a.top < y - slack ||
            a.right > x + width + slack || a.bottom > y + height + slack)
            g_error("%s: %s %s leaves %g x %g: %g %g to %g %g", what,
                    box->style, box->kind == BOX_TEXT ? box->run->text : "",
                    width, height, a.left - x, a.top - y, a.right - x,
                    a.bottom - y);
        for (guint j = 0; box->kind == BOX_TEXT && j < i; j++) {
            const Box *other = &g_array_index(page->boxes, Box, j);
            SampleExtent b = sample_extent(other);
            if (other->kind == BOX_TEXT && a.left < b.right - 1e-3 &&
                b.left < a.right - 1e-3 && a.top < b.bottom - 1e-3 &&
                b.top < a.bottom - 1e-3)
                g_error("%s: %s covers %s", what, box->run->text,
                        other->run->text);
        }
    }
}

static Page *
draw_sample(const Fixture *fixture, Document *document, const Shape *shape,
            const char *text, double width, double height)
{
    Page *page = document_add_page(document, 210, 297);
    Canvas canvas = {document, page, fixture->styles, fixture->fonts, 20, 30};
    ChartData data = sample_data(document->arena, text);
    const ChartKind *kind = chart_kind(shape->kind);
    g_assert_nonnull(kind);
    kind->draw(&canvas, &data, width, height);
    g_assert_nonnull(kind->describe(&data, document->arena));
    return page;
}

static char *
without_spaces(const char *text)
{
    g_auto(GStrv) parts = g_strsplit_set(text, " ", -1);
    return g_strjoinv("", parts);
}

/* Every label on the page, but for the figures of the axes, is in the text. */
static void
check_described(const Page *page, const char *alternative, const char *what)
{
    g_autofree char *all = without_spaces(alternative);
    for (guint i = 0; i < page->boxes->len; i++) {
        const Box *box = &g_array_index(page->boxes, Box, i);
        if (box->kind != BOX_TEXT || !g_strcmp0(box->style, "chart-axis"))
            continue;
        if (!strcmp(box->run->text, "…")) {
            if (!strstr(all, "値なし") && !strstr(all, "なし"))
                g_error("%s: nothing missing in: %s", what, alternative);
            continue;
        }
        g_auto(GStrv) words = g_strsplit(box->run->text, " ", -1);
        for (int k = 0; words[k]; k++)
            if (!strstr(all, words[k]))
                g_error("%s: %s is not in: %s", what, words[k], alternative);
    }
}

/* Ten thousand charts in all: every third of an extreme kind. */
static void
test_random(Fixture *fixture, gconstpointer user)
{
    const Shape *shape = user;
    guint32 most = 10000 / G_N_ELEMENTS(shapes) + 1;
    for (guint32 seed = 1; seed <= most; seed++) {
        g_autoptr(Document) document = document_new();
        GRand *random = g_rand_new_with_seed(seed);
        const Source source = {random,
                               seed % 3 ? PLAIN : (Mode)(seed / 3 % MODES)};
        g_autofree char *text = random_sample(&source, shape);
        double width = shape->width * g_rand_double_range(random, 1, 2);
        double height = shape->height * g_rand_double_range(random, 1, 2);
        g_rand_free(random);
        Page *page = draw_sample(fixture, document, shape, text, width, height);
        ChartData data = sample_data(document->arena, text);
        g_autofree char *what =
            g_strdup_printf("%s seed %u", shape->kind, seed);
        check_boxes(page, 20, 30, width, height, what);
        check_described(
            page, chart_kind(shape->kind)->describe(&data, document->arena),
            what);
    }
}

static void
test_empty(Fixture *fixture, gconstpointer user)
{
    const Shape *shape = user;
    g_autoptr(Document) document = document_new();
    Page *page =
        draw_sample(fixture, document, shape, "", shape->width, shape->height);
    check_boxes(page, 20, 30, shape->width, shape->height, shape->kind);
}

static void
test_styles(Fixture *fixture, gconstpointer user)
{
    const Shape *shape = user;
    const ChartKind *kind = chart_kind(shape->kind);
    for (const char *const *name = kind->styles; *name; name++) {
        const char *bare = strchr(*name, ':') + 1;
        bool known = g_str_has_prefix(*name, "text:")
                         ? styles_text(fixture->styles, bare) != NULL
                     : g_str_has_prefix(*name, "line:")
                         ? styles_line(fixture->styles, bare) != NULL
                         : styles_fill(fixture->styles, bare) != NULL;
        if (!known)
            g_error("%s: no style %s", shape->kind, *name);
    }
}

static void
set_up(Fixture *fixture, gconstpointer user)
{
    (void)user;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    fixture->styles = styles_load("layouts/styles.xml", diag, &error);
    g_assert_no_error(error);
    fixture->fonts = font_set_open("layouts/fonts.conf", &error);
    g_assert_no_error(error);
}

static void
tear_down(Fixture *fixture, gconstpointer user)
{
    (void)user;
    styles_free(fixture->styles);
    font_set_free(fixture->fonts);
}

static void
add(const char *name, guint i,
    void (*test)(Fixture *fixture, gconstpointer user))
{
    g_autofree char *path =
        g_strdup_printf("/chart/%s-%u/%s", shapes[i].kind, i, name);
    g_test_add(path, Fixture, &shapes[i], set_up, test, tear_down);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(shapes); i++) {
        add("labels-stay-inside-apart-and-said", i, test_random);
        add("draws-no-data", i, test_empty);
        add("lists-styles-that-exist", i, test_styles);
    }
    return g_test_run();
}
