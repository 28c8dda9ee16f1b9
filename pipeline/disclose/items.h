#ifndef HYOKA_DISCLOSE_ITEMS_H
#define HYOKA_DISCLOSE_ITEMS_H

#include "base/xml.h"
#include "model/framework.h"
#include <glib.h>

/*
 * What the attributes of a view are for explain: the rows of
 * disclose/DOCUMENT-items.tsv, whose head says what its columns mean. The tests
 * of tests/trace hold every number of the views to them.
 */
typedef struct Items Items;

/* Of the document's views; editions of a document share its rows. `folder` is
 * that of the schemas. Empty for a document without rows. The caller frees. */
Items *items_load(const char *folder, const char *document, GError **error);
void items_free(Items *items);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Items, items_free)

/* Words for explain_list (N03.rate, nation/total.median, f:marks.short,
 * all/total.score), apart by spaces, of an element's attribute in a draft; ""
 * where it is a name or ink. With `same`, what the attribute is counted or
 * summed from is an expression over the view. NULL when no row says it. The
 * caller frees. */
char *items_of(const Items *items, const Framework *framework, int year,
               const XmlNode *node, const char *attribute, bool *same);

#endif
