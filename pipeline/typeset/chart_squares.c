/*
 * squares: how many units have a grade, one square each in the grade's look.
 *
 * Tables:
 *   squares { grade, count }  the first row
 *   all     { count }         all grades' counts, so that squares side by side
 *                             have one size; may be absent
 * Parameters:
 *   grades  letters of the grades, best first ("S A B C D")
 *   pitch   mm from square to square (2.05); less when they would not fit,
 *           and one bar when they could no longer be told apart
 */
#include "typeset/chart_kinds.h"
#include "typeset/chart_mark.h"
#include "typeset/chart_rows.h"

static const char *const needs[] = {"squares.grade", "squares.count", NULL};
static const char *const styles[] = {MARK_STYLES, GRADE_STYLES, NULL};

/* Squares closer than this are no longer counted: one bar of their length. */
static const double countable = .4;

static void
draw(Canvas *canvas, const ChartData *data, double width, double height)
{
    double count = 0;
    if (!chart_number(data, "squares", 0, "count", &count) || count < 1)
        return;
    GradeLook look = mark_grade(chart_parameter(data, "grades", "S A B C D"),
                                chart_text(data, "squares", 0, "grade"));
    double least = count, most = count;
    if (scale_range(data, "all", "count", &least, &most))
        most = MAX(most, count);
    double pitch =
        MIN(chart_parameter_number(data, "pitch", 2.05), width / most);
    double side = pitch * .78, tall = MIN(3.2, height);
    if (pitch < countable) {
        mark_grade_box(canvas, &look, true, 0, (height - tall) / 2,
                       count * pitch, tall);
        return;
    }
    for (int i = 0; i < (int)count; i++)
        mark_grade_box(canvas, &look, true, i * pitch, (height - tall) / 2,
                       side, tall);
}

static const char *
describe(const ChartData *data, Arena *arena)
{
    const char *grade = chart_text(data, "squares", 0, "grade");
    const char *count = chart_text(data, "squares", 0, "count");
    return arena_printf(arena, "%s %s", grade ? grade : "",
                        count ? count : "値なし");
}

const ChartKind chart_squares = {"squares", needs, styles, draw, describe};
