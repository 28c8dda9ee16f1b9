#include "render/pdf_tags_private.h"

#include <math.h>
#include <string.h>

#include "render/pdf_put.h"

/* What stands under an element: an element or content, in reading order. */
typedef struct {
    int parent;
    gint64 order;
    int child;   /* element, or -1: */
    int content; /* index in contents */
} Kid;

typedef struct {
    PdfTags *tags;
    PdfStructure *structure;
    PdfFile *file;
    const GArray *pages;
    GArray *kids;  /* of Kid, by parent and order */
    GArray *links; /* of int: elements */
    int *parents;  /* by page from the first: number of the list from MCIDs to
                      elements */
} Tree;

static TagElement *
element_at(const Tree *tree, int index)
{
    return &g_array_index(tree->tags->elements, TagElement, index);
}

static int
page_object(const Tree *tree, int page)
{
    return g_array_index(tree->pages, int, page);
}

static int
page_count(const Tree *tree)
{
    return (int)tree->tags->pages->len;
}

static bool
role_is(const TagElement *element, const char *role)
{
    return g_str_equal(element->role, role);
}

/* Empty elements go, but for cells: a table keeps its columns. */
static void
find_used(const Tree *tree)
{
    const GArray *contents = tree->tags->contents;
    for (guint i = 0; i < contents->len; i++)
        element_at(tree, g_array_index(contents, TagContent, i).element)->used =
            true;
    for (int i = (int)tree->tags->elements->len - 1; i > 0; i--) {
        TagElement *element = element_at(tree, i);
        element->used |= role_is(element, "TD") || role_is(element, "TH");
        if (element->used)
            element_at(tree, element->parent)->used = true;
    }
    element_at(tree, 0)->used = true;
}

static int
compare_kids(const void *a, const void *b)
{
    const Kid *one = a, *other = b;
    if (one->parent != other->parent)
        return one->parent < other->parent ? -1 : 1;
    if (one->order != other->order)
        return one->order < other->order ? -1 : 1;
    return one->content - other->content;
}

static void
add_kid(Tree *tree, Kid kid)
{
    g_array_append_val(tree->kids, kid);
}

/*
 * Elements get their numbers. Behind those of a page stands the list that leads
 * back to them: it repeats what its elements say of their kids, and so packs to
 * nearly nothing where both are in one object stream.
 */
static void
find_kids(Tree *tree)
{
    int page = 0, first = tree->tags->first;
    for (int i = 0; i < (int)tree->tags->elements->len; i++) {
        TagElement *element = element_at(tree, i);
        if (!element->used)
            continue;
        for (; first + page < element->page; page++)
            tree->parents[page] = pdf_file_number(tree->file);
        element->object = pdf_file_number(tree->file);
        if (role_is(element, "Link"))
            g_array_append_val(tree->links, i);
        if (i > 0)
            add_kid(tree, (Kid){element->parent, element->order, i, -1});
    }
    for (; page < page_count(tree); page++)
        tree->parents[page] = pdf_file_number(tree->file);
    for (int i = 0; i < (int)tree->tags->contents->len; i++) {
        const TagContent *content =
            &g_array_index(tree->tags->contents, TagContent, i);
        add_kid(tree, (Kid){content->element, content->order, -1, i});
    }
    g_array_sort(tree->kids, compare_kids);
}

static void
append_number(GString *out, double value)
{
    pdf_put_number(out, value * points_per_mm, 2);
}

/* Left, bottom, right, top in points from the page's lower left corner. */
static void
append_area(const Tree *tree, const TagElement *element, GString *out)
{
    const Page *page =
        g_ptr_array_index(tree->tags->document->pages, element->page);
    g_string_append_c(out, '[');
    append_number(out, element->left);
    g_string_append_c(out, ' ');
    append_number(out, page->height - element->bottom);
    g_string_append_c(out, ' ');
    append_number(out, element->right);
    g_string_append_c(out, ' ');
    append_number(out, page->height - element->top);
    g_string_append_c(out, ']');
}

/* Whole points, outward: who looks for a figure needs no more. */
static void
append_bounds(const Tree *tree, const TagElement *element, GString *out)
{
    const Page *page =
        g_ptr_array_index(tree->tags->document->pages, element->page);
    g_string_append_printf(
        out, "/A<</O/Layout/BBox[%d %d %d %d]>>",
        (int)floor(element->left * points_per_mm),
        (int)floor((page->height - element->bottom) * points_per_mm),
        (int)ceil(element->right * points_per_mm),
        (int)ceil((page->height - element->top) * points_per_mm));
}

static void
append_attributes(Tree *tree, const TagElement *element, GString *out)
{
    if (role_is(element, "Figure")) {
        g_string_append(out, "/Alt");
        pdf_put_text(out, element->text ? element->text : "図");
        if (element->left <= element->right) {
            append_bounds(tree, element, out);
        }
    } else if (role_is(element, "Note")) {
        g_string_append_printf(out, "/ID(note-%d)", ++tree->structure->notes);
    } else if (role_is(element, "TH")) {
        g_string_append_printf(out, "/A<</O/Table/Scope/%s",
                               element->text ? element->text : "Column");
        if (element->span > 1)
            g_string_append_printf(out, "/ColSpan %d", element->span);
        g_string_append(out, ">>");
    } else if (role_is(element, "TD") && element->span > 1) {
        g_string_append_printf(out, "/A<</O/Table/ColSpan %d>>", element->span);
    }
}

static void
append_kid(const Tree *tree, const TagElement *element, const Kid *kid,
           GString *out)
{
    if (kid->child >= 0) {
        pdf_put_reference(out, element_at(tree, kid->child)->object);
        return;
    }
    const TagContent *content =
        &g_array_index(tree->tags->contents, TagContent, kid->content);
    if (content->page == element->page)
        pdf_put_integer(out, content->mcid);
    else
        g_string_append_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>",
                               page_object(tree, content->page), content->mcid);
}

/* The index after the last of the kids from first on that are the element's;
 * content tells whether any of them is. */
static guint
kids_end(const Tree *tree, int index, guint first, bool *content)
{
    guint end = first;
    for (; end < tree->kids->len; end++) {
        const Kid *kid = &g_array_index(tree->kids, Kid, end);
        if (kid->parent != index)
            break;
        *content |= kid->child < 0;
    }
    return end;
}

/* kid: of the first of its kids or beyond. */
static guint
write_element(Tree *tree, int index, guint kid, int annotation)
{
    const TagElement *element = element_at(tree, index);
    const PdfStructure *structure = tree->structure;
    int outermost = structure->document ? structure->document : structure->root;
    GString *out = pdf_file_begin(tree->file, element->object);
    bool content = annotation != 0;
    guint end = kids_end(tree, index, kid, &content);
    guint count = end - kid + (annotation != 0);
    g_string_append(out, "<</S/");
    g_string_append(out, element->role);
    /* Before the numbers: cells of a kind then begin alike, which packs. */
    append_attributes(tree, element, out);
    g_string_append(out, "/P ");
    pdf_put_reference(out, index == 0
                               ? outermost
                               : element_at(tree, element->parent)->object);
    if (content) { /* the page that numbers of content are of */
        g_string_append(out, "/Pg ");
        pdf_put_reference(out, page_object(tree, element->page));
    }
    g_string_append(out, count == 1 ? "/K " : "/K[");
    for (guint i = kid; i < end; i++) {
        if (i > kid)
            g_string_append_c(out, ' ');
        append_kid(tree, element, &g_array_index(tree->kids, Kid, i), out);
    }
    if (annotation)
        g_string_append_printf(out, "<</Type/OBJR/Obj %d 0 R>>", annotation);
    g_string_append(out, count == 1 ? ">>" : "]>>");
    return end;
}

static int
unit_of(const PdfTags *tags, int page)
{
    const Page *one = g_ptr_array_index(tags->document->pages, page);
    return one->unit;
}

/* Where the link leads: a place of its own unit or of one that it names. */
static const TagTarget *
find_target(const PdfTags *tags, const TagElement *link)
{
    if (!link->text)
        return NULL;
    char *name = NULL;
    int unit = (int)g_ascii_strtoull(link->text, &name, 10);
    if (name == link->text || *name != '/') {
        name = (char *)link->text;
        unit = unit_of(tags, link->page);
    } else {
        name++;
    }
    for (guint i = 0; i < tags->targets->len; i++) {
        const TagTarget *target = &g_array_index(tags->targets, TagTarget, i);
        if (g_str_equal(target->name, name) &&
            unit_of(tags, target->page) == unit)
            return target;
    }
    return NULL;
}

/* A link annotation; 0 when there is nowhere to go. */
static int
write_link(const Tree *tree, int link, GPtrArray *annotations)
{
    const PdfTags *tags = tree->tags;
    const TagElement *element =
        element_at(tree, g_array_index(tree->links, int, link));
    const TagTarget *target = find_target(tags, element);
    if (!target || element->left > element->right)
        return 0;
    int number = pdf_file_number(tree->file);
    GString *out = pdf_file_begin(tree->file, number);
    const Page *page = g_ptr_array_index(tags->document->pages, target->page);
    g_string_append(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    append_area(tree, element, out);
    g_string_append(out, "/Contents");
    pdf_put_text(out, element->words->str);
    g_string_append_printf(out, "/StructParent %d/Dest[%d 0 R/XYZ null ",
                           tree->structure->next + page_count(tree) + link,
                           page_object(tree, target->page));
    append_number(out, page->height - target->y);
    g_string_append(out, " null]>>");
    g_string_append_printf(
        g_ptr_array_index(annotations, element->page - tags->first), "%d 0 R ",
        number);
    return number;
}

/* From a page's MCIDs back to their elements; content: the first on that page,
 * if any. The index after its last. */
static guint
write_page_parents(const Tree *tree, int page, guint content)
{
    const GArray *contents = tree->tags->contents;
    GString *out =
        pdf_file_begin(tree->file, tree->parents[page - tree->tags->first]);
    char before = '[';
    for (; content < contents->len; content++) {
        const TagContent *one = &g_array_index(contents, TagContent, content);
        if (one->page != page)
            break;
        g_string_append_c(out, before);
        pdf_put_reference(out, element_at(tree, one->element)->object);
        before = ' ';
    }
    g_string_append(out, before == '[' ? "[]" : "]");
    return content;
}

/* From pages and links back to their elements. */
static void
write_parents(const Tree *tree)
{
    PdfStructure *structure = tree->structure;
    guint content = 0;
    for (int i = 0; i < page_count(tree); i++) {
        content = write_page_parents(tree, tree->tags->first + i, content);
        g_string_append_printf(structure->ways, "%d %d 0 R ", structure->next++,
                               tree->parents[i]);
    }
    for (guint i = 0; i < tree->links->len; i++)
        g_string_append_printf(
            structure->ways, "%d %d 0 R ", structure->next++,
            element_at(tree, g_array_index(tree->links, int, i))->object);
}

static void
write_elements(Tree *tree, GPtrArray *annotations)
{
    g_autofree int *annotation = g_new0(int, tree->links->len + 1);
    for (guint i = 0; i < tree->links->len; i++)
        annotation[i] = write_link(tree, (int)i, annotations);
    guint kid = 0, link = 0;
    for (int i = 0; i < (int)tree->tags->elements->len; i++) {
        const TagElement *element = element_at(tree, i);
        if (!element->used)
            continue;
        bool links = role_is(element, "Link");
        kid = write_element(tree, i, kid, links ? annotation[link] : 0);
        link += links;
    }
}

void
pdf_tags_write(PdfTags *tags, PdfStructure *structure, const GArray *pages,
               GPtrArray *annotations)
{
    g_autoptr(GArray) kids = g_array_new(FALSE, FALSE, sizeof(Kid));
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(int));
    g_autofree int *lists = g_new0(int, tags->pages->len + 1);
    Tree tree = {.tags = tags,
                 .structure = structure,
                 .file = structure->file,
                 .pages = pages,
                 .kids = kids,
                 .links = links,
                 .parents = lists};
    find_used(&tree);
    find_kids(&tree);
    write_elements(&tree, annotations);
    write_parents(&tree);
    if (structure->parts->len > 0)
        g_string_append_c(structure->parts, ' ');
    pdf_put_reference(structure->parts, element_at(&tree, 0)->object);
}
