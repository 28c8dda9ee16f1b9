#include "render/png.h"

#include <math.h>

#include "base/error.h"
#include "base/file.h"

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
draw(const Page *page, PaintFaces *faces, double dpi)
{
    int width = (int)lround(page->width / 25.4 * dpi);
    int height = (int)lround(page->height / 25.4 * dpi);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, dpi / 72, dpi / 72);
    paint_page(cr, faces, page);
    cairo_destroy(cr);
    return surface;
}

bool
png_publish(cairo_surface_t *surface, const char *path, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    cairo_status_t status =
        cairo_surface_write_to_png_stream(surface, append, bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT, "%s: %s", path,
                    cairo_status_to_string(status));
        return false;
    }
    return file_publish(path, (const char *)bytes->data, bytes->len, NULL,
                        error);
}

static bool
write_page(const Page *page, PaintFaces *faces, const char *path, double dpi,
           GError **error)
{
    cairo_surface_t *surface = draw(page, faces, dpi);
    bool done = png_publish(surface, path, error);
    cairo_surface_destroy(surface);
    return done;
}

bool
png_write(const Document *document, PaintFaces *faces, const char *stem,
          double dpi, GError **error)
{
    for (guint i = 0; i < document->pages->len; i++) {
        g_autofree char *path = g_strdup_printf("%s-%u.png", stem, i + 1);
        if (!write_page(g_ptr_array_index(document->pages, i), faces, path, dpi,
                        error))
            return false;
    }
    return true;
}
