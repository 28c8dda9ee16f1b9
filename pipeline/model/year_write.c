#include "base/decimal.h"
#include "model/year.h"
#include "model/year_hearing.h"
#include <string.h>

enum { PLACE_SIZE = 64 };

static void
write_place(XmlOut *out, const Year *year, YearPlace place)
{
    char text[PLACE_SIZE] = "";
    if (place.line > 0)
        g_snprintf(text, sizeof text, "%s:%d:%d", year->files[place.file].id,
                   place.line, place.column);
    xml_out_attribute(out, "at", text);
}

static void
write_date(XmlOut *out, const char *name, Date date)
{
    char buffer[DATE_TEXT_SIZE];
    if (date.year != 0)
        xml_out_attribute(out, name, date_iso(date, buffer));
}

static void
write_number(XmlOut *out, double value)
{
    char buffer[DECIMAL_TEXT_SIZE];
    xml_out_text(out, decimal_text(value, buffer));
}

static void
write_text(XmlOut *out, const Year *year, const char *name,
           const YearText *text)
{
    xml_out_start(out, name);
    write_place(out, year, text->at);
    xml_out_text(out, text->text ? text->text : "");
    xml_out_end(out);
}

static void
write_identity(XmlOut *out, const Year *year, const YearHub *hub)
{
    write_text(out, year, "name", &hub->name);
    write_text(out, year, "prefecture", &hub->prefecture);
    xml_out_start(out, "contractor");
    xml_out_attribute(out, "id", hub->contractor_id);
    write_place(out, year, hub->contractor.at);
    xml_out_text(out, hub->contractor.text ? hub->contractor.text : "");
    xml_out_end(out);
    write_text(out, year, "block", &hub->block);
    write_text(out, year, "chief", &hub->chief);
    if (hub->opened.year != 0) {
        char buffer[DATE_TEXT_SIZE];
        xml_out_start(out, "opened");
        write_place(out, year, hub->opened_at);
        xml_out_text(out, date_iso(hub->opened, buffer));
        xml_out_end(out);
    }
    if (hub->pseudonym != 0) {
        xml_out_start(out, "pseudonym");
        write_place(out, year, hub->pseudonym_at);
        write_number(out, hub->pseudonym);
        xml_out_end(out);
    }
}

static void
write_target(XmlOut *out, const Year *year, const YearTarget *target)
{
    xml_out_start(out, "target");
    xml_out_attribute(out, "indicator", target->indicator);
    xml_out_attribute_number(out, "value", target->value);
    write_place(out, year, target->at);
    xml_out_text_element(out, "grounds", target->grounds);
    if (target->is_revised) {
        xml_out_start(out, "revised");
        xml_out_attribute_number(out, "value", target->revised);
        write_date(out, "date", target->revised_on);
        xml_out_attribute(out, "reason", target->reason);
        xml_out_attribute(out, "approver", target->approver);
        write_place(out, year, target->revised_at);
        xml_out_end(out);
    }
    xml_out_end(out);
}

static void
write_role(XmlOut *out, const Year *year, const YearRole *role)
{
    xml_out_start(out, "role");
    xml_out_attribute(out, "field", role->field);
    xml_out_attribute(out, "part", year_part_names[role->part]);
    xml_out_attribute(out, "institution", role->institution);
    xml_out_attribute(out, "strength", role->strength);
    xml_out_attribute(out, "from", role->from);
    xml_out_attribute(out, "to", role->to);
    write_place(out, year, role->at);
    xml_out_end(out);
}

static void
write_plan(XmlOut *out, const Year *year, const YearHub *hub)
{
    for (int i = 0; i < hub->fact_count; i++) {
        xml_out_start(out, "fact");
        xml_out_attribute(out, "id", hub->facts[i].id);
        write_place(out, year, hub->facts[i].at);
        write_number(out, hub->facts[i].value);
        xml_out_end(out);
    }
    if (hub->mission.type) {
        xml_out_start(out, "mission");
        xml_out_attribute(out, "type", hub->mission.type);
        write_place(out, year, hub->mission.at);
        xml_out_text(out, hub->mission.grounds);
        xml_out_end(out);
    }
    for (int i = 0; i < hub->weight_count; i++) {
        xml_out_start(out, "weight");
        xml_out_attribute(out, "axis", hub->weights[i].axis);
        write_place(out, year, hub->weights[i].at);
        write_number(out, hub->weights[i].value);
        xml_out_end(out);
    }
    for (int i = 0; i < hub->target_count; i++)
        write_target(out, year, &hub->targets[i]);
    for (int i = 0; i < hub->initiative_count; i++) {
        const YearInitiative *initiative = &hub->initiatives[i];
        xml_out_start(out, "initiative");
        xml_out_attribute_int(out, "no", initiative->number);
        xml_out_attribute(out, "when", initiative->when);
        write_place(out, year, initiative->at);
        xml_out_text_element(out, "text", initiative->text);
        xml_out_text_element(out, "grounds", initiative->grounds);
        xml_out_end(out);
    }
    for (int i = 0; i < hub->role_count; i++)
        write_role(out, year, &hub->roles[i]);
}

static void
write_series(XmlOut *out, const Year *year, const YearSeries *series)
{
    xml_out_start(out, "series");
    xml_out_attribute(out, "measure", series->measure);
    write_place(out, year, series->at);
    for (int i = 0; i < YEAR_MONTHS; i++) {
        const YearCell *cell = &series->months[i];
        if (!cell->known)
            continue;
        xml_out_start(out, "m");
        write_date(out, "month", date_of_fiscal_month(year->id, i));
        write_place(out, year, cell->at);
        write_number(out, cell->value);
        xml_out_end(out);
    }
    if (series->total.known) {
        xml_out_start(out, "total");
        write_place(out, year, series->total.at);
        write_number(out, series->total.value);
        xml_out_end(out);
    }
    xml_out_end(out);
}

static void
write_past(XmlOut *out, const Year *year, const YearPast *past)
{
    xml_out_start(out, "past");
    xml_out_attribute_int(out, "year", past->year);
    xml_out_attribute(out, "indicator", past->indicator);
    if (past->numerator.known)
        xml_out_attribute_number(out, "numerator", past->numerator.value);
    if (past->denominator.known)
        xml_out_attribute_number(out, "denominator", past->denominator.value);
    write_place(out, year, past->at);
    xml_out_end(out);
}

static void
write_response(XmlOut *out, const Year *year, const YearResponse *response)
{
    xml_out_start(out, "response");
    xml_out_attribute_int(out, "no", response->number);
    write_date(out, "month", response->month);
    for (int i = 0; i < YEAR_QUESTIONS; i++)
        if (response->answers[i] != 0)
            xml_out_attribute_int(out, year_question_names[i],
                                  response->answers[i]);
    write_place(out, year, response->at);
    xml_out_text_element(out, "comment", response->comment);
    xml_out_end(out);
}

static void
write_partner(XmlOut *out, const Year *year, const YearPartner *partner)
{
    static const char *const words[] = {"no", "yes", "not-applicable"};
    xml_out_start(out, "partner");
    xml_out_attribute_int(out, "no", partner->number);
    xml_out_attribute(out, "kind", partner->kind);
    write_place(out, year, partner->at);
    for (int i = 0; i < partner->answer_count; i++) {
        const YearPartnerAnswer *answer = &partner->answers[i];
        xml_out_start(out, "answer");
        xml_out_attribute(out, "question", answer->question);
        write_place(out, year, answer->at);
        xml_out_text(out, words[answer->answer]);
        xml_out_end(out);
    }
    xml_out_end(out);
}

static void
write_region(XmlOut *out, const Year *year, const YearRegion *region)
{
    xml_out_start(out, "region");
    xml_out_attribute(out, "area", region->area);
    xml_out_attribute(out, "field", region->field);
    xml_out_attribute_number(out, "need", region->need);
    xml_out_attribute_number(out, "supply", region->supply);
    xml_out_attribute_number(out, "cover", region->cover);
    write_place(out, year, region->at);
    xml_out_end(out);
}

static void
write_visit(XmlOut *out, const Year *year, const YearVisit *visit)
{
    xml_out_start(out, "visit");
    write_date(out, "date", visit->date);
    xml_out_attribute(out, "kind", visit->kind);
    xml_out_attribute(out, "by", visit->by);
    write_place(out, year, visit->at);
    xml_out_text_element(out, "content", visit->content);
    xml_out_text_element(out, "advice", visit->advice);
    xml_out_text_element(out, "follow-up", visit->follow_up);
    xml_out_end(out);
}

static void
write_review_parts(XmlOut *out, const Year *year, const YearReview *review)
{
    for (int i = 0; i < review->score_count; i++) {
        const YearScore *score = &review->scores[i];
        xml_out_start(out, "score");
        xml_out_attribute(out, "reviewer", score->reviewer);
        xml_out_attribute(out, "criterion", score->criterion);
        write_place(out, year, score->at);
        write_number(out, score->value);
        xml_out_end(out);
    }
    for (int i = 0; i < YEAR_PAGE_PARTS; i++) {
        if (!review->page[i])
            continue;
        xml_out_start(out, year_page_names[i]);
        write_place(out, year, review->page_at);
        xml_out_text(out, review->page[i]);
        xml_out_end(out);
    }
}

static void
write_judges(XmlOut *out, const Year *year, const YearHub *hub)
{
    for (int i = 0; i < hub->evaluator_count; i++) {
        const YearEvaluator *evaluator = &hub->evaluators[i];
        xml_out_start(out, "evaluator");
        xml_out_attribute(out, "letter", evaluator->letter);
        xml_out_attribute(out, "person", evaluator->person);
        xml_out_attribute(out, "affiliation", evaluator->affiliation);
        write_place(out, year, evaluator->at);
        xml_out_end(out);
    }
    for (int i = 0; i < hub->review_count; i++) {
        const YearReview *review = &hub->reviews[i];
        xml_out_start(out, "practice-review");
        xml_out_attribute(out, "case", review->id);
        xml_out_attribute_number(out, "score", review->score);
        xml_out_attribute(out, "award", review->award);
        xml_out_attribute(out, "consent", review->consent ? "yes" : "no");
        write_date(out, "date", review->date);
        write_place(out, year, review->at);
        write_review_parts(out, year, review);
        xml_out_end(out);
    }
}

static void
write_correction(XmlOut *out, const Year *year, const YearCorrection *entry)
{
    xml_out_start(out, "correction");
    xml_out_attribute(out, "item", entry->item);
    write_date(out, "month", entry->month);
    xml_out_attribute_number(out, "old", entry->old);
    xml_out_attribute_number(out, "new", entry->value);
    xml_out_attribute(out, "accepted", entry->accepted ? "yes" : "no");
    write_date(out, "decided", entry->decided);
    xml_out_attribute(out, "by", entry->by);
    write_place(out, year, entry->at);
    xml_out_text(out, entry->reason);
    xml_out_end(out);
}

static void
write_records(XmlOut *out, const Year *year, const YearHub *hub)
{
    for (int i = 0; i < hub->tally_count; i++) {
        const YearTally *tally = &hub->tallies[i];
        xml_out_start(out, "tally");
        xml_out_attribute(out, "of", tally->of);
        xml_out_attribute(out, "by", tally->by);
        xml_out_attribute(out, "key", tally->key);
        xml_out_attribute_int(out, "value", tally->value);
        write_place(out, year, tally->at);
        xml_out_attribute_int(out, "last", tally->last_line);
        xml_out_end(out);
    }
    for (int i = 0; i < hub->case_count; i++) {
        const YearCase *entry = &hub->cases[i];
        xml_out_start(out, "case");
        xml_out_attribute(out, "id", entry->id);
        xml_out_attribute(out, "field", entry->field);
        xml_out_attribute(out, "business", entry->business);
        xml_out_attribute(out, "level", entry->level);
        xml_out_attribute(out, "partner", entry->partner);
        xml_out_attribute(out, "outcome", entry->outcome);
        xml_out_attribute(out, "confirmed-by", entry->confirmed_by);
        write_date(out, "received", entry->received);
        write_date(out, "closed", entry->closed);
        write_date(out, "confirmed", entry->confirmed);
        write_place(out, year, entry->at);
        xml_out_text_element(out, "summary", entry->summary);
        xml_out_end(out);
    }
}

static void
write_hub(XmlOut *out, const Year *year, const YearHub *hub)
{
    xml_out_start(out, "hub");
    xml_out_attribute(out, "code", hub->code);
    write_place(out, year, hub->at);
    write_identity(out, year, hub);
    write_plan(out, year, hub);
    for (int i = 0; i < hub->series_count; i++)
        write_series(out, year, &hub->series[i]);
    for (int i = 0; i < hub->past_count; i++)
        write_past(out, year, &hub->past[i]);
    for (int i = 0; i < hub->response_count; i++)
        write_response(out, year, &hub->responses[i]);
    for (int i = 0; i < hub->partner_count; i++)
        write_partner(out, year, &hub->partners[i]);
    for (int i = 0; i < hub->region_count; i++)
        write_region(out, year, &hub->regions[i]);
    for (int i = 0; i < hub->visit_count; i++)
        write_visit(out, year, &hub->visits[i]);
    write_judges(out, year, hub);
    for (int i = 0; i < hub->correction_count; i++)
        write_correction(out, year, &hub->corrections[i]);
    write_records(out, year, hub);
    if (hub->hearing)
        year_hearing_write(out, year, hub->hearing);
    xml_out_end(out);
}

static void
write_findings(XmlOut *out, const Year *year)
{
    xml_out_start(out, "findings");
    for (int i = 0; i < year->finding_count; i++) {
        const YearFinding *finding = &year->findings[i];
        xml_out_start(out, "finding");
        xml_out_attribute(out, "code", finding->code);
        xml_out_attribute(out, "level", finding->level);
        xml_out_attribute(out, "file", finding->file);
        xml_out_attribute_int(out, "line", finding->line);
        xml_out_attribute_int(out, "column", finding->column);
        xml_out_attribute(out, "ja", finding->japanese);
        xml_out_attribute(out, "en", finding->english);
        xml_out_end(out);
    }
    xml_out_end(out);
}

void
year_write(XmlOut *out, const Year *year, const XmlNode *programme,
           int programme_file, const XmlNode *framework, int framework_file)
{
    xml_out_start(out, "year");
    xml_out_attribute(out, "xmlns", "urn:hyoka:year:1");
    xml_out_attribute_int(out, "id", year->id);
    xml_out_attribute(out, "phase", year->phase);
    write_date(out, "from", year->from);
    write_date(out, "to", year->to);
    write_date(out, "as-of", year->as_of);
    xml_out_start(out, "files");
    for (int i = 0; i < year->file_count; i++) {
        xml_out_start(out, "file");
        xml_out_attribute(out, "id", year->files[i].id);
        xml_out_attribute(out, "path", year->files[i].path);
        xml_out_end(out);
    }
    xml_out_end(out);
    framework_copy(out, programme, year->files[programme_file].id);
    framework_copy(out, framework, year->files[framework_file].id);
    write_findings(out, year);
    for (int i = 0; i < year->hub_count; i++)
        write_hub(out, year, &year->hubs[i]);
    xml_out_end(out);
}
