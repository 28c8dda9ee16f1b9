#ifndef HYOKA_MODEL_REGISTER_READ_H
#define HYOKA_MODEL_REGISTER_READ_H

#include "model/register.h"

/* rules.xml while it is read: shared by register.c and register_judge.c. */
typedef struct {
    RegisterRules *rules;
    GHashTable *seen; /* LIST/ID */
    Diag *diag;
} RegisterReading;

/* An attribute in the rules' arena. */
const char *register_copy(const RegisterReading *reading, const XmlNode *node,
                          const char *name);
/* Whether the element may enter the list: its id is new there and there is
 * room; otherwise reported. */
bool register_take_id(RegisterReading *reading, const XmlNode *node,
                      const char *list, int count, int room);

/* What an institution is judged by: regions, checks, renewal, grades, triage
 * and needs. */
void register_judge_read(RegisterReading *reading, const XmlNode *root);

#endif
