#include "score/integrity_alike.h"
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Two texts that share 0.8 meet in one of the bands with probability
 * 1 - (1 - 0.8^4)^16 = 0.9998. */
enum { BANDS = 16, ROWS = 4, HASHES = BANDS * ROWS, SHINGLE = 3 };

typedef struct {
    uint32_t *shingles; /* sorted, each once */
    int count;
    uint32_t least[HASHES];
} Sketch;

typedef struct {
    uint64_t key;
    int text;
} Slot;

typedef struct {
    const Sketch *sketches;
    const int *groups;
    int count;
    double least;
    bool *within, *across;
} Search;

static uint64_t
mix(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

static int
compare_shingles(const void *left, const void *right)
{
    const uint32_t *a = left;
    const uint32_t *b = right;
    return (*a > *b) - (*a < *b);
}

static int
compare_slots(const void *left, const void *right)
{
    const Slot *a = left;
    const Slot *b = right;
    if (a->key != b->key)
        return a->key > b->key ? 1 : -1;
    return (a->text > b->text) - (a->text < b->text);
}

/* A text shorter than a shingle is one by itself. */
static void
cut(Sketch *sketch, const char *text)
{
    uint64_t window[SHINGLE] = {0};
    int read = 0;
    sketch->shingles = g_new(uint32_t, strlen(text) + 1);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        window[read % SHINGLE] = g_unichar_isdigit(character) ? '0' : character;
        if (++read < SHINGLE && *g_utf8_next_char(at))
            continue;
        uint64_t value = 0;
        for (int i = 0; i < SHINGLE; i++)
            value = value << 21 | window[(read + i) % SHINGLE];
        sketch->shingles[sketch->count++] = (uint32_t)mix(value);
    }
    qsort(sketch->shingles, (size_t)sketch->count, sizeof *sketch->shingles,
          compare_shingles);
    int kept = 0;
    for (int i = 0; i < sketch->count; i++)
        if (kept == 0 || sketch->shingles[kept - 1] != sketch->shingles[i])
            sketch->shingles[kept++] = sketch->shingles[i];
    sketch->count = kept;
}

/* One mixing of a shingle gives two numbers, a + i b all the others. */
static void
sign(Sketch *sketch)
{
    memset(sketch->least, 0xff, sizeof sketch->least);
    for (int i = 0; i < sketch->count; i++) {
        uint64_t both = mix(sketch->shingles[i] + UINT64_C(0x9e3779b97f4a7c15));
        uint32_t value = (uint32_t)both;
        uint32_t step = (uint32_t)(both >> 32) | 1;
        for (int j = 0; j < HASHES; j++) {
            value += step;
            if (value < sketch->least[j])
                sketch->least[j] = value;
        }
    }
}

static double
shared(const Sketch *a, const Sketch *b)
{
    int both = 0;
    for (int i = 0, j = 0; i < a->count && j < b->count;) {
        both += a->shingles[i] == b->shingles[j];
        bool first = a->shingles[i] <= b->shingles[j];
        bool second = b->shingles[j] <= a->shingles[i];
        i += first;
        j += second;
    }
    return (double)both / (a->count + b->count - both);
}

/* The slots from..end have one key. A marked text need not be compared with
 * another that is marked. */
static void
compare_bucket(const Search *search, const Slot *slots, int from, int end)
{
    for (int i = from; i < end; i++)
        for (int j = i + 1; j < end; j++) {
            int a = slots[i].text;
            int b = slots[j].text;
            bool *marks = search->groups[a] == search->groups[b]
                              ? search->within
                              : search->across;
            if (marks[a] && marks[b])
                continue;
            if (shared(&search->sketches[a], &search->sketches[b]) >=
                search->least)
                marks[a] = marks[b] = true;
        }
}

static void
compare_band(const Search *search, int band)
{
    g_autofree Slot *slots = g_new(Slot, (gsize)search->count + 1);
    const Sketch *sketches = search->sketches;
    int used = 0;
    for (int i = 0; i < search->count; i++) {
        uint64_t key = 0;
        for (int j = 0; j < ROWS; j++)
            key = mix(key ^ sketches[i].least[band * ROWS + j]);
        if (sketches[i].count > 0)
            slots[used++] = (Slot){key, i};
    }
    qsort(slots, (size_t)used, sizeof *slots, compare_slots);
    for (int from = 0, end; from < used; from = end) {
        end = from + 1;
        while (end < used && slots[end].key == slots[from].key)
            end++;
        compare_bucket(search, slots, from, end);
    }
}

void
alike_find(const char *const *texts, const int *groups, int count, double least,
           bool *within, bool *across)
{
    g_autofree Sketch *sketches = g_new0(Sketch, (gsize)count + 1);
    const Search search = {sketches, groups, count, least, within, across};
    for (int i = 0; i < count; i++) {
        within[i] = across[i] = false;
        cut(&sketches[i], texts[i]);
        sign(&sketches[i]);
    }
    for (int band = 0; band < BANDS; band++)
        compare_band(&search, band);
    for (int i = 0; i < count; i++)
        g_free(sketches[i].shingles);
}
