#include "render/pdf_meta.h"

#include <string.h>

#include "render/pdf_icc.h"
#include "render/pdf_put.h"

static const char creator[] = "Hyoka";
static const char producer[] = "Hyoka";

/* A document must have a title (ISO 14289-1, 7.1). */
static const char *
title_of(const Document *document)
{
    return document->title && *document->title ? document->title : creator;
}

/* ISO 8601 to the second and with the zone: midnight in Japan when the
 * document gives the day alone. The caller's. */
static char *
instant(const Document *document)
{
    g_assert(document->date);
    return strchr(document->date, 'T')
               ? g_strdup(document->date)
               : g_strconcat(document->date, "T00:00:00+09:00", NULL);
}

/* D:20180928000000+09'00' (PDF 32000-1, 7.9.4) */
static void
append_date(GString *out, const Document *document)
{
    g_autofree char *iso = instant(document);
    g_string_append(out, "(D:");
    bool zone = false;
    for (const char *p = iso; *p; p++) {
        if (*p == '+' || *p == 'Z' || (*p == '-' && p - iso > 10)) {
            zone = *p != 'Z';
            g_string_append_c(out, *p);
        } else if (g_ascii_isdigit(*p)) {
            g_string_append_c(out, *p);
        } else if (zone && *p == ':') {
            g_string_append_c(out, '\'');
        }
    }
    g_string_append(out, zone ? "')" : ")");
}

int
pdf_meta_info(PdfFile *file, const Document *document)
{
    int number = pdf_file_number(file);
    GString *out = pdf_file_begin(file, number);
    g_string_append(out, "<</Title");
    pdf_put_text(out, title_of(document));
    if (document->subject) {
        g_string_append(out, "/Subject");
        pdf_put_text(out, document->subject);
    }
    g_string_append_printf(out, "/Creator(%s)/Producer(%s)/CreationDate",
                           creator, producer);
    append_date(out, document);
    g_string_append(out, "/ModDate");
    append_date(out, document);
    g_string_append(out, ">>");
    return number;
}

/* pdfuaid is no schema that PDF/A knows, so it is described (ISO 19005-2,
 * 6.6.2.3). */
static const char schema_of_ua[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

static void
append_alternative(GString *out, const char *name, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(out,
                           "<dc:%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s"
                           "</rdf:li></rdf:Alt></dc:%s>\n",
                           name, escaped, name);
}

int
pdf_meta_xmp(PdfFile *file, const Document *document)
{
    g_autofree char *date = instant(document);
    g_autoptr(GString) xmp = g_string_new(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
        " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    append_alternative(xmp, "title", title_of(document));
    if (document->subject)
        append_alternative(xmp, "description", document->subject);
    g_string_append_printf(xmp,
                           "<xmp:CreatorTool>%s</xmp:CreatorTool>\n"
                           "<xmp:CreateDate>%s</xmp:CreateDate>\n"
                           "<xmp:ModifyDate>%s</xmp:ModifyDate>\n"
                           "<pdf:Producer>%s</pdf:Producer>\n",
                           creator, date, date, producer);
    g_string_append(xmp, "<pdfaid:part>2</pdfaid:part>\n"
                         "<pdfaid:conformance>A</pdfaid:conformance>\n"
                         "<pdfuaid:part>1</pdfuaid:part>\n"
                         "</rdf:Description>\n");
    g_string_append(xmp, schema_of_ua);
    g_string_append(xmp, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
    int number = pdf_file_number(file);
    /* Packed, as part 2 allows and part 1 did not (ISO 19005-2, 6.6.2). */
    pdf_file_stream(file, number, "/Type/Metadata/Subtype/XML", xmp->str,
                    xmp->len);
    return number;
}

int
pdf_meta_srgb(PdfFile *file)
{
    g_autoptr(GByteArray) profile = pdf_icc_srgb();
    int number = pdf_file_number(file);
    pdf_file_stream(file, number, "/N 3/Alternate/DeviceRGB", profile->data,
                    profile->len);
    return number;
}
