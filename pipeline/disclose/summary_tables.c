/* Method, quality of the data and the full tables of the summary. */
#include "disclose/anonymous.h"
#include "disclose/card.h"
#include "disclose/summary.h"
#include "disclose/survey.h"

/* Columns of rates that a page is wide. */
enum { TABLE_COLUMNS = 10 };

/* --- method --- */
static const char *
list_parts(const View *view, const AxisPart *parts, int count)
{
    const Framework *framework = view->from->year->framework;
    g_autoptr(GString) list = g_string_new(NULL);
    for (int i = 0; i < count; i++) {
        const Component *component =
            framework_component(framework, parts[i].item);
        if (!parts[i].scored)
            continue;
        g_string_append_printf(list, "%s%s", list->len ? "・" : "",
                               component ? component->name : parts[i].item);
    }
    return arena_dup(view->arena, list->str);
}

static int
count_type(const Year *year, const char *type)
{
    int count = 0;
    for (int i = 0; i < year->hub_count; i++)
        count += g_strcmp0(year->hubs[i].mission.type, type) == 0;
    return count;
}

static void
write_missions(View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->mission_count; i++) {
        const Mission *mission = &framework->missions[i];
        xml_out_start(view->out, "mission");
        xml_out_attribute(view->out, "type", mission->type);
        xml_out_attribute_int(view->out, "hubs",
                              count_type(view->from->year, mission->type));
        for (int j = 0; j < framework->axis_count; j++) {
            xml_out_start(view->out, "weight");
            xml_out_attribute(view->out, "axis", mission->weights[j].axis);
            number_write(view, "value", mission->weights[j].weight,
                         NUMBER_COUNT);
            xml_out_end(view->out);
        }
        xml_out_end(view->out);
    }
}

static void
write_rubric(View *view)
{
    const Framework *framework = view->from->year->framework;
    for (int i = 0; i < framework->rubric_count; i++) {
        const RubricItem *item = &framework->rubric[i];
        xml_out_start(view->out, "item");
        xml_out_attribute(view->out, "id", item->id);
        xml_out_attribute(view->out, "name", item->name);
        for (int level = 1; level <= RUBRIC_LEVELS; level++) {
            xml_out_start(view->out, "level");
            xml_out_attribute_int(view->out, "no", level);
            xml_out_text(view->out, item->standards[level - 1]);
            xml_out_end(view->out);
        }
        xml_out_end(view->out);
    }
}

void
summary_write_method(View *view, Treatment treatment)
{
    (void)treatment; /* the framework is public */
    const Framework *framework = view->from->year->framework;
    xml_out_start(view->out, "method");
    xml_out_attribute_int(view->out, "draws", framework->simulation_draws);
    for (int i = 0; i < framework->axis_count; i++) {
        const Axis *axis = &framework->axes[i];
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", axis->id);
        xml_out_attribute(view->out, "name", axis->name);
        xml_out_attribute(view->out, "indicators",
                          list_parts(view, axis->counts, axis->count_count));
        xml_out_attribute(view->out, "items",
                          list_parts(view, axis->rubric, axis->rubric_count));
        xml_out_end(view->out);
    }
    write_missions(view);
    for (int i = 0; i < framework->grade_count; i++) {
        xml_out_start(view->out, "grade");
        view_write_grade_bounds(view, i);
        xml_out_attribute(view->out, "meaning", framework->grades[i].meaning);
        xml_out_end(view->out);
    }
    write_rubric(view);
    xml_out_end(view->out);
}

/* --- quality of the data --- */
void
summary_write_quality(View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    xml_out_start(view->out, "quality");
    xml_out_attribute_int(view->out, "findings", year->finding_count);
    if (treatment != TREATMENT_FULL || !year->finding_count)
        view_text_element(view, "note", "quality-note");
    for (int i = 0; i < year->finding_count && treatment == TREATMENT_FULL;
         i++) {
        const YearFinding *finding = &year->findings[i];
        xml_out_start(view->out, "finding");
        xml_out_attribute(view->out, "file", finding->file);
        xml_out_attribute(
            view->out, "place",
            finding->line
                ? arena_printf(view->arena, "%d%s%d%s", finding->line,
                               view_label(view, "line"), finding->column,
                               view_label(view, "column"))
                : "");
        xml_out_attribute(view->out, "code", finding->code);
        xml_out_text(view->out, finding->japanese);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* --- tables by block --- */
typedef void (*RowWriter)(View *view, const YearHub *hub, const void *data);
typedef void (*HeadWriter)(View *view, const GPtrArray *hubs);

typedef struct {
    Treatment treatment;
    HeadWriter head; /* NULL: none */
    RowWriter row;
    const void *data;
} Table;

static void
write_block(View *view, const Table *table, const char *name,
            const GPtrArray *hubs)
{
    xml_out_start(view->out, "block");
    xml_out_attribute(view->out, "name", name);
    if (table->head)
        table->head(view, hubs);
    for (guint i = 0; i < hubs->len; i++) {
        xml_out_start(view->out, "hub");
        xml_out_attribute(
            view->out, "label",
            anonymous_label(view, hubs->pdata[i], table->treatment));
        table->row(view, hubs->pdata[i], table->data);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

/* Blocks in the order of their first hub; where hubs are anonymous there is one
 * without a name, since a block gives them away. */
static void
write_blocks(View *view, const Table *table)
{
    g_autoptr(GPtrArray) hubs = summary_hubs(view, table->treatment);
    if (table->treatment != TREATMENT_FULL) {
        write_block(view, table, NULL, hubs);
        return;
    }
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < hubs->len; i++) {
        const char *name = ((const YearHub *)hubs->pdata[i])->block.text;
        if (!g_hash_table_add(done, (char *)name))
            continue;
        g_autoptr(GPtrArray) members = g_ptr_array_new();
        for (guint j = i; j < hubs->len; j++)
            if (g_str_equal(((const YearHub *)hubs->pdata[j])->block.text,
                            name))
                g_ptr_array_add(members, hubs->pdata[j]);
        write_block(view, table, name, members);
    }
}

static bool
block_median(const View *view, const GPtrArray *hubs, const char *prefix,
             const char *name, double *median)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < hubs->len; i++) {
        double value;
        if (number_find(view, ((const YearHub *)hubs->pdata[i])->code, prefix,
                        name, &value))
            g_array_append_val(values, value);
    }
    if (!values->len)
        return false;
    anonymous_sort(values);
    *median = anonymous_quantile(values, 0.5);
    return true;
}

static void
write_axis_head(View *view, const GPtrArray *hubs)
{
    const Framework *framework = view->from->year->framework;
    const Indicator *survey = survey_indicator(framework);
    double median;
    xml_out_start(view->out, "median");
    if (block_median(view, hubs, "total", "score", &median))
        number_write(view, "score", median, NUMBER_SCORE);
    if (survey && block_median(view, hubs, survey->id, "rate", &median))
        number_write(view, "satisfaction", median, NUMBER_SHARE);
    for (int i = 0; i < framework->axis_count; i++) {
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", framework->axes[i].id);
        if (block_median(view, hubs, framework->axes[i].id, "score", &median))
            number_write(view, "score", median, NUMBER_SCORE);
        xml_out_end(view->out);
    }
    xml_out_end(view->out);
}

static void
write_hub_item(View *view, const YearHub *hub, const char *attribute,
               const char *prefix, const char *name, NumberKind kind)
{
    double value;
    if (number_find(view, hub->code, prefix, name, &value))
        number_write(view, attribute, value, kind);
}

static void
write_axis_row(View *view, const YearHub *hub, const void *data)
{
    (void)data;
    const Framework *framework = view->from->year->framework;
    const Indicator *survey = survey_indicator(framework);
    xml_out_attribute(
        view->out, "grade",
        evaluation_text(view->from->evaluation, hub->code, "total.grade"));
    write_hub_item(view, hub, "score", "total", "score", NUMBER_SCORE);
    if (summary_may_list(view_may(view, FIELD_RANK))) {
        write_hub_item(view, hub, "rank", "total", "rank", NUMBER_COUNT);
        write_hub_item(view, hub, "rank-low", "total", "rank.low",
                       NUMBER_COUNT);
        write_hub_item(view, hub, "rank-high", "total", "rank.high",
                       NUMBER_COUNT);
    }
    Answers answers = {0};
    answers_count(&answers, hub, YEAR_OVERALL);
    if (survey && answers.valid >= survey->rank_minimum)
        write_hub_item(view, hub, "satisfaction", survey->id, "rate",
                       NUMBER_SHARE);
    if (view_is_below_floor(view, hub->code, "total"))
        xml_out_attribute(view->out, "below", "yes");
    for (int i = 0; i < framework->axis_count; i++) {
        const char *id = framework->axes[i].id;
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", id);
        write_hub_item(view, hub, "score", id, "score", NUMBER_SCORE);
        if (view_is_below_floor(view, hub->code, id))
            xml_out_attribute(view->out, "below", "yes");
        xml_out_end(view->out);
    }
}

void
summary_write_axis_table(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    if (!summary_may_list(treatment))
        return;
    xml_out_start(view->out, "axis-table");
    for (int i = 0; i < framework->axis_count; i++) {
        xml_out_start(view->out, "axis");
        xml_out_attribute(view->out, "id", framework->axes[i].id);
        xml_out_attribute(view->out, "name", framework->axes[i].label);
        xml_out_end(view->out);
    }
    write_blocks(view,
                 &(Table){treatment, write_axis_head, write_axis_row, NULL});
    xml_out_end(view->out);
}

/* --- indicators --- */
typedef struct {
    int first, count;
} Columns;

static void
write_rate_row(View *view, const YearHub *hub, const void *data)
{
    const Framework *framework = view->from->year->framework;
    const Columns *columns = data;
    for (int i = columns->first; i < columns->first + columns->count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        xml_out_start(view->out, "rate");
        xml_out_attribute(view->out, "id", indicator->id);
        write_hub_item(view, hub, "value", indicator->id, "rate",
                       number_kind_of_rate(indicator));
        xml_out_attribute(view->out, "chance",
                          view_chance(view, hub->code, indicator));
        xml_out_end(view->out);
    }
}

static void
write_indicator_heads(View *view, const Columns *columns, bool with_unit)
{
    for (int i = columns->first; i < columns->first + columns->count; i++) {
        const Indicator *indicator =
            &view->from->year->framework->indicators[i];
        xml_out_start(view->out, "indicator");
        xml_out_attribute(view->out, "id", indicator->id);
        xml_out_attribute(view->out, "name", indicator->label);
        if (with_unit)
            xml_out_attribute(view->out, "rate-unit", indicator->unit);
        xml_out_end(view->out);
    }
}

void
summary_write_indicator_tables(View *view, Treatment treatment)
{
    int count = view->from->year->framework->indicator_count;
    int parts = (count + TABLE_COLUMNS - 1) / TABLE_COLUMNS;
    if (!summary_may_list(treatment))
        return;
    for (int part = 0; part < parts; part++) {
        Columns columns = {part * TABLE_COLUMNS,
                           MIN(TABLE_COLUMNS, count - part * TABLE_COLUMNS)};
        xml_out_start(view->out, "indicator-table");
        xml_out_attribute_int(view->out, "no", part + 1);
        xml_out_attribute_int(view->out, "of", parts);
        write_indicator_heads(view, &columns, true);
        write_blocks(view, &(Table){treatment, NULL, write_rate_row, &columns});
        xml_out_end(view->out);
    }
}

static void
write_target_row(View *view, const YearHub *hub, const void *data)
{
    const Framework *framework = view->from->year->framework;
    const Columns *columns = data;
    for (int i = columns->first; i < columns->first + columns->count; i++) {
        const Indicator *indicator = &framework->indicators[i];
        double percent;
        xml_out_start(view->out, "rate");
        xml_out_attribute(view->out, "id", indicator->id);
        if (view_achievement(view, hub->code, indicator, &percent)) {
            number_write(view, "value", percent, NUMBER_SCORE);
            if (view_is_short(view, percent))
                xml_out_attribute(view->out, "flag", "yes");
        }
        xml_out_end(view->out);
    }
}

void
summary_write_target_table(View *view, Treatment treatment)
{
    Columns columns = {0, view->from->year->framework->indicator_count};
    if (!summary_may_list(treatment) || !columns.count)
        return;
    const Marks *marks = &view->from->year->framework->marks;
    xml_out_start(view->out, "target-table");
    number_write_mark(view, "mark", marks->short_of);
    write_indicator_heads(view, &columns, false);
    write_blocks(view, &(Table){treatment, NULL, write_target_row, &columns});
    xml_out_end(view->out);
}
