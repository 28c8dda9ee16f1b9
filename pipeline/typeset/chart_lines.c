#include "typeset/chart_lines.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "typeset/chart_rows.h"

static const double dot = .8, ring = .65;

/* The row that a cell means, by its id or else by its name. */
static int
find_name(const ChartData *data, const char *table, const char *name)
{
    int count = chart_rows(data, table);
    for (int row = 0; name && row < count; row++) {
        const char *id = chart_text(data, table, row, "id");
        if (!g_strcmp0(id ? id : chart_text(data, table, row, "name"), name))
            return row;
    }
    return -1;
}

static Lines
open_lines(const ChartData *data, Arena *arena, int places)
{
    int rows = chart_rows(data, "rows");
    const char **names = arena_array(arena, const char *, rows + 1);
    bool *subjects = arena_array(arena, bool, rows + 1);
    bool any = false;
    for (int row = 0; row < rows; row++) {
        names[row] = chart_text(data, "rows", row, "name");
        subjects[row] = mark_flag(chart_text(data, "rows", row, "flag"));
        any = any || subjects[row];
    }
    return (Lines){rows, places, names, subjects, any, false, NULL};
}

Lines
lines_of_cells(const ChartData *data, Arena *arena)
{
    Lines lines = open_lines(data, arena, chart_rows(data, "columns"));
    const char **cells =
        arena_array(arena, const char *, lines.rows *lines.places + 1);
    for (int cell = 0; cell < chart_rows(data, "cells"); cell++) {
        int row =
            find_name(data, "rows", chart_text(data, "cells", cell, "row"));
        int place = find_name(data, "columns",
                              chart_text(data, "cells", cell, "column"));
        if (row >= 0 && place >= 0)
            cells[row * lines.places + place] =
                chart_text(data, "cells", cell, "value");
    }
    lines.cells = cells;
    return lines;
}

Lines
lines_of_fields(const ChartData *data, Arena *arena, const char *const *fields,
                int places)
{
    Lines lines = open_lines(data, arena, places);
    const char **cells =
        arena_array(arena, const char *, lines.rows *places + 1);
    for (int row = 0; row < lines.rows; row++)
        for (int place = 0; place < places; place++)
            cells[row * places + place] =
                chart_text(data, "rows", row, fields[place]);
    lines.cells = cells;
    return lines;
}

const char *
lines_cell(const Lines *lines, int row, int place, double *value)
{
    const char *cell = lines->cells[row * lines->places + place];
    return cell && decimal_parse(cell, value) ? cell : NULL;
}

bool
lines_range(const Lines *lines, double *low, double *high)
{
    bool found = false;
    for (int row = 0; row < lines->rows; row++)
        for (int place = 0; place < lines->places; place++) {
            double value;
            if (!lines_cell(lines, row, place, &value))
                continue;
            *low = found ? MIN(*low, value) : value;
            *high = found ? MAX(*high, value) : value;
            found = true;
        }
    return found;
}

bool
lines_named(const Lines *lines, int row)
{
    return lines->names[row] && (lines->subjects[row] || !lines->any_subject ||
                                 !lines->subjects_only);
}

static void
draw_row(const Plot *plot, const Lines *lines, int row)
{
    bool subject = lines->subjects[row] || !lines->any_subject;
    const char *style = lines->subjects[row]      ? "chart-subject"
                        : lines_named(lines, row) ? "chart-join"
                                                  : "chart-other-fine";
    double value, next;
    for (int place = 0; place + 1 < lines->places; place++)
        if (lines_cell(lines, row, place, &value) &&
            lines_cell(lines, row, place + 1, &next))
            canvas_line(plot->canvas, style, plot_x(plot, place),
                        scale_at(&plot->up, value), plot_x(plot, place + 1),
                        scale_at(&plot->up, next));
    for (int place = 0; place < lines->places; place++) {
        if (!lines_cell(lines, row, place, &value))
            continue;
        double x = plot_x(plot, place), y = scale_at(&plot->up, value);
        if (subject)
            mark_dot(plot->canvas, x, y, dot);
        else
            mark_ring(plot->canvas, x, y, ring);
    }
}

void
lines_draw(const Plot *plot, const Lines *lines)
{
    for (int pass = 0; pass < 2; pass++)
        for (int row = 0; row < lines->rows; row++)
            if (lines->subjects[row] == (pass == 1))
                draw_row(plot, lines, row);
}

const char *
lines_text(const Lines *lines, int row, int place, Align side, Arena *arena)
{
    double value;
    const char *cell = lines_cell(lines, row, place, &value);
    const char *name = lines->names[row];
    if (!cell || !name)
        return NULL;
    const char *figure = figure_text(arena, cell);
    return side == ALIGN_LEFT ? arena_printf(arena, "%s %s", figure, name)
                              : arena_printf(arena, "%s %s", name, figure);
}

static const char *
name_style(const Lines *lines, int row)
{
    return lines->subjects[row] ? "chart-subject-bold" : "chart-label";
}

double
lines_width(const Plot *plot, const Lines *lines, int place, Align side)
{
    double room = 0;
    for (int row = 0; place >= 0 && row < lines->rows; row++) {
        const char *text =
            lines_text(lines, row, place, side, plot->canvas->document->arena);
        if (text && lines_named(lines, row))
            room = MAX(room, canvas_text_width(plot->canvas,
                                               name_style(lines, row), text));
    }
    return room;
}

void
lines_at(const Plot *plot)
{
    enum { AT_MOST = 24 };
    double at[AT_MOST];
    int count = scale_list(plot->data, "at", "", at, AT_MOST);
    Arena *arena = plot->canvas->document->arena;
    for (int i = 0; i < count; i++) {
        if (!scale_holds(&plot->up, at[i]))
            continue;
        double y = scale_at(&plot->up, at[i]);
        canvas_line(plot->canvas, "chart-grid", plot_x(plot, 0), y,
                    plot_x(plot, plot->places - 1), y);
        label_put(plot->labels, "chart-axis", ALIGN_LEFT, 0,
                  label_baseline(plot->canvas, "chart-axis", y),
                  scale_text(arena, at[i], at[i]));
    }
}

/* Whether names in order of height can stand without moving further. */
static bool
names_fit(const Plot *plot, const Side *side, const SideName *names, int count,
          double reach)
{
    g_autofree double *centres = g_new(double, (gsize)count);
    g_autofree double *sizes = g_new(double, (gsize)count);
    for (int i = 0; i < count; i++) {
        centres[i] = names[i].y;
        sizes[i] = label_size(plot->canvas, names[i].style);
    }
    if (!label_spread(centres, sizes, count, side->low, side->high, side->gap))
        return false;
    for (int i = 0; i < count; i++)
        if (ABS(centres[i] - names[i].y) > reach)
            return false;
    return true;
}

/* Puts a name in its order; takes it out again where it has no room. */
static int
add_name(const Plot *plot, const Side *side, SideName *names, int count,
         SideName name, double reach)
{
    int at = count;
    for (; at > 0 && names[at - 1].y > name.y; at--)
        names[at] = names[at - 1];
    names[at] = name;
    if (names_fit(plot, side, names, count + 1, reach))
        return count + 1;
    memmove(names + at, names + at + 1, (size_t)(count - at) * sizeof *names);
    return count;
}

void
lines_name(const Plot *plot, const Lines *lines, int place, const Side *side,
           double reach)
{
    Arena *arena = plot->canvas->document->arena;
    SideName *names = arena_array(arena, SideName, lines->rows + 1);
    double edge = side->align == ALIGN_LEFT ? dot : -dot;
    int count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int row = 0; row < lines->rows; row++) {
            double value;
            if (lines->subjects[row] != (pass == 0) ||
                !lines_named(lines, row) ||
                !lines_cell(lines, row, place, &value))
                continue;
            const SideName name = {
                name_style(lines, row),
                lines_text(lines, row, place, side->align, arena),
                plot_x(plot, place) + edge, scale_at(&plot->up, value)};
            count = add_name(plot, side, names, count, name,
                             pass == 0 ? INFINITY : reach);
        }
    plot_names(plot, side, names, count);
}

const char *
lines_describe(const Lines *lines, const char *const *places, const char *unit,
               Arena *arena)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < lines->rows; row++) {
        if (lines->names[row])
            g_string_append_printf(text, "%s　", lines->names[row]);
        for (int place = 0; place < lines->places; place++) {
            const char *cell = lines->cells[row * lines->places + place];
            describe_value(text, places[place] ? places[place] : "", cell);
            if (cell)
                g_string_append(text, unit);
        }
        g_string_append(text, "。");
    }
    return describe_close(text, arena);
}
