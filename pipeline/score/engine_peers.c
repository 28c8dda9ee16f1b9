#include "score/engine_grades.h"
#include "score/engine_private.h"
#include <math.h>
#include <string.h>

/* Grades among peers: of a year, of a peer group, or with as many parts. */

/* Nodes follow each other with a group before its parts: how many indicators
 * of those from `from` to `to` a unit has. */
static int
count_indicators(const Engine *engine, int from, int to, int row)
{
    int there = 0;
    for (int i = from; i < to; i++)
        there += engine->framework->nodes[i]->part_count == 0 &&
                 !isnan(engine->scores[i][row]);
    return there;
}

static bool
is_needed(const IndexFramework *f, const char *id)
{
    for (int i = 0; i < f->grade_need_count; i++)
        if (strcmp(f->grade_needs[i], id) == 0)
            return true;
    return false;
}

/* The root's parts with enough indicators; 0 where a unit is not graded. */
static int
count_parts(const Engine *engine, int row)
{
    const IndexFramework *f = engine->framework;
    int parts = 0;
    bool needed = f->grade_need_count == 0;
    for (int i = 0; i < f->root->part_count; i++) {
        const IndexNode *part = f->root->parts[i];
        bool last = i + 1 == f->root->part_count;
        int end = last ? f->node_count : f->root->parts[i + 1]->index;
        if (count_indicators(engine, part->index, end, row) <
            f->grade_indicators)
            continue;
        parts++;
        needed = needed || is_needed(f, part->id);
    }
    return needed && parts >= f->grade_parts ? parts : 0;
}

/* Which peers a row is with. */
static int
peers_of(const Engine *engine, int row)
{
    switch (engine->framework->grade_peers) {
    case PEERS_GROUP:
        return engine->data->groups[row];
    case PEERS_PARTS:
        return engine->parts_there[row];
    default:
        return 0;
    }
}

/* Rows of one year, in lists by peers: begins[p] to begins[p + 1]. */
static int *
list_peers(const Engine *engine, int from, int to, int peers, int *begins)
{
    int *rows = g_new(int, to - from);
    memset(begins, 0, ((size_t)peers + 1) * sizeof *begins);
    for (int row = from; row < to; row++)
        begins[peers_of(engine, row) + 1]++;
    for (int p = 0; p < peers; p++)
        begins[p + 1] += begins[p];
    g_autofree int *next = g_memdup2(begins, (gsize)peers * sizeof *begins);
    for (int row = from; row < to; row++)
        rows[next[peers_of(engine, row)]++] = row;
    return rows;
}

static void
grade_year(Engine *engine, const double *written, int from, int to)
{
    const IndexFramework *f = engine->framework;
    bool by_parts = f->grade_peers == PEERS_PARTS;
    int peers = MAX(engine->data->group_count, f->root->part_count + 1);
    g_autofree int *begins = g_new(int, (gsize)peers + 1);
    g_autofree int *rows = list_peers(engine, from, to, peers, begins);
    g_autofree double *scores = g_new(double, to - from);
    g_autofree int *grades = g_new(int, to - from);
    for (int p = 0; p < peers; p++) {
        int count = begins[p + 1] - begins[p];
        bool none = by_parts && p == 0;
        for (int i = 0; i < count; i++)
            scores[i] = none ? NAN : written[rows[begins[p] + i]];
        if (count > 0)
            engine_grade(f, scores, count, grades);
        for (int i = 0; i < count; i++)
            engine->grades[rows[begins[p] + i]] = grades[i];
    }
}

void
engine_grade_rows(Engine *engine)
{
    const IndexData *data = engine->data;
    const IndexFramework *f = engine->framework;
    if (f->grade_count == 0)
        return;
    engine->grades = arena_array(engine->arena, int, data->count);
    if (f->grade_peers == PEERS_PARTS) {
        engine->parts_there = arena_array(engine->arena, int, data->count);
        for (int row = 0; row < data->count; row++)
            engine->parts_there[row] = count_parts(engine, row);
    }
    g_autofree double *written = engine_written(engine);
    for (int i = 0; i < data->block_count; i++)
        grade_year(engine, written, data->blocks[i], data->blocks[i + 1]);
}
