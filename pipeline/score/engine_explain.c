#include "score/engine_explain.h"
#include "base/csv.h"
#include "base/decimal.h"
#include "base/error.h"
#include "score/engine_aggregate.h"
#include <math.h>
#include <string.h>

typedef struct {
    const Engine *engine;
    const CsvTable *csv;
    const CsvRow *heading;
    const CsvRow *cells; /* of the unit */
    int row;
    bool japanese;
    FILE *out;
    int differing;
} Explaining;

static const char *const aggregates[] = {
    "arithmetic", "geometric", "harmonic",        "power",
    "median",     "copeland",  "mazziotta-pareto"};
static const char *const scales[] = {
    "none",    "min-max",   "z",        "t",    "goalposts",  "target",
    "maximum", "reference", "fraction", "rank", "percentile", "borda"};

static const char *
say(const Explaining *e, const char *english, const char *japanese)
{
    return e->japanese ? japanese : english;
}

static const char *
number_text(double value, char text[DECIMAL_TEXT_SIZE])
{
    return isnan(value) ? "-" : decimal_text(value, text);
}

static void
indent(const Explaining *e, int depth)
{
    fprintf(e->out, "%*s", 2 * depth, "");
}

static int
column_of(const Explaining *e, const char *name)
{
    for (int i = 0; name && i < e->heading->count; i++)
        if (strcmp(e->heading->fields[i].text, name) == 0)
            return i;
    return -1;
}

static const char *
text_at(const CsvRow *row, int column)
{
    return column >= 0 && column < row->count ? row->fields[column].text : "";
}

static void
print_cell(const Explaining *e, const char *column, int depth)
{
    int at = column_of(e, column);
    if (at < 0 || at >= e->cells->count)
        return;
    const CsvField *field = &e->cells->fields[at];
    indent(e, depth);
    fprintf(e->out, "%s:%d:%d  %s = %s\n", e->csv->file, field->line,
            field->column, column, *field->text ? field->text : "-");
}

/* What was done to the unit's value, or to the indicator as a whole. */
static void
print_notes(const Explaining *e, const IndexNode *node, int depth)
{
    const GArray *notes = e->engine->notes;
    for (guint i = 0; i < notes->len; i++) {
        const EngineNote *note = &g_array_index(notes, EngineNote, i);
        bool whole = note->node == node->index && note->row < 0;
        bool own = (note->node == node->index || note->node < 0) &&
                   note->row == e->row;
        if (!whole && !own)
            continue;
        char before[DECIMAL_TEXT_SIZE];
        char after[DECIMAL_TEXT_SIZE];
        indent(e, depth);
        fprintf(e->out, "%s %s", note->step, note->what);
        if (own)
            fprintf(e->out, ": %s -> %s", number_text(note->before, before),
                    number_text(note->after, after));
        else if (!isnan(note->after))
            fprintf(e->out, " (%s)", number_text(note->after, after));
        fputc('\n', e->out);
    }
}

/* The weights of the unit's peer group. */
static double
weight_of(const Explaining *e, const IndexNode *node, int part)
{
    const IndexData *data = e->engine->data;
    const char *group = data->group_names[data->groups[e->row]];
    for (int i = 0; i < node->special_count; i++)
        if (strcmp(node->special[i].of, group) == 0)
            return node->special[i].weights[part];
    return node->parts[part]->weight;
}

/* "✓", "✗", or nothing where there is no value or pairs decide. */
static const char *
check_group(Explaining *e, const IndexNode *node)
{
    double plain = e->engine->plain[node->index][e->row];
    if (node->aggregate == AGGREGATE_COPELAND || isnan(plain))
        return "";
    g_autofree double *values = g_new(double, node->part_count);
    g_autofree double *weights = g_new(double, node->part_count);
    for (int i = 0; i < node->part_count; i++) {
        values[i] = e->engine->scores[node->parts[i]->index][e->row];
        weights[i] = weight_of(e, node, i);
    }
    const AggregateRule rule = {node->aggregate, node->power, node->reward,
                                node->available};
    const char *why = NULL;
    double again =
        aggregate_parts(&rule, values, weights, node->part_count, &why);
    bool agrees = fabs(again - plain) <= 1e-12 * fmax(1, fabs(plain));
    e->differing += !agrees;
    return agrees ? " ✓" : " ✗";
}

static void
print_scale(const Explaining *e, const IndexNode *node, int depth)
{
    char text[DECIMAL_TEXT_SIZE];
    if (node->scale.method == NORMALISE_NONE && node->high)
        return;
    const char *turned =
        node->high ? "" : say(e, " (less is better)", "（小さいほど良い）");
    indent(e, depth);
    fprintf(e->out, "%s %s%s: %s\n", say(e, "normalised by", "尺度"),
            scales[node->scale.method], turned,
            number_text(e->engine->plain[node->index][e->row], text));
}

static void
print_node(Explaining *e, const IndexNode *node, double weight, int depth)
{
    char score[DECIMAL_TEXT_SIZE];
    char share[DECIMAL_TEXT_SIZE];
    indent(e, depth);
    fprintf(e->out, "%s = %s", node->id,
            number_text(e->engine->scores[node->index][e->row], score));
    if (depth > 0)
        fprintf(e->out, "  (%s %s)", say(e, "weight", "重み"),
                number_text(weight, share));
    fputc('\n', e->out);
    print_scale(e, node, depth + 1);
    print_notes(e, node, depth + 1);
    if (node->part_count == 0) {
        print_cell(e, node->column, depth + 1);
        print_cell(e, node->denominator, depth + 1);
        return;
    }
    indent(e, depth + 1);
    fprintf(e->out, "%s %s%s\n", aggregates[node->aggregate],
            say(e, "of", "で次を合わせる"), check_group(e, node));
    for (int i = 0; i < node->part_count; i++)
        print_node(e, node->parts[i], weight_of(e, node, i), depth + 2);
}

static int
find_unit(const IndexData *data, const char *unit, const char *year)
{
    for (int row = data->count - 1; row >= 0; row--)
        if (strcmp(data->units[row], unit) == 0 &&
            (!year || strcmp(data->years[row], year) == 0))
            return row;
    return -1;
}

static bool
find_cells(Explaining *e)
{
    const IndexFramework *f = e->engine->framework;
    const CsvRow *end = e->csv->rows + e->csv->row_count;
    e->heading = e->csv->rows;
    while (e->heading < end && e->heading->count == 0)
        e->heading++;
    if (e->heading == end)
        return false;
    int unit = column_of(e, f->unit_column);
    int year = column_of(e, f->year_column);
    for (const CsvRow *row = e->heading + 1; row < end; row++)
        if (strcmp(text_at(row, unit), e->engine->data->units[e->row]) == 0 &&
            strcmp(text_at(row, year), e->engine->data->years[e->row]) == 0) {
            e->cells = row;
            return true;
        }
    return false;
}

static void
print_unit(Explaining *e)
{
    const Engine *engine = e->engine;
    fputs(engine->data->units[e->row], e->out);
    if (engine->framework->year_column)
        fprintf(e->out, " %s", engine->data->years[e->row]);
    if (engine->ranks[e->row] > 0)
        fprintf(e->out, "  %s %d", say(e, "rank", "順位"),
                engine->ranks[e->row]);
    if (engine->grades && engine->grades[e->row] >= 0)
        fprintf(e->out, "  %s %s", say(e, "grade", "評価"),
                engine->framework->grades[engine->grades[e->row]].id);
    fputc('\n', e->out);
    const IndexNode *root = engine->framework->root;
    print_node(e, root, root->weight, 0);
}

int
engine_explain(const Engine *engine, const char *path, const char *unit,
               const char *year, DiagLanguage language, FILE *out,
               GError **error)
{
    g_assert(engine->plain);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(CsvTable) csv = csv_table_load(path, diag, error);
    if (!csv)
        return -1;
    Explaining e = {.engine = engine,
                    .csv = csv,
                    .row = find_unit(engine->data, unit, year),
                    .japanese = language == DIAG_JAPANESE,
                    .out = out};
    if (e.row < 0 || !find_cells(&e)) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_USAGE, "%s has no %s%s%s",
                    path, unit, year ? "/" : "", year ? year : "");
        return -1;
    }
    print_unit(&e);
    return e.differing;
}
