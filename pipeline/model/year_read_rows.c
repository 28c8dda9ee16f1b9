#include "base/decimal.h"
#include "model/list.h"
#include "model/year_parts.h"
#include <string.h>

static double
number_content(const YearReading *reading)
{
    double value = 0;
    decimal_parse(xml_reader_text(reading->reader), &value);
    return value;
}

static YearCell
cell(const YearReading *reading)
{
    YearCell cell = {.known = true, .at = year_reading_place(reading)};
    cell.value = number_content(reading);
    return cell;
}

void
year_read_fact(YearReading *reading)
{
    YearFact fact = {.id = year_reading_text(reading, "id"),
                     .at = year_reading_place(reading)};
    fact.value = number_content(reading);
    g_array_append_val(reading->facts, fact);
}

void
year_read_weight(YearReading *reading)
{
    YearWeight weight = {.axis = year_reading_text(reading, "axis"),
                         .at = year_reading_place(reading)};
    weight.value = number_content(reading);
    g_array_append_val(reading->weights, weight);
}

void
year_read_target(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearTarget target = {
        .indicator = year_reading_text(reading, "indicator"),
        .value = xml_reader_number(reader, "value", 0),
        .at = year_reading_place(reading),
    };
    while (xml_reader_next(reader, 3)) {
        if (xml_reader_is(reader, "grounds")) {
            target.grounds = year_reading_content(reading);
            continue;
        }
        target.is_revised = true;
        target.revised = xml_reader_number(reader, "value", 0);
        target.revised_on = year_reading_date(reading, "date");
        target.reason = year_reading_text(reading, "reason");
        target.approver = year_reading_text(reading, "approver");
        target.revised_at = year_reading_place(reading);
    }
    g_array_append_val(reading->targets, target);
}

void
year_read_initiative(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearInitiative initiative = {
        .number = xml_reader_integer(reader, "no", 0),
        .when = year_reading_text(reading, "when"),
        .at = year_reading_place(reading),
    };
    while (xml_reader_next(reader, 3)) {
        if (xml_reader_is(reader, "text"))
            initiative.text = year_reading_content(reading);
        else
            initiative.grounds = year_reading_content(reading);
    }
    g_array_append_val(reading->initiatives, initiative);
}

static YearPart
part_of(const char *word)
{
    for (int i = 0; i < YEAR_PARTS; i++)
        if (strcmp(word, year_part_names[i]) == 0)
            return (YearPart)i;
    g_assert_not_reached(); /* year.rng lists them */
}

void
year_read_role(YearReading *reading)
{
    YearRole role = {
        .field = year_reading_text(reading, "field"),
        .institution = year_reading_text(reading, "institution"),
        .strength = year_reading_text(reading, "strength"),
        .part = part_of(xml_reader_attribute(reading->reader, "part")),
        .from = year_reading_text(reading, "from"),
        .to = year_reading_text(reading, "to"),
        .at = year_reading_place(reading),
    };
    g_array_append_val(reading->roles, role);
}

void
year_read_series(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearSeries series = {.measure = year_reading_text(reading, "measure"),
                         .at = year_reading_place(reading)};
    while (xml_reader_next(reader, 3)) {
        if (xml_reader_is(reader, "total")) {
            series.total = cell(reading);
            continue;
        }
        Date month = year_reading_date(reading, "month");
        if (date_fiscal_year(month) == reading->year->id)
            series.months[date_fiscal_month(month)] = cell(reading);
    }
    g_array_append_val(reading->series, series);
}

static YearCell
past_cell(const YearReading *reading, const char *name)
{
    YearCell cell = {.at = year_reading_place(reading)};
    const char *text = xml_reader_attribute(reading->reader, name);
    cell.known = text && decimal_parse(text, &cell.value);
    return cell;
}

void
year_read_past(YearReading *reading)
{
    YearPast past = {
        .year = xml_reader_integer(reading->reader, "year", 0),
        .indicator = year_reading_text(reading, "indicator"),
        .numerator = past_cell(reading, "numerator"),
        .denominator = past_cell(reading, "denominator"),
        .at = year_reading_place(reading),
    };
    g_array_append_val(reading->past, past);
}

void
year_read_response(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearResponse response = {
        .number = xml_reader_integer(reader, "no", 0),
        .month = year_reading_date(reading, "month"),
        .at = year_reading_place(reading),
    };
    for (int i = 0; i < YEAR_QUESTIONS; i++)
        response.answers[i] =
            xml_reader_integer(reader, year_question_names[i], 0);
    while (xml_reader_next(reader, 3))
        response.comment = year_reading_content(reading);
    g_array_append_val(reading->responses, response);
}

static YearAnswer
answer_of(const char *word)
{
    if (strcmp(word, "yes") == 0)
        return YEAR_YES;
    return strcmp(word, "no") == 0 ? YEAR_NO : YEAR_NOT_APPLICABLE;
}

void
year_read_partner(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearPartner partner = {
        .number = xml_reader_integer(reader, "no", 0),
        .kind = year_reading_text(reading, "kind"),
        .at = year_reading_place(reading),
    };
    g_autoptr(GArray) answers =
        g_array_new(FALSE, FALSE, sizeof(YearPartnerAnswer));
    while (xml_reader_next(reader, 3)) {
        YearPartnerAnswer answer = {
            .question = year_reading_text(reading, "question"),
            .at = year_reading_place(reading),
        };
        answer.answer = answer_of(xml_reader_text(reader));
        g_array_append_val(answers, answer);
    }
    partner.answers =
        list_freeze(reading->year->arena, answers, &partner.answer_count);
    g_array_append_val(reading->partners, partner);
}

void
year_read_region(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearRegion region = {
        .area = year_reading_text(reading, "area"),
        .field = year_reading_text(reading, "field"),
        .need = xml_reader_number(reader, "need", 0),
        .supply = xml_reader_number(reader, "supply", 0),
        .cover = xml_reader_number(reader, "cover", 0),
        .at = year_reading_place(reading),
    };
    g_array_append_val(reading->regions, region);
}

void
year_read_visit(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearVisit visit = {
        .date = year_reading_date(reading, "date"),
        .kind = year_reading_text(reading, "kind"),
        .by = year_reading_text(reading, "by"),
        .at = year_reading_place(reading),
    };
    while (xml_reader_next(reader, 3)) {
        if (xml_reader_is(reader, "content"))
            visit.content = year_reading_content(reading);
        else if (xml_reader_is(reader, "advice"))
            visit.advice = year_reading_content(reading);
        else
            visit.follow_up = year_reading_content(reading);
    }
    g_array_append_val(reading->visits, visit);
}

void
year_read_evaluator(YearReading *reading)
{
    YearEvaluator evaluator = {
        .letter = year_reading_text(reading, "letter"),
        .person = year_reading_text(reading, "person"),
        .affiliation = year_reading_text(reading, "affiliation"),
        .at = year_reading_place(reading),
    };
    g_array_append_val(reading->evaluators, evaluator);
}

const char *const year_page_names[YEAR_PAGE_PARTS] = {
    "problem", "partners", "figures", "types", "conditions", "evidence"};

static void
read_page(YearReading *reading, YearReview *review)
{
    for (int i = 0; i < YEAR_PAGE_PARTS; i++)
        if (xml_reader_is(reading->reader, year_page_names[i])) {
            review->page_at = year_reading_place(reading);
            review->page[i] = year_reading_content(reading);
            return;
        }
}

void
year_read_review(YearReading *reading)
{
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(YearScore));
    const char *consent = xml_reader_attribute(reading->reader, "consent");
    YearReview review = {
        .id = year_reading_text(reading, "case"),
        .score = xml_reader_number(reading->reader, "score", 0),
        .award = year_reading_text(reading, "award"),
        .consent = consent && strcmp(consent, "yes") == 0,
        .date = year_reading_date(reading, "date"),
        .at = year_reading_place(reading),
    };
    while (xml_reader_next(reading->reader, 3)) {
        if (!xml_reader_is(reading->reader, "score")) {
            read_page(reading, &review);
            continue;
        }
        YearScore score = {
            .reviewer = year_reading_text(reading, "reviewer"),
            .criterion = year_reading_text(reading, "criterion"),
            .at = year_reading_place(reading),
        };
        score.value = number_content(reading);
        g_array_append_val(scores, score);
    }
    review.scores =
        list_freeze(reading->year->arena, scores, &review.score_count);
    g_array_append_val(reading->reviews, review);
}

void
year_read_tally(YearReading *reading)
{
    YearTally tally = {
        .of = year_reading_text(reading, "of"),
        .by = year_reading_text(reading, "by"),
        .key = year_reading_text(reading, "key"),
        .value = xml_reader_integer(reading->reader, "value", 0),
        .at = year_reading_place(reading),
        .last_line = xml_reader_integer(reading->reader, "last", 0),
    };
    g_array_append_val(reading->tallies, tally);
}

void
year_read_case(YearReading *reading)
{
    YearCase entry = {
        .id = year_reading_text(reading, "id"),
        .field = year_reading_text(reading, "field"),
        .business = year_reading_text(reading, "business"),
        .level = year_reading_text(reading, "level"),
        .partner = year_reading_text(reading, "partner"),
        .outcome = year_reading_text(reading, "outcome"),
        .confirmed_by = year_reading_text(reading, "confirmed-by"),
        .received = year_reading_date(reading, "received"),
        .closed = year_reading_date(reading, "closed"),
        .confirmed = year_reading_date(reading, "confirmed"),
        .at = year_reading_place(reading),
    };
    while (xml_reader_next(reading->reader, 3))
        entry.summary = year_reading_content(reading);
    g_array_append_val(reading->cases, entry);
}

void
year_read_correction(YearReading *reading)
{
    XmlReader *reader = reading->reader;
    YearCorrection correction = {
        .item = year_reading_text(reading, "item"),
        .old = xml_reader_number(reader, "old", 0),
        .value = xml_reader_number(reader, "new", 0),
        .accepted =
            g_str_equal(xml_reader_attribute(reader, "accepted"), "yes"),
        .decided = year_reading_date(reading, "decided"),
        .by = year_reading_text(reading, "by"),
        .at = year_reading_place(reading),
    };
    if (xml_reader_attribute(reader, "month"))
        correction.month = year_reading_date(reading, "month");
    correction.reason = year_reading_content(reading);
    g_array_append_val(reading->corrections, correction);
}
