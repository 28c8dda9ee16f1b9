#include "model/records.h"
#include "base/date.h"
#include "base/xml_reader.h"
#include <string.h>

struct RecordSet {
    Arena *arena;
    const char *consultations;
    const char *cases;
    GHashTable *hubs; /* code → RecordHub */
};

static void
hub_free(void *data)
{
    RecordHub *hub = data;
    g_array_unref(hub->rows);
    g_array_unref(hub->cases);
}

static RecordHub *
hub_for(const RecordSet *records, const char *code)
{
    RecordHub *hub = g_hash_table_lookup(records->hubs, code);
    if (hub)
        return hub;
    hub = arena_array(records->arena, RecordHub, 1);
    hub->code = arena_dup(records->arena, code);
    hub->rows = g_array_new(FALSE, FALSE, sizeof(RecordRow));
    hub->cases = g_array_new(FALSE, FALSE, sizeof(RecordCase));
    g_hash_table_insert(records->hubs, (char *)hub->code, hub);
    return hub;
}

static int
day_of(const XmlReader *reader, const char *attribute)
{
    Date date;
    const char *text = xml_reader_attribute(reader, attribute);
    return text && date_parse_iso(text, &date) ? date_days(date) : 0;
}

/* /records/consultations/hub/day/c */
static void
read_consultations(const RecordSet *records, XmlReader *reader)
{
    while (xml_reader_next(reader, 2)) {
        RecordHub *hub = hub_for(records, xml_reader_attribute(reader, "code"));
        while (xml_reader_next(reader, 3)) {
            int day = day_of(reader, "on");
            while (xml_reader_next(reader, 4)) {
                RecordRow row = {
                    .line = xml_reader_integer(reader, "line", 0),
                    .day = day,
                    .client = xml_reader_integer(reader, "client", 0),
                };
                g_array_append_val(hub->rows, row);
            }
        }
    }
}

/* The hub's code begins a case's id: 13-0421. */
static void
read_cases(const RecordSet *records, XmlReader *reader)
{
    while (xml_reader_next(reader, 2)) {
        const char *id = xml_reader_attribute(reader, "id");
        g_autofree char *code = g_strndup(id, strcspn(id, "-"));
        RecordHub *hub = hub_for(records, code);
        RecordCase one = {
            .line = xml_reader_integer(reader, "line", 0),
            .received = day_of(reader, "received"),
            .entered = day_of(reader, "entered"),
            .reception = day_of(reader, "reception"),
        };
        one.summary = xml_reader_text(reader);
        g_array_append_val(hub->cases, one);
    }
}

static void
read_records(RecordSet *records, XmlReader *reader)
{
    if (!xml_reader_next(reader, 0))
        return;
    while (xml_reader_next(reader, 1)) {
        const char *file = xml_reader_attribute(reader, "file");
        if (xml_reader_is(reader, "consultations")) {
            records->consultations = file;
            read_consultations(records, reader);
        } else {
            records->cases = file;
            read_cases(records, reader);
        }
    }
}

RecordSet *
record_set_load(const char *path, const char *schemas, GError **error)
{
    Arena *arena = arena_new();
    g_autoptr(RecordSet) records = arena_array(arena, RecordSet, 1);
    records->arena = arena;
    records->hubs =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, hub_free);
    g_autofree char *schema =
        g_build_filename(schemas, "model", "records.rng", NULL);
    g_autoptr(XmlReader) reader = xml_reader_open(path, schema, arena, error);
    if (!reader)
        return NULL;
    read_records(records, reader);
    if (!xml_reader_close(reader, error))
        return NULL;
    return g_steal_pointer(&records);
}

void
record_set_free(RecordSet *records)
{
    if (!records)
        return;
    g_hash_table_unref(records->hubs);
    arena_free(records->arena);
}

const char *
record_set_consultations(const RecordSet *records)
{
    return records->consultations;
}

const char *
record_set_cases(const RecordSet *records)
{
    return records->cases;
}

const RecordHub *
record_set_hub(const RecordSet *records, const char *code)
{
    return g_hash_table_lookup(records->hubs, code);
}
