#include "render/pdf_structure.h"

PdfStructure *
pdf_structure_new(PdfFile *file, bool in_parts)
{
    PdfStructure *structure = g_new0(PdfStructure, 1);
    structure->file = file;
    structure->root = pdf_file_number(file);
    structure->parents = pdf_file_number(file);
    structure->document = in_parts ? pdf_file_number(file) : 0;
    structure->ways = g_string_new(NULL);
    structure->parts = g_string_new(NULL);
    return structure;
}

void
pdf_structure_free(PdfStructure *structure)
{
    g_string_free(structure->ways, TRUE);
    g_string_free(structure->parts, TRUE);
    g_free(structure);
}

void
pdf_structure_write(PdfStructure *structure)
{
    PdfFile *file = structure->file;
    g_autofree char *outermost =
        structure->document ? g_strdup_printf("%d 0 R", structure->document)
                            : g_strdup(structure->parts->str);
    g_string_append_printf(pdf_file_begin(file, structure->root),
                           "<</Type/StructTreeRoot/K %s/ParentTree %d 0 R"
                           "/ParentTreeNextKey %d>>",
                           outermost, structure->parents, structure->next);
    g_string_append_printf(pdf_file_begin(file, structure->parents),
                           "<</Nums[%s]>>", structure->ways->str);
    if (structure->document)
        g_string_append_printf(pdf_file_begin(file, structure->document),
                               "<</S/Document/P %d 0 R/K[%s]>>",
                               structure->root, structure->parts->str);
}
