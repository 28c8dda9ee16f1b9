#include "model/policy.h"

#include "base/text.h"
#include "base/xml_out.h"
#include "model/wording.h"

const char *const audience_names[AUDIENCE_COUNT] = {
    "hub", "contractor", "headquarters", "subcommittee", "public"};

const char *const treatment_names[TREATMENT_KINDS] = {
    "none",         "full",  "own",  "summary", "aggregate",  "anonymous",
    "distribution", "count", "rule", "consent", "after-final"};

const char *const field_names[FIELD_COUNT] = {"composite",
                                              "rank",
                                              "axes",
                                              "reading",
                                              "indicators",
                                              "satisfaction",
                                              "client-words",
                                              "staff-words",
                                              "partner-words",
                                              "partners",
                                              "coverage",
                                              "consultations",
                                              "levels",
                                              "anchors",
                                              "evaluator-levels",
                                              "severity",
                                              "findings",
                                              "flags",
                                              "practices",
                                              "next-steps",
                                              "budget",
                                              "visits",
                                              "input-quality",
                                              "corrections",
                                              "method",
                                              "methods",
                                              "review",
                                              "preparation",
                                              "institution-grade",
                                              "institution-checklist"};

static int
find_name(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (g_str_equal(names[i], name))
            return i;
    return -1;
}

int
audience_of_name(const char *name)
{
    return find_name(audience_names, AUDIENCE_COUNT, name);
}

int
field_of_name(const char *name)
{
    return find_name(field_names, FIELD_COUNT, name);
}

const PolicyQuote *
policy_quote(const Policy *policy, const char *by)
{
    for (int i = 0; i < policy->quote_count; i++)
        if (g_str_equal(policy->quotes[i].by, by))
            return &policy->quotes[i];
    return NULL;
}

static void
report(Diag *diag, FindingCode code, const XmlNode *node, const char *first,
       const char *second)
{
    if (!diag)
        return;
    DiagPlace at = xml_place(node);
    diag_add(diag, code, at.file, at.line, at.column, first, second, NULL);
}

/* The field that an attribute names; a finding and -1 when there is none. */
static int
read_field_name(const XmlNode *node, const char *name, Diag *diag)
{
    int field = field_of_name(name);
    if (field >= 0)
        return field;
    int near = text_nearest(name, field_names, FIELD_COUNT);
    if (near >= 0)
        report(diag, FINDING_WORD_MISSPELT, node, name, field_names[near]);
    else
        report(diag, FINDING_POLICY_UNKNOWN, node, name, NULL);
    return -1;
}

static bool
read_audiences(Policy *policy, const XmlNode *root, Diag *diag)
{
    bool good = true;
    for (XmlNode *node = xml_first(root, "audience"); node;
         node = xml_next(node, "audience")) {
        const char *id = xml_attribute(node, "id");
        int audience = audience_of_name(id);
        g_assert(audience >= 0); /* the schema lists them */
        if (policy->names[audience]) {
            report(diag, FINDING_XML_ID_DOUBLED, node, id, NULL);
            good = false;
        }
        policy->names[audience] = xml_attribute(node, "name");
        policy->handlings[audience] = xml_attribute(node, "handling");
    }
    for (int i = 0; i < AUDIENCE_COUNT; i++)
        if (!policy->names[i]) {
            report(diag, FINDING_XML_ID_UNKNOWN, root, audience_names[i], NULL);
            good = false;
        }
    return good;
}

static bool
read_quotes(Policy *policy, const XmlNode *root, Diag *diag)
{
    bool good = true;
    for (XmlNode *node = xml_first(root, "quote"); node;
         node = xml_next(node, "quote")) {
        const char *by = xml_attribute(node, "by");
        int field = read_field_name(node, xml_attribute(node, "field"), diag);
        if (policy_quote(policy, by)) {
            report(diag, FINDING_XML_ID_DOUBLED, node, by, NULL);
            good = false;
        } else if (field < 0) {
            good = false;
        } else {
            policy->quotes[policy->quote_count++] =
                (PolicyQuote){by, (Field)field, xml_attribute(node, "instead")};
        }
    }
    return good;
}

static bool
read_field(Policy *policy, const XmlNode *node, bool *seen, Diag *diag)
{
    const char *id = xml_attribute(node, "id");
    int field = read_field_name(node, id, diag);
    if (field < 0)
        return false;
    bool good = !seen[field];
    if (!good)
        report(diag, FINDING_XML_ID_DOUBLED, node, id, NULL);
    seen[field] = true;
    bool said[AUDIENCE_COUNT] = {false};
    for (XmlNode *allow = xml_first(node, "allow"); allow;
         allow = xml_next(allow, "allow")) {
        int audience = audience_of_name(xml_attribute(allow, "audience"));
        int treatment = find_name(treatment_names, TREATMENT_KINDS,
                                  xml_attribute(allow, "treatment"));
        g_assert(audience >= 0 && treatment >= 0);
        if (said[audience]) {
            report(diag, FINDING_XML_ID_DOUBLED, allow,
                   audience_names[audience], NULL);
            good = false;
        }
        said[audience] = true;
        policy->treatments[field][audience] = (Treatment)treatment;
    }
    for (int i = 0; i < AUDIENCE_COUNT; i++)
        if (!said[i]) {
            report(diag, FINDING_POLICY_MISSING, node, id, audience_names[i]);
            good = false;
        }
    return good;
}

bool
policy_read(Policy *policy, const XmlNode *disclosure, Diag *diag)
{
    const XmlNode *others = xml_first(disclosure, "others");
    *policy = (Policy){.others_step = xml_number(others, "step", 0),
                       .others_least = xml_integer(others, "least", 0)};
    bool seen[FIELD_COUNT] = {false};
    bool good = read_audiences(policy, disclosure, diag);
    good = read_quotes(policy, disclosure, diag) && good;
    for (XmlNode *node = xml_first(disclosure, "field"); node;
         node = xml_next(node, "field"))
        good = read_field(policy, node, seen, diag) && good;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (!seen[i]) {
            report(diag, FINDING_XML_ID_UNKNOWN, disclosure, field_names[i],
                   NULL);
            good = false;
        }
    return good;
}

bool
policy_check_documents(const XmlNode *root, Diag *diag)
{
    bool good = true;
    for (XmlNode *node = xml_first(root, "document"); node;
         node = xml_next(node, "document")) {
        const char *fields = xml_attribute(node, "fields");
        g_auto(GStrv) names = g_strsplit_set(fields ? fields : "", " \n\t", -1);
        for (char **name = names; *name; name++)
            if (**name && read_field_name(node, *name, diag) < 0)
                good = false;
    }
    return good;
}

static XmlDocument *
load_part(const char *path, const char *schemas, const char *schema_name,
          Diag *diag, GError **error)
{
    g_autofree char *name = g_build_filename(schemas, schema_name, NULL);
    g_autoptr(XmlSchema) schema = xml_schema_load(name, error);
    if (!schema)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    return xml_load(
        path,
        &(XmlLoad){.schema = schema, .clean = true, .include_folder = folder},
        diag, error);
}

/* Elements hold either elements or text. */
static void
copy_element(XmlOut *out, Arena *arena, const XmlNode *node, bool is_root)
{
    xml_out_start(out, xml_name(node));
    if (is_root)
        xml_out_attribute(out, "xmlns", xml_namespace(node));
    for (const char *name = xml_next_attribute(node, NULL); name;
         name = xml_next_attribute(node, name))
        xml_out_attribute(out, name, xml_attribute(node, name));
    XmlNode *child = xml_first(node, NULL);
    if (!child) {
        const char *text = xml_text_collapsed(arena, node);
        if (*text)
            xml_out_text(out, text);
    }
    for (; child; child = xml_next(child, NULL))
        copy_element(out, arena, child, false);
    xml_out_end(out);
}

bool
policy_publish(const char *disclosure, const char *wording, const char *schemas,
               const char *out_path, Diag *diag, GError **error)
{
    GError *failure = NULL;
    g_autoptr(XmlDocument) who =
        load_part(disclosure, schemas, "model/disclosure.rng", diag, &failure);
    g_autoptr(XmlDocument) words = NULL;
    if (!failure)
        words =
            load_part(wording, schemas, "model/wording.rng", diag, &failure);
    if (failure) {
        g_propagate_error(error, failure);
        return false;
    }
    Policy policy;
    bool good = who && policy_read(&policy, xml_root(who), diag);
    g_autoptr(Wording) sentences =
        words ? wording_read(xml_root(words), diag) : NULL;
    if (!good || !sentences)
        return false;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(XmlOut) out = xml_out_new();
    xml_out_start(out, "policy");
    xml_out_attribute(out, "xmlns", "urn:hyoka:policy:1");
    copy_element(out, arena, xml_root(who), true);
    copy_element(out, arena, xml_root(words), true);
    xml_out_end(out);
    return xml_out_publish(out, out_path, NULL, error);
}
