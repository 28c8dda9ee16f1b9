#ifndef HYOKA_MODEL_WORDING_H
#define HYOKA_MODEL_WORDING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * wording.xml: sentences and when they are said, compiled, and the glossary
 * that it takes in. model/wording.rng
 * says what each part means; disclose/compose.h says the sentences.
 */
typedef enum {
    WORD_PLAIN,  /* as the view has it */
    WORD_COMMA,  /* 10364 → 10,364 */
    WORD_SIGNED, /* -1.1 → ▲1.1, 2.5 → ＋2.5 */
    WORD_SIZE,   /* -1.1 → 1.1 */
    WORD_WIDE    /* 7 → ７, 12 → 12 */
} WordFormat;

/* Literal text, or the string value of an expression. */
typedef struct {
    const char *literal; /* NULL for an expression */
    const XmlPath *path;
    WordFormat format;
} WordPiece;

typedef struct {
    const XmlPath *test; /* NULL: holds always */
    const WordPiece *pieces;
    int piece_count;
} WordSay;

typedef struct {
    const char *id;
    const char *document; /* ids separated by spaces: card, summary */
    const XmlPath *at;    /* NULL: once, at the root */
    bool all;
    const WordSay *says;
    int say_count;
} WordText;

typedef struct {
    const char *id;
    const XmlPath *each;
    const XmlPath *by; /* NULL: document order */
    const XmlPath *about;
    int limit;
    bool reserve;
    const WordSay *says;
    int say_count;
} WordRule;

typedef struct {
    const char *id;
    const char *document;
    int least;
    int most;
    int characters;
    bool lines; /* a sentence a line */
    const WordRule *rules;
    int rule_count;
} WordList;

/* What a word means, for the documents that explain it. */
typedef struct {
    const char *name;
    const char *reading;
    const char *document; /* "" for none */
    const char *meaning;
} WordTerm;

typedef struct {
    Arena *arena;
    GPtrArray *paths;   /* owns every XmlPath */
    GHashTable *labels; /* id → text */
    const WordText *texts;
    int text_count;
    const WordList *lists;
    int list_count;
    const WordTerm *terms; /* by reading */
    int term_count;
} Wording;

/* Whether ids separated by spaces name this document. */
bool wording_is_of(const char *documents, const char *document);

/* Read the element <wording> of a document that its schema has validated. An
 * expression that is none, a brace that is not closed, an unknown format or an
 * id said twice is a finding at its element, and then NULL is returned. `diag`
 * may be NULL. The caller frees; strings are copied. */
Wording *wording_read(const XmlNode *root, Diag *diag);
void wording_free(Wording *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wording, wording_free)

/* The word for a code; asserts that wording_has_label. */
const char *wording_label(const Wording *wording, const char *id);
bool wording_has_label(const Wording *wording, const char *id);

#endif
