/*
 * Which characters can be printed in every permitted face: a text file with a
 * range of code points a line, FIRST-LAST in hexadecimal, ascending, then the
 * variation sequences, CHARACTER SELECTOR. ingest
 * reads it, so that a name with a character we cannot print is found where it
 * stands, years before a card is missing it.
 */
#include "base/error.h"
#include "base/file.h"
#include "base/options.h"
#include "typeset/font.h"

static bool
printable(const FontSet *fonts, gunichar character)
{
    for (int face = 0; face < font_count(fonts); face++)
        if (!font_is_fallback(fonts, face) && !font_has(fonts, face, character))
            return false;
    return true;
}

static bool
variant_printable(const FontSet *fonts, gunichar character, gunichar selector)
{
    for (int face = 0; face < font_count(fonts); face++)
        if (!font_is_fallback(fonts, face) &&
            !font_has_variant(fonts, face, character, selector))
            return false;
    return true;
}

/* Ideographs have registered variants (Unicode's IVD) from U+E0100 on. */
static void
add_variants(const FontSet *fonts, GString *out)
{
    for (gunichar c = 0x3400; c <= 0xFAFF; c++)
        for (gunichar selector = 0xE0100; selector <= 0xE011F; selector++)
            if (variant_printable(fonts, c, selector))
                g_string_append_printf(out, "%04X %04X\n", c, selector);
}

static GString *
ranges(const FontSet *fonts)
{
    enum { LAST = 0x10FFFF };
    GString *out = g_string_new(NULL);
    for (gunichar first = 1, end; first <= LAST; first = end) {
        end = first + 1;
        if (!printable(fonts, first))
            continue;
        while (end <= LAST && printable(fonts, end))
            end++;
        g_string_append_printf(out, "%04X-%04X\n", first, end - 1);
    }
    return out;
}

int
main(int argc, char **argv)
{
    g_autofree char *output = NULL;
    const GOptionEntry entries[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME,
                                     &output, "Write to FILE", "FILE"},
                                    G_OPTION_ENTRY_NULL};
    const Options options = {.name = "coverage",
                             .arguments = "FONTS.CONF",
                             .summary = "The characters that can be printed",
                             .entries = entries,
                             .minimum = 1,
                             .maximum = 1};
    int status = options_parse(&options, &argc, &argv);
    if (status != OPTIONS_RUN)
        return status;
    g_autoptr(GError) error = NULL;
    g_autoptr(FontSet) fonts = font_set_open(argv[1], &error);
    if (fonts) {
        g_autoptr(GString) text = ranges(fonts);
        add_variants(fonts, text);
        if (output)
            file_publish(output, text->str, text->len, NULL, &error);
        else
            g_print("%s", text->str);
    }
    return options_finish("coverage", NULL, error);
}
