/* Pages as PNG pictures, for previews and the manual. */
#ifndef HYOKA_RENDER_PNG_H
#define HYOKA_RENDER_PNG_H

#include "render/paint.h"

/*
 * Write stem-1.png, stem-2.png, … at dpi dots an inch, each only when its bytes
 * change. False with error set when a file cannot be written.
 */
bool png_write(const Document *document, PaintFaces *faces, const char *stem,
               double dpi, GError **error);
/* A picture at path, when its bytes change. */
bool png_publish(cairo_surface_t *surface, const char *path, GError **error);

#endif
