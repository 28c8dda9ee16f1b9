/*
 * Drawing onto a page by style name. A Canvas is a view onto a page's boxes
 * with an origin of its own: 0, 0 is the top left corner of the area a chart,
 * a frame or a table cell was given. Lengths are millimetres. All looks come
 * from styles.xml: a caller names a style, never a colour or a width. An
 * unknown style name is reported by the layout's loader (a chart kind lists the
 * styles it uses), so here it is a bug.
 */
#ifndef HYOKA_TYPESET_CANVAS_H
#define HYOKA_TYPESET_CANVAS_H

#include "layout/style.h"
#include "typeset/box.h"
#include "typeset/font.h"

typedef struct {
    Document *document; /* arena for everything that is added */
    Page *page;
    const Styles *styles;
    FontSet *fonts;
    double x, y; /* origin on the page, mm */
} Canvas;

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY } Align;

/* The same page with its origin moved by dx, dy. */
Canvas canvas_at(const Canvas *canvas, double dx, double dy);

void canvas_line(Canvas *canvas, const char *line_style, double x0, double y0,
                 double x1, double y1);
/* fill_style and line_style may be NULL: not filled, not stroked. */
void canvas_rect(Canvas *canvas, const char *fill_style, const char *line_style,
                 double x, double y, double width, double height);
void canvas_circle(Canvas *canvas, const char *fill_style,
                   const char *line_style, double x, double y, double radius);
/* points: n pairs x, y; copied. */
void canvas_polygon(Canvas *canvas, const char *fill_style,
                    const char *line_style, const double *points, int n);
void canvas_polyline(Canvas *canvas, const char *line_style,
                     const double *points, int n);
/* Lines at 45 degrees, step apart, clipped to the rectangle. */
void canvas_hatch(Canvas *canvas, const char *line_style, double x, double y,
                  double width, double height, double step);
/*
 * One line of text, never broken; y is its baseline. Returns its width.
 * A text style says face, size, colour and whether digits are tabular.
 */
double canvas_text(Canvas *canvas, const char *text_style, Align align,
                   double x, double y, const char *text);
double canvas_text_width(const Canvas *canvas, const char *text_style,
                         const char *text);
/* A place to link to at the origin. */
void canvas_target(Canvas *canvas, const char *name);
/* Structure element around what is drawn until canvas_end. alt may be NULL. */
void canvas_begin(Canvas *canvas, const char *role, const char *alt);
void canvas_end(Canvas *canvas);

#endif
