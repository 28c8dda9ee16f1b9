/* Page 3 of the card: what clients and partner institutions answered. */
#include "disclose/survey.h"

#include "base/decimal.h"
#include "disclose/card.h"
#include "disclose/words.h"
#include <stdlib.h>
#include <string.h>

static void
write_question(View *view, const Question *question)
{
    g_autofree char *share = g_strconcat(question->id, ".share", NULL);
    xml_out_start(view->out, "question");
    xml_out_attribute(view->out, "id", question->id);
    xml_out_attribute(view->out, "name", question->text);
    number_item(view, "share", view->unit, share, NUMBER_SHARE);
    number_item(view, "nation", EVALUATION_NATION, share, NUMBER_SHARE);
    number_of(view, "replies", question->id, "n", NUMBER_COUNT);
    xml_out_end(view->out);
}

static int
compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted by their text, so that no order of replies shows through. */
static void
write_comments(View *view)
{
    Treatment treatment = view_may(view, FIELD_CLIENT_WORDS);
    if (treatment != TREATMENT_FULL && treatment != TREATMENT_ANONYMOUS)
        return;
    g_autoptr(GPtrArray) comments = g_ptr_array_new();
    for (int i = 0; i < view->hub->response_count; i++)
        if (view->hub->responses[i].comment)
            g_ptr_array_add(comments, (char *)view->hub->responses[i].comment);
    g_ptr_array_sort(comments, compare_texts);
    for (guint i = 0; i < comments->len; i++) {
        xml_out_start(view->out, "comment");
        xml_out_attribute_int(view->out, "no", (int)i + 1);
        xml_out_text(view->out, comments->pdata[i]);
        xml_out_end(view->out);
    }
}

/* Months in which the replies came; the year's where there are none. */
static const char *
reply_period(const View *view)
{
    const Year *year = view->from->year;
    Date from = year->from, to = year->to;
    for (int i = 0; i < view->hub->response_count; i++) {
        Date month = view->hub->responses[i].month;
        if (i == 0 || date_compare(month, from) < 0)
            from = month;
        if (i == 0 || date_compare(month, to) > 0)
            to = month;
    }
    return words_period(view->arena, from, to);
}

void
card_write_satisfaction(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL && treatment != TREATMENT_AGGREGATE)
        return;
    const Framework *framework = view->from->year->framework;
    const Indicator *indicator = survey_indicator(framework);
    Answers own = {0};
    double rate;
    answers_count(&own, view->hub, YEAR_OVERALL);
    xml_out_start(view->out, "satisfaction");
    survey_write_counts(view);
    xml_out_attribute(view->out, "period", reply_period(view));
    number_write_mark(view, "mark", framework->return_mark);
    if (number_find(view, view->unit, "S", "return", &rate) &&
        number_printed(rate, NUMBER_SHARE) <
            number_mark(framework->return_mark))
        xml_out_attribute(view->out, "low-return", "yes");
    if (indicator && own.valid < indicator->rank_minimum)
        xml_out_attribute(view->out, "few", "yes");
    survey_write_bar(view, "hub", view->unit, "");
    survey_write_bar(view, "last", view->unit, ".last");
    survey_write_bar(view, "nation", EVALUATION_NATION, "");
    for (int i = 0; i < framework->satisfaction_question_count; i++) {
        const Question *question = &framework->satisfaction_questions[i];
        if (!g_str_equal(question->id, framework->satisfied_item))
            write_question(view, question);
    }
    write_comments(view);
    xml_out_end(view->out);
}

typedef struct {
    const Question *question;
    double share, difference;
    bool is_shown, has_difference;
    int place;
} PartnerRow;

static PartnerRow
partner_row(const View *view, int place)
{
    const Question *question =
        &view->from->year->framework->partner_questions[place];
    PartnerRow row = {.question = question, .place = place};
    row.is_shown =
        number_find(view, view->unit, question->id, "share", &row.share);
    row.has_difference = number_find(view, view->unit, question->id,
                                     "difference", &row.difference);
    return row;
}

/* Largest difference first; without one last; then as asked. */
static int
compare_rows(const void *a, const void *b)
{
    const PartnerRow *x = a, *y = b;
    if (x->has_difference != y->has_difference)
        return x->has_difference ? -1 : 1;
    if (x->has_difference && x->difference != y->difference)
        return x->difference > y->difference ? -1 : 1;
    return x->place - y->place;
}

static int
question_replies(const YearHub *hub, const char *question)
{
    int replies = 0;
    for (int i = 0; i < hub->partner_count; i++)
        for (int j = 0; j < hub->partners[i].answer_count; j++) {
            const YearPartnerAnswer *answer = &hub->partners[i].answers[j];
            replies += g_str_equal(answer->question, question) &&
                       answer->answer != YEAR_NOT_APPLICABLE;
        }
    return replies;
}

static void
write_partner_row(View *view, const PartnerRow *row)
{
    const char *id = row->question->id;
    xml_out_start(view->out, "question");
    xml_out_attribute(view->out, "id", id);
    xml_out_attribute(view->out, "name", row->question->label);
    if (row->is_shown) {
        number_write(view, "share", row->share * 100, NUMBER_COUNT);
        number_of(view, "low", id, "low", NUMBER_SHARE);
        number_of(view, "high", id, "high", NUMBER_SHARE);
    }
    xml_out_attribute_int(view->out, "replies",
                          question_replies(view->hub, id));
    survey_write_spread(view, id);
    if (row->has_difference) {
        double points = decimal_round(row->difference * 100, 0);
        number_write(view, "difference", points, NUMBER_COUNT);
        const Marks *marks = &view->from->year->framework->marks;
        if (points <= -number_mark(marks->partners))
            xml_out_attribute(view->out, "flag", "yes");
    }
    xml_out_end(view->out);
}

void
card_write_partners(View *view, Treatment treatment)
{
    if (treatment != TREATMENT_FULL && treatment != TREATMENT_AGGREGATE)
        return;
    const Framework *framework = view->from->year->framework;
    int count = framework->partner_question_count;
    double asked;
    xml_out_start(view->out, "partners");
    bool known = year_fact_value(view->hub, "requests", &asked) && asked > 0;
    if (known)
        number_write(view, "asked", asked, NUMBER_COUNT);
    xml_out_attribute_int(view->out, "replies", view->hub->partner_count);
    if (known)
        number_write(view, "return", view->hub->partner_count / asked,
                     NUMBER_SHARE);
    if (view->hub->partner_count < framework->partner_minimum)
        xml_out_attribute(view->out, "few", "yes");
    PartnerRow *rows = arena_array(view->arena, PartnerRow, count);
    for (int i = 0; i < count; i++)
        rows[i] = partner_row(view, i);
    qsort(rows, (size_t)count, sizeof *rows, compare_rows);
    for (int i = 0; i < count; i++)
        write_partner_row(view, &rows[i]);
    xml_out_end(view->out);
}
