#include "report/summary.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "model/ids.h"

bool ds_summary_init(ds_summary *summary, const ds_manifest *manifest) {
    *summary = (ds_summary){.manifest = manifest};
    ds_arena_init(&summary->arena);
    summary->parts = DS_ARENA_NEW(&summary->arena, ds_part_result, manifest->n_parts);
    for (int32_t i = 0; summary->parts != NULL && i < manifest->n_parts; i++) {
        summary->parts[i] = (ds_part_result){.tally.parts = 1, .lat = NAN, .lon = NAN};
    }
    return summary->parts != NULL;
}

void ds_summary_free(ds_summary *summary) {
    ds_arena_free(&summary->arena);
}

/* The bounds of several plans add up to one of the whole, since parts have nothing in common. */
static void add_bound(ds_tally *sum, const ds_tally *more) {
    bool known = more->bound.known && (sum->planned == 0 || sum->bound.known);
    sum->bound = (ds_bound){.known = known, .score = sum->bound.score + more->bound.score};
}

static void add(ds_tally *sum, const ds_tally *more) {
    sum->score.total += more->score.total;
    sum->score.coverage += more->score.coverage;
    sum->score.complete += more->score.complete;
    sum->score.households += more->score.households;
    sum->score.covered += more->score.covered;
    sum->score.touched += more->score.touched;
    sum->score.people_helped += more->score.people_helped;
    sum->score.services_given += more->score.services_given;
    if (more->planned > 0) {
        add_bound(sum, more);
    }
    sum->parts += more->parts;
    sum->planned += more->planned;
    sum->failed += more->failed;
    sum->seconds += more->seconds;
    sum->iterations += more->iterations;
}

double ds_tally_gap(const ds_tally *tally) {
    return (tally->bound.score - tally->score.total) / fmax(1.0, fabs(tally->bound.score));
}

double ds_tally_coverage(const ds_tally *tally) {
    return tally->score.households > 0
               ? (double)tally->score.covered / (double)tally->score.households
               : 0;
}

const char *ds_part_state(const ds_part_result *result) {
    return result->tally.planned > 0 ? "planned" : result->tally.failed > 0 ? "failed" : "open";
}

/* ---- Groups ---- */

/* The words as one name, each with its length, so that no two lists have the same. */
static const char *name_of(const ds_part *part, int32_t n_words, ds_arena *arena) {
    ds_buf name = {0};
    for (int32_t i = 0; i < n_words; i++) {
        ds_buf_printf(&name, "%zu:", strlen(part->group[i]));
        ds_buf_puts(&name, part->group[i]);
    }
    const char *copy = name.failed ? NULL : ds_arena_copy(arena, name.bytes, name.length);
    arena->failed |= copy == NULL;
    ds_buf_free(&name);
    return copy;
}

/* Adds a part to its group of `n_words` words, which is made where it is the first of it. */
static void add_to_group(const ds_summary *summary, int32_t index, int32_t n_words, ds_ids *ids,
                         ds_arena *arena, ds_groups *groups) {
    const ds_part *part = &summary->manifest->parts[index];
    const char *name = name_of(part, n_words, arena);
    if (arena->failed) {
        return;
    }
    int32_t at = ds_ids_find(ids, name);
    if (at < 0) {
        at = groups->count++;
        ds_ids_add(ids, name);
        groups->items[at] = (ds_group){.words = part->group, .n_words = n_words};
    }
    add(&groups->items[at].tally, &summary->parts[index].tally);
}

bool ds_summary_groups(const ds_summary *summary, ds_arena *arena, ds_groups *groups) {
    const ds_manifest *m = summary->manifest;
    int32_t room = 0, deepest = 0;
    *groups = (ds_groups){0};
    for (int32_t i = 0; i < m->n_parts; i++) {
        room += m->parts[i].n_group;
        deepest = m->parts[i].n_group > deepest ? m->parts[i].n_group : deepest;
        add(&groups->all, &summary->parts[i].tally);
    }
    ds_ids ids;
    ds_ids_init(&ids, arena, room);
    groups->items = DS_ARENA_NEW(arena, ds_group, room);
    for (int32_t n_words = 1; n_words <= deepest; n_words++) {
        for (int32_t i = 0; i < m->n_parts && !arena->failed; i++) {
            if (m->parts[i].n_group >= n_words) {
                add_to_group(summary, i, n_words, &ids, arena, groups);
            }
        }
    }
    return !arena->failed;
}
