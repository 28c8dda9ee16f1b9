#include "base/decimal.h"
#include "model/list.h"
#include "model/year_hearing.h"
#include "model/year_parts.h"
#include <string.h>

const char *
year_reading_text(const YearReading *reading, const char *name)
{
    return arena_dup(reading->year->arena,
                     xml_reader_attribute(reading->reader, name));
}

const char *
year_reading_content(const YearReading *reading)
{
    return arena_dup(reading->year->arena, xml_reader_text(reading->reader));
}

YearPlace
year_reading_place(const YearReading *reading)
{
    return year_read_place(reading->year, reading->reader);
}

Date
year_reading_date(const YearReading *reading, const char *name)
{
    Date date = {0};
    const char *text = xml_reader_attribute(reading->reader, name);
    if (text && !date_parse_iso(text, &date))
        xml_reader_fail(reading->reader, "%s=\"%s\" is not a date", name, text);
    return date;
}

static YearText
placed_text(const YearReading *reading)
{
    YearText text = {.at = year_reading_place(reading)};
    text.text = year_reading_content(reading);
    return text;
}

static void
read_name(YearReading *reading)
{
    reading->hub->name = placed_text(reading);
}

static void
read_prefecture(YearReading *reading)
{
    reading->hub->prefecture = placed_text(reading);
}

static void
read_contractor(YearReading *reading)
{
    reading->hub->contractor_id = year_reading_text(reading, "id");
    reading->hub->contractor = placed_text(reading);
}

static void
read_block(YearReading *reading)
{
    reading->hub->block = placed_text(reading);
}

static void
read_chief(YearReading *reading)
{
    reading->hub->chief = placed_text(reading);
}

static void
read_opened(YearReading *reading)
{
    reading->hub->opened_at = year_reading_place(reading);
    const char *text = xml_reader_text(reading->reader);
    if (!date_parse_iso(text, &reading->hub->opened))
        xml_reader_fail(reading->reader, "\"%s\" is not a month", text);
}

static void
read_pseudonym(YearReading *reading)
{
    reading->hub->pseudonym_at = year_reading_place(reading);
    decimal_parse_int(xml_reader_text(reading->reader),
                      &reading->hub->pseudonym);
}

static void
read_mission(YearReading *reading)
{
    YearMission *mission = &reading->hub->mission;
    mission->type = year_reading_text(reading, "type");
    mission->at = year_reading_place(reading);
    mission->grounds = year_reading_content(reading);
}

static YearPlace
place_of(const XmlNode *node, const void *data)
{
    return year_parse_place(data, xml_attribute(node, "at"));
}

static void
read_hearing(YearReading *reading)
{
    const XmlNode *tree = xml_reader_tree(reading->reader);
    if (tree)
        reading->hub->hearing = year_hearing_read(
            reading->year->arena, tree, place_of, reading->year, false);
}

static const struct {
    const char *name;
    void (*read)(YearReading *reading);
} parts[] = {
    {"series", year_read_series},
    {"response", year_read_response},
    {"partner", year_read_partner},
    {"region", year_read_region},
    {"tally", year_read_tally},
    {"target", year_read_target},
    {"past", year_read_past},
    {"fact", year_read_fact},
    {"weight", year_read_weight},
    {"initiative", year_read_initiative},
    {"role", year_read_role},
    {"visit", year_read_visit},
    {"evaluator", year_read_evaluator},
    {"practice-review", year_read_review},
    {"correction", year_read_correction},
    {"case", year_read_case},
    {"name", read_name},
    {"prefecture", read_prefecture},
    {"contractor", read_contractor},
    {"block", read_block},
    {"chief", read_chief},
    {"opened", read_opened},
    {"pseudonym", read_pseudonym},
    {"mission", read_mission},
    {"hearing", read_hearing},
};

/* The growing list, the size of its element and where it comes to rest. */
#define LISTS(X)                                                               \
    X(facts, YearFact, fact_count)                                             \
    X(weights, YearWeight, weight_count)                                       \
    X(targets, YearTarget, target_count)                                       \
    X(initiatives, YearInitiative, initiative_count)                           \
    X(roles, YearRole, role_count)                                             \
    X(series, YearSeries, series_count)                                        \
    X(past, YearPast, past_count)                                              \
    X(responses, YearResponse, response_count)                                 \
    X(partners, YearPartner, partner_count)                                    \
    X(regions, YearRegion, region_count)                                       \
    X(visits, YearVisit, visit_count)                                          \
    X(evaluators, YearEvaluator, evaluator_count)                              \
    X(reviews, YearReview, review_count)                                       \
    X(corrections, YearCorrection, correction_count)                           \
    X(tallies, YearTally, tally_count)                                         \
    X(cases, YearCase, case_count)

void
year_read_hub(Year *year, XmlReader *reader, YearHub *hub)
{
    YearReading reading = {.year = year, .reader = reader, .hub = hub};
#define NEW(list, type, count)                                                 \
    reading.list = g_array_new(FALSE, FALSE, sizeof(type));
    LISTS(NEW)
#undef NEW
    g_strlcpy(hub->code, xml_reader_attribute(reader, "code"),
              sizeof hub->code);
    hub->at = year_read_place(year, reader);
    while (xml_reader_next(reader, 2))
        for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
            if (xml_reader_is(reader, parts[i].name)) {
                parts[i].read(&reading);
                break;
            }
#define FREEZE(list, type, count)                                              \
    hub->list = list_freeze(year->arena, reading.list, &hub->count);           \
    g_array_unref(reading.list);
    LISTS(FREEZE)
#undef FREEZE
}
