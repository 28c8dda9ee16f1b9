/* The collection's first pages: how cases were reviewed, and their list. */
#include "disclose/practices.h"

#include "disclose/anonymous.h"
#include "disclose/words.h"
#include <string.h>

int
practices_award(const View *view, const YearReview *review)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; review->award && i < framework->practice_award_count; i++)
        if (strcmp(framework->practice_awards[i].name, review->award) == 0)
            return i;
    return -1;
}

static bool
may_see_all(const View *view)
{
    return view_may(view, FIELD_EVALUATOR_LEVELS) == TREATMENT_FULL;
}

static gint
compare_cases(gconstpointer a, gconstpointer b)
{
    const YearReview *x = ((const ReviewedCase *)a)->review;
    const YearReview *y = ((const ReviewedCase *)b)->review;
    int order = (x->score < y->score) - (x->score > y->score);
    return order ? order : strcmp(x->id, y->id);
}

/* Scores are left out for the public, and so is the order that they make. */
static gint
compare_public(gconstpointer a, gconstpointer b)
{
    return strcmp(((const ReviewedCase *)a)->review->id,
                  ((const ReviewedCase *)b)->review->id);
}

GArray *
practices_cases(const View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    GArray *cases = g_array_new(FALSE, FALSE, sizeof(ReviewedCase));
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        for (int j = 0; hub->hearing && j < hub->hearing->practice_count; j++) {
            ReviewedCase one = {hub, &hub->hearing->practices[j], NULL};
            one.review = year_review(hub, one.practice->id);
            if (!one.review ||
                (practices_award(view, one.review) < 0 && !may_see_all(view)) ||
                (treatment == TREATMENT_CONSENT && !one.review->consent))
                continue;
            g_array_append_val(cases, one);
        }
    }
    g_array_sort(cases,
                 treatment == TREATMENT_FULL ? compare_cases : compare_public);
    return cases;
}

void
practices_write_head(View *view, const ReviewedCase *one, Treatment treatment)
{
    const char *id = one->practice->id;
    xml_out_attribute(view->out, "id", id);
    xml_out_attribute(view->out, "code", one->hub->code);
    xml_out_attribute(view->out, "label",
                      anonymous_label(view, one->hub, TREATMENT_FULL));
    xml_out_attribute(view->out, "title", one->practice->title);
    xml_out_attribute(view->out, "award", one->review->award);
    xml_out_attribute(view->out, "consent",
                      one->review->consent ? "yes" : NULL);
    if (treatment != TREATMENT_FULL)
        return;
    number_write(view, "score", one->review->score, NUMBER_SCORE);
    if (!may_see_all(view))
        return;
    number_item(view, "low", one->hub->code,
                arena_printf(view->arena, "practice.%s.low", id), NUMBER_SCORE);
    number_item(view, "high", one->hub->code,
                arena_printf(view->arena, "practice.%s.high", id),
                NUMBER_SCORE);
}

void
practices_write_scores(View *view, const ReviewedCase *one, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->criterion_count; i++) {
        const Criterion *criterion = &framework->criteria[i];
        if (treatment != TREATMENT_FULL)
            return;
        xml_out_start(view->out, "criterion");
        xml_out_attribute(view->out, "key", criterion->id);
        xml_out_attribute(view->out, "label", criterion->label);
        number_item(view, "score", one->hub->code,
                    arena_printf(view->arena, "practice.%s.%s",
                                 one->practice->id, criterion->id),
                    NUMBER_SCORE);
        xml_out_end(view->out);
    }
}

/* What was put up, looked at closely and awarded; of all cases, listed here or
 * not. */
static void
write_counts(View *view)
{
    const Year *year = view->from->year;
    int cases = 0, shortlisted = 0, consent = 0, hubs = 0;
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        hubs += hub->review_count > 0;
        cases += hub->review_count;
        for (int j = 0; j < hub->review_count; j++) {
            const YearReview *review = &hub->reviews[j];
            shortlisted += review->score >= year->framework->shortlist;
            consent += practices_award(view, review) >= 0 && review->consent;
        }
    }
    xml_out_attribute_int(view->out, "hubs", hubs);
    xml_out_attribute_int(view->out, "cases", cases);
    xml_out_attribute_int(view->out, "shortlisted", shortlisted);
    xml_out_attribute_int(view->out, "consent", consent);
    number_write(view, "shortlist", year->framework->shortlist, NUMBER_SCORE);
}

static void
write_award(View *view, int index)
{
    const Year *year = view->from->year;
    const PracticeAward *award = &year->framework->practice_awards[index];
    int count = 0;
    for (int i = 0; i < year->hub_count; i++)
        for (int j = 0; j < year->hubs[i].review_count; j++)
            count += practices_award(view, &year->hubs[i].reviews[j]) == index;
    xml_out_start(view->out, "award");
    xml_out_attribute(view->out, "name", award->name);
    number_write(view, "from", award->from, NUMBER_SCORE);
    xml_out_attribute_int(view->out, "count", count);
    xml_out_end(view->out);
}

static void
write_rules(View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->practice_award_count; i++)
        write_award(view, i);
    for (int i = 0; i < framework->criterion_count; i++) {
        const Criterion *criterion = &framework->criteria[i];
        xml_out_start(view->out, "criterion");
        xml_out_attribute(view->out, "id", criterion->id);
        xml_out_attribute(view->out, "label", criterion->label);
        number_write(view, "weight", criterion->weight, NUMBER_SHARE);
        xml_out_text(view->out, criterion->text);
        xml_out_end(view->out);
    }
    for (int i = 0; i < framework->reviewer_count; i++) {
        xml_out_start(view->out, "reviewer");
        xml_out_attribute(view->out, "id", framework->reviewers[i].id);
        xml_out_text(view->out, framework->reviewers[i].text);
        xml_out_end(view->out);
    }
}

void
practices_write_collection(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL && treatment != TREATMENT_CONSENT)
        return;
    g_autoptr(GArray) cases = practices_cases(view, treatment);
    xml_out_start(view->out, "collection");
    write_counts(view);
    view_text_element(view, "lead", "collection-lead");
    view_text_element(view, "process", "collection-process");
    write_rules(view);
    for (guint i = 0; i < cases->len; i++) {
        const ReviewedCase *one = &g_array_index(cases, ReviewedCase, i);
        xml_out_start(view->out, "entry");
        practices_write_head(view, one, treatment);
        if (may_see_all(view))
            practices_write_scores(view, one, treatment);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

const ViewSection practices_sections[] = {
    {"collection", FIELD_PRACTICES, practices_write_collection},
    {"cases", FIELD_PRACTICES, practices_write_cases},
    {NULL, 0, NULL},
};
