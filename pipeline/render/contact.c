#include "render/contact.h"

#include <math.h>

#include "render/png.h"

/* mm */
static const double sheet_width = 420, sheet_height = 297;
static const double page_width = 210, page_height = 297;
static const double margin = 8, gap = 3;

struct Contact {
    PaintFaces *faces;
    cairo_surface_t *surface;
    cairo_t *cr; /* in mm */
    int columns, next;
    double width; /* of a page on the sheet, mm */
};

static double
width_in(int columns)
{
    return (sheet_width - 2 * margin - (columns - 1) * gap) / columns;
}

/* As few columns as leave room for all rows. */
static int
choose_columns(int count)
{
    for (int columns = 1;; columns++) {
        int rows = (count + columns - 1) / columns;
        double height = width_in(columns) * page_height / page_width;
        if (rows * height + (rows - 1) * gap <= sheet_height - 2 * margin)
            return columns;
    }
}

Contact *
contact_new(PaintFaces *faces, int count, double dpi)
{
    Contact *contact = g_new0(Contact, 1);
    double scale = dpi / 25.4;
    contact->faces = faces;
    contact->columns = choose_columns(count);
    contact->width = width_in(contact->columns);
    contact->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)lround(sheet_width * scale),
        (int)lround(sheet_height * scale));
    contact->cr = cairo_create(contact->surface);
    cairo_scale(contact->cr, scale, scale);
    cairo_set_source_rgb(contact->cr, 0.85, 0.85, 0.85);
    cairo_paint(contact->cr);
    return contact;
}

void
contact_free(Contact *contact)
{
    cairo_destroy(contact->cr);
    cairo_surface_destroy(contact->surface);
    g_free(contact);
}

void
contact_add(Contact *contact, const Page *page)
{
    cairo_t *cr = contact->cr;
    double height = contact->width * page_height / page_width;
    int column = contact->next % contact->columns;
    int row = contact->next / contact->columns;
    contact->next++;
    cairo_save(cr);
    cairo_translate(cr, margin + column * (contact->width + gap),
                    margin + row * (height + gap));
    cairo_rectangle(cr, 0, 0, contact->width, height);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill_preserve(cr);
    cairo_clip(cr);
    double scale = contact->width / page->width * 25.4 / 72;
    cairo_scale(cr, scale, scale);
    paint_page(cr, contact->faces, page);
    cairo_restore(cr);
}

bool
contact_write(Contact *contact, const char *path, GError **error)
{
    return png_publish(contact->surface, path, error);
}
