/* Rules on the structure tree; see pdf_rules.h. */
#ifndef HYOKA_TESTS_PDF_STRUCTURE_H
#define HYOKA_TESTS_PDF_STRUCTURE_H

#include "pdf_rules.h"

static inline int
structure_page(const Rules *rules, qpdf_oh page)
{
    return page ? qpdf_find_page_by_oh(rules->q, page) : -1;
}

/* Content of an element: it has it alone, and the page leads back to it. */
static inline void
structure_content(Rules *rules, qpdf_oh element, qpdf_oh page, int mcid)
{
    int number = structure_page(rules, page);
    int id = qpdf_oh_get_object_id(rules->q, element);
    char *key = g_strdup_printf("%d %d", number, mcid);
    if (!g_hash_table_insert(rules->elements, key, GINT_TO_POINTER(id)))
        rules_break(rules, "reachable", "page %d, content %d twice", number,
                    mcid);
    int slot = rules_integer(rules, page, "/StructParents", -1);
    qpdf_oh numbers = rules_key(
        rules,
        rules_key(rules, rules_key(rules, rules->root, "/StructTreeRoot"),
                  "/ParentTree"),
        "/Nums");
    qpdf_oh back = qpdf_oh_new_null(rules->q);
    for (int i = 0; i + 1 < rules_length(rules, numbers); i += 2)
        if (qpdf_oh_get_int_value_as_int(
                rules->q, qpdf_oh_get_array_item(rules->q, numbers, i)) == slot)
            back = qpdf_oh_get_array_item(rules->q, numbers, i + 1);
    if (mcid >= rules_length(rules, back) ||
        qpdf_oh_get_object_id(
            rules->q, qpdf_oh_get_array_item(rules->q, back, mcid)) != id)
        rules_break(rules, "parent-tree", "page %d, content %d", number, mcid);
}

static inline int
structure_span(const Rules *rules, qpdf_oh cell)
{
    return rules_integer(rules, rules_key(rules, cell, "/A"), "/ColSpan", 1);
}

static inline const char *
structure_role(const Rules *rules, qpdf_oh element)
{
    qpdf_oh role = rules_key(rules, element, "/S");
    return g_intern_string(qpdf_oh_is_name(rules->q, role)
                               ? qpdf_oh_get_name(rules->q, role)
                               : "");
}

/* Kids of an element: one may stand without a list. */
static inline int
structure_kid_count(const Rules *rules, qpdf_oh element)
{
    qpdf_oh kids = rules_key(rules, element, "/K");
    if (qpdf_oh_is_array(rules->q, kids))
        return rules_length(rules, kids);
    return qpdf_oh_is_null(rules->q, kids) ? 0 : 1;
}

static inline qpdf_oh
structure_kid_at(const Rules *rules, qpdf_oh element, int index)
{
    qpdf_oh kids = rules_key(rules, element, "/K");
    return qpdf_oh_is_array(rules->q, kids)
               ? qpdf_oh_get_array_item(rules->q, kids, index)
               : kids;
}

static inline void
structure_table(Rules *rules, qpdf_oh table)
{
    int width = -1, heads = 0;
    for (int i = 0; i < structure_kid_count(rules, table); i++) {
        qpdf_oh row = structure_kid_at(rules, table, i);
        if (!g_str_equal(structure_role(rules, row), "/TR")) {
            rules_break(rules, "table", "%s is no row",
                        structure_role(rules, row));
            continue;
        }
        int own = 0;
        for (int k = 0; k < structure_kid_count(rules, row); k++) {
            qpdf_oh cell = structure_kid_at(rules, row, k);
            const char *role = structure_role(rules, cell);
            if (!g_str_equal(role, "/TD") && !g_str_equal(role, "/TH"))
                rules_break(rules, "table", "%s is no cell", role);
            heads += g_str_equal(role, "/TH");
            own += structure_span(rules, cell);
        }
        if (width >= 0 && own != width)
            rules_break(rules, "table", "row %d of %d columns, not %d", i, own,
                        width);
        width = own;
    }
    if (heads == 0)
        rules_break(rules, "table-head", "no cell is a TH");
}

/* What is said to be a link can be followed. */
static inline void
structure_link(Rules *rules, qpdf_oh link)
{
    qpdf_oh kids = rules_key(rules, link, "/K");
    for (int i = 0; i < rules_length(rules, kids); i++)
        if (rules_name_is(rules, qpdf_oh_get_array_item(rules->q, kids, i),
                          "/Type", "/OBJR"))
            return;
    rules_break(rules, "link-annotation", "there is none");
}

static inline void
structure_heading(Rules *rules, const char *role)
{
    int level = role[2] - '0';
    if (level > rules->heading + 1)
        rules_break(rules, "headings", "H%d after H%d", level, rules->heading);
    rules->heading = level;
}

static inline void
structure_element_rules(Rules *rules, qpdf_oh element, const char *role)
{
    static const char known[] = " /Document /Part /Art /Sect /Div /BlockQuote "
                                "/Caption /P /H1 /H2 /H3 /H4 /H5 /H6 /L /LI "
                                "/Lbl /LBody /Table /TR /TH /TD /Span /Quote "
                                "/Note /Reference /Link /Figure /TOC /TOCI ";
    g_autofree char *word = g_strdup_printf(" %s ", role);
    if (!strstr(known, word))
        rules_break(rules, "roles", "%s is no standard one", role);
    if (g_str_equal(role, "/Figure")) {
        g_autofree char *alt = rules_text(rules, element, "/Alt");
        if (!alt || !*alt)
            rules_break(rules, "figure-alt", "there is none");
    }
    qpdf_oh attributes = rules_key(rules, element, "/A");
    if (g_str_equal(role, "/TH") &&
        !rules_name_is(rules, attributes, "/Scope", "/Column") &&
        !rules_name_is(rules, attributes, "/Scope", "/Row"))
        rules_break(rules, "th-scope", "neither of a row nor of a column");
    if (g_str_equal(role, "/Note") &&
        !qpdf_oh_has_key(rules->q, element, "/ID"))
        rules_break(rules, "note-id", "there is none");
    if (g_str_equal(role, "/Link"))
        structure_link(rules, element);
    if (g_str_equal(role, "/Table"))
        structure_table(rules, element);
    if (strlen(role) == 3 && role[1] == 'H' && g_ascii_isdigit(role[2]))
        structure_heading(rules, role);
}

static inline void structure_walk(Rules *rules, qpdf_oh element);

static inline void
structure_kid(Rules *rules, qpdf_oh element, qpdf_oh kid)
{
    qpdf_oh page = rules_key(rules, element, "/Pg");
    if (qpdf_oh_is_integer(rules->q, kid)) {
        structure_content(rules, element, page,
                          qpdf_oh_get_int_value_as_int(rules->q, kid));
    } else if (rules_name_is(rules, kid, "/Type", "/MCR")) {
        structure_content(rules, element, rules_key(rules, kid, "/Pg"),
                          rules_integer(rules, kid, "/MCID", -1));
    } else if (!rules_name_is(rules, kid, "/Type", "/OBJR")) {
        if (qpdf_oh_get_object_id(rules->q, rules_key(rules, kid, "/P")) !=
            qpdf_oh_get_object_id(rules->q, element))
            rules_break(rules, "parents", "an element is not its parent's");
        structure_walk(rules, kid);
    }
}

static inline void
structure_walk(Rules *rules, qpdf_oh element)
{
    structure_element_rules(rules, element, structure_role(rules, element));
    for (int i = 0; i < structure_kid_count(rules, element); i++)
        structure_kid(rules, element, structure_kid_at(rules, element, i));
}

/* What breaks a rule in the file, a line each, "" when nothing does; the
 * caller's. */
static inline char *
rules_check(const char *bytes, gsize length)
{
    Rules rules = {
        .q = qpdf_init(),
        .bytes = bytes,
        .length = length,
        .found = g_string_new(NULL),
        .elements =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    qpdf_silence_errors(rules.q);
    if (qpdf_read_memory(rules.q, "paper", bytes, length, NULL) !=
        QPDF_SUCCESS) {
        rules_break(&rules, "file", "libqpdf cannot read it");
    } else {
        rules.root = qpdf_get_root(rules.q);
        rules_check_file(&rules);
        rules_check_catalog(&rules);
        rules_check_intent(&rules);
        rules_check_metadata(&rules);
        structure_walk(
            &rules,
            rules_key(&rules, rules_key(&rules, rules.root, "/StructTreeRoot"),
                      "/K"));
        int pages = qpdf_get_num_pages(rules.q);
        for (int i = 0; i < pages; i++) {
            qpdf_oh page = qpdf_get_page_n(rules.q, (size_t)i);
            rules_check_annotations(&rules, page, i);
            rules_check_content(&rules, page, i);
        }
        rules_check_fonts(&rules);
    }
    g_hash_table_unref(rules.elements);
    g_hash_table_unref(rules.shown);
    qpdf_cleanup(&rules.q);
    return g_string_free(rules.found, FALSE);
}

#endif
