#include "typeset/font.h"

#include "base/error.h"
#include "typeset/para_shape.h"

typedef struct {
    char *name;
    char *file;
    int fallback; /* -1: none */
    Shaper *shaper;
} Face;

struct FontSet {
    GArray *faces;     /* of Face */
    GArray *missing;   /* of FontMissing */
    GHashTable *noted; /* (face, character) that are in missing */
};

static void
face_clear(void *data)
{
    Face *face = data;
    g_free(face->name);
    g_free(face->file);
    g_clear_pointer(&face->shaper, shaper_free);
}

static void
missing_clear(void *data)
{
    FontMissing *missing = data;
    g_free((char *)missing->text);
}

static FontSet *
font_set_new(void)
{
    FontSet *set = g_new0(FontSet, 1);
    set->faces = g_array_new(FALSE, TRUE, sizeof(Face));
    g_array_set_clear_func(set->faces, face_clear);
    set->missing = g_array_new(FALSE, TRUE, sizeof(FontMissing));
    g_array_set_clear_func(set->missing, missing_clear);
    set->noted = g_hash_table_new(g_direct_hash, g_direct_equal);
    return set;
}

void
font_set_free(FontSet *set)
{
    if (!set)
        return;
    g_array_unref(set->faces);
    g_array_unref(set->missing);
    g_hash_table_unref(set->noted);
    g_free(set);
}

static bool
add_face(FontSet *set, GKeyFile *file, const char *name, GError **error)
{
    g_autofree char *path = g_key_file_get_string(file, name, "file", error);
    if (!path)
        return false;
    Shaper *shaper = shaper_new(path, error);
    if (!shaper)
        return false;
    Face face = {g_strdup(name), g_steal_pointer(&path), -1, shaper};
    g_array_append_val(set->faces, face);
    return true;
}

/* A fallback has none: what it lacks is missing. */
static bool
link_fallbacks(FontSet *set, GKeyFile *file, GError **error)
{
    for (int i = 0; i < font_count(set); i++) {
        Face *face = &g_array_index(set->faces, Face, i);
        g_autofree char *name =
            g_key_file_get_string(file, face->name, "fallback", NULL);
        if (!name)
            continue;
        face->fallback = font_face(set, name);
        if (face->fallback >= 0 &&
            !g_key_file_has_key(file, name, "fallback", NULL))
            continue;
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "[%s]: %s cannot be its fallback", face->name, name);
        return false;
    }
    return true;
}

FontSet *
font_set_open(const char *conf, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_file(file, conf, G_KEY_FILE_NONE, error)) {
        g_prefix_error(error, "%s: ", conf);
        return NULL;
    }
    g_autoptr(FontSet) set = font_set_new();
    g_auto(GStrv) names = g_key_file_get_groups(file, NULL);
    for (char **name = names; *name; name++)
        if (!add_face(set, file, *name, error)) {
            g_prefix_error(error, "%s: [%s]: ", conf, *name);
            return NULL;
        }
    if (!link_fallbacks(set, file, error)) {
        g_prefix_error(error, "%s: ", conf);
        return NULL;
    }
    if (set->faces->len == 0) {
        g_set_error(error, HYOKA_ERROR, HYOKA_ERROR_ENVIRONMENT,
                    "%s: no face is named", conf);
        return NULL;
    }
    return g_steal_pointer(&set);
}

static const Face *
face_at(const FontSet *set, int face)
{
    g_assert(face >= 0 && (guint)face < set->faces->len);
    return &g_array_index(set->faces, Face, face);
}

int
font_count(const FontSet *set)
{
    return (int)set->faces->len;
}

int
font_face(const FontSet *set, const char *name)
{
    for (int i = 0; i < font_count(set); i++)
        if (g_str_equal(face_at(set, i)->name, name))
            return i;
    return -1;
}

const char *
font_name(const FontSet *set, int face)
{
    return face_at(set, face)->name;
}

const char *
font_file(const FontSet *set, int face)
{
    return face_at(set, face)->file;
}

int
font_fallback(const FontSet *set, int face)
{
    return face_at(set, face)->fallback;
}

bool
font_is_fallback(const FontSet *set, int face)
{
    for (int i = 0; i < font_count(set); i++)
        if (font_fallback(set, i) == face)
            return true;
    return false;
}

bool
font_has(const FontSet *set, int face, gunichar character)
{
    int fallback = font_fallback(set, face);
    return shaper_has(face_at(set, face)->shaper, character) ||
           (fallback >= 0 &&
            shaper_has(face_at(set, fallback)->shaper, character));
}

bool
font_has_variant(const FontSet *set, int face, gunichar character,
                 gunichar selector)
{
    int fallback = font_fallback(set, face);
    return shaper_has_variant(face_at(set, face)->shaper, character,
                              selector) ||
           (fallback >= 0 && shaper_has_variant(face_at(set, fallback)->shaper,
                                                character, selector));
}

double
font_cap_height(const FontSet *set, int face)
{
    return shaper_cap_height(face_at(set, face)->shaper);
}

Shaper *
font_shaper(const FontSet *set, int face)
{
    return face_at(set, face)->shaper;
}

void
font_note_missing(FontSet *set, int face, gunichar character, const char *text,
                  int bytes)
{
    guint key = (guint)face << 24 | character;
    if (!g_hash_table_add(set->noted, GUINT_TO_POINTER(key)))
        return;
    FontMissing missing = {character, face, g_strndup(text, (gsize)bytes)};
    g_array_append_val(set->missing, missing);
}

const GArray *
font_missing(const FontSet *set)
{
    return set->missing;
}

void
font_missing_clear(FontSet *set)
{
    g_array_set_size(set->missing, 0);
    g_hash_table_remove_all(set->noted);
}
