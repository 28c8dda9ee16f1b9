#include "score/records_alike.h"
#include "score/integrity_alike.h"
#include "score/stages.h"
#include <string.h>

struct RecordsAlike {
    const Year *year;
    Arena *arena;
    int *from; /* of each hub's first case among all */
    bool *within, *across;
};

static int
hub_cases(const Scoring *scoring, int hub, const GArray **cases)
{
    const RecordHub *records =
        record_set_hub(scoring->records, stage_hub(scoring, hub));
    *cases = records ? records->cases : NULL;
    return records ? (int)records->cases->len : 0;
}

RecordsAlike *
records_alike_run(const Scoring *scoring)
{
    int hubs = stage_hub_count(scoring);
    int count = 0;
    const GArray *cases;
    if (!scoring->records || !scoring->framework->checks.at)
        return NULL;
    Arena *arena = arena_new();
    RecordsAlike *alike = arena_array(arena, RecordsAlike, 1);
    *alike = (RecordsAlike){.year = scoring->year, .arena = arena};
    alike->from = arena_array(arena, int, hubs);
    for (int i = 0; i < hubs; i++) {
        alike->from[i] = count;
        count += hub_cases(scoring, i, &cases);
    }
    alike->within = arena_array(arena, bool, count + 1);
    alike->across = arena_array(arena, bool, count + 1);
    g_autofree const char **texts = g_new(const char *, (gsize)count + 1);
    g_autofree int *groups = g_new(int, (gsize)count + 1);
    for (int i = 0; i < hubs; i++) {
        int own = hub_cases(scoring, i, &cases);
        for (int j = 0; j < own; j++) {
            texts[alike->from[i] + j] =
                g_array_index(cases, RecordCase, j).summary;
            groups[alike->from[i] + j] = i;
        }
    }
    alike_find(texts, groups, count, scoring->framework->checks.alike,
               alike->within, alike->across);
    return alike;
}

void
records_alike_free(RecordsAlike *alike)
{
    if (alike)
        arena_free(alike->arena);
}

const bool *
records_alike_marks(const RecordsAlike *alike, const char *hub, bool shared)
{
    for (int i = 0; i < alike->year->hub_count; i++)
        if (strcmp(alike->year->hubs[i].code, hub) == 0)
            return (shared ? alike->across : alike->within) + alike->from[i];
    return NULL;
}
