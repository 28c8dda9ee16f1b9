#ifndef HYOKA_MODEL_REGISTER_H
#define HYOKA_MODEL_REGISTER_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/xml.h"
#include <glib.h>
#include <stdbool.h>

/*
 * register/rules.xml: the kinds of certified institutions, what they report,
 * what their users are asked. All is held by index, in the order of the
 * document; register.rng explains each.
 */
enum {
    REGISTER_KINDS = 16,
    REGISTER_ACTIVITIES = 24,
    REGISTER_WORDS = 12, /* in one list */
};

typedef struct {
    const char *id;
    const char *name; /* the word of the tables */
} RegisterWord;

typedef struct {
    RegisterWord words[REGISTER_WORDS];
    int count;
} RegisterWords;

typedef struct {
    const char *id;
    const char *name;
    bool is_body; /* has a manager, a desk and finances to look at */
} RegisterKind;

typedef enum {
    REGISTER_STATUTORY,
    REGISTER_IMPROVEMENT,
    REGISTER_PLAN,
    REGISTER_SUBSIDY,
    REGISTER_FORM,
    REGISTER_NOTICE,
    REGISTER_ADVICE,
    REGISTER_COOPERATION,
    REGISTER_ABILITY,
    REGISTER_CLASSES
} RegisterClass;
extern const char *const register_class_names[REGISTER_CLASSES];

typedef enum {
    REGISTER_NO_ROLE,
    REGISTER_MAKES_PLANS,
    REGISTER_MONITORS
} RegisterRole;

typedef struct {
    const char *id;
    const char *name;
    RegisterClass class;
    RegisterRole role;
    double points;
    int cap; /* of a year that bring points */
} RegisterActivity;

typedef struct {
    Arena *arena;
    int year;
    Date as_of;
    const char *fiction; /* NULL: real */
    RegisterKind kinds[REGISTER_KINDS];
    int kind_count;
    RegisterActivity activities[REGISTER_ACTIVITIES];
    int activity_count;
    RegisterWords knowledge;
    RegisterWords scale;
    int satisfied; /* of the scale, its first */
    RegisterWords routes;
    RegisterWords search; /* the last: chosen by it */
    RegisterWords sought;
} RegisterRules;

/* From the root of a document that register.rng has validated; what a schema
 * cannot say is reported, and NULL is then returned. */
RegisterRules *register_rules_read(const XmlNode *root, Diag *diag);
/* The same from a file; without a `diag` a mistake sets `error`. */
RegisterRules *register_rules_load(const char *path, const char *schemas,
                                   Diag *diag, GError **error);
void register_rules_free(RegisterRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RegisterRules, register_rules_free)

/* Index of the id, -1 when there is none. */
int register_kind(const RegisterRules *rules, const char *id);
int register_word(const RegisterWords *words, const char *id);

#endif
