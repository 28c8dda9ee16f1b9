#include "model/wording.h"

typedef struct {
    Wording *wording;
    Diag *diag;
    bool good;
} Reader;

static void
report(Reader *reader, FindingCode code, const XmlNode *node, const char *what)
{
    reader->good = false;
    if (!reader->diag)
        return;
    DiagPlace at = xml_place(node);
    diag_add(reader->diag, code, at.file, at.line, at.column, what, NULL);
}

static const XmlPath *
compile(Reader *reader, const XmlNode *node, const char *expression)
{
    if (!expression)
        return NULL;
    XmlPath *path = xml_path_new(expression, NULL, NULL);
    if (path)
        g_ptr_array_add(reader->wording->paths, path);
    else
        report(reader, FINDING_LAYOUT_EXPRESSION, node, expression);
    return path;
}

static const char *
copy_attribute(Reader *reader, const XmlNode *node, const char *name)
{
    return arena_dup(reader->wording->arena, xml_attribute(node, name));
}

static bool
read_format(const char *name, WordFormat *format)
{
    static const char *const names[] = {"", "comma", "signed", "size", "wide"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_equal(names[i], name)) {
            *format = (WordFormat)i;
            return true;
        }
    return false;
}

/* An expression with its format, "expression;format". */
static void
add_expression(Reader *reader, const XmlNode *node, GArray *pieces,
               const char *inside)
{
    g_auto(GStrv) parts = g_strsplit(inside, ";", 2);
    WordPiece piece = {.literal = NULL};
    if (!parts[0] || !read_format(parts[1] ? parts[1] : "", &piece.format)) {
        report(reader, FINDING_LAYOUT_EXPRESSION, node, inside);
        return;
    }
    piece.path = compile(reader, node, parts[0]);
    g_array_append_val(pieces, piece);
}

static void
add_literal(Reader *reader, GArray *pieces, const char *text, size_t length)
{
    if (!length)
        return;
    WordPiece piece = {.literal =
                           arena_dup_n(reader->wording->arena, text, length)};
    g_array_append_val(pieces, piece);
}

static GArray *
read_template(Reader *reader, const XmlNode *node)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(WordPiece));
    const char *rest = xml_text_collapsed(reader->wording->arena, node);
    while (*rest) {
        size_t length = strcspn(rest, "{}");
        add_literal(reader, pieces, rest, length);
        rest += length;
        if (!*rest)
            break;
        const char *close = *rest == '{' ? strchr(rest, '}') : NULL;
        if (!close) {
            report(reader, FINDING_LAYOUT_EXPRESSION, node, rest);
            break;
        }
        g_autofree char *inside =
            g_strndup(rest + 1, (size_t)(close - rest - 1));
        add_expression(reader, node, pieces, inside);
        rest = close + 1;
    }
    return pieces;
}

/* The array's elements in the arena; the array is freed. */
static const void *
keep(Reader *reader, GArray *array, int *count)
{
    guint size = g_array_get_element_size(array);
    *count = (int)array->len;
    void *kept = arena_alloc_n(reader->wording->arena, array->len, size);
    if (array->len)
        memcpy(kept, array->data, (size_t)array->len * size);
    g_array_unref(array);
    return kept;
}

static const WordSay *
read_says(Reader *reader, const XmlNode *parent, int *count)
{
    GArray *says = g_array_new(FALSE, FALSE, sizeof(WordSay));
    for (XmlNode *node = xml_first(parent, "say"); node;
         node = xml_next(node, "say")) {
        WordSay say = {.test =
                           compile(reader, node, xml_attribute(node, "test"))};
        say.pieces =
            keep(reader, read_template(reader, node), &say.piece_count);
        g_array_append_val(says, say);
    }
    return keep(reader, says, count);
}

static WordText
read_text(Reader *reader, const XmlNode *node)
{
    WordText text = {.id = copy_attribute(reader, node, "id"),
                     .document = copy_attribute(reader, node, "document"),
                     .at = compile(reader, node, xml_attribute(node, "at")),
                     .all = xml_attribute(node, "all") != NULL};
    text.says = read_says(reader, node, &text.say_count);
    return text;
}

static WordRule
read_rule(Reader *reader, const XmlNode *node)
{
    WordRule rule = {.id = copy_attribute(reader, node, "id"),
                     .each = compile(reader, node, xml_attribute(node, "each")),
                     .by = compile(reader, node, xml_attribute(node, "by")),
                     .about =
                         compile(reader, node, xml_attribute(node, "about")),
                     .limit = xml_integer(node, "limit", 1),
                     .reserve = xml_attribute(node, "reserve") != NULL};
    rule.says = read_says(reader, node, &rule.say_count);
    return rule;
}

static WordList
read_list(Reader *reader, const XmlNode *node)
{
    WordList list = {.id = copy_attribute(reader, node, "id"),
                     .document = copy_attribute(reader, node, "document"),
                     .least = xml_integer(node, "least", 0),
                     .most = xml_integer(node, "most", 1),
                     .characters = xml_integer(node, "characters", 0),
                     .lines = xml_attribute(node, "lines") != NULL};
    GArray *rules = g_array_new(FALSE, FALSE, sizeof(WordRule));
    for (XmlNode *child = xml_first(node, "rule"); child;
         child = xml_next(child, "rule")) {
        WordRule rule = read_rule(reader, child);
        g_array_append_val(rules, rule);
    }
    list.rules = keep(reader, rules, &list.rule_count);
    return list;
}

static void
read_terms(Reader *reader, const XmlNode *glossary)
{
    GArray *terms = g_array_new(FALSE, FALSE, sizeof(WordTerm));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (XmlNode *node = glossary ? xml_first(glossary, "term") : NULL; node;
         node = xml_next(node, "term")) {
        const char *of = xml_attribute(node, "document");
        WordTerm term = {
            .name = copy_attribute(reader, node, "name"),
            .reading = copy_attribute(reader, node, "reading"),
            .document = arena_dup(reader->wording->arena, of ? of : ""),
            .meaning = xml_text_collapsed(reader->wording->arena, node)};
        if (!g_hash_table_add(seen, (char *)term.name))
            report(reader, FINDING_XML_ID_DOUBLED, node, term.name);
        g_array_append_val(terms, term);
    }
    reader->wording->terms = keep(reader, terms, &reader->wording->term_count);
}

static void
read_label(Reader *reader, const XmlNode *node)
{
    const char *id = copy_attribute(reader, node, "id");
    const char *text = xml_text_collapsed(reader->wording->arena, node);
    if (!g_hash_table_insert(reader->wording->labels, (char *)id, (char *)text))
        report(reader, FINDING_XML_ID_DOUBLED, node, id);
}

/* A text or list of one document is said once. */
static void
check_id(Reader *reader, GHashTable *seen, const XmlNode *node)
{
    char *key = g_strdup_printf("%s/%s", xml_attribute(node, "document"),
                                xml_attribute(node, "id"));
    if (!g_hash_table_add(seen, key))
        report(reader, FINDING_XML_ID_DOUBLED, node, xml_attribute(node, "id"));
}

static void
read_children(Reader *reader, const XmlNode *root)
{
    Wording *wording = reader->wording;
    GArray *texts = g_array_new(FALSE, FALSE, sizeof(WordText));
    GArray *lists = g_array_new(FALSE, FALSE, sizeof(WordList));
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (XmlNode *node = xml_first(root, NULL); node;
         node = xml_next(node, NULL)) {
        if (xml_is(node, "label")) {
            read_label(reader, node);
            continue;
        }
        if (xml_is(node, "glossary"))
            continue;
        check_id(reader, seen, node);
        if (xml_is(node, "text")) {
            WordText text = read_text(reader, node);
            g_array_append_val(texts, text);
        } else {
            WordList list = read_list(reader, node);
            g_array_append_val(lists, list);
        }
    }
    wording->texts = keep(reader, texts, &wording->text_count);
    wording->lists = keep(reader, lists, &wording->list_count);
}

static void
free_path(gpointer path)
{
    xml_path_free(path);
}

Wording *
wording_read(const XmlNode *root, Diag *diag)
{
    Wording *wording = g_new0(Wording, 1);
    wording->arena = arena_new();
    wording->paths = g_ptr_array_new_with_free_func(free_path);
    wording->labels = g_hash_table_new(g_str_hash, g_str_equal);
    Reader reader = {wording, diag, true};
    read_terms(&reader, xml_first(root, "glossary"));
    read_children(&reader, root);
    if (reader.good)
        return wording;
    wording_free(wording);
    return NULL;
}

void
wording_free(Wording *wording)
{
    if (!wording)
        return;
    g_hash_table_unref(wording->labels);
    g_ptr_array_unref(wording->paths);
    arena_free(wording->arena);
    g_free(wording);
}

bool
wording_is_of(const char *documents, const char *document)
{
    g_auto(GStrv) words = g_strsplit(documents, " ", -1);
    return g_strv_contains((const char *const *)words, document);
}

bool
wording_has_label(const Wording *wording, const char *id)
{
    return g_hash_table_contains(wording->labels, id);
}

const char *
wording_label(const Wording *wording, const char *id)
{
    const char *text = g_hash_table_lookup(wording->labels, id);
    g_assert(text);
    return text;
}
