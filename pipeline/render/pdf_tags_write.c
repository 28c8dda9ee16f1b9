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
    PdfFile *file;
    const GArray *pages;
    GArray *kids;  /* of Kid, by parent and order */
    GArray *links; /* of int: elements */
    int root;
    int notes; /* written so far */
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
find_kids(Tree *tree)
{
    for (int i = 0; i < (int)tree->tags->elements->len; i++) {
        TagElement *element = element_at(tree, i);
        if (!element->used)
            continue;
        element->object = pdf_file_number(tree->file);
        if (role_is(element, "Link"))
            g_array_append_val(tree->links, i);
        Kid kid = {element->parent, element->order, i, -1};
        if (i > 0)
            g_array_append_val(tree->kids, kid);
    }
    for (int i = 0; i < (int)tree->tags->contents->len; i++) {
        const TagContent *content =
            &g_array_index(tree->tags->contents, TagContent, i);
        Kid kid = {content->element, content->order, -1, i};
        g_array_append_val(tree->kids, kid);
    }
    g_array_sort(tree->kids, compare_kids);
}

static void
append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.2f", value * points_per_mm);
    g_string_append(out, text);
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
        g_string_append_printf(out, "/ID(note-%d)", ++tree->notes);
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
        g_string_append_printf(out, "%d 0 R ",
                               element_at(tree, kid->child)->object);
        return;
    }
    const TagContent *content =
        &g_array_index(tree->tags->contents, TagContent, kid->content);
    if (content->page == element->page)
        g_string_append_printf(out, "%d ", content->mcid);
    else
        g_string_append_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>",
                               page_object(tree, content->page), content->mcid);
}

/* kid: of the first of its kids or beyond. */
static guint
write_element(Tree *tree, int index, guint kid, int annotation)
{
    TagElement *element = element_at(tree, index);
    GString *out = pdf_file_begin(tree->file, element->object);
    int parent =
        index == 0 ? tree->root : element_at(tree, element->parent)->object;
    g_string_append_printf(out, "<</S/%s/P %d 0 R", element->role, parent);
    append_attributes(tree, element, out);
    gsize kids = out->len;
    bool content = annotation;
    g_string_append(out, "/K[");
    for (; kid < tree->kids->len; kid++) {
        const Kid *one = &g_array_index(tree->kids, Kid, kid);
        if (one->parent != index)
            break;
        content |= one->child < 0;
        append_kid(tree, element, one, out);
    }
    if (annotation)
        g_string_append_printf(out, "<</Type/OBJR/Obj %d 0 R>>", annotation);
    if (out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append(out, "]>>");
    if (content) { /* the page that numbers of content are of */
        char page[24];
        g_snprintf(page, sizeof page, "/Pg %d 0 R",
                   page_object(tree, element->page));
        g_string_insert(out, (gssize)kids, page);
    }
    return kid;
}

static const TagTarget *
find_target(const PdfTags *tags, const char *name)
{
    for (guint i = 0; name && i < tags->targets->len; i++) {
        const TagTarget *target = &g_array_index(tags->targets, TagTarget, i);
        if (g_str_equal(target->name, name))
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
    const TagTarget *target = find_target(tags, element->text);
    if (!target || element->left > element->right)
        return 0;
    int number = pdf_file_number(tree->file);
    GString *out = pdf_file_begin(tree->file, number);
    const Page *page = g_ptr_array_index(tags->document->pages, target->page);
    g_string_append(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    append_area(tree, element, out);
    g_string_append(out, "/Contents");
    pdf_put_text(out, element->words->str);
    g_string_append_printf(out, "/StructParent %u/Dest[%d 0 R/XYZ null ",
                           tags->pages->len + (guint)link,
                           page_object(tree, target->page));
    append_number(out, page->height - target->y);
    g_string_append(out, " null]>>");
    g_string_append_printf(g_ptr_array_index(annotations, element->page),
                           "%d 0 R ", number);
    return number;
}

/* From a page's MCIDs, and from the links, back to their elements. */
static void
append_parents(const Tree *tree, GString *out)
{
    const PdfTags *tags = tree->tags;
    guint next = 0;
    g_string_append(out, "<</Nums[");
    for (int page = 0; page < (int)tags->pages->len; page++) {
        g_string_append_printf(out, "%d[", page);
        for (; next < tags->contents->len; next++) {
            const TagContent *content =
                &g_array_index(tags->contents, TagContent, next);
            if (content->page != page)
                break;
            g_string_append_printf(out, "%d 0 R ",
                                   element_at(tree, content->element)->object);
        }
        g_string_append(out, "]");
    }
    for (guint i = 0; i < tree->links->len; i++)
        g_string_append_printf(
            out, "%u %d 0 R ", tags->pages->len + i,
            element_at(tree, g_array_index(tree->links, int, i))->object);
    g_string_append(out, "]>>");
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

int
pdf_tags_write(PdfTags *tags, PdfFile *file, const GArray *pages,
               GPtrArray *annotations)
{
    g_autoptr(GArray) kids = g_array_new(FALSE, FALSE, sizeof(Kid));
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(int));
    Tree tree = {.tags = tags,
                 .file = file,
                 .pages = pages,
                 .kids = kids,
                 .links = links,
                 .root = pdf_file_number(file)};
    int parents = pdf_file_number(file);
    find_used(&tree);
    find_kids(&tree);
    write_elements(&tree, annotations);
    append_parents(&tree, pdf_file_begin(file, parents));
    g_string_append_printf(pdf_file_begin(file, tree.root),
                           "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R"
                           "/ParentTreeNextKey %u>>",
                           element_at(&tree, 0)->object, parents,
                           tags->pages->len + links->len);
    return tree.root;
}
