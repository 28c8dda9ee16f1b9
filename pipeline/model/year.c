#include "model/year.h"

#include <string.h>

const char *const year_question_names[YEAR_QUESTIONS] = {
    "overall", "clarity", "expertise", "speed", "again"};

const char *const year_part_names[YEAR_PARTS] = {"lead", "fill", "refer"};

const char *const year_audience_names[YEAR_AUDIENCES] = {
    "hub", "contractor", "headquarters", "subcommittee", "public"};

void
year_free(Year *year)
{
    if (!year)
        return;
    programme_free(year->programme);
    framework_free(year->framework);
    arena_free(year->arena);
}

/* The lists are sorted by the key that begins each of their elements. */
/* bsearch, but an empty array may be NULL. */
static const void *
find(const void *key, const void *array, size_t count, size_t size,
     int (*compare)(const void *, const void *))
{
    return count ? bsearch(key, array, count, size, compare) : NULL;
}

static int
compare_hub(const void *key, const void *element)
{
    return strcmp(key, ((const YearHub *)element)->code);
}

const YearHub *
year_hub(const Year *year, const char *code)
{
    return find(code, year->hubs, (size_t)year->hub_count, sizeof(YearHub),
                compare_hub);
}

static int
compare_series(const void *key, const void *element)
{
    return strcmp(key, ((const YearSeries *)element)->measure);
}

const YearSeries *
year_series(const YearHub *hub, const char *measure)
{
    return find(measure, hub->series, (size_t)hub->series_count,
                sizeof(YearSeries), compare_series);
}

static int
compare_case(const void *key, const void *element)
{
    return strcmp(key, ((const YearCase *)element)->id);
}

const YearCase *
year_case(const YearHub *hub, const char *id)
{
    return find(id, hub->cases, (size_t)hub->case_count, sizeof(YearCase),
                compare_case);
}

/* First of `count` elements whose `member` equals `wanted`. */
#define FIND(list, count, member, wanted)                                      \
    do {                                                                       \
        for (int i_ = 0; i_ < (count); i_++)                                   \
            if (strcmp((list)[i_].member, (wanted)) == 0)                      \
                return &(list)[i_];                                            \
        return NULL;                                                           \
    } while (0)

const YearTarget *
year_target(const YearHub *hub, const char *indicator)
{
    FIND(hub->targets, hub->target_count, indicator, indicator);
}

const YearWeight *
year_weight(const YearHub *hub, const char *axis)
{
    FIND(hub->weights, hub->weight_count, axis, axis);
}

const YearRole *
year_role(const YearHub *hub, const char *field)
{
    FIND(hub->roles, hub->role_count, field, field);
}

const YearFact *
year_fact(const YearHub *hub, const char *id)
{
    FIND(hub->facts, hub->fact_count, id, id);
}

const YearReview *
year_review(const YearHub *hub, const char *id)
{
    FIND(hub->reviews, hub->review_count, id, id);
}

const YearCorrection *
year_correction(const YearHub *hub, YearPlace at)
{
    for (int i = 0; i < hub->correction_count; i++) {
        const YearCorrection *entry = &hub->corrections[i];
        if (entry->accepted && entry->at.file == at.file &&
            entry->at.line == at.line && entry->at.column == at.column)
            return entry;
    }
    return NULL;
}

const YearEvaluation *
year_evaluation(const YearHearing *hearing, const char *letter)
{
    FIND(hearing->evaluations, hearing->evaluation_count, letter, letter);
}

const YearLevel *
year_level(const YearLevel *levels, int count, const char *rubric)
{
    FIND(levels, count, rubric, rubric);
}

const YearTally *
year_tally(const YearHub *hub, const char *of, const char *by, const char *key)
{
    for (int i = 0; i < hub->tally_count; i++) {
        const YearTally *tally = &hub->tallies[i];
        if (strcmp(tally->of, of) == 0 && strcmp(tally->by, by) == 0 &&
            strcmp(tally->key, key) == 0)
            return tally;
    }
    return NULL;
}

bool
year_fact_value(const YearHub *hub, const char *id, double *value)
{
    const YearFact *fact = year_fact(hub, id);
    if (fact)
        *value = fact->value;
    return fact != NULL;
}

bool
year_target_value(const YearHub *hub, const char *indicator, double *value)
{
    const YearTarget *target = year_target(hub, indicator);
    if (target)
        *value = target->is_revised ? target->revised : target->value;
    return target != NULL;
}

bool
year_series_sum(const YearSeries *series, double *value)
{
    bool known = false;
    double sum = 0;
    for (int i = 0; i < YEAR_MONTHS; i++)
        if (series->months[i].known) {
            known = true;
            sum += series->months[i].value;
        }
    if (known)
        *value = sum;
    return known;
}

bool
year_series_total(const YearSeries *series, double *value)
{
    if (!series->total.known)
        return year_series_sum(series, value);
    *value = series->total.value;
    return true;
}

bool
year_month_forgotten(const Year *year, const YearSeries *series, int month)
{
    if (month >= year->month_count || (series && series->months[month].known))
        return false;
    if (!series)
        return true;
    for (int i = 0; i < year->finding_count; i++) {
        const YearFinding *finding = &year->findings[i];
        if (finding->line == series->at.line &&
            strcmp(finding->code, "MONTH_EMPTY") == 0 &&
            strcmp(finding->file, year->files[series->at.file].path) == 0)
            return true;
    }
    return false;
}

const char *
year_place_text(Arena *arena, const Year *year, YearPlace place)
{
    if (place.line == 0)
        return "";
    return arena_printf(arena, "%s:%d:%d", year->files[place.file].id,
                        place.line, place.column);
}

const char *
year_place_path(Arena *arena, const Year *year, YearPlace place)
{
    if (place.line == 0)
        return "";
    return arena_printf(arena, "%s:%d:%d", year->files[place.file].path,
                        place.line, place.column);
}

int
year_months_over(int fiscal_year, Date as_of)
{
    int months = 0;
    for (int i = 0; i < YEAR_MONTHS; i++) {
        Date last = date_of_fiscal_month(fiscal_year, i);
        last.day = date_days_in_month(last.year, last.month);
        if (date_compare(last, as_of) <= 0)
            months = i + 1;
    }
    return months;
}

static void
append_plain(GString *text, const YearInline *inlines, int count)
{
    for (int i = 0; i < count; i++) {
        const YearInline *part = &inlines[i];
        if (part->kind == YEAR_CASE)
            g_string_append(text, part->value);
        else if (part->text)
            g_string_append(text, part->text);
        append_plain(text, part->children, part->child_count);
    }
}

const char *
year_passage_text(Arena *arena, const YearPassage *passage)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_plain(text, passage->inlines, passage->inline_count);
    return arena_dup(arena, text->str);
}
