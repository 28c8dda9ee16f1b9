#include "typeset/para_break.h"

#include <math.h>

/* Of clusters before i and of gaps before i; one entry is all that a line's
 * fit reads at one of its ends. */
typedef struct {
    double width;                 /* of clusters */
    double natural;               /* of gaps */
    double least;                 /* of gaps, all reduced */
    double reduce[REDUCE_ORDERS]; /* what gaps can give */
    double add[ADD_ANY];          /* what they can take, in order */
    int open;                     /* how many may take more than that */
} Sum;

struct ParaSums {
    Sum *at; /* one more than there are clusters */
};

/* A line wider or narrower by less is full, em. */
static const double tolerance = 0.001;
/* Space beyond which a line is better left uneven, em a gap. */
static const double most_added = 0.5;
/* Space from which a word is rather broken, em a gap. */
static const double torn = 0.25;
/* Faults, per em of space; see para_fit. They keep JLREQ's orders as costs:
 * reducing in the order of 3.8.3 comes before adding. */
static const double reduce_cost[REDUCE_ORDERS] = {0, 20, 30, 60, 120};
static const double add_cost = 80;
static const double any_cost = 60;
static const double any_cost_squared = 900;
static const double torn_cost = 5000;
static const double ragged_cost = 20000;
/* Lines shorter than this part of the width are not looked at, unless there
 * is nothing else or lines end unevenly anyhow. */
static const double short_line = 0.75;
static const double overfull_cost = 1e9;
/* A line's end without the half em of its mark; one that hangs. */
static const double solid_cost = 2;
static const double hang_cost = 5;
static const double line_cost = 1;
/* Last lines of one character (3.5.4), and of fewer than four. */
static const double orphan_cost = 3000;
static const double short_cost = 150;
static const double anywhere_cost = 1e6;

ParaSums *
para_sums_new(const ParaText *text)
{
    ParaSums *sums = arena_alloc(text->arena, sizeof *sums);
    sums->at = arena_array(text->arena, Sum, text->count + 1);
    for (int i = 0; i < text->count; i++) {
        const Gap *gap = &text->gaps[i];
        const Sum *sum = &sums->at[i];
        Sum *next = &sums->at[i + 1];
        *next = *sum;
        next->width += text->clusters[i].width;
        next->natural += gap->natural;
        next->least += gap->least;
        next->open += gap->add >= ADD_LATIN;
        if (gap->reduce)
            next->reduce[gap->reduce] += gap->natural - gap->least;
        if (gap->add && gap->add < ADD_ANY)
            next->add[gap->add] += gap->most - gap->natural;
    }
    return sums;
}

static double
body_width(const ParaSums *sums, int first, int end)
{
    return sums->at[end].width - sums->at[first].width;
}

static double
natural_gaps(const ParaSums *sums, int first, int end)
{
    return sums->at[end - 1].natural - sums->at[first].natural;
}

/* Take need mm out of the line, in JLREQ's order (3.8.3). */
static void
reduce(const ParaText *text, const ParaSums *sums, Fit *fit, double need)
{
    double em = text->style->size;
    const Sum *from = &sums->at[fit->first], *to = &sums->at[fit->end - 1];
    for (int k = 1; k < REDUCE_ORDERS && need > 0; k++) {
        double has = to->reduce[k] - from->reduce[k];
        if (has <= 0)
            continue;
        double used = MIN(need, has);
        fit->reduced[k] = used / has;
        fit->cost += reduce_cost[k] * (used / em) * (1 + used / has);
        fit->width -= used;
        need -= used;
    }
    if (need > tolerance * em) {
        fit->overfull = true;
        fit->cost += overfull_cost * (1 + need / em);
    }
}

/* Put need mm into the line (3.8.4). */
static void
add(const ParaText *text, const ParaSums *sums, Fit *fit, double need)
{
    double em = text->style->size, all = need;
    const Sum *from = &sums->at[fit->first], *to = &sums->at[fit->end - 1];
    Fit before = *fit;
    for (int k = 1; k < ADD_ANY && need > 0; k++) {
        double has = to->add[k] - from->add[k];
        if (has <= 0)
            continue;
        double used = MIN(need, has);
        fit->added[k] = used / has;
        fit->cost += add_cost * (used / em) * (1 + used / has);
        need -= used;
    }
    fit->width += all;
    if (need <= tolerance * em)
        return;
    int open = to->open - from->open;
    if (open == 0 || need / open > most_added * em) {
        *fit = before;
        fit->cost += ragged_cost * (1 + all / em);
        return;
    }
    fit->each = need / open;
    double quarters = fit->each / (em / 4);
    fit->cost += any_cost * need / em + any_cost_squared * quarters * quarters +
                 torn_cost * MAX(0, quarters - 1);
}

/* Fit the line with its tail and hang as they are set, into width. */
static void
fit_to(const ParaText *text, const ParaSums *sums, Fit *fit, double width,
       bool last)
{
    double em = text->style->size;
    fit->width += fit->tail - fit->hang;
    fit->natural = fit->width;
    double slack = width - fit->width;
    if (slack < -tolerance * em)
        reduce(text, sums, fit, -slack);
    else if (slack > tolerance * em && !last) {
        if (text->style->align == PARA_JUSTIFY)
            add(text, sums, fit, slack);
        else
            fit->cost += slack / em * slack / em;
    }
}

Fit
para_fit(const ParaText *text, const ParaSums *sums, int first, int end,
         double width, bool last)
{
    const Cluster *clusters = text->clusters;
    while (end - 1 > first && (clusters[end - 1].class == CLASS_SPACE ||
                               clusters[end - 1].class == CLASS_BLANK))
        end--;
    Fit plain = {.first = first, .end = end, .cost = line_cost};
    plain.width = body_width(sums, first, end) + natural_gaps(sums, first, end);
    plain.hyphen = last ? 0 : text->gaps[end - 1].hyphen;
    plain.width += plain.hyphen;
    const Cluster *mark = &clusters[end - 1];
    Fit best = plain;
    best.tail = mark->tail;
    fit_to(text, sums, &best, width, last);
    if (mark->tail > 0 && best.cost > line_cost + solid_cost) {
        Fit solid = plain;
        solid.cost += solid_cost;
        fit_to(text, sums, &solid, width, last);
        if (solid.cost < best.cost)
            best = solid;
    }
    if (text->style->hang &&
        (mark->class == CLASS_STOP || mark->class == CLASS_COMMA)) {
        Fit hanging = plain;
        hanging.hang = mark->width;
        hanging.cost += hang_cost;
        fit_to(text, sums, &hanging, width, last);
        if (hanging.cost < best.cost)
            best = hanging;
    }
    return best;
}

double
para_fit_gap(const ParaText *text, const Fit *fit, int i)
{
    const Gap *gap = &text->gaps[i];
    double space = gap->natural;
    if (gap->reduce)
        space -= fit->reduced[gap->reduce] * (gap->natural - gap->least);
    if (gap->add && gap->add < ADD_ANY)
        space += fit->added[gap->add] * (gap->most - gap->natural);
    if (gap->add >= ADD_LATIN)
        space += fit->each;
    return space;
}

static double
last_line_cost(const ParaText *text, int first, int end)
{
    int seen = 0;
    for (int i = first; i < end; i++) {
        CharClass class = text->clusters[i].class;
        seen += class != CLASS_STOP && class != CLASS_CLOSE &&
                class != CLASS_COMMA && class != CLASS_SPACE;
    }
    if (seen < 2)
        return orphan_cost;
    return seen < 4 ? short_cost * (4 - seen) : 0;
}

typedef struct {
    double cost; /* of all lines up to here; infinite: no line may end here */
    int from;    /* where the last of them starts */
} Node;

static double
line_width(const ParaText *text, int first, double width)
{
    const ParaStyle *style = text->style;
    double indent = first == 0 ? style->indent : style->rest_indent;
    return width - indent * style->size;
}

/*
 * The best last line that ends at end, given the best ways to its starts, from
 * the longest that can be reduced to fit. *low: where that one starts; it only
 * grows with end.
 */
static Node
best_line(const ParaText *text, const ParaSums *sums, const Node *nodes,
          int start, int end, bool last, double width, int *low)
{
    Node best = {INFINITY, -1};
    double em = text->style->size;
    for (int first = *low; first < end; first++) {
        double room = line_width(text, first, width);
        double body = body_width(sums, first, end);
        double least = body + sums->at[end - 1].least - sums->at[first].least;
        /* Two em: blanks that fall away, marks that hang. */
        if (least > room + 2 * em && first < end - 1) {
            *low = first + 1;
            continue;
        }
        if (first > start && nodes[first].from < 0)
            continue;
        if (nodes[first].cost >= best.cost)
            continue; /* no fit has less than no cost */
        if (!last && text->style->align == PARA_JUSTIFY &&
            best.cost < ragged_cost &&
            body + natural_gaps(sums, first, end) < room * short_line)
            break;
        Fit fit = para_fit(text, sums, first, end, room, last);
        double cost = nodes[first].cost + fit.cost;
        if (last && first > start)
            cost += last_line_cost(text, first, end);
        if (cost < best.cost)
            best = (Node){cost, first};
    }
    if (!last)
        best.cost += text->gaps[end - 1].penalty;
    return best;
}

/* Lines from start to end; false when some line would be overfull. */
static bool
break_section(const ParaText *text, const ParaSums *sums, Node *nodes,
              int start, int end, double width)
{
    int low = start;
    nodes[start].cost = 0;
    for (int i = start + 1; i <= end; i++) {
        nodes[i] = (Node){INFINITY, -1};
        if (i == end || text->gaps[i - 1].breaks)
            nodes[i] =
                best_line(text, sums, nodes, start, i, i == end, width, &low);
    }
    return nodes[end].cost < overfull_cost;
}

/* More places to break, for text that is torn or does not fit otherwise; how
 * many. */
static int
allow_breaks(ParaText *text, int start, int end, bool anywhere)
{
    int count = 0;
    for (int i = start; i + 1 < end; i++) {
        Gap *gap = &text->gaps[i];
        if (gap->breaks || !(anywhere || gap->emergency))
            continue;
        gap->breaks = true;
        count++;
        if (anywhere)
            gap->penalty = anywhere_cost;
    }
    return count;
}

/* Whether a line of the section has holes or a ragged end. */
static bool
is_torn(const ParaText *text, const ParaSums *sums, const Node *nodes,
        int start, int end, double width)
{
    double em = text->style->size;
    if (text->style->align != PARA_JUSTIFY)
        return false;
    for (int last = nodes[end].from; last > start; last = nodes[last].from) {
        int first = nodes[last].from;
        double room = line_width(text, first, width);
        Fit fit = para_fit(text, sums, first, last, room, false);
        if (fit.each > torn * em || fit.width < room - tolerance * em)
            return true;
    }
    return false;
}

static void
add_section(ParaText *text, const ParaSums *sums, Node *nodes, int start,
            int end, double width, GArray *fits)
{
    bool good = break_section(text, sums, nodes, start, end, width);
    if ((!good || is_torn(text, sums, nodes, start, end, width)) &&
        allow_breaks(text, start, end, false) > 0)
        good = break_section(text, sums, nodes, start, end, width);
    if (!good) {
        allow_breaks(text, start, end, true);
        break_section(text, sums, nodes, start, end, width);
    }
    guint at = fits->len;
    for (int last = end; last > start; last = nodes[last].from) {
        int first = nodes[last].from;
        Fit fit = para_fit(text, sums, first, last,
                           line_width(text, first, width), last == end);
        g_array_insert_val(fits, at, fit);
    }
}

Fit *
para_break(ParaText *text, double width, int *count)
{
    const ParaSums *sums = para_sums_new(text);
    Node *nodes = arena_array(text->arena, Node, text->count + 1);
    g_autoptr(GArray) fits = g_array_new(FALSE, FALSE, sizeof(Fit));
    for (int start = 0, end; start < text->count; start = end) {
        for (end = start + 1; end < text->count && !text->gaps[end - 1].forced;)
            end++;
        add_section(text, sums, nodes, start, end, width, fits);
    }
    *count = (int)fits->len;
    Fit *lines = arena_array(text->arena, Fit, *count);
    for (int i = 0; i < *count; i++)
        lines[i] = g_array_index(fits, Fit, i);
    return lines;
}
