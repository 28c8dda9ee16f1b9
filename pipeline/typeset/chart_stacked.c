/*
 * stacked: how answers divide over up to five steps, from best to worst, with
 * the share of the first ones taken together. The first row is the subject's
 * and as tall as the others are not; it alone carries names. Steps too narrow
 * for their figure are named above, with leaders.
 *
 * Tables:
 *   steps { name }                         best first
 *   rows  { name, v1, v2, v3, v4, v5, sum, sum-low, sum-high }
 *         per cent; sum: of the bracket, with the ends of its interval
 * Parameters:
 *   names    mm at the left for the rows' names (16)
 *   reverse  yes: the subject is the last row, and rows are drawn upward
 *   bracket  number of steps that the bracket under the first row spans (2)
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_label.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"steps.name", "rows.v1", NULL};
static const char *const styles[] = {"text:chart-label",
                                     "text:chart-label-bold",
                                     "text:chart-label-inverse",
                                     "text:chart-name",
                                     "text:chart-name-bold",
                                     "text:chart-name-inverse",
                                     "text:chart-value-inverse",
                                     "line:chart-hatch",
                                     "line:chart-leader",
                                     "line:chart-bracket",
                                     "line:chart-whisker-bold",
                                     "fill:ai",
                                     "fill:ai60",
                                     "fill:ai15",
                                     "fill:white",
                                     "fill:ink",
                                     "fill:g80",
                                     "fill:compare1",
                                     "fill:compare2",
                                     "fill:compare3",
                                     NULL};

enum { STEPS = 5, HATCHED = 3 };

typedef struct {
    Labels *labels;
    Canvas *canvas;
    const ChartData *data;
    double left, width; /* of the bars */
    int steps;
} Stacked;

typedef struct {
    double left, width;
    bool known;
    const char *figure;
} Part;

static const double above = 6.9, tall = 6.6, low = 3.4, first_gap = 4.4,
                    next_gap = 2;

static void
find_parts(const Stacked *stacked, int row, Part parts[STEPS])
{
    static const char *const fields[] = {"v1", "v2", "v3", "v4", "v5"};
    Arena *arena = stacked->canvas->document->arena;
    double values[STEPS] = {0}, sum = 0;
    for (int i = 0; i < stacked->steps; i++) {
        const char *cell = chart_text(stacked->data, "rows", row, fields[i]);
        parts[i].known =
            chart_number(stacked->data, "rows", row, fields[i], &values[i]);
        parts[i].figure = cell ? figure_text(arena, cell) : NULL;
        values[i] = MAX(0, values[i]);
        sum += values[i];
    }
    /* Printed shares add up to 99.9 or 100.1 at times: the bar is whole. */
    double unit = sum > 0 ? stacked->width / sum : 0, x = stacked->left;
    for (int i = 0; i < stacked->steps; i++) {
        parts[i].left = x;
        parts[i].width = values[i] * unit;
        x += parts[i].width;
    }
}

static void
draw_bar(const Stacked *stacked, const Part parts[STEPS], bool subject,
         double y, double height)
{
    static const char *const looks[2][STEPS] = {
        {"compare1", "compare2", "compare3", "white", "g80"},
        {"ai", "ai60", "ai15", "white", "ink"}};
    for (int i = 0; i < stacked->steps; i++) {
        if (parts[i].width <= 0)
            continue;
        bool hatched = i == HATCHED;
        canvas_rect(stacked->canvas, looks[subject][i],
                    hatched ? "chart-hatch" : NULL, parts[i].left, y,
                    parts[i].width, height);
        if (hatched)
            canvas_hatch(stacked->canvas, "chart-hatch", parts[i].left, y,
                         parts[i].width, height, .7);
    }
}

/* Figure at the right and, on the subject's, name at the left of a part. True
 * when nothing is left to be named outside. */
static bool
label_inside(const Stacked *stacked, const Part *part, int step, bool subject,
             double middle)
{
    static const char *const figures[2][2] = {
        {"chart-label", "chart-label-inverse"},
        {"chart-name-bold", "chart-value-inverse"}};
    static const char *const names[2] = {"chart-name", "chart-name-inverse"};
    bool dark = step == 0 || step == 4;
    if (!part->known)
        return false;
    const char *name = chart_text(stacked->data, "steps", step, "name");
    const char *style = step < 2 ? figures[subject][dark]
                        : dark   ? "chart-label-inverse"
                                 : "chart-label";
    double figure_width =
        canvas_text_width(stacked->canvas, style, part->figure);
    double name_width =
        subject && name ? canvas_text_width(stacked->canvas, names[dark], name)
                        : 0;
    bool both =
        name && subject && figure_width + name_width + 4.4 <= part->width;
    double y = label_baseline(stacked->canvas, style, middle);
    if (step == HATCHED) {
        if (part->width >= figure_width + 2)
            label_put_halo(stacked->labels, style, ALIGN_CENTRE,
                           part->left + part->width / 2, y, part->figure);
        return !subject;
    }
    if (step < 2 && part->width >= figure_width + 2.4)
        label_put(stacked->labels, style, ALIGN_RIGHT,
                  part->left + part->width - 1.2, y, part->figure);
    else if (part->width >= figure_width + .8)
        label_put(stacked->labels, style, ALIGN_CENTRE,
                  part->left + part->width / 2, y, part->figure);
    else
        return false;
    if (both && step < 2)
        label_put(stacked->labels, names[dark], ALIGN_LEFT, part->left + 1.6, y,
                  name);
    return !subject || !name || (both && step < 2);
}

/* What did not fit inside: name, and figure where that did not fit either. */
static void
label_above(const Stacked *stacked, const Part parts[STEPS],
            const bool named[STEPS], const bool figured[STEPS])
{
    Arena *arena = stacked->canvas->document->arena;
    const char *texts[STEPS];
    double centres[STEPS], widths[STEPS], marks[STEPS];
    int count = 0;
    for (int i = 0; i < stacked->steps; i++) {
        const char *name = chart_text(stacked->data, "steps", i, "name");
        if (named[i] || !parts[i].known || parts[i].width <= 0)
            continue;
        texts[count] = arena_printf(arena, "%s%s", name ? name : "",
                                    figured[i] ? "" : parts[i].figure);
        marks[count] = parts[i].left + parts[i].width / 2;
        centres[count] = marks[count];
        widths[count] =
            canvas_text_width(stacked->canvas, "chart-label", texts[count]);
        count++;
    }
    label_spread(centres, widths, count, 0, stacked->labels->width, 1.4);
    for (int i = 0; i < count; i++) {
        double leader[] = {centres[i], 3.9, marks[i], 5.9, marks[i], above};
        if (label_put(stacked->labels, "chart-label", ALIGN_CENTRE, centres[i],
                      3.1, texts[i]))
            canvas_polyline(stacked->canvas, "chart-leader", leader, 3);
    }
}

/* How sure the bracket's end is, on the same length as the shares. */
static void
draw_interval(const Stacked *stacked, int row, double y)
{
    const Scale across = {0, 100, stacked->left,
                          stacked->left + stacked->width};
    double least, greatest;
    if (!chart_number(stacked->data, "rows", row, "sum-low", &least) ||
        !chart_number(stacked->data, "rows", row, "sum-high", &greatest))
        return;
    double left = scale_at(&across, least), right = scale_at(&across, greatest);
    canvas_line(stacked->canvas, "chart-whisker-bold", left, y, right, y);
}

static void
draw_bracket(const Stacked *stacked, const Part parts[STEPS], int row, double y)
{
    int count = (int)chart_parameter_number(stacked->data, "bracket", 2);
    const char *sum = chart_text(stacked->data, "rows", row, "sum");
    if (count < 1 || count > stacked->steps || !sum)
        return;
    const Part *last = &parts[count - 1];
    double right = last->left + last->width;
    const double points[] = {stacked->left, y + .6,  stacked->left, y + 1.4,
                             right,         y + 1.4, right,         y + .6};
    canvas_polyline(stacked->canvas, "chart-bracket", points, 4);
    draw_interval(stacked, row, y + 1.4);
    label_put_halo(stacked->labels, "chart-label-bold", ALIGN_CENTRE,
                   (stacked->left + right) / 2, y + 2.3,
                   figure_text(stacked->canvas->document->arena, sum));
}

static void
draw_row(const Stacked *stacked, int row, bool subject, double y, double height)
{
    Part parts[STEPS] = {0};
    bool named[STEPS], figured[STEPS];
    find_parts(stacked, row, parts);
    draw_bar(stacked, parts, subject, y, height);
    double middle = y + height / 2;
    for (int i = 0; i < stacked->steps; i++) {
        guint before = stacked->labels->taken->len;
        named[i] = label_inside(stacked, &parts[i], i, subject, middle);
        figured[i] = stacked->labels->taken->len > before;
    }
    const char *name = chart_text(stacked->data, "rows", row, "name");
    const char *style = subject ? "chart-name-bold" : "chart-name";
    if (name && stacked->left > 0)
        label_put(stacked->labels, style, ALIGN_LEFT, 0,
                  label_baseline(stacked->canvas, style, middle), name);
    if (!subject)
        return;
    label_above(stacked, parts, named, figured);
    draw_bracket(stacked, parts, row, y + height);
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    double names = CLAMP(chart_parameter_number(data, "names", 16), 0, width);
    Stacked stacked = {
        .labels = &labels,
        .canvas = canvas,
        .data = data,
        .left = names,
        .width = width - names,
        .steps = MIN(chart_rows(data, "steps"), STEPS),
    };
    double y = above, size = tall;
    int rows = chart_rows(data, "rows");
    bool reverse = mark_flag(chart_parameter(data, "reverse", NULL));
    for (int i = 0; i < rows && y + size <= height; i++) {
        draw_row(&stacked, reverse ? rows - 1 - i : i, i == 0, y, size);
        y += size + (i == 0 ? first_gap : next_gap);
        size = low;
    }
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    static const char *const fields[] = {"v1", "v2", "v3", "v4", "v5"};
    GString *text = g_string_new(NULL);
    for (int row = 0; row < chart_rows(data, "rows"); row++) {
        rows_describe_name(text, data, "rows", row);
        int steps = MIN(chart_rows(data, "steps"), STEPS);
        for (int i = 0; i < steps; i++) {
            const char *name = chart_text(data, "steps", i, "name");
            describe_value(text, name ? name : "",
                           chart_text(data, "rows", row, fields[i]));
        }
        const char *sum = chart_text(data, "rows", row, "sum");
        if (sum)
            describe_value(text, "計", sum);
        const char *low_end = chart_text(data, "rows", row, "sum-low");
        const char *high_end = chart_text(data, "rows", row, "sum-high");
        if (sum && low_end && high_end)
            g_string_append_printf(text, "（95％区間 %s～%s）",
                                   figure_text(arena, low_end),
                                   figure_text(arena, high_end));
        g_string_append(text, "。");
    }
    return describe_close(text, arena);
}

const ChartKind chart_stacked = {"stacked", needs, styles, draw, describe};
