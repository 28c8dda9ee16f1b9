/* Which hub a finding of ingest is about. */
#include "disclose/brief.h"

/* A line of a file of the input. */
typedef struct {
    int file; /* -1: none of the year's files */
    int line;
} Line;

static Line
line_of(const Year *year, const YearFinding *finding)
{
    for (int i = 0; finding->file && i < year->file_count; i++)
        if (g_str_equal(year->files[i].path, finding->file))
            return (Line){i, finding->line};
    return (Line){-1, 0};
}

static bool
is_at(Line line, YearPlace at)
{
    return at.line > 0 && at.file == line.file && at.line == line.line;
}

/* Rows of the list `items` carry their place in the member `at`. */
#define ANY_AT(line, items, count)                                             \
    for (int i_ = 0; i_ < (count); i_++)                                       \
        if (is_at(line, (items)[i_].at))                                       \
    return true

static bool
is_among_values(const YearHub *hub, Line line)
{
    if (is_at(line, hub->at))
        return true;
    ANY_AT(line, hub->facts, hub->fact_count);
    ANY_AT(line, hub->weights, hub->weight_count);
    ANY_AT(line, hub->targets, hub->target_count);
    ANY_AT(line, hub->initiatives, hub->initiative_count);
    ANY_AT(line, hub->series, hub->series_count);
    ANY_AT(line, hub->responses, hub->response_count);
    ANY_AT(line, hub->partners, hub->partner_count);
    ANY_AT(line, hub->regions, hub->region_count);
    ANY_AT(line, hub->visits, hub->visit_count);
    return false;
}

static bool
is_among_records(const YearHub *hub, Line line)
{
    for (int i = 0; i < hub->tally_count; i++) {
        const YearTally *tally = &hub->tallies[i];
        if (g_str_equal(tally->by, "total") && tally->at.file == line.file &&
            tally->at.line <= line.line && line.line <= tally->last_line)
            return true;
    }
    return false;
}

bool
brief_is_about(const View *view, const YearFinding *finding)
{
    const Year *year = view->from->year;
    Line line = line_of(year, finding);
    if (line.file < 0 || line.line <= 0)
        return false;
    if (is_among_values(view->hub, line))
        return true;
    if (!is_among_records(view->hub, line))
        return false;
    for (int i = 0; i < year->hub_count; i++)
        if (&year->hubs[i] != view->hub &&
            is_among_records(&year->hubs[i], line))
            return false;
    return true;
}
