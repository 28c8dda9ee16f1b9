/*
 * The marks that mean the same in every chart: ● a value, ○ the same value not
 * to be dwelt on or given by oneself, ◆ attention, │ a reference. No two differ
 * by colour alone.
 */
#ifndef HYOKA_TYPESET_CHART_MARK_H
#define HYOKA_TYPESET_CHART_MARK_H

#include "typeset/canvas.h"

#define MARK_STYLES "fill:ai", "fill:white", "fill:shu", "line:chart-outline"
#define BEYOND_STYLES "line:chart-whisker"

void mark_dot(Canvas *canvas, double x, double y, double radius);
void mark_ring(Canvas *canvas, double x, double y, double radius);
/* radius is half the diagonal. */
void mark_diamond(Canvas *canvas, double x, double y, double radius);

/* An arrow head with its point at x, y: what it ends goes on beyond the scale,
 * to the right where direction is 1, to the left where it is -1. */
void mark_beyond(Canvas *canvas, double x, double y, int direction);

/* A cell says yes to a flag when it is there and not "0", "false" or "no". */
bool mark_flag(const char *cell);

/*
 * Looks of the five grades, best first, given by their letters separated by
 * spaces ("S A B C D"); a letter that is not there has the look of no result.
 */
typedef struct {
    const char *fill; /* style names; NULL: no fill, no line */
    const char *line;
    bool inverse;   /* text on it is white */
    bool attention; /* carries a ◆ */
} GradeLook;

#define GRADE_STYLES                                                           \
    "fill:ai60", "fill:ai30", "line:chart-outline", "line:chart-attention",    \
        "line:chart-attention-fine", "line:chart-box"

GradeLook mark_grade(const char *grades, const char *grade);
/* A rectangle in that look, its line inside the given edges. */
void mark_grade_box(Canvas *canvas, const GradeLook *look, bool fine, double x,
                    double y, double width, double height);

#endif
