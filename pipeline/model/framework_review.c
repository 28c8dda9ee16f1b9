#include "base/decimal.h"
#include "model/framework_read.h"
#include <math.h>
#include <string.h>

/* How the framework is looked at again: presets, robustness, review rules and
 * the cases of the budget. */

static const char *
attribute(const Reading *reading, const XmlNode *node, const char *name)
{
    const char *value = xml_attribute(node, name);
    return arena_dup(reading->arena, value ? value : "");
}

static const char *
child_text(const Reading *reading, const XmlNode *node, const char *name)
{
    const XmlNode *child = name ? xml_first(node, name) : node;
    return child ? xml_text_collapsed(reading->arena, child) : "";
}

static int
child_count(const XmlNode *parent, const char *name)
{
    int count = 0;
    for (XmlNode *node = xml_first(parent, name); node;
         node = xml_next(node, name))
        count++;
    return count;
}

static void
find_at(Reading *reading, const XmlNode *node, FindingCode code,
        const char *first, const char *second)
{
    DiagPlace place = xml_place(node);
    diag_add_at(reading->diag, code, &place, first, second, NULL);
    reading->failed = true;
}

/* --- presets --- */
static void
check_use(Reading *reading, const XmlNode *node, const PresetUse *use,
          GHashTable *used)
{
    const Indicator *indicator =
        framework_indicator(reading->framework, use->item);
    reading_use(reading, node, use->item);
    if (!g_hash_table_add(used, (char *)use->item))
        find_at(reading, node, FINDING_FRAMEWORK_USED_TWICE, use->item, NULL);
    if (indicator && indicator->direction == DIRECTION_CONTEXT && !use->high)
        find_at(reading, node, FINDING_FRAMEWORK_CONTEXT_SCORED, use->item,
                NULL);
}

static void
read_uses(Reading *reading, const XmlNode *node, Preset *preset)
{
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    double wanted = reading->framework->mission_total;
    double sum = 0;
    preset->use_count = child_count(node, "use");
    PresetUse *list = arena_array(reading->arena, PresetUse, preset->use_count);
    preset->uses = list;
    for (XmlNode *use = xml_first(node, "use"); use;
         use = xml_next(use, "use"), list++) {
        *list = (PresetUse){
            .item = attribute(reading, use, "item"),
            .weight = xml_number(use, "weight", NAN),
            .high = xml_attribute(use, "direction") != NULL,
            .at = attribute(reading, use, "at"),
        };
        sum += list->weight;
        check_use(reading, use, list, used);
    }
    char found[DECIMAL_TEXT_SIZE];
    char total[DECIMAL_TEXT_SIZE];
    if (!preset->composite && !(fabs(sum - wanted) < 1e-9))
        find_at(reading, node, FINDING_WEIGHTS_SUM, decimal_text(sum, found),
                decimal_text(wanted, total));
}

static void
read_presets(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->preset_count = child_count(parent, "preset");
    Preset *list = arena_array(f->arena, Preset, f->preset_count);
    f->presets = list;
    for (XmlNode *node = xml_first(parent, "preset"); node;
         node = xml_next(node, "preset"), list++) {
        *list = (Preset){
            .id = attribute(reading, node, "id"),
            .label = attribute(reading, node, "label"),
            .name = child_text(reading, node, "name"),
            .note = child_text(reading, node, "note"),
            .composite = xml_attribute(node, "composite") != NULL,
            .at = attribute(reading, node, "at"),
        };
        reading_define(reading, node, list->id);
        read_uses(reading, node, list);
    }
}

/* --- review --- */
static void
read_tests(Reading *reading, const XmlNode *node, ReviewRule *rule)
{
    rule->test_count = child_count(node, "test");
    ReviewTest *list =
        arena_array(reading->arena, ReviewTest, rule->test_count);
    rule->tests = list;
    for (XmlNode *test = xml_first(node, "test"); test;
         test = xml_next(test, "test"), list++) {
        bool above = xml_attribute(test, "above") != NULL;
        *list = (ReviewTest){
            .statistic = attribute(reading, test, "of"),
            .above = above,
            .bound = xml_number(test, above ? "above" : "below", NAN),
            .at = attribute(reading, test, "at"),
        };
    }
}

static void
read_review(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->ceiling_at = xml_number(parent, "ceiling-at", NAN);
    f->review_at = attribute(reading, parent, "at");
    f->review_rule_count = child_count(parent, "rule");
    ReviewRule *list = arena_array(f->arena, ReviewRule, f->review_rule_count);
    f->review_rules = list;
    for (XmlNode *node = xml_first(parent, "rule"); node;
         node = xml_next(node, "rule"), list++) {
        *list = (ReviewRule){
            .id = attribute(reading, node, "id"),
            .proposal = attribute(reading, node, "proposal"),
            .reason = child_text(reading, node, "reason"),
            .at = attribute(reading, node, "at"),
        };
        reading_define(reading, node, list->id);
        read_tests(reading, node, list);
        /* A rule for all others stands last, or some would have none. */
        bool last = !xml_next(node, "rule");
        if (last != (list->test_count == 0))
            find_at(reading, node, FINDING_FRAMEWORK_REVIEW, list->id, NULL);
    }
}

static void
read_practices(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->shortlist = xml_number(parent, "shortlist", NAN);
    f->practices_at = attribute(reading, parent, "at");
    f->reviewer_count = child_count(parent, "reviewer");
    f->criterion_count = child_count(parent, "criterion");
    f->practice_award_count = child_count(parent, "award");
    Reviewer *reviewer = arena_array(f->arena, Reviewer, f->reviewer_count);
    Criterion *criterion = arena_array(f->arena, Criterion, f->criterion_count);
    PracticeAward *award =
        arena_array(f->arena, PracticeAward, f->practice_award_count);
    f->reviewers = reviewer;
    f->criteria = criterion;
    f->practice_awards = award;
    for (XmlNode *node = xml_first(parent, "reviewer"); node;
         node = xml_next(node, "reviewer")) {
        *reviewer = (Reviewer){.id = attribute(reading, node, "id"),
                               .text = child_text(reading, node, NULL),
                               .at = attribute(reading, node, "at")};
        reading_define(reading, node, (reviewer++)->id);
    }
    for (XmlNode *node = xml_first(parent, "criterion"); node;
         node = xml_next(node, "criterion")) {
        *criterion = (Criterion){.id = attribute(reading, node, "id"),
                                 .label = attribute(reading, node, "label"),
                                 .text = child_text(reading, node, NULL),
                                 .weight = xml_number(node, "weight", NAN),
                                 .at = attribute(reading, node, "at")};
        reading_define(reading, node, (criterion++)->id);
    }
    for (XmlNode *node = xml_first(parent, "award"); node;
         node = xml_next(node, "award"))
        *award++ = (PracticeAward){.name = attribute(reading, node, "name"),
                                   .from = xml_number(node, "from", NAN),
                                   .at = attribute(reading, node, "at")};
}

static void
read_cases(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->budget_case_count = child_count(parent, "case");
    BudgetCase *list = arena_array(f->arena, BudgetCase, f->budget_case_count);
    f->budget_cases = list;
    for (XmlNode *node = xml_first(parent, "case"); node;
         node = xml_next(node, "case"), list++)
        *list = (BudgetCase){
            .label = child_text(reading, node, NULL),
            .strength = xml_number(node, "strength", NAN),
            .limit = xml_number(node, "limit", NAN),
            .at = attribute(reading, node, "at"),
        };
}

/* --- from when on something is no chance --- */
static void
read_checks(Reading *reading, const XmlNode *node)
{
    reading->framework->checks = (Checks){
        .peers = xml_integer(node, "peers", 0),
        .alike = xml_number(node, "alike", NAN),
        .figures = xml_integer(node, "figures", 0),
        .decades = xml_number(node, "decades", NAN),
        .last_from = xml_number(node, "last-from", NAN),
        .winsor = xml_number(node, "winsor", NAN),
        .slack = xml_number(node, "slack", NAN),
        .limit = xml_number(node, "limit", NAN),
        .draws = xml_integer(node, "draws", 0),
        .seed = xml_integer(node, "seed", 0),
        .at = attribute(reading, node, "at"),
    };
}

static void
read_significance(Reading *reading, const XmlNode *root)
{
    const XmlNode *node = xml_first(root, "significance");
    if (node)
        reading->framework->significance = (Significance){
            .rate = xml_number(node, "rate", NAN),
            .pairs = xml_integer(node, "pairs", 0),
            .years = xml_integer(node, "years", 0),
            .at = attribute(reading, node, "at"),
        };
    node = xml_first(root, "checks");
    if (node)
        read_checks(reading, node);
    node = xml_first(root, "agreement");
    if (node)
        reading->framework->agreement = (Agreement){
            .agreed = xml_number(node, "agreed", NAN),
            .doubtful = xml_number(node, "doubtful", NAN),
            .gap = xml_number(node, "gap", NAN),
            .draws = xml_integer(node, "draws", 0),
            .seed = xml_integer(node, "seed", 0),
            .at = attribute(reading, node, "at"),
        };
}

/* --- what papers mark --- */
static void
read_depths(const XmlNode *node, double depths[MARKS_DEPTHS])
{
    const char *text = xml_attribute(node, "depths");
    g_auto(GStrv) words = g_strsplit(text ? text : "", " ", -1);
    int count = 0;
    for (int i = 0; i < MARKS_DEPTHS; i++)
        depths[i] = NAN;
    for (int i = 0; words[i] && count < MARKS_DEPTHS; i++)
        if (*words[i] && decimal_parse(words[i], &depths[count]))
            count++;
}

static void
check_marks(Reading *reading, const XmlNode *node, const Marks *marks)
{
    bool rising = true;
    for (int i = 1; i < MARKS_DEPTHS; i++)
        rising = rising && marks->depths[i - 1] < marks->depths[i];
    const struct {
        const char *attribute;
        bool sound;
    } rules[] = {
        {"short", marks->short_of > 0},
        {"behind", marks->behind > 0},
        {"likely", marks->unlikely <= marks->likely},
        {"partners", marks->partners > 0},
        {"depths", rising},
        {"sure", marks->sure > 0},
        {"levers", marks->levers > 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (!rules[i].sound)
            find_at(reading, node, FINDING_FRAMEWORK_MARKS, rules[i].attribute,
                    NULL);
}

static void
read_marks(Reading *reading, const XmlNode *node)
{
    Marks *marks = &reading->framework->marks;
    *marks = (Marks){
        .short_of = xml_number(node, "short", NAN),
        .behind = xml_number(node, "behind", NAN),
        .unlikely = xml_number(node, "unlikely", NAN),
        .likely = xml_number(node, "likely", NAN),
        .partners = xml_number(node, "partners", NAN),
        .sure = xml_integer(node, "sure", 0),
        .levers = xml_integer(node, "levers", 0),
        .at = attribute(reading, node, "at"),
    };
    read_depths(node, marks->depths);
    check_marks(reading, node, marks);
}

void
framework_read_review(Reading *reading, const XmlNode *root)
{
    const XmlNode *node = xml_first(root, "presets");
    if (node)
        read_presets(reading, node);
    node = xml_first(root, "robustness");
    if (node)
        reading->framework->robustness = (Robustness){
            .draws = xml_integer(node, "draws", 0),
            .seed = xml_integer(node, "seed", 0),
            .low = xml_number(node, "low", NAN),
            .high = xml_number(node, "high", NAN),
            .quarter = xml_number(node, "quarter", NAN),
            .at = attribute(reading, node, "at"),
        };
    node = xml_first(root, "review");
    if (node)
        read_review(reading, node);
    node = xml_first(root, "sensitivity");
    if (node)
        read_cases(reading, node);
    node = xml_first(root, "practices");
    if (node)
        read_practices(reading, node);
    read_significance(reading, root);
    node = xml_first(root, "marks");
    if (node)
        read_marks(reading, node);
}
