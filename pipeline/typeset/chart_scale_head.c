/*
 * scale: the figures above a column of cells drawn on one scale; give it the
 * parameters of those cells.
 *
 * Tables:  none
 * Parameters:  low, high, at, pad as in chart_rows.h;
 *   labels  texts for at, separated by spaces, where they are not the numbers
 *           themselves: "1位 10 20 30 40 47"
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {NULL};
static const char *const styles[] = {"text:chart-axis", "fill:white", NULL};

static char **
words_of(const ChartData *data)
{
    return g_strsplit(chart_parameter(data, "labels", ""), " ", -1);
}

static const char *
mark_text(char **words, int mark, double value, Arena *arena)
{
    return mark < (int)g_strv_length(words) && *words[mark]
               ? words[mark]
               : scale_text(arena, value, value);
}

static Scale
scale_of(const ChartData *data, double from, double to)
{
    return (Scale){chart_parameter_number(data, "low", 0),
                   chart_parameter_number(data, "high", 100), from, to};
}

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    g_auto(Labels) labels = labels_on(canvas, width, height);
    Arena *arena = canvas->document->arena;
    double pad = chart_parameter_number(data, "pad", 1.3);
    Scale scale = scale_of(data, pad, width - pad);
    double at[ROWS_AT_MOST];
    int count = scale_list(data, "at", "", at, ROWS_AT_MOST);
    g_auto(GStrv) words = words_of(data);
    double size = label_size(canvas, "chart-axis");
    for (int i = 0; i < count; i++)
        if (scale_marks(&scale, at, i))
            label_slide(&labels, "chart-axis", ALIGN_CENTRE,
                        scale_at(&scale, at[i]), height - .12 * size, 6,
                        mark_text(words, i, at[i], arena));
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    g_auto(GStrv) words = words_of(data);
    double at[ROWS_AT_MOST];
    int count = scale_list(data, "at", "", at, ROWS_AT_MOST);
    const char *text = count ? "目盛" : "目盛なし";
    Scale scale = scale_of(data, 0, 1);
    for (int i = 0; i < count; i++)
        if (scale_marks(&scale, at, i))
            text = arena_printf(arena, "%s %s", text,
                                mark_text(words, i, at[i], arena));
    return text;
}

const ChartKind chart_scale = {"scale", needs, styles, draw, describe};
