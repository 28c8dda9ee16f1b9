#include "typeset/para_class.h"

#include "typeset/para_shape.h"

typedef struct {
    gunichar first, last;
    CharClass class;
} ClassRange;

/* Sorted; what is not listed is Latin or Japanese (JLREQ Appendix A). */
static const ClassRange ranges[] = {
    {0x00A3, 0x00A3, CLASS_PREFIX},  {0x00A5, 0x00A5, CLASS_PREFIX},
    {0x00AB, 0x00AB, CLASS_OPEN},    {0x00B0, 0x00B0, CLASS_POSTFIX},
    {0x00B1, 0x00B1, CLASS_SIGN},    {0x00BB, 0x00BB, CLASS_CLOSE},
    {0x00D7, 0x00D7, CLASS_SIGN},    {0x00F7, 0x00F7, CLASS_SIGN},
    {0x2010, 0x2010, CLASS_HYPHEN},  {0x2013, 0x2013, CLASS_HYPHEN},
    {0x2014, 0x2015, CLASS_INSEP},   {0x2018, 0x2018, CLASS_OPEN},
    {0x2019, 0x2019, CLASS_CLOSE},   {0x201C, 0x201C, CLASS_OPEN},
    {0x201D, 0x201D, CLASS_CLOSE},   {0x2025, 0x2026, CLASS_INSEP},
    {0x2030, 0x2030, CLASS_POSTFIX}, {0x2032, 0x2033, CLASS_POSTFIX},
    {0x203C, 0x203C, CLASS_DIVIDE},  {0x2047, 0x2049, CLASS_DIVIDE},
    {0x20AC, 0x20AC, CLASS_PREFIX},  {0x2103, 0x2103, CLASS_POSTFIX},
    {0x2113, 0x2113, CLASS_POSTFIX}, {0x2116, 0x2116, CLASS_PREFIX},
    {0x3000, 0x3000, CLASS_BLANK},   {0x3001, 0x3001, CLASS_COMMA},
    {0x3002, 0x3002, CLASS_STOP},    {0x3005, 0x3005, CLASS_SMALL},
    {0x3008, 0x3008, CLASS_OPEN},    {0x3009, 0x3009, CLASS_CLOSE},
    {0x300A, 0x300A, CLASS_OPEN},    {0x300B, 0x300B, CLASS_CLOSE},
    {0x300C, 0x300C, CLASS_OPEN},    {0x300D, 0x300D, CLASS_CLOSE},
    {0x300E, 0x300E, CLASS_OPEN},    {0x300F, 0x300F, CLASS_CLOSE},
    {0x3010, 0x3010, CLASS_OPEN},    {0x3011, 0x3011, CLASS_CLOSE},
    {0x3014, 0x3014, CLASS_OPEN},    {0x3015, 0x3015, CLASS_CLOSE},
    {0x3016, 0x3016, CLASS_OPEN},    {0x3017, 0x3017, CLASS_CLOSE},
    {0x3018, 0x3018, CLASS_OPEN},    {0x3019, 0x3019, CLASS_CLOSE},
    {0x301C, 0x301C, CLASS_HYPHEN},  {0x301D, 0x301D, CLASS_OPEN},
    {0x301E, 0x301F, CLASS_CLOSE},   {0x3033, 0x3035, CLASS_INSEP},
    {0x303B, 0x303B, CLASS_SMALL},   {0x3041, 0x3041, CLASS_SMALL},
    {0x3043, 0x3043, CLASS_SMALL},   {0x3045, 0x3045, CLASS_SMALL},
    {0x3047, 0x3047, CLASS_SMALL},   {0x3049, 0x3049, CLASS_SMALL},
    {0x3063, 0x3063, CLASS_SMALL},   {0x3083, 0x3083, CLASS_SMALL},
    {0x3085, 0x3085, CLASS_SMALL},   {0x3087, 0x3087, CLASS_SMALL},
    {0x308E, 0x308E, CLASS_SMALL},   {0x3095, 0x3096, CLASS_SMALL},
    {0x309D, 0x309E, CLASS_SMALL},   {0x30A0, 0x30A0, CLASS_HYPHEN},
    {0x30A1, 0x30A1, CLASS_SMALL},   {0x30A3, 0x30A3, CLASS_SMALL},
    {0x30A5, 0x30A5, CLASS_SMALL},   {0x30A7, 0x30A7, CLASS_SMALL},
    {0x30A9, 0x30A9, CLASS_SMALL},   {0x30C3, 0x30C3, CLASS_SMALL},
    {0x30E3, 0x30E3, CLASS_SMALL},   {0x30E5, 0x30E5, CLASS_SMALL},
    {0x30E7, 0x30E7, CLASS_SMALL},   {0x30EE, 0x30EE, CLASS_SMALL},
    {0x30F5, 0x30F6, CLASS_SMALL},   {0x30FB, 0x30FB, CLASS_MIDDLE},
    {0x30FC, 0x30FE, CLASS_SMALL},   {0x31F0, 0x31FF, CLASS_SMALL},
    {0x3300, 0x3357, CLASS_POSTFIX}, {0x3371, 0x337A, CLASS_POSTFIX},
    {0x3380, 0x33DF, CLASS_POSTFIX}, {0xFF01, 0xFF01, CLASS_DIVIDE},
    {0xFF03, 0xFF04, CLASS_PREFIX},  {0xFF05, 0xFF05, CLASS_POSTFIX},
    {0xFF08, 0xFF08, CLASS_OPEN},    {0xFF09, 0xFF09, CLASS_CLOSE},
    {0xFF0B, 0xFF0B, CLASS_SIGN},    {0xFF0C, 0xFF0C, CLASS_COMMA},
    {0xFF0D, 0xFF0D, CLASS_SIGN},    {0xFF0E, 0xFF0E, CLASS_STOP},
    {0xFF1A, 0xFF1B, CLASS_MIDDLE},  {0xFF1D, 0xFF1D, CLASS_SIGN},
    {0xFF1F, 0xFF1F, CLASS_DIVIDE},  {0xFF3B, 0xFF3B, CLASS_OPEN},
    {0xFF3D, 0xFF3D, CLASS_CLOSE},   {0xFF5B, 0xFF5B, CLASS_OPEN},
    {0xFF5D, 0xFF5D, CLASS_CLOSE},   {0xFF5E, 0xFF5E, CLASS_HYPHEN},
    {0xFF5F, 0xFF5F, CLASS_OPEN},    {0xFF60, 0xFF60, CLASS_CLOSE},
    {0xFF61, 0xFF61, CLASS_STOP},    {0xFF62, 0xFF62, CLASS_OPEN},
    {0xFF63, 0xFF63, CLASS_CLOSE},   {0xFF64, 0xFF64, CLASS_COMMA},
    {0xFF65, 0xFF65, CLASS_MIDDLE},  {0xFF67, 0xFF70, CLASS_SMALL},
    {0xFF9E, 0xFF9F, CLASS_SMALL},   {0xFFE0, 0xFFE0, CLASS_POSTFIX},
    {0xFFE1, 0xFFE1, CLASS_PREFIX},  {0xFFE5, 0xFFE5, CLASS_PREFIX},
};

/* Marks that are what they are also where a face draws them on half an em, as
 * BIZ UDMincho does ‼; ’ and … are then those of Latin text. */
static bool
is_mark_in_any_width(gunichar c)
{
    return c == 0xAB || c == 0xBB || c == 0x203C ||
           (c >= 0x2047 && c <= 0x2049);
}

CharClass
char_class(gunichar c, bool wide)
{
    if (c == ' ' || c == 0xA0)
        return CLASS_SPACE;
    if (c < 0x80)
        return CLASS_LATIN;
    int low = 0, high = (int)G_N_ELEMENTS(ranges) - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        if (c < ranges[middle].first)
            high = middle - 1;
        else if (c > ranges[middle].last)
            low = middle + 1;
        else if (c < 0x2100 && !wide && !is_mark_in_any_width(c))
            break;
        else
            return ranges[middle].class;
    }
    /* Greek and Cyrillic on a full em are letters of a Japanese text. */
    if (wide && c >= 0x370 && c < 0x530)
        return CLASS_JAPAN;
    return shape_is_latin(c) ? CLASS_LATIN : CLASS_JAPAN;
}

/*
 * Space between two classes (JLREQ Appendix B; rows the preceding character):
 * '-' none, 'h' half em, 'q' quarter em, 'l' that between Japanese and Latin.
 */
static const char spaces[CLASS_COUNT][CLASS_COUNT + 1] = {
    /* columns: OPEN CLOSE HYPHEN DIVIDE MIDDLE STOP COMMA INSEP SMALL PREFIX
       POSTFIX BLANK JAPAN SIGN NOTE SPACE LATIN */
    [CLASS_OPEN] = "----q------------",    [CLASS_CLOSE] = "h-hhq--hhhh-hh--h",
    [CLASS_HYPHEN] = "h---q------------",  [CLASS_DIVIDE] = "h---q------------",
    [CLASS_MIDDLE] = "qqqqqqqqqqqqqqqqq",  [CLASS_STOP] = "h-hhq--hhhh-hh--h",
    [CLASS_COMMA] = "h-hhq--hhhh-hh--h",   [CLASS_INSEP] = "h---q-----------l",
    [CLASS_SMALL] = "h---q-----------l",   [CLASS_PREFIX] = "h---q------------",
    [CLASS_POSTFIX] = "h---q-----------l", [CLASS_BLANK] = "----q------------",
    [CLASS_JAPAN] = "h---q-----------l",   [CLASS_SIGN] = "h---q------------",
    [CLASS_NOTE] = "h---q------------",    [CLASS_SPACE] = "----q------------",
    [CLASS_LATIN] = "h---q--ll---l----",
};

/*
 * Lines may end, and be widened, between two classes (Appendices C and E):
 * '.' both, 'n' not end (kinsoku), 'x' neither, 'e' end only.
 */
static const char breaks[CLASS_COUNT][CLASS_COUNT + 1] = {
    [CLASS_OPEN] = "xxxxxxxxxxxxxxxxx",    [CLASS_CLOSE] = ".xnnxxx.n.nn..xx.",
    [CLASS_HYPHEN] = ".xnnxxx.n.nn..xx.",  [CLASS_DIVIDE] = ".xnnxxx.n.nn..xx.",
    [CLASS_MIDDLE] = "exxxxxxexexxeexxe",  [CLASS_STOP] = ".xnnxxx.n.nn..xx.",
    [CLASS_COMMA] = ".xnnxxx.n.nn..xx.",   [CLASS_INSEP] = ".xnnxxx.n.nn..xx.",
    [CLASS_SMALL] = ".xnnxxx.n.nn..xx.",   [CLASS_PREFIX] = "xxxxxxxxxxxxxxxxx",
    [CLASS_POSTFIX] = ".xnnxxx.n.nn..xx.", [CLASS_BLANK] = ".xnnxxx.n.nx..xx.",
    [CLASS_JAPAN] = ".xnnxxx.n.nn..xx.",   [CLASS_SIGN] = ".xnnxxx.n.nn..xx.",
    [CLASS_NOTE] = ".xnnxxx.n.nn..xx.",    [CLASS_SPACE] = "exxxxxxexexxeexxe",
    [CLASS_LATIN] = ".xnnxxx.n.xn..xxx",
};

/* Units after a figure; kept with it where that costs little. */
static const char counters[] =
    "年月日人円件回名歳時分秒億万千百点位割倍条項号章節期次種類箇か所ヶ台戸世者"
    "社機関階区枚冊本度";

static bool
is_one_of(gunichar c, const char *set)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

static bool
is_figure(gunichar c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static void
keep_together(ClassPair *pair)
{
    pair->breaks = pair->expands = false;
}

/* What depends on the characters themselves. */
static void
amend(ClassPair *pair, gunichar a, gunichar b)
{
    bool figure = is_figure(b);
    if (a == b && (a == 0x2014 || a == 0x2015 || a == 0x2025 || a == 0x2026))
        keep_together(pair); /* 3.1.10 */
    if (is_figure(a) && figure)
        keep_together(pair);
    if (figure && is_one_of(a, "＋－±△▲")) {
        keep_together(pair); /* 3.1.10 f: a sign and its figure */
        pair->space = SPACE_NONE;
    }
    if (a == 0xB0 && (b == 'C' || b == 'F')) {
        keep_together(pair); /* °C is one unit */
        pair->space = SPACE_NONE;
    }
    if ((a == 0x301C || a == 0xFF5E) && figure)
        pair->penalty += 200;
    if (is_figure(a) && is_one_of(b, counters))
        pair->penalty += 400;
    if (a == 0x7B2C && figure) /* 第 */
        pair->penalty += 400;
    if (figure && is_one_of(a, "和成約計全各"))
        pair->penalty += 150;
}

ClassPair
class_pair(CharClass a_class, gunichar a, CharClass b_class, gunichar b)
{
    ClassPair pair = {0};
    switch (spaces[a_class][b_class]) {
    case 'h':
        pair.space = SPACE_HALF;
        pair.fixed = a_class == CLASS_STOP;
        break;
    case 'q':
        pair.space = SPACE_QUARTER;
        break;
    case 'l':
        pair.space = SPACE_LATIN;
        break;
    default:
        break;
    }
    char rule = breaks[a_class][b_class];
    pair.breaks = rule == '.' || rule == 'e';
    pair.expands = rule == '.' || rule == 'n';
    if (a == 0xA0 || b == 0x2010 || b == 0x2013) /* a dash of Latin text too */
        pair.breaks = false;
    if (is_figure(a) && b_class == CLASS_POSTFIX)
        keep_together(&pair);
    amend(&pair, a, b);
    return pair;
}
