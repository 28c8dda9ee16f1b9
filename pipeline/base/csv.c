#include "base/csv.h"

#include "base/file.h"
#include <csv.h>
#include <string.h>

/* After so many quotes that are never closed, the rest is one field: each try
 * reads to the end of the file. */
enum { MAX_OPEN_QUOTES = 8 };

/* A place in the decoded text. */
typedef struct {
    const char *at;
    int line;
    int column;
} Cursor;

/* A field as the scanner saw it. */
typedef struct {
    Cursor start;
    const char *end; /* the delimiter */
} Span;

/*
 * libcsv gives the text of a field but not its place, so a scanner of our own
 * goes ahead over one record, notes where each field begins, and hands libcsv
 * the record. A record in which the scanner found a mistake is not handed on:
 * its fields are taken as they stand.
 */
typedef struct {
    CsvTable *table;
    Diag *diag;
    struct csv_parser parser;
    Cursor cursor;
    const char *end;
    char *pool; /* texts; never longer in all than the file and one NUL */
    bool nfc;
    bool clean;    /* no controls in the file */
    GArray *spans; /* of Span, of this record */
    GArray *rows;  /* of CsvRow */
    CsvField *fields;
    guint filled;
    bool broken;
    int open_quotes;
} Reading;

static bool
at_end(const Reading *reading)
{
    return reading->cursor.at == reading->end;
}

static bool
at_newline(const Reading *reading)
{
    return !at_end(reading) &&
           (*reading->cursor.at == '\n' || *reading->cursor.at == '\r');
}

static bool
at_delimiter(const Reading *reading)
{
    return at_end(reading) || at_newline(reading) || *reading->cursor.at == ',';
}

static bool
at_blank(const Reading *reading)
{
    return !at_end(reading) &&
           (*reading->cursor.at == ' ' || *reading->cursor.at == '\t');
}

static void
advance(Cursor *cursor, const char *end)
{
    char c = *cursor->at++;
    bool pair = c == '\r' && cursor->at < end && *cursor->at == '\n';
    if ((c == '\n' || c == '\r') && !pair) {
        cursor->line++;
        cursor->column = 1;
    } else if (((guchar)c & 0xC0) != 0x80 && !pair) {
        cursor->column++;
    }
}

static void
step(Reading *reading)
{
    advance(&reading->cursor, reading->end);
}

static void
report(Reading *reading, FindingCode code, const Cursor *where)
{
    reading->broken = true;
    diag_add(reading->diag, code, reading->table->file, where->line,
             where->column, NULL);
}

/* Text up to the delimiter; a quote in it is one mistake however many. */
static void
scan_plain(Reading *reading, bool report_quote)
{
    for (; !at_delimiter(reading); step(reading)) {
        if (*reading->cursor.at != '"' || !report_quote)
            continue;
        report(reading, FINDING_CSV_QUOTE_STRAY, &reading->cursor);
        report_quote = false;
    }
}

/* Past the closing quote; false, with the cursor at the end, without one. */
static bool
scan_to_close(Reading *reading)
{
    step(reading);
    for (; !at_end(reading); step(reading)) {
        if (*reading->cursor.at != '"')
            continue;
        bool doubled = reading->cursor.at + 1 < reading->end &&
                       reading->cursor.at[1] == '"';
        if (!doubled) {
            step(reading);
            return true;
        }
        step(reading);
    }
    return false;
}

static void
scan_quoted(Reading *reading)
{
    Cursor start = reading->cursor;
    if (!scan_to_close(reading)) {
        report(reading, FINDING_CSV_QUOTE_OPEN, &start);
        if (++reading->open_quotes > MAX_OPEN_QUOTES)
            return;
        reading->cursor = start;
        scan_plain(reading, false);
        return;
    }
    while (at_blank(reading))
        step(reading);
    if (at_delimiter(reading))
        return;
    report(reading, FINDING_CSV_QUOTE_AFTER, &reading->cursor);
    scan_plain(reading, false);
}

/* One field, up to its delimiter. */
static void
scan_field(Reading *reading)
{
    while (at_blank(reading))
        step(reading);
    Span span = {.start = reading->cursor};
    if (!at_end(reading) && *reading->cursor.at == '"')
        scan_quoted(reading);
    else
        scan_plain(reading, true);
    span.end = reading->cursor.at;
    g_array_append_val(reading->spans, span);
}

static const char *
leave_out_controls(Reading *reading, const char *text, const Cursor *where)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gunichar));
    const char *clean =
        text_without_controls(reading->table->arena, text, found);
    for (guint i = 0; i < found->len; i++) {
        char code[16];
        g_snprintf(code, sizeof code, "U+%04X",
                   g_array_index(found, gunichar, i));
        diag_add(reading->diag, FINDING_TEXT_CONTROL, reading->table->file,
                 where->line, where->column, code, NULL);
    }
    return clean;
}

/* Put text into the pool, CRLF and CR as LF. */
static const char *
keep_text(Reading *reading, const char *text, size_t length,
          const Cursor *where)
{
    const char *kept = reading->pool;
    char *to = reading->pool;
    for (const char *at = text, *end = text + length; at < end; at++) {
        if (*at != '\r')
            *to++ = *at;
        else if (at + 1 == end || at[1] != '\n')
            *to++ = '\n';
    }
    *to++ = '\0';
    reading->pool = to;
    if (!reading->clean)
        kept = leave_out_controls(reading, kept, where);
    return reading->nfc ? kept : text_nfc(reading->table->arena, kept);
}

static void
take_field(void *text, size_t length, void *data)
{
    Reading *reading = data;
    /* An assertion, not a finding: the scanner follows libcsv's grammar. */
    g_assert(reading->filled < reading->spans->len);
    const Span *span = &g_array_index(reading->spans, Span, reading->filled);
    reading->fields[reading->filled++] =
        (CsvField){keep_text(reading, text, length, &span->start),
                   span->start.line, span->start.column};
}

static void
parse_record(Reading *reading, const char *record)
{
    size_t length = (size_t)(reading->cursor.at - record);
    size_t parsed =
        csv_parse(&reading->parser, record, length, take_field, NULL, reading);
    int end = csv_fini(&reading->parser, take_field, NULL, reading);
    g_assert(parsed == length && end == 0);
    g_assert(reading->filled == reading->spans->len);
}

static void
take_broken_record(Reading *reading)
{
    for (guint i = 0; i < reading->spans->len; i++) {
        const Span *span = &g_array_index(reading->spans, Span, i);
        const char *text = span->start.at;
        take_field((char *)text, (size_t)(span->end - text), reading);
    }
}

/* CRLF, LF or CR. */
static void
skip_newline(Reading *reading)
{
    if (at_end(reading))
        return;
    bool carriage_return = *reading->cursor.at == '\r';
    step(reading);
    if (carriage_return && !at_end(reading) && *reading->cursor.at == '\n')
        step(reading);
}

/* One record with its line end. */
static void
read_record(Reading *reading)
{
    Cursor start = reading->cursor;
    CsvRow row = {.line = start.line, .number = (int)reading->rows->len + 1};
    g_array_set_size(reading->spans, 0);
    reading->broken = false;
    reading->filled = 0;
    scan_field(reading);
    while (!at_end(reading) && *reading->cursor.at == ',') {
        step(reading);
        scan_field(reading);
    }
    const Span *first = &g_array_index(reading->spans, Span, 0);
    bool blank = reading->spans->len == 1 && first->start.at == first->end;
    if (!blank) {
        reading->fields =
            arena_array(reading->table->arena, CsvField, reading->spans->len);
        if (reading->broken)
            take_broken_record(reading);
        else
            parse_record(reading, start.at);
        row.fields = reading->fields;
        row.count = (int)reading->filled;
    }
    g_array_append_val(reading->rows, row);
    skip_newline(reading);
}

static void
report_bad_bytes(const CsvTable *table, const TextDecoded *decoded, Diag *diag)
{
    Cursor cursor = {decoded->utf8, 1, 1};
    const char *end = decoded->utf8 + decoded->length;
    for (int i = 0; i < decoded->bad_count; i++) {
        while (cursor.at < decoded->utf8 + decoded->bad[i].offset)
            advance(&cursor, end);
        char byte[8];
        g_snprintf(byte, sizeof byte, "0x%02X", decoded->bad[i].byte);
        diag_add(diag, FINDING_TEXT_UNDECODABLE, table->file, cursor.line,
                 cursor.column, byte, text_encoding_name(decoded->encoding),
                 NULL);
    }
}

static void
read_records(CsvTable *table, const TextDecoded *decoded, Diag *diag)
{
    g_autoptr(Arena) scratch = arena_new();
    Reading reading = {
        .table = table,
        .diag = diag,
        .cursor = {decoded->utf8, 1, 1},
        .end = decoded->utf8 + decoded->length,
        .pool = arena_alloc(table->arena, decoded->length + 2),
        .nfc = text_is_nfc(decoded->utf8),
        .clean = text_without_controls(scratch, decoded->utf8, NULL) ==
                 decoded->utf8,
        .spans = g_array_new(FALSE, FALSE, sizeof(Span)),
        .rows = g_array_new(FALSE, FALSE, sizeof(CsvRow)),
    };
    int status = csv_init(&reading.parser, CSV_STRICT | CSV_STRICT_FINI);
    g_assert(status == 0);
    while (!at_end(&reading))
        read_record(&reading);
    csv_free(&reading.parser);
    table->row_count = (int)reading.rows->len;
    table->rows = arena_array(table->arena, CsvRow, table->row_count);
    if (table->row_count > 0)
        memcpy(table->rows, reading.rows->data,
               reading.rows->len * sizeof(CsvRow));
    g_array_unref(reading.spans);
    g_array_unref(reading.rows);
}

CsvTable *
csv_table_parse(const char *file, const char *bytes, size_t length, Diag *diag)
{
    CsvTable *table = g_new0(CsvTable, 1);
    table->arena = arena_new();
    table->file = arena_dup(table->arena, file);
    g_autoptr(Arena) scratch = arena_new();
    TextDecoded decoded;
    text_decode(scratch, bytes, length, &decoded);
    table->encoding = decoded.encoding;
    report_bad_bytes(table, &decoded, diag);
    read_records(table, &decoded, diag);
    return table;
}

CsvTable *
csv_table_load(const char *path, Diag *diag, GError **error)
{
    g_autofree char *bytes = NULL;
    size_t length;
    if (!file_read(path, 0, &bytes, &length, error))
        return NULL;
    return csv_table_parse(path, bytes, length, diag);
}

void
csv_table_free(CsvTable *table)
{
    if (!table)
        return;
    arena_free(table->arena);
    g_free(table);
}

char *
csv_cell_name(int column, int row, char buffer[CSV_CELL_SIZE])
{
    g_assert(column >= 0 && row >= 0);
    char letters[8];
    int count = 0;
    for (int left = column; left >= 0; left = left / 26 - 1)
        letters[count++] = (char)('A' + left % 26);
    char *to = buffer;
    while (count > 0)
        *to++ = letters[--count];
    g_snprintf(to, 16, "%d", row);
    return buffer;
}
