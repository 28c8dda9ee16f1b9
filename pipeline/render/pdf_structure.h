/*
 * The structure of a file (PDF 32000-1, 14.7), whose parts are written one by
 * one (pdf_tags.h): what they share. Private to pdf*.c.
 */
#ifndef HYOKA_RENDER_PDF_STRUCTURE_H
#define HYOKA_RENDER_PDF_STRUCTURE_H

#include "render/pdf_file.h"

typedef struct {
    PdfFile *file;
    int root;       /* its number */
    int document;   /* that of the element about the parts; 0: one part, which
                       is the document */
    int parents;    /* that of the way back from content to elements */
    int next;       /* key there of the next page or link */
    int notes;      /* written so far */
    GString *ways;  /* keys and lists */
    GString *parts; /* references to the outermost elements */
} PdfStructure;

PdfStructure *pdf_structure_new(PdfFile *file, bool in_parts);
void pdf_structure_free(PdfStructure *structure);
/* After the last of its parts. */
void pdf_structure_write(PdfStructure *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfStructure, pdf_structure_free)

#endif
