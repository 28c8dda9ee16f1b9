/* The first pages of many papers side by side on one sheet of A3. */
#ifndef HYOKA_RENDER_CONTACT_H
#define HYOKA_RENDER_CONTACT_H

#include "render/paint.h"

typedef struct Contact Contact;

/* A sheet, lying, for `count` pages of A4's shape, which stand as large as all
 * of them can; faces are borrowed. */
Contact *contact_new(PaintFaces *faces, int count, double dpi);
void contact_free(Contact *contact);

/* The next page, from the left, row by row. */
void contact_add(Contact *contact, const Page *page);
/* As PNG, when its bytes change; false with error set. */
bool contact_write(Contact *contact, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Contact, contact_free)

#endif
