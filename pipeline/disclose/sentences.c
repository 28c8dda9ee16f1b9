#include "disclose/sentences.h"

#include "disclose/anonymous.h"
#include "disclose/items.h"
#include <string.h>

typedef struct {
    const SentencesOf *of;
    Sources from; /* with its strips */
    const ProgrammeDocument *document;
    const Items *items;
    const char *asked; /* NULL: list them */
    bool by_id;
    GPtrArray *words;
    GHashTable *read; /* "path@name" of this sentence */
    FILE *out;
    int count;
} Telling;

static const char *
say(const Telling *telling, const char *japanese, const char *english)
{
    return telling->of->language == DIAG_JAPANESE ? japanese : english;
}

static void
add_words(Telling *telling, const char *items)
{
    g_auto(GStrv) words = g_strsplit(items, " ", -1);
    for (int i = 0; words[i]; i++) {
        /* A block's hubs are among all. */
        if (g_str_has_prefix(words[i], "block/")) {
            g_autofree char *old = words[i];
            const char *item = strchr(old + strlen("block/"), '/');
            words[i] = g_strconcat("all", item ? item : "/", NULL);
        }
        if (*words[i] && !g_str_equal(words[i], ":") &&
            !g_ptr_array_find_with_equal_func(telling->words, words[i],
                                              g_str_equal, NULL))
            g_ptr_array_add(telling->words, g_strdup(words[i]));
    }
}

/* "activity/group/indicator[N10]@rate" */
static char *
name_of(const XmlSelected *selected)
{
    GString *name = g_string_new(NULL);
    for (const XmlNode *at = selected->element; xml_parent(at);
         at = xml_parent(at)) {
        const char *id = xml_attribute(at, "id");
        g_autofree char *step =
            g_strdup_printf("%s%s%s%s", xml_name(at), id ? "[" : "",
                            id ? id : "", id ? "]" : "");
        if (name->len)
            g_string_prepend_c(name, '/');
        g_string_prepend(name, step);
    }
    g_string_append_printf(name, "@%s", selected->name);
    return g_string_free(name, FALSE);
}

static void
tell_value(Telling *telling, const XmlSelected *selected)
{
    const Year *year = telling->of->from->year;
    bool same = false;
    g_autofree char *items = items_of(telling->items, year->framework, year->id,
                                      selected->element, selected->name, &same);
    char *name = name_of(selected);
    if (!items || !*items || !g_hash_table_add(telling->read, name)) {
        if (!items || !*items)
            g_free(name);
        return;
    }
    fprintf(telling->out, "  %s = %s  ← %s\n", name, selected->value, items);
    if (!same)
        add_words(telling, items);
}

static void
tell_selected(Telling *telling, const char *expression, XmlNode *node)
{
    g_autoptr(XmlPath) path = xml_path_new(expression, NULL, NULL);
    if (!path)
        return;
    g_autoptr(GArray) selected = xml_path_attributes(path, node);
    for (guint i = 0; i < selected->len; i++)
        tell_value(telling, &g_array_index(selected, XmlSelected, i));
}

/* Each "path/@name" in the expression, asked of the node. */
static void
tell_steps(Telling *telling, const char *expression, XmlNode *node)
{
    g_autoptr(GRegex) steps =
        g_regex_new("[-A-Za-z0-9_./]*@[-a-z0-9]+", 0, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;
    for (g_regex_match(steps, expression, 0, &found);
         g_match_info_matches(found); g_match_info_next(found, NULL)) {
        g_autofree char *step = g_match_info_fetch(found, 0);
        tell_selected(telling, step, node);
    }
}

/*
 * The attributes that an expression reads: those that it selects; its steps,
 * asked of the sentence's node; and of what it selects, as predicates are about
 * that. A step asked of the wrong node selects nothing there.
 */
static void
tell_read(Telling *telling, const XmlPath *path, XmlNode *node)
{
    if (!path)
        return;
    const char *text = xml_path_expression(path);
    tell_selected(telling, text, node);
    tell_steps(telling, text, node);
    g_autoptr(GPtrArray) elements = xml_path_elements(path, node);
    g_autoptr(GArray) selected = xml_path_attributes(path, node);
    for (guint i = 0; i < elements->len; i++)
        tell_steps(telling, text, elements->pdata[i]);
    for (guint i = 0; i < selected->len; i++)
        tell_steps(telling, text,
                   g_array_index(selected, XmlSelected, i).element);
}

static void
tell_expression(const Telling *telling, const char *what, const XmlPath *path)
{
    if (path)
        fprintf(telling->out, "  %s %s\n", what, xml_path_expression(path));
}

static void
tell_wording(const Telling *telling, const WordSay *said)
{
    fprintf(telling->out, "  %s ", say(telling, "文型", "wording"));
    for (int i = 0; i < said->piece_count; i++)
        if (said->pieces[i].literal)
            fputs(said->pieces[i].literal, telling->out);
        else
            fprintf(telling->out, "{%s}",
                    xml_path_expression(said->pieces[i].path));
    fputc('\n', telling->out);
}

static void
tell_rule(const Telling *telling, const ComposeSentence *sentence)
{
    const WordRule *rule = sentence->rule;
    fprintf(telling->out, "  %s wording.xml %s", say(telling, "規則", "rule"),
            sentence->id);
    fprintf(telling->out, rule ? "/%s\n" : "\n", rule ? rule->id : "");
    tell_expression(telling, say(telling, "対象", "each"),
                    rule ? rule->each : sentence->of->at);
    tell_expression(telling, say(telling, "順", "by"), rule ? rule->by : NULL);
    tell_expression(telling, say(telling, "条件", "test"), sentence->say->test);
    tell_wording(telling, sentence->say);
}

static void
explain_sentence(Telling *telling, const ComposeSentence *sentence,
                 const char *id)
{
    const WordRule *rule = sentence->rule;
    const WordSay *said = sentence->say;
    XmlNode *node = sentence->node;
    g_autoptr(GHashTable) read =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    telling->read = read;
    fprintf(telling->out, "%s  %s\n", id, sentence->text);
    tell_rule(telling, sentence);
    fprintf(telling->out, "%s\n", say(telling, "読んだ値", "Values read"));
    const XmlPath *each = rule ? rule->each : sentence->of->at;
    if (each)
        tell_steps(telling, xml_path_expression(each), node);
    tell_read(telling, rule ? rule->by : NULL, node);
    tell_read(telling, said->test, node);
    for (int i = 0; i < said->piece_count; i++)
        tell_read(telling, said->pieces[i].path, node);
    if (!g_hash_table_size(read))
        fprintf(telling->out, "  %s\n",
                say(telling, "なし（記録の文言、項目の数又は決まった文による）",
                    "none: words of the input, how many there are, or always "
                    "said"));
    fputc('\n', telling->out);
}

static void
tell_sentence(Telling *telling, const ComposeSentence *sentence)
{
    g_autofree char *id = g_strdup_printf("%s/%s.%d", telling->document->id,
                                          sentence->id, sentence->number);
    if (!telling->asked) {
        fprintf(telling->out, "%s\t%s\n", id, sentence->text);
    } else {
        if (telling->by_id ? !g_str_equal(id, telling->asked)
                           : !strstr(sentence->text, telling->asked))
            return;
        explain_sentence(telling, sentence, id);
    }
    telling->count++;
}

static bool
tell_document(Telling *telling, const YearHub *hub, GError **error)
{
    const ProgrammeDocument *document = telling->document;
    int audience = audience_of_name(document->audiences[0]);
    for (int i = 0; i < document->audience_count; i++)
        if (g_str_equal(document->audiences[i], "headquarters"))
            audience = AUDIENCE_HEADQUARTERS;
    g_autoptr(Items) items =
        items_load(telling->of->schemas, document->id, error);
    g_autoptr(XmlDocument) draft = NULL;
    g_autoptr(Texts) texts =
        items ? view_compose(&telling->from, document, (Audience)audience, hub,
                             &draft, error)
              : NULL;
    telling->items = items;
    for (int i = 0; texts && i < compose_sentence_count(texts); i++)
        tell_sentence(telling, compose_sentence(texts, i));
    return texts != NULL;
}

/* Whether the words are an id at all, as a sentence holds no "x/y.1". */
static bool
is_id(const char *asked)
{
    return asked &&
           g_regex_match_simple("^[a-z-]+/[a-z.-]+\\.[0-9]+$", asked, 0, 0);
}

static int
tell_all(const SentencesOf *of, const char *asked, GPtrArray *words, FILE *out,
         GError **error)
{
    const Year *year = of->from->year;
    const Programme *programme = year->programme;
    const YearHub *hub = year_hub(year, of->unit);
    g_autoptr(Strips) strips = strips_new(year, of->from->evaluation);
    Telling telling = {.of = of,
                       .from = *of->from,
                       .asked = asked,
                       .by_id = is_id(asked),
                       .words = words,
                       .out = out};
    telling.from.strips = strips;
    for (int i = 0; i < programme->document_count; i++) {
        telling.document = &programme->documents[i];
        if (!g_str_equal(telling.document->unit, hub ? "hub" : "nation") ||
            !programme_document_is_of(telling.document, year->phase))
            continue;
        if (!tell_document(&telling, hub, error))
            return -1;
    }
    return telling.count;
}

bool
sentences_list(const SentencesOf *of, FILE *out, GError **error)
{
    return tell_all(of, NULL, NULL, out, error) >= 0;
}

int
sentences_explain(const SentencesOf *of, const char *asked, GPtrArray *words,
                  FILE *out, GError **error)
{
    return tell_all(of, asked, words, out, error);
}
