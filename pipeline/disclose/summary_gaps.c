/* 支援の空白地帯: need and supply of support by field, of the country, of its
 * blocks and, where the reader may see single hubs, of every prefecture. */
#include "disclose/anonymous.h"
#include "disclose/mission.h"
#include "disclose/summary.h"

enum {
    /* Hubs that a block must have to be shown to those who see no hub alone. */
    FEWEST = 3,
    DEEPEST = 3 /* prefectures named for a field */
};

typedef struct {
    const char *name;
    GPtrArray *hubs; /* const YearHub * */
} Block;

static void
block_clear(gpointer data)
{
    Block *block = data;
    g_ptr_array_unref(block->hubs);
}

/* In the order of their first hub's code. */
static GArray *
read_blocks(const View *view, Treatment treatment)
{
    const Year *year = view->from->year;
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    g_array_set_clear_func(blocks, block_clear);
    for (int i = 0; i < year->hub_count; i++) {
        const YearHub *hub = &year->hubs[i];
        guint at = 0;
        while (at < blocks->len &&
               !g_str_equal(hub->block.text,
                            g_array_index(blocks, Block, at).name))
            at++;
        if (at == blocks->len) {
            Block block = {hub->block.text, g_ptr_array_new()};
            g_array_append_val(blocks, block);
        }
        g_ptr_array_add(g_array_index(blocks, Block, at).hubs, (void *)hub);
    }
    for (guint i = blocks->len; i-- > 0 && treatment != TREATMENT_FULL;)
        if (g_array_index(blocks, Block, i).hubs->len < FEWEST)
            g_array_remove_index(blocks, i);
    return blocks;
}

/* Sum of PREFIX.PART of the hubs over that of PREFIX.WHOLE, in percent. */
static bool
block_percent(const View *view, const Block *block, const char *prefix,
              const char *part, const char *whole, double *percent)
{
    double parts = 0, wholes = 0, value;
    for (guint i = 0; i < block->hubs->len; i++) {
        const YearHub *hub = block->hubs->pdata[i];
        if (!number_find(view, hub->code, prefix, part, &value))
            continue;
        parts += value;
        if (number_find(view, hub->code, prefix, whole, &value))
            wholes += value;
    }
    *percent = wholes > 0 ? parts / wholes * 100 : 0;
    return wholes > 0;
}

static bool
hub_percent(const View *view, const YearHub *hub, const char *prefix,
            double *percent)
{
    double share;
    bool found = number_find(view, hub->code, prefix, "share", &share);
    *percent = found ? share * 100 : 0;
    return found;
}

static const char *
field_prefix(const View *view, int field)
{
    return arena_printf(view->arena, "gap.%s",
                        view->from->year->framework->fields[field].id);
}

static void
write_bounds(View *view)
{
    const double *depths = view->from->year->framework->marks.depths;
    for (int i = 0; i < MARKS_DEPTHS; i++) {
        xml_out_start(view->out, "bound");
        number_write_mark(view, "at", depths[i]);
        xml_out_end(view->out);
    }
}

/* --- the country --- */
static void
write_percent(View *view, const char *attribute, const char *prefix,
              const char *name)
{
    double share;
    if (number_find(view, EVALUATION_NATION, prefix, name, &share))
        number_write(view, attribute, share, NUMBER_SHARE);
}

/* What a field and all of them have of the country. */
static void
write_nation(View *view, const char *prefix)
{
    number_of(view, "need", prefix, "need", NUMBER_COUNT);
    number_of(view, "left", prefix, "left", NUMBER_COUNT);
    number_of(view, "rest", prefix, "rest", NUMBER_COUNT);
    write_percent(view, "share", prefix, "share");
    write_percent(view, "cover", prefix, "cover");
    write_percent(view, "after", prefix, "after");
    write_percent(view, "access", prefix, "access");
    number_of(view, "load", prefix, "load", NUMBER_SCORE);
    number_of(view, "areas", prefix, "areas", NUMBER_COUNT);
    number_of(view, "blank", prefix, "blank", NUMBER_COUNT);
}

static void
write_block(View *view, const Block *block)
{
    double percent;
    xml_out_start(view->out, "block");
    xml_out_attribute(view->out, "name", block->name);
    xml_out_attribute_int(view->out, "hubs", (int)block->hubs->len);
    if (block_percent(view, block, "gap", "left", "need", &percent))
        number_write(view, "share", percent, NUMBER_COUNT);
    if (block_percent(view, block, "gap", "filled", "left", &percent))
        number_write(view, "cover", percent, NUMBER_COUNT);
    xml_out_end(view->out);
}

/* --- fields --- */
static void
write_block_cell(View *view, const char *prefix, const Block *block)
{
    double percent;
    xml_out_start(view->out, "cell");
    xml_out_attribute(view->out, "block", block->name);
    if (block_percent(view, block, prefix, "left", "need", &percent))
        number_write(view, "percent", percent, NUMBER_COUNT);
    xml_out_end(view->out);
}

/* The prefectures of the largest shares, the first by code of equals. */
static void
write_deepest(View *view, const char *prefix)
{
    const Year *year = view->from->year;
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (int place = 0; place < DEEPEST; place++) {
        const YearHub *deepest = NULL;
        double most = 0, percent;
        for (int i = 0; i < year->hub_count; i++) {
            const YearHub *hub = &year->hubs[i];
            if (g_hash_table_contains(done, hub) ||
                !hub_percent(view, hub, prefix, &percent) || percent <= most)
                continue;
            most = percent;
            deepest = hub;
        }
        if (!deepest)
            return;
        g_hash_table_add(done, (gpointer)deepest);
        xml_out_start(view->out, "deep");
        xml_out_attribute(view->out, "label",
                          anonymous_label(view, deepest, TREATMENT_FULL));
        number_write(view, "percent", most, NUMBER_COUNT);
        xml_out_end(view->out);
    }
}

static void
write_field(View *view, int index, const GArray *blocks, Treatment treatment)
{
    const Question *field = &view->from->year->framework->fields[index];
    const char *prefix = field_prefix(view, index);
    xml_out_start(view->out, "field");
    xml_out_attribute(view->out, "id", field->id);
    xml_out_attribute(view->out, "name", field->text);
    write_nation(view, prefix);
    for (guint i = 0; i < blocks->len; i++)
        write_block_cell(view, prefix, &g_array_index(blocks, Block, i));
    if (treatment == TREATMENT_FULL)
        write_deepest(view, prefix);
    xml_out_end(view->out);
}

/* --- prefectures --- */
/* The area and field of a prefecture where least of the need is met. */
static void
write_deepest_area(View *view, const YearHub *hub)
{
    const Framework *framework = view->from->year->framework;
    g_autoptr(GPtrArray) areas = view_region_areas(hub);
    const Question *field = NULL;
    guint area = 0;
    double most = 0, depth;
    for (int i = 0; i < framework->field_count; i++)
        for (guint j = 0; j < areas->len; j++) {
            const char *place = arena_printf(view->arena, "%u", j + 1);
            if (!number_find(view, hub->code, field_prefix(view, i), place,
                             &depth) ||
                depth <= most)
                continue;
            most = depth;
            field = &framework->fields[i];
            area = j;
        }
    if (!field)
        return;
    xml_out_start(view->out, "deepest");
    xml_out_attribute(view->out, "area", areas->pdata[area]);
    xml_out_attribute_int(view->out, "place", (int)area + 1);
    xml_out_attribute(view->out, "id", field->id);
    number_write(view, "percent", most, NUMBER_COUNT);
    xml_out_end(view->out);
}

static void
write_hub(View *view, const YearHub *hub)
{
    const Framework *framework = view->from->year->framework;
    double percent;
    xml_out_start(view->out, "hub");
    xml_out_attribute(view->out, "label",
                      anonymous_label(view, hub, TREATMENT_FULL));
    if (hub_percent(view, hub, "gap", &percent))
        number_write(view, "share", percent, NUMBER_COUNT);
    number_item(view, "cover", hub->code, "gap.coverage", NUMBER_SHARE);
    number_item(view, "duplication", hub->code, "gap.duplication",
                NUMBER_SHARE);
    number_item(view, "score", hub->code, "gap.score", NUMBER_SCORE);
    number_item(view, "access", hub->code, "gap.access", NUMBER_SHARE);
    number_item(view, "load", hub->code, "gap.load", NUMBER_SCORE);
    for (int i = 0; i < framework->field_count; i++) {
        xml_out_start(view->out, "cell");
        xml_out_attribute(view->out, "id", framework->fields[i].id);
        if (hub_percent(view, hub, field_prefix(view, i), &percent))
            number_write(view, "percent", percent, NUMBER_COUNT);
        xml_out_end(view->out);
    }
    write_deepest_area(view, hub);
    xml_out_end(view->out);
}

static void
write_hubs(View *view, const GArray *blocks)
{
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = &g_array_index(blocks, Block, i);
        xml_out_start(view->out, "prefectures");
        xml_out_attribute(view->out, "block", block->name);
        for (guint j = 0; j < block->hubs->len; j++)
            write_hub(view, block->hubs->pdata[j]);
        xml_out_end(view->out);
    }
}

/* The score of complement over the hubs: the middle half, and the ends only
 * where single hubs may be seen. */
static void
write_score(View *view, Treatment treatment)
{
    xml_out_start(view->out, "complement");
    if (treatment == TREATMENT_FULL)
        summary_write_spread(view, "gap", NUMBER_SCORE);
    else {
        number_item(view, "q25", EVALUATION_NATION, "gap.q25", NUMBER_SCORE);
        number_item(view, "median", EVALUATION_NATION, "gap.median",
                    NUMBER_SCORE);
        number_item(view, "q75", EVALUATION_NATION, "gap.q75", NUMBER_SCORE);
    }
    xml_out_end(view->out);
}

void
summary_write_gaps(View *view, Treatment treatment)
{
    const Framework *framework = view->from->year->framework;
    double need;
    if (!number_find(view, EVALUATION_NATION, "gap", "need", &need) ||
        need <= 0)
        return;
    g_autoptr(GArray) blocks = read_blocks(view, treatment);
    xml_out_start(view->out, "gaps");
    write_nation(view, "gap");
    if (framework->blanks.at)
        number_write(view, "from", framework->blanks.from * 100, NUMBER_COUNT);
    number_write(view, "alpha", framework->gap_alpha * 100, NUMBER_COUNT);
    view_text_element(view, "lead", "gaps-lead");
    write_score(view, treatment);
    write_bounds(view);
    for (guint i = 0; i < blocks->len; i++)
        write_block(view, &g_array_index(blocks, Block, i));
    for (int i = 0; i < framework->field_count; i++)
        write_field(view, i, blocks, treatment);
    if (treatment == TREATMENT_FULL)
        write_hubs(view, blocks);
    xml_out_end(view->out);
}
