#include "score/review.h"
#include "score/stages.h"
#include <string.h>

/* A measure as the review sees it; texts of operands have # for its id. */
typedef struct {
    const char *id;
    const char *found;  /* the value as found: "#.rate", "#.score", "#.level" */
    const char *scored; /* "#.t", "#.score" */
    const char *ceiling;        /* the greatest possible; NULL: none */
    const Indicator *indicator; /* NULL for the others */
    bool rubric;
    bool in_total;
} Reviewed;

static bool
is_scored(const Framework *f, const char *id)
{
    for (int i = 0; i < f->axis_count; i++) {
        const Axis *axis = &f->axes[i];
        for (int j = 0; j < axis->count_count; j++)
            if (axis->counts[j].scored && g_str_equal(axis->counts[j].item, id))
                return true;
        for (int j = 0; j < axis->rubric_count; j++)
            if (g_str_equal(axis->rubric[j].item, id))
                return true;
    }
    return false;
}

static Reviewed
of_component(const Framework *f, const Component *component)
{
    static const char *const greatest[] = {
        [COMPONENT_GAP] = "=100",
        [COMPONENT_PARTNERS] = "=1",
        [COMPONENT_ACHIEVEMENT] = "f:cap.#",
        [COMPONENT_QUALITY] = "=1",
    };
    return (Reviewed){.id = component->id,
                      .found = "#.score",
                      .scored = "#.t",
                      .ceiling = greatest[component->kind],
                      .in_total = is_scored(f, component->id)};
}

static GArray *
list_measures(const Framework *f)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(Reviewed));
    for (int i = 0; i < f->indicator_count; i++) {
        const Indicator *indicator = &f->indicators[i];
        bool high = indicator->direction == DIRECTION_HIGH;
        Reviewed one = {.id = indicator->id,
                        .found = "#.rate",
                        .scored = "#.t",
                        .ceiling = high && indicator->share ? "=1" : NULL,
                        .indicator = indicator,
                        .in_total = is_scored(f, indicator->id)};
        g_array_append_val(list, one);
    }
    for (int i = 0; i < f->component_count; i++) {
        Reviewed one = of_component(f, &f->components[i]);
        g_array_append_val(list, one);
    }
    for (int i = 0; i < f->rubric_count; i++) {
        Reviewed one = {.id = f->rubric[i].id,
                        .found = "#.level",
                        .scored = "#.score",
                        .ceiling = "=5",
                        .rubric = true,
                        .in_total = is_scored(f, f->rubric[i].id)};
        g_array_append_val(list, one);
    }
    return list;
}

/* Enter for the nation; # in both texts is the measure's id. */
static void
enter(Scoring *s, const Reviewed *one, const char *item, const char *rule,
      const char *operands)
{
    stage_nation(s, one->id, item, rule, operands);
}

static void
enter_shape(Scoring *s, const Reviewed *one)
{
    const char *all = scoring_text(s, "all/%s", one->found);
    enter(s, one, "#.review.missing", "share-missing", all);
    enter(s, one, "#.review.variation", "variation", all);
    if (one->ceiling)
        enter(s, one, "#.review.ceiling", "share-near",
              scoring_text(s, "f:review.ceiling %s %s", one->ceiling, all));
    if (one->indicator && one->indicator->direction == DIRECTION_BAND)
        enter(s, one, "#.review.ceiling", "share-zero", "all/#.distance.found");
    if (one->indicator)
        enter(s, one, "#.review.signal", "variance-share",
              "all/#.shrunk all/#.rate");
    if (one->rubric)
        enter(s, one, "#.review.signal", "signal-of-mean",
              "all/#.level all/#.n #.variance");
    enter(s, one, "#.review.reliability", "rank-correlation",
          scoring_text(s, "%s all/#.last", all));
    if (framework_measure(s->framework, stage_text(s, one->id, "#.s")))
        enter(s, one, "#.review.unconfirmed", "share-unconfirmed",
              "all/#.n all/#.s");
    if (evaluation_item(s->evaluation, EVALUATION_NATION,
                        stage_text(s, one->id, "#.integrity")))
        enter(s, one, "#.review.integrity", "copy", "#.integrity");
}

static void
enter_overlap(Scoring *s, const GArray *measures, guint index)
{
    const Reviewed *one = &g_array_index(measures, Reviewed, index);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < measures->len; i++) {
        const Reviewed *other = &g_array_index(measures, Reviewed, i);
        if (i != index)
            g_ptr_array_add(words, (char *)scoring_text(
                                       s, "all/%s",
                                       stage_text(s, other->id, other->found)));
    }
    const char *own =
        scoring_text(s, "all/%s", stage_text(s, one->id, one->found));
    const char *of = stage_join(s, own, words);
    enter(s, one, "#.review.overlap", "closest-correlation", of);
    enter(s, one, "#.review.nearest", "closest", of);
}

static void
enter_weight(Scoring *s, const Reviewed *one)
{
    const char *id = one->id;
    stage_hubs(s, id, "#.review.weight", "re-scored", one->scored);
    stage_hubs(s, id, "#.review.points", "product",
               scoring_text(s, "#.review.weight %s", one->scored));
    stage_hubs(s, id, "#.review.rank", "re-scored", one->scored);
    enter(s, one, "#.review.nominal", "mean", "all/#.review.weight");
    enter(s, one, "#.review.effect", "covariance-share",
          "all/#.review.points all/total.raw");
    enter(s, one, "#.review.moved", "mean-shift",
          "all/#.review.rank all/total.rank");
    enter(s, one, "#.review.moved.most", "greatest-shift",
          "all/#.review.rank all/total.rank");
}

/* Rule by rule what it tests and the bound; a rule without tests by itself. */
static const char *
proposal_operands(const Scoring *s)
{
    const Framework *f = s->framework;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (int i = 0; i < f->review_rule_count; i++) {
        const ReviewRule *rule = &f->review_rules[i];
        for (int j = 0; j < rule->test_count; j++) {
            const ReviewTest *test = &rule->tests[j];
            g_ptr_array_add(
                words,
                (char *)scoring_text(s, "#.review.%s f:review.%s.%s.%s",
                                     test->statistic, rule->id, test->statistic,
                                     test->above ? "above" : "below"));
        }
        if (rule->test_count == 0)
            g_ptr_array_add(
                words, (char *)scoring_text(s, "=0 f:review.%s", rule->id));
    }
    return stage_join(s, "", words);
}

/* What next year's composite would be. */
static void
enter_next(Scoring *s, const GArray *measures)
{
    rescoring_retire(s->rescoring, s);
    for (guint i = 0; i < measures->len; i++) {
        const Reviewed *one = &g_array_index(measures, Reviewed, i);
        if (!one->in_total)
            continue;
        stage_hubs(s, one->id, "#.review.weight.next", "re-scored",
                   one->scored);
        enter(s, one, "#.review.next", "mean", "all/#.review.weight.next");
        enter(s, one, "#.review.gain", "difference",
              "#.review.next #.review.nominal");
    }
    stage_hubs(s, "total", "#.review.rank", "re-scored", "#.rank");
    static const char *const both = "all/#.review.rank all/#.rank";
    stage_nation(s, "total", "#.review.moved", "mean-shift", both);
    stage_nation(s, "total", "#.review.moved.most", "greatest-shift", both);
    stage_nation(s, "total", "#.review.moved.count", "count-shifted", both);
}

void
stage_review(Scoring *scoring)
{
    if (!scoring->rescoring)
        return;
    g_autoptr(GArray) measures = list_measures(scoring->framework);
    const char *tests = proposal_operands(scoring);
    for (guint i = 0; i < measures->len; i++) {
        const Reviewed *one = &g_array_index(measures, Reviewed, i);
        enter_shape(scoring, one);
        enter_overlap(scoring, measures, i);
        if (one->in_total)
            enter_weight(scoring, one);
        enter(scoring, one, "#.review.proposal", "review-proposal", tests);
    }
    enter_next(scoring, measures);
}
