#include "model/framework_read.h"
#include <math.h>
#include <string.h>

/* Builds the structs from the tree. The schema has been asked for a file that
 * people write; year.xml holds a copy that ingest checked: what is absent all
 * the same becomes empty text or NaN, and framework_check refuses it. */

static const char *
attribute(const Reading *reading, const XmlNode *node, const char *name)
{
    const char *value = node ? xml_attribute(node, name) : NULL;
    return arena_dup(reading->arena, value ? value : "");
}

static double
number(const XmlNode *node, const char *name)
{
    return node ? xml_number(node, name, NAN) : NAN;
}

static const char *
text_of(const Reading *reading, const XmlNode *node)
{
    return node ? xml_text_collapsed(reading->arena, node) : "";
}

static const char *
child_text(const Reading *reading, const XmlNode *node, const char *name)
{
    return text_of(reading, xml_first(node, name));
}

static int
child_count(const XmlNode *node, const char *name)
{
    int count = 0;
    if (!node)
        return 0;
    for (XmlNode *at = xml_first(node, name); at; at = xml_next(at, name))
        count++;
    return count;
}

/* The index of `word` in a list closed by NULL; the first when unknown. */
static int
word_index(const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    return 0;
}

/* For each child `name` of `parent`, with its node and index. */
#define EACH_CHILD(parent, name, node, index)                                  \
    int index = 0;                                                             \
    for (XmlNode *node = (parent) ? xml_first((parent), (name)) : NULL; node;  \
         node = xml_next(node, (name)), index++)

static void
read_measures(Reading *reading, const XmlNode *parent)
{
    static const char *const kinds[] = {"flow", "distinct", "stock", "ratio",
                                        NULL};
    Framework *f = reading->framework;
    f->measure_count = child_count(parent, "measure");
    Measure *list = arena_array(f->arena, Measure, f->measure_count);
    EACH_CHILD(parent, "measure", node, i)
    {
        list[i] = (Measure){
            .id = attribute(reading, node, "id"),
            .indicator = attribute(reading, node, "indicator"),
            .part = attribute(reading, node, "part"),
            .name = text_of(reading, node),
            .kind = (MeasureKind)word_index(attribute(reading, node, "kind"),
                                            kinds),
            .at = attribute(reading, node, "at"),
        };
        reading_define(reading, node, list[i].id);
    }
    f->measures = list;
}

static Indicator
read_indicator(Reading *reading, const XmlNode *node)
{
    static const char *const directions[] = {"high", "low", "band", "context",
                                             NULL};
    const char *unit = attribute(reading, node, "unit");
    const char *direction = attribute(reading, node, "direction");
    const char *method = attribute(reading, node, "method");
    return (Indicator){
        .id = attribute(reading, node, "id"),
        .name = child_text(reading, node, "name"),
        .label = attribute(reading, node, "label"),
        .direction = (Direction)word_index(direction, directions),
        .low = number(node, "low"),
        .high = number(node, "high"),
        .numerator = attribute(reading, node, "numerator"),
        .denominator = attribute(reading, node, "denominator"),
        .per = number(node, "per"),
        .unit = unit,
        .count_unit = attribute(reading, node, "count-unit"),
        .share = strcmp(unit, "％") == 0,
        .target_on_rate =
            strcmp(attribute(reading, node, "target"), "rate") == 0,
        .method = strcmp(method, "gamma-Poisson") == 0 ? METHOD_GAMMA_POISSON
                                                       : METHOD_BETA_BINOMIAL,
        .rank_minimum = xml_integer(node, "rank-minimum", 0),
        .rule = child_text(reading, node, "rule"),
        .basis = child_text(reading, node, "basis"),
        .at = attribute(reading, node, "at"),
    };
}

static void
read_indicators(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->indicator_count = child_count(parent, "indicator");
    Indicator *list = arena_array(f->arena, Indicator, f->indicator_count);
    EACH_CHILD(parent, "indicator", node, i)
    {
        list[i] = read_indicator(reading, node);
        reading_define(reading, node, list[i].id);
    }
    f->indicators = list;
}

static void
read_ratios(Reading *reading, const XmlNode *node, Component *component)
{
    component->ratio_count = child_count(node, "ratio");
    QualityRatio *list =
        arena_array(reading->arena, QualityRatio, component->ratio_count);
    EACH_CHILD(node, "ratio", ratio, i)
    {
        list[i] = (QualityRatio){
            .numerator = attribute(reading, ratio, "numerator"),
            .denominator = attribute(reading, ratio, "denominator"),
            .cap = number(ratio, "cap"),
            .name = text_of(reading, ratio),
            .at = attribute(reading, ratio, "at"),
        };
    }
    component->ratios = list;
}

static void
read_components(Reading *reading, const XmlNode *parent)
{
    static const char *const kinds[] = {"gap", "partners", "achievement",
                                        "quality", NULL};
    Framework *f = reading->framework;
    f->component_count = child_count(parent, "component");
    Component *list = arena_array(f->arena, Component, f->component_count);
    EACH_CHILD(parent, "component", node, i)
    {
        list[i] = (Component){
            .id = attribute(reading, node, "id"),
            .name = child_text(reading, node, "name"),
            .kind = (ComponentKind)word_index(attribute(reading, node, "kind"),
                                              kinds),
            .cap = xml_number(node, "cap", 1),
            .at = attribute(reading, node, "at"),
        };
        read_ratios(reading, node, &list[i]);
        reading_define(reading, node, list[i].id);
    }
    f->components = list;
}

static void
read_rubric(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->rubric_count = child_count(parent, "item");
    RubricItem *list = arena_array(f->arena, RubricItem, f->rubric_count);
    EACH_CHILD(parent, "item", node, i)
    {
        list[i] = (RubricItem){
            .id = attribute(reading, node, "id"),
            .name = child_text(reading, node, "name"),
            .label = attribute(reading, node, "label"),
            .evidence = child_text(reading, node, "evidence"),
            .at = attribute(reading, node, "at"),
        };
        EACH_CHILD(node, "standard", standard, j)
        {
            int level = xml_integer(standard, "level", 0);
            if (j < RUBRIC_LEVELS && level >= 1 && level <= RUBRIC_LEVELS)
                list[i].standards[level - 1] = text_of(reading, standard);
        }
        reading_define(reading, node, list[i].id);
    }
    f->rubric = list;
}

static AxisPart
read_count(Reading *reading, const XmlNode *node)
{
    bool component = xml_attribute(node, "component") != NULL;
    const char *name = component ? "component" : "indicator";
    AxisPart part = {
        .item = attribute(reading, node, name),
        .weight = xml_number(node, "weight", 1),
        .scored = xml_is(node, "count"),
        .at = attribute(reading, node, "at"),
    };
    reading_use(reading, node, part.item);
    return part;
}

static void
read_axis_parts(Reading *reading, const XmlNode *node, Axis *axis)
{
    Arena *arena = reading->arena;
    int counts = child_count(node, "count") + child_count(node, "show");
    AxisPart *list = arena_array(arena, AxisPart, counts);
    for (XmlNode *at = xml_first(node, NULL); at; at = xml_next(at, NULL))
        if (xml_is(at, "count") || xml_is(at, "show"))
            list[axis->count_count++] = read_count(reading, at);
    axis->counts = list;
    axis->rubric_count = child_count(node, "rubric");
    AxisPart *uses = arena_array(arena, AxisPart, axis->rubric_count);
    EACH_CHILD(node, "rubric", use, i)
    {
        uses[i] = (AxisPart){
            .item = attribute(reading, use, "item"),
            .weight = number(use, "weight"),
            .scored = true,
            .at = attribute(reading, use, "at"),
        };
        reading_use(reading, use, uses[i].item);
    }
    axis->rubric = uses;
}

static void
read_bonus(Reading *reading, const XmlNode *bonus, Axis *axis)
{
    axis->bonus_limit = number(bonus, "limit");
    axis->bonus_at = attribute(reading, bonus, "at");
    axis->bonus_count = child_count(bonus, "award");
    AxisBonus *list = arena_array(reading->arena, AxisBonus, axis->bonus_count);
    EACH_CHILD(bonus, "award", award, i)
    {
        list[i] = (AxisBonus){
            .award = attribute(reading, award, "name"),
            .points = number(award, "points"),
            .at = attribute(reading, award, "at"),
        };
    }
    axis->bonuses = list;
}

static void
read_axes(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->axis_count = child_count(parent, "axis");
    Axis *list = arena_array(f->arena, Axis, f->axis_count);
    EACH_CHILD(parent, "axis", node, i)
    {
        list[i] = (Axis){
            .id = attribute(reading, node, "id"),
            .name = child_text(reading, node, "name"),
            .label = attribute(reading, node, "label"),
            .basis = child_text(reading, node, "basis"),
            .at = attribute(reading, node, "at"),
        };
        read_axis_parts(reading, node, &list[i]);
        read_bonus(reading, xml_first(node, "bonus"), &list[i]);
        reading_define(reading, node, list[i].id);
    }
    f->axes = list;
}

/* One weight an axis, in the order of the axes; one that is not said is NaN. */
static const Weight *
read_weights(Reading *reading, const XmlNode *mission)
{
    const Framework *f = reading->framework;
    Weight *list = arena_array(reading->arena, Weight, f->axis_count);
    for (int i = 0; i < f->axis_count; i++) {
        list[i] = (Weight){.axis = f->axes[i].id, .weight = NAN, .at = ""};
        for (XmlNode *node = xml_first(mission, "weight"); node;
             node = xml_next(node, "weight")) {
            if (strcmp(attribute(reading, node, "axis"), list[i].axis) != 0)
                continue;
            list[i].weight = g_ascii_strtod(text_of(reading, node), NULL);
            list[i].at = attribute(reading, node, "at");
        }
    }
    for (XmlNode *node = xml_first(mission, "weight"); node;
         node = xml_next(node, "weight"))
        reading_use(reading, node, attribute(reading, node, "axis"));
    return list;
}

static void
read_missions(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->mission_total = number(parent, "total");
    f->mission_tolerance = number(parent, "tolerance");
    f->mission_count = child_count(parent, "mission");
    Mission *list = arena_array(f->arena, Mission, f->mission_count);
    EACH_CHILD(parent, "mission", node, i)
    {
        list[i] = (Mission){
            .type = attribute(reading, node, "type"),
            .label = attribute(reading, node, "label"),
            .at = attribute(reading, node, "at"),
        };
        list[i].weights = read_weights(reading, node);
        reading_define(reading, node, list[i].type);
        framework_check_mission(reading, node, &list[i]);
    }
    f->missions = list;
}

static void
read_grades(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->grade_count = child_count(parent, "grade");
    Grade *list = arena_array(f->arena, Grade, f->grade_count);
    EACH_CHILD(parent, "grade", node, i)
    {
        list[i] = (Grade){
            .id = attribute(reading, node, "id"),
            .from = xml_number(node, "from", -INFINITY),
            .meaning = text_of(reading, node),
            .at = attribute(reading, node, "at"),
        };
        reading_define(reading, node, list[i].id);
    }
    f->grades = list;
}

static void
read_floors(Reading *reading, const XmlNode *parent)
{
    Framework *f = reading->framework;
    f->floor_count = child_count(parent, "floor");
    Floor *list = arena_array(f->arena, Floor, f->floor_count);
    EACH_CHILD(parent, "floor", node, i)
    {
        list[i] = (Floor){
            .item = attribute(reading, node, "item"),
            .below = number(node, "below"),
            .text = text_of(reading, node),
            .at = attribute(reading, node, "at"),
        };
    }
    f->floors = list;
}

static const Question *
read_questions(Reading *reading, const XmlNode *parent, const char *name,
               int *count)
{
    *count = child_count(parent, name);
    Question *list = arena_array(reading->arena, Question, *count);
    EACH_CHILD(parent, name, node, i)
    {
        list[i] = (Question){
            .id = attribute(reading, node, "id"),
            .text = text_of(reading, node),
            .label = attribute(reading, node, "label"),
            .at = attribute(reading, node, "at"),
        };
        reading_define(reading, node, list[i].id);
    }
    return list;
}

static void
read_surveys(Reading *reading, const XmlNode *root)
{
    Framework *f = reading->framework;
    const XmlNode *checks = xml_first(root, "target-checks");
    if (checks)
        f->target_checks =
            (TargetChecks){.below = number(checks, "below"),
                           .above = number(checks, "above"),
                           .like_below = number(checks, "like-below"),
                           .like_above = number(checks, "like-above"),
                           .size = number(checks, "size"),
                           .least = (int)number(checks, "least"),
                           .at = attribute(reading, checks, "at")};
    const XmlNode *blanks = xml_first(root, "blanks");
    if (blanks)
        f->blanks = (Blanks){.from = number(blanks, "from"),
                             .met = number(blanks, "met"),
                             .at = attribute(reading, blanks, "at")};
    const XmlNode *pace = xml_first(root, "pace");
    if (pace)
        f->pace = (Pace){.season = number(pace, "season"),
                         .steady = number(pace, "steady"),
                         .smoothing = number(pace, "smoothing"),
                         .limit = number(pace, "limit"),
                         .late = (int)number(pace, "late"),
                         .at = attribute(reading, pace, "at")};
    const XmlNode *gap = xml_first(root, "gap");
    f->gap_alpha = number(gap, "alpha");
    f->gap_at = attribute(reading, gap, "at");
    f->fields = read_questions(reading, gap, "field", &f->field_count);
    const XmlNode *partners = xml_first(root, "partners");
    f->partner_minimum = (int)number(partners, "minimum");
    f->partners_at = attribute(reading, partners, "at");
    f->partner_questions = read_questions(reading, partners, "question",
                                          &f->partner_question_count);
    const XmlNode *survey = xml_first(root, "satisfaction");
    f->satisfied_item = attribute(reading, survey, "question");
    f->satisfied_from = (int)number(survey, "positive");
    f->return_mark = number(survey, "return-mark");
    f->satisfaction_at = attribute(reading, survey, "at");
    f->satisfaction_questions = read_questions(reading, survey, "question",
                                               &f->satisfaction_question_count);
    f->step_count = child_count(survey, "step");
    Step *list = arena_array(f->arena, Step, f->step_count);
    EACH_CHILD(survey, "step", node, i)
    {
        list[i] = (Step){
            .value = xml_integer(node, "value", 0),
            .text = text_of(reading, node),
            .at = attribute(reading, node, "at"),
        };
    }
    f->steps = list;
}

static void
read_scales(Reading *reading, const XmlNode *root)
{
    Framework *f = reading->framework;
    const XmlNode *node = xml_first(root, "normalisation");
    f->t_mean = number(node, "mean");
    f->t_sd = number(node, "sd");
    f->t_low = number(node, "low");
    f->t_high = number(node, "high");
    f->scale_at = attribute(reading, node, "at");
    node = xml_first(root, "levels");
    f->level_middle = number(node, "middle");
    f->level_score = number(node, "score");
    f->level_step = number(node, "step");
    f->levels_at = attribute(reading, node, "at");
    node = xml_first(root, "composition");
    f->counts_share = number(node, "counts");
    f->rubric_share = number(node, "rubric");
    f->available = number(node, "available");
    f->composition_at = attribute(reading, node, "at");
    node = xml_first(root, "composite");
    f->total_mean = number(node, "mean");
    f->total_sd = number(node, "sd");
    f->total_low = number(node, "low");
    f->total_high = number(node, "high");
    f->composite_at = attribute(reading, node, "at");
}

static void
read_rules(Reading *reading, const XmlNode *root)
{
    Framework *f = reading->framework;
    const XmlNode *node = xml_first(root, "ranks");
    f->rank_places = node ? xml_integer(node, "places", 1) : 1;
    f->rank_at = attribute(reading, node, "at");
    node = xml_first(root, "simulation");
    f->simulation_draws = node ? xml_integer(node, "draws", 0) : 0;
    f->simulation_seed = node ? xml_integer(node, "seed", 0) : 0;
    f->simulation_at = attribute(reading, node, "at");
    node = xml_first(root, "budget");
    f->budget_strength = number(node, "strength");
    f->budget_divisor = number(node, "divisor");
    f->budget_limit = number(node, "limit");
    f->budget_unit = attribute(reading, node, "unit");
    f->budget_at = attribute(reading, node, "at");
}

void
framework_read_tree(Reading *reading, const XmlNode *root)
{
    Framework *f = reading->framework;
    f->year = attribute(reading, root, "year");
    f->version = attribute(reading, root, "version");
    read_scales(reading, root);
    read_rules(reading, root);
    read_measures(reading, xml_first(root, "measures"));
    read_indicators(reading, xml_first(root, "indicators"));
    read_components(reading, xml_first(root, "components"));
    read_rubric(reading, xml_first(root, "rubric"));
    read_axes(reading, xml_first(root, "axes"));
    read_missions(reading, xml_first(root, "missions"));
    read_grades(reading, xml_first(root, "grades"));
    read_floors(reading, xml_first(root, "floors"));
    read_surveys(reading, root);
    framework_read_review(reading, root);
}
