#include "typeset/page_plan.h"

#include <math.h>

#define SLACK 1e-6

/* The part of the height that the last page before a break uses, and
 * the very last page, if that can be had. */
static const double least_before_break = 0.5, least_at_end = 0.25;
/* What spaces between blocks may be reduced to for a page less. */
static const double tighter[] = {0.85, 0.7};

/* --- how much fits -------------------------------------------------------- */

static double
notes_height(const Slice *slice)
{
    double height = 0;
    for (int i = 0; i < slice->note_count; i++)
        height += slice_list_height(slice->notes[i]);
    return height;
}

static double
columns_notes_height(const Columns *columns, int first, int end)
{
    double height = 0;
    for (int i = first; i < end; i++)
        height += notes_height(slice_at(columns->list, i));
    return height;
}

static double
foot_height(double notes)
{
    return notes > 0 ? notes + NOTE_ABOVE + NOTE_BELOW : 0;
}

ColumnsPlan
page_plan_columns(const Columns *columns, int first, double room, double notes,
                  bool alone, int *ends)
{
    int count = (int)columns->list->slices->len;
    double own = columns_notes_height(columns, first, count);
    double free = room - foot_height(notes + own);
    double height = columns_balance(columns, first, fmax(0, free), ends);
    if (height >= 0)
        return (ColumnsPlan){count, height, own};
    free = room - foot_height(notes);
    int end = columns_fill(columns, first, fmax(0, free), alone, ends);
    own = columns_notes_height(columns, first, end);
    free = fmax(0, room - foot_height(notes + own));
    end = columns_fill(columns, first, free, alone, ends);
    own = columns_notes_height(columns, first, end);
    return (ColumnsPlan){end, free, own};
}

typedef struct {
    double y;     /* used so far */
    double notes; /* height of the footnotes so far */
    double room;
} Fill;

/* Height below which a part of columns is not worth beginning: two lines. */
static double
least_of_columns(const Columns *columns, int inside)
{
    const SliceList *list = columns->list;
    double height = slice_at(list, inside)->height;
    if (inside + 1 < (int)list->slices->len)
        height += slice_at(list, inside + 1)->before +
                  slice_at(list, inside + 1)->height;
    return height;
}

/* Take slice at *mark into fill; false when it does not fit. *mark is moved
 * behind it, or into it. */
static bool
take(const SliceList *list, Fill *fill, PageMark *mark, bool first)
{
    const Slice *slice = slice_at(list, mark->slice);
    double y = fill->y + (first ? 0 : slice->before);
    double notes = fill->notes + notes_height(slice);
    if (slice->columns) {
        double room = fill->room - y - foot_height(fill->notes);
        if (!first && room < least_of_columns(slice->columns, mark->inside))
            return false;
        int *ends = g_newa(int, slice->columns->count);
        ColumnsPlan plan = page_plan_columns(
            slice->columns, mark->inside, fill->room - y, notes, first, ends);
        if (plan.end == mark->inside)
            return false;
        bool done = plan.end == (int)slice->columns->list->slices->len;
        y += plan.height;
        notes += plan.notes;
        mark->slice += done;
        mark->inside = done ? 0 : plan.end;
    } else {
        y += slice->height;
        mark->slice++;
        mark->inside = 0;
    }
    double tail = 0;
    if (slice->repeat && mark->slice < (int)list->slices->len &&
        slice_at(list, mark->slice)->repeat == slice->repeat)
        tail = slice_list_height(slice->repeat->tail);
    fill->y = y;
    fill->notes = notes;
    return y + tail + foot_height(notes) <= fill->room + SLACK;
}

/* A place where the page may end. */
typedef struct {
    PageMark mark;
    double used;
} Ending;

/* All places where the page that begins at from may end, in their order; the
 * last is where it is full. Where nothing fits there is none. */
static GArray *
page_endings(const SliceList *list, PageMark from, double room)
{
    GArray *endings = g_array_new(FALSE, FALSE, sizeof(Ending));
    int count = (int)list->slices->len;
    Fill fill = {.room = room};
    const Slice *begin = slice_at(list, from.slice);
    if (begin->repeat)
        fill.y = slice_list_height(begin->repeat->head);
    PageMark mark = from;
    Ending fitting = {from, 0};
    while (mark.slice < count) {
        const Slice *slice = slice_at(list, mark.slice);
        bool first = mark.slice == from.slice;
        if (slice->break_before && !first) {
            Ending forced = {mark, fill.y};
            g_array_append_val(endings, forced);
            return endings;
        }
        PageMark next = mark;
        if (!take(list, &fill, &next, first))
            break;
        mark = next;
        fitting = (Ending){mark, fill.y};
        if (!slice->keep || mark.inside > 0 || mark.slice == count)
            g_array_append_val(endings, fitting);
        if (mark.inside > 0)
            break;
    }
    bool moved =
        fitting.mark.slice > from.slice || fitting.mark.inside > from.inside;
    if (endings->len == 0 && moved)
        g_array_append_val(endings, fitting);
    return endings;
}

static PagePlan
page_from(const SliceList *list, PageMark from, double room)
{
    g_autoptr(GArray) endings = page_endings(list, from, room);
    if (endings->len == 0)
        return (PagePlan){from, {from.slice + 1, 0}, room, true};
    const Ending *last = &g_array_index(endings, Ending, endings->len - 1);
    return (PagePlan){from, last->mark, last->used, false};
}

static bool
run_ends(const SliceList *list, PageMark mark)
{
    return mark.slice == (int)list->slices->len ||
           (mark.inside == 0 && slice_at(list, mark.slice)->break_before);
}

/* Pages up to the next break or the end. */
static GArray *
plan_run(const SliceList *list, PageMark from, double room)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(PagePlan));
    do {
        PagePlan page = page_from(list, from, room);
        g_array_append_val(pages, page);
        from = page.end;
    } while (!run_ends(list, from));
    return pages;
}

/* --- a last page that is too empty ---------------------------------------- */

static PagePlan *
page_at(const GArray *pages, guint index)
{
    return &g_array_index(pages, PagePlan, index);
}

/* The run with spaces made smaller, if that saves a page; else NULL. */
static GArray *
tighten(const SliceList *list, const GArray *pages, double room, double factor)
{
    int first = page_at(pages, 0)->from.slice;
    int end = page_at(pages, pages->len - 1)->end.slice;
    g_autofree double *before = g_new(double, MAX(end - first, 1));
    for (int i = first; i < end; i++) {
        before[i - first] = slice_at(list, i)->before;
        slice_at(list, i)->before *= factor;
    }
    GArray *tight = plan_run(list, page_at(pages, 0)->from, room);
    if (tight->len < pages->len)
        return tight;
    for (int i = first; i < end; i++)
        slice_at(list, i)->before = before[i - first];
    g_array_unref(tight);
    return NULL;
}

/* How good a place is to end a page earlier than it must. */
typedef enum { BEFORE_SECTION, BEFORE_BLOCK, ANYWHERE, PLACE_COUNT } Place;

static Place
place_of(const SliceList *list, PageMark mark)
{
    const Slice *next = slice_at(list, mark.slice);
    if (mark.inside > 0)
        return ANYWHERE;
    if (next->title && next->level == 1)
        return BEFORE_SECTION;
    return next->repeat && mark.slice > 0 &&
                   slice_at(list, mark.slice - 1)->repeat == next->repeat
               ? ANYWHERE
               : BEFORE_BLOCK;
}

/* Let the page before the last end where both have enough: before a section
 * rather than before another block, before that rather than within one. */
static void
share(const SliceList *list, GArray *pages, double room, double least)
{
    PagePlan *giver = page_at(pages, pages->len - 2);
    PagePlan *last = page_at(pages, pages->len - 1);
    g_autoptr(GArray) endings = page_endings(list, giver->from, room);
    for (Place place = 0; place < PLACE_COUNT; place++) {
        for (guint i = endings->len; i-- > 0;) {
            const Ending *ending = &g_array_index(endings, Ending, i);
            if (ending->mark.slice >= giver->end.slice ||
                place_of(list, ending->mark) != place ||
                ending->used < least_before_break * room)
                continue;
            PagePlan rest = page_from(list, ending->mark, room);
            if (rest.end.slice != last->end.slice || rest.end.inside > 0 ||
                rest.used < least * room)
                continue;
            giver->end = ending->mark;
            giver->used = ending->used;
            *last = rest;
            return;
        }
    }
}

static GArray *
balance(const SliceList *list, GArray *pages, double room)
{
    const PagePlan *last = page_at(pages, pages->len - 1);
    bool at_end = last->end.slice == (int)list->slices->len;
    double least = at_end ? least_at_end : least_before_break;
    if (pages->len < 2 || last->used >= least * room)
        return pages;
    for (size_t i = 0; i < G_N_ELEMENTS(tighter); i++) {
        GArray *tight = tighten(list, pages, room, tighter[i]);
        if (tight) {
            g_array_unref(pages);
            return tight;
        }
    }
    share(list, pages, room, least);
    return pages;
}

/* Whether the break behind the run is but wished and would leave its page too
 * empty: it is no more then. */
static bool
gives_way(const SliceList *list, const GArray *run, double room)
{
    const PagePlan *last = page_at(run, run->len - 1);
    if (last->end.slice == (int)list->slices->len || last->end.inside > 0 ||
        last->used >= least_before_break * room)
        return false;
    Slice *next = slice_at(list, last->end.slice);
    if (next->break_before != BREAK_WISHED)
        return false;
    next->break_before = BREAK_NONE;
    return true;
}

GArray *
page_plan(const SliceList *list, double room)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PagePlan));
    PageMark from = {0, 0};
    while (from.slice < (int)list->slices->len) {
        GArray *run = balance(list, plan_run(list, from, room), room);
        while (gives_way(list, run, room)) {
            g_array_unref(run);
            run = balance(list, plan_run(list, from, room), room);
        }
        g_array_append_vals(all, run->data, run->len);
        from = page_at(run, run->len - 1)->end;
        g_array_unref(run);
    }
    return all;
}
