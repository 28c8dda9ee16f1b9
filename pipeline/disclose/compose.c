#include "disclose/compose.h"

#include "base/decimal.h"
#include "base/text.h"
#include "disclose/words.h"
#include <math.h>
#include <string.h>

struct Texts {
    Arena *arena;
    GHashTable *said;  /* id → GPtrArray of char *, one a node */
    GArray *sentences; /* ComposeSentence */
};

typedef struct {
    Texts *texts;
    XmlNode *draft;
    unsigned turn;
    GHashTable *spoken; /* subjects spoken of (about=) */
    GHashTable *used;   /* WordSay that were taken */
} Composer;

static const char *
format_signed(Arena *arena, const char *text)
{
    double value;
    if (!decimal_parse(text, &value))
        return text;
    if (value == 0)
        return arena_dup(arena, text);
    return arena_printf(arena, "%s%s", value < 0 ? "▲" : "＋",
                        text + (*text == '-'));
}

/* Thousands commas; the decimals stay as they are. */
static const char *
format_comma(Arena *arena, const char *text)
{
    double value;
    if (!decimal_parse(text, &value))
        return text;
    const char *point = strchr(text, '.');
    char buffer[DECIMAL_TEXT_SIZE];
    int places = point ? (int)strlen(point + 1) : 0;
    return arena_dup(arena, decimal_group_text(value, places, buffer));
}

static const char *
format_value(Arena *arena, const char *text, WordFormat format)
{
    int number;
    switch (format) {
    case WORD_PLAIN:
        return text;
    case WORD_COMMA:
        return format_comma(arena, text);
    case WORD_SIGNED:
        return format_signed(arena, text);
    case WORD_SIZE:
        return text + (*text == '-');
    case WORD_WIDE:
        return decimal_parse_int(text, &number) ? words_number(arena, number)
                                                : text;
    }
    g_assert_not_reached();
}

static const char *
say_text(Composer *composer, const WordSay *say, XmlNode *node)
{
    Arena *arena = composer->texts->arena;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < say->piece_count; i++) {
        const WordPiece *piece = &say->pieces[i];
        if (piece->literal) {
            g_string_append(text, piece->literal);
            continue;
        }
        g_autofree char *value = xml_path_string(piece->path, node);
        if (value)
            g_string_append(text, format_value(arena, value, piece->format));
    }
    return arena_dup(arena, text->str);
}

static void
note_sentence(Composer *composer, ComposeSentence sentence)
{
    GArray *all = composer->texts->sentences;
    sentence.number = 1;
    for (guint i = 0; i < all->len; i++)
        sentence.number +=
            g_str_equal(g_array_index(all, ComposeSentence, i).id, sentence.id);
    g_array_append_val(all, sentence);
}

static bool
say_holds(const WordSay *say, XmlNode *node)
{
    return !say->test || xml_path_test(say->test, node);
}

/* The first that holds, or every one on a line of its own. */
static const char *
compose_says(Composer *composer, const WordText *text, XmlNode *node)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 0; i < text->say_count; i++) {
        if (!say_holds(&text->says[i], node))
            continue;
        if (lines->len)
            g_string_append_c(lines, '\n');
        const WordSay *say = &text->says[i];
        const char *sentence = say_text(composer, say, node);
        note_sentence(composer, (ComposeSentence){.id = text->id,
                                                  .of = text,
                                                  .say = say,
                                                  .node = node,
                                                  .text = sentence});
        g_string_append(lines, sentence);
        if (!text->all)
            break;
    }
    return arena_dup(composer->texts->arena, lines->str);
}

static void
add_said(Composer *composer, const char *id, const char *text)
{
    GPtrArray *said = g_hash_table_lookup(composer->texts->said, id);
    if (!said) {
        said = g_ptr_array_new();
        g_hash_table_insert(composer->texts->said,
                            arena_dup(composer->texts->arena, id), said);
    }
    g_ptr_array_add(said, (char *)text);
}

static void
compose_one(Composer *composer, const WordText *text)
{
    if (!text->at) {
        add_said(composer, text->id,
                 compose_says(composer, text, composer->draft));
        return;
    }
    g_autoptr(GPtrArray) nodes = xml_path_elements(text->at, composer->draft);
    for (guint i = 0; i < nodes->len; i++)
        add_said(composer, text->id,
                 compose_says(composer, text, nodes->pdata[i]));
}

typedef struct {
    XmlNode *node;
    double key;
    guint place;
} Candidate;

static int
compare_candidates(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    if (x->key < y->key || (isnan(y->key) && !isnan(x->key)))
        return -1;
    if (x->key > y->key || (isnan(x->key) && !isnan(y->key)))
        return 1;
    return x->place < y->place ? -1 : 1;
}

static GArray *
rule_candidates(Composer *composer, const WordRule *rule)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    g_autoptr(GPtrArray) nodes = xml_path_elements(rule->each, composer->draft);
    for (guint i = 0; i < nodes->len; i++) {
        XmlNode *node = nodes->pdata[i];
        Candidate candidate = {
            node, rule->by ? xml_path_number(rule->by, node) : 0, i};
        g_array_append_val(candidates, candidate);
    }
    g_array_sort(candidates, compare_candidates);
    return candidates;
}

/* A wording that holds and was not taken yet, beginning at the turn. */
static const WordSay *
choose_say(Composer *composer, const WordRule *rule, XmlNode *node)
{
    for (int i = 0; i < rule->say_count; i++) {
        const WordSay *say = &rule->says[(composer->turn + (unsigned)i) %
                                         (unsigned)rule->say_count];
        if (!g_hash_table_contains(composer->used, say) && say_holds(say, node))
            return say;
    }
    return NULL;
}

/* about and rules have a line for each sentence. */
typedef struct {
    GString *text;
    GString *about;
    GString *rules;
    int sentences;
    int characters;
} Paragraph;

/* Whether one of the subjects, apart by spaces, was spoken of already. */
static bool
was_spoken_of(Composer *composer, char **subjects)
{
    for (char **subject = subjects; *subject; subject++)
        if (**subject && g_hash_table_contains(composer->spoken, *subject))
            return true;
    return false;
}

static bool
speak_of(Composer *composer, const WordList *list, const WordRule *rule,
         XmlNode *node, Paragraph *paragraph)
{
    g_autofree char *about = xml_path_string(rule->about, node);
    g_auto(GStrv) subjects = g_strsplit(about ? about : "", " ", -1);
    if (!about || was_spoken_of(composer, subjects))
        return false;
    const WordSay *say = choose_say(composer, rule, node);
    if (!say)
        return false;
    const char *sentence = say_text(composer, say, node);
    int length = text_length(sentence);
    if (paragraph->characters + length > list->characters)
        return false;
    if (paragraph->sentences) {
        if (list->lines)
            g_string_append_c(paragraph->text, '\n');
        g_string_append_c(paragraph->about, '\n');
        g_string_append_c(paragraph->rules, '\n');
    }
    note_sentence(composer, (ComposeSentence){.id = list->id,
                                              .rule = rule,
                                              .say = say,
                                              .node = node,
                                              .text = sentence});
    g_string_append(paragraph->text, sentence);
    g_string_append(paragraph->about, about);
    g_string_append(paragraph->rules, rule->id);
    paragraph->characters += length;
    paragraph->sentences++;
    for (char **subject = subjects; *subject; subject++)
        g_hash_table_add(composer->spoken,
                         arena_dup(composer->texts->arena, *subject));
    g_hash_table_add(composer->used, (gpointer)say);
    return true;
}

static void
compose_rule(Composer *composer, const WordList *list, const WordRule *rule,
             Paragraph *paragraph)
{
    int limit = rule->reserve ? list->least : list->most;
    if (paragraph->sentences >= limit)
        return;
    g_autoptr(GArray) candidates = rule_candidates(composer, rule);
    int spoken = 0;
    for (guint i = 0; i < candidates->len && spoken < rule->limit &&
                      paragraph->sentences < limit;
         i++) {
        XmlNode *node = g_array_index(candidates, Candidate, i).node;
        spoken += speak_of(composer, list, rule, node, paragraph);
    }
}

static void
add_paragraph(Composer *composer, const char *id, const Paragraph *paragraph)
{
    Arena *arena = composer->texts->arena;
    add_said(composer, id, arena_dup(arena, paragraph->text->str));
    add_said(composer, arena_printf(arena, "%s.about", id),
             arena_dup(arena, paragraph->about->str));
    add_said(composer, arena_printf(arena, "%s.rules", id),
             arena_dup(arena, paragraph->rules->str));
}

static void
compose_list(Composer *composer, const WordList *list)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) about = g_string_new(NULL);
    g_autoptr(GString) rules = g_string_new(NULL);
    Paragraph paragraph = {text, about, rules, 0, 0};
    for (int i = 0; i < list->rule_count; i++)
        if (!list->rules[i].reserve)
            compose_rule(composer, list, &list->rules[i], &paragraph);
    for (int i = 0; i < list->rule_count; i++)
        if (list->rules[i].reserve)
            compose_rule(composer, list, &list->rules[i], &paragraph);
    add_paragraph(composer, list->id, &paragraph);
}

static void
free_said(gpointer said)
{
    g_ptr_array_unref(said);
}

Texts *
compose_texts(const Wording *wording, const char *document, XmlNode *draft,
              unsigned turn)
{
    Texts *texts = g_new0(Texts, 1);
    texts->arena = arena_new();
    texts->sentences = g_array_new(FALSE, FALSE, sizeof(ComposeSentence));
    texts->said =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_said);
    g_autoptr(GHashTable) spoken = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
    Composer composer = {texts, draft, turn, spoken, used};
    for (int i = 0; i < wording->text_count; i++)
        if (wording_is_of(wording->texts[i].document, document))
            compose_one(&composer, &wording->texts[i]);
    for (int i = 0; i < wording->list_count; i++)
        if (wording_is_of(wording->lists[i].document, document))
            compose_list(&composer, &wording->lists[i]);
    return texts;
}

void
compose_free(Texts *texts)
{
    if (!texts)
        return;
    g_hash_table_unref(texts->said);
    g_array_unref(texts->sentences);
    arena_free(texts->arena);
    g_free(texts);
}

const char *
compose_text(const Texts *texts, const char *id, int node)
{
    const GPtrArray *said = g_hash_table_lookup(texts->said, id);
    if (!said || node < 0 || (guint)node >= said->len)
        return "";
    return said->pdata[node];
}

const ComposeSentence *
compose_sentence(const Texts *texts, int index)
{
    return &g_array_index(texts->sentences, ComposeSentence, index);
}

int
compose_sentence_count(const Texts *texts)
{
    return (int)texts->sentences->len;
}
