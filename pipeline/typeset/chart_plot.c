#include "typeset/chart_plot.h"

/* Between a leader and the name that it leads to. */
static const double leader_gap = .4;

bool
plot_range(const ChartData *data, const char *table, const char *const *fields,
           bool found, double *low, double *high)
{
    for (; *fields; fields++) {
        double least, greatest;
        if (!scale_range(data, table, *fields, &least, &greatest))
            continue;
        *low = found ? MIN(*low, least) : least;
        *high = found ? MAX(*high, greatest) : greatest;
        found = true;
    }
    return found;
}

double
plot_left(const Canvas *canvas, const Scale *up, int most)
{
    Arena *arena = canvas->document->arena;
    double step = scale_step(up->high - up->low, most), room = 0;
    for (int i = 0; up->low + i * step <= up->high + 1e-9 * step; i++)
        room =
            MAX(room,
                canvas_text_width(canvas, "chart-axis",
                                  scale_text(arena, up->low + i * step, step)));
    return room + plot_figure_gap;
}

void
plot_axis(const Plot *plot, int most, const char *base)
{
    Arena *arena = plot->canvas->document->arena;
    const Scale *up = &plot->up;
    double step = scale_step(up->high - up->low, most);
    for (int i = 0; up->low + i * step <= up->high + 1e-9 * step; i++) {
        double y = scale_at(up, up->low + i * step);
        canvas_line(plot->canvas, i ? "chart-grid" : base, plot->left, y,
                    plot->right, y);
        label_put(plot->labels, "chart-axis", ALIGN_RIGHT,
                  plot->left - plot_figure_gap,
                  label_baseline(plot->canvas, "chart-axis", y),
                  scale_text(arena, up->low + i * step, step));
    }
}

void
plot_place(const Plot *plot, const char *table, int place, double y)
{
    const char *name = chart_text(plot->data, table, place, "name");
    if (name)
        label_put(plot->labels, "chart-label", ALIGN_CENTRE,
                  plot_x(plot, place), y, name);
}

double
plot_x(const Plot *plot, int place)
{
    return plot->left + (place + .5) * plot->pitch;
}

bool
plot_y(const Plot *plot, const char *table, int row, const char *field,
       double *y)
{
    double value;
    if (!chart_number(plot->data, table, row, field, &value))
        return false;
    *y = scale_at(&plot->up, value);
    return true;
}

void
plot_line(const Plot *plot, const char *table, const char *field,
          const char *style)
{
    for (int place = 0; place + 1 < plot->places; place++) {
        double y, next;
        if (plot_y(plot, table, place, field, &y) &&
            plot_y(plot, table, place + 1, field, &next))
            canvas_line(plot->canvas, style, plot_x(plot, place), y,
                        plot_x(plot, place + 1), next);
    }
}

/* Few names, and those at one height keep the order they came in. */
static void
sort_names(SideName *names, int count)
{
    for (int i = 1; i < count; i++) {
        SideName name = names[i];
        int at = i;
        for (; at > 0 && names[at - 1].y > name.y; at--)
            names[at] = names[at - 1];
        names[at] = name;
    }
}

bool
plot_names(const Plot *plot, const Side *side, SideName *names, int count)
{
    g_autofree double *centres = g_new(double, (gsize)count + 1);
    g_autofree double *sizes = g_new(double, (gsize)count + 1);
    sort_names(names, count);
    for (int i = 0; i < count; i++) {
        centres[i] = names[i].y;
        sizes[i] = label_size(plot->canvas, names[i].style);
    }
    bool all =
        label_spread(centres, sizes, count, side->low, side->high, side->gap);
    double back = side->align == ALIGN_LEFT ? -leader_gap : leader_gap;
    for (int i = 0; i < count; i++) {
        double y = label_baseline(plot->canvas, names[i].style, centres[i]);
        if (!label_put(plot->labels, names[i].style, side->align, side->x, y,
                       names[i].text))
            all = false;
        else if (side->leader)
            canvas_line(plot->canvas, side->leader, names[i].x, names[i].y,
                        side->x + back, centres[i]);
    }
    return all;
}
