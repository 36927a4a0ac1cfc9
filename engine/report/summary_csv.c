/* A row for all parts, one for each group and one for each part. What does not apply is an empty
 * cell. */
#include <math.h>

#include "io/csv_out.h"
#include "report/summary.h"

static void head(ds_csv_out *out) {
    static const char *const columns[] = {
        "level",    "id",      "name",          "group",          "parts",
        "planned",  "failed",  "state",         "households",     "covered",
        "coverage", "touched", "people_helped", "services_given", "score",
        "bound",    "gap",     "seconds",       "iterations",     "mistake"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        ds_csv_put(out, columns[i]);
    }
    ds_csv_end_row(out);
}

/* The words joined: "72/703". */
static void path(ds_csv_out *out, const char *const *words, int32_t count) {
    ds_buf joined = {0};
    for (int32_t i = 0; i < count; i++) {
        ds_buf_puts(&joined, i == 0 ? "" : "/");
        ds_buf_puts(&joined, words[i]);
    }
    ds_csv_take(out, &joined);
}

static void empty(ds_csv_out *out, int cells) {
    for (int i = 0; i < cells; i++) {
        ds_csv_put(out, "");
    }
}

static void figures(ds_csv_out *out, const ds_tally *tally) {
    const ds_score *score = &tally->score;
    ds_csv_put_whole(out, score->households);
    ds_csv_put_whole(out, score->covered);
    ds_csv_put_number(out, ds_tally_coverage(tally));
    ds_csv_put_whole(out, score->touched);
    ds_csv_put_whole(out, score->people_helped);
    ds_csv_put_whole(out, score->services_given);
    ds_csv_put_number(out, score->total);
    ds_csv_put_number(out, tally->bound.known ? tally->bound.score : NAN);
    ds_csv_put_number(out, tally->bound.known ? ds_tally_gap(tally) : NAN);
    ds_csv_put_number(out, tally->seconds);
    ds_csv_put_whole(out, tally->iterations);
}

/* From `parts` on. */
static void together(ds_csv_out *out, const ds_tally *tally) {
    ds_csv_put_whole(out, tally->parts);
    ds_csv_put_whole(out, tally->planned);
    ds_csv_put_whole(out, tally->failed);
    empty(out, 1);
    figures(out, tally);
    empty(out, 1);
    ds_csv_end_row(out);
}

/* Of a part without a plan nothing is known but its households, if these are. */
static void put_part(ds_csv_out *out, const ds_part *part, const ds_part_result *result) {
    const ds_tally *tally = &result->tally;
    ds_csv_put(out, "part");
    ds_csv_put(out, part->id);
    ds_csv_put(out, part->name);
    path(out, part->group, part->n_group);
    empty(out, 3);
    ds_csv_put(out, ds_part_state(result));
    if (tally->planned > 0) {
        figures(out, tally);
    } else {
        ds_csv_put_number(out, tally->score.households > 0 ? (double)tally->score.households : NAN);
        empty(out, 10);
    }
    ds_csv_put(out, result->mistake != NULL ? result->mistake : "");
    ds_csv_end_row(out);
}

static void put_group(ds_csv_out *out, const ds_group *group) {
    ds_csv_put_whole(out, group->n_words);
    ds_csv_put(out, group->words[group->n_words - 1]);
    empty(out, 1);
    path(out, group->words, group->n_words);
    together(out, &group->tally);
}

doorstep_status ds_summary_csv(const ds_summary *summary, char **text, size_t *length) {
    const ds_manifest *m = summary->manifest;
    ds_csv_out out = ds_csv_out_make();
    ds_arena arena;
    ds_groups groups;
    ds_arena_init(&arena);
    out.buf.failed |= !ds_summary_groups(summary, &arena, &groups);
    head(&out);
    ds_csv_put(&out, "total");
    empty(&out, 1);
    ds_csv_put(&out, m->name);
    empty(&out, 1);
    together(&out, &groups.all);
    for (int32_t i = 0; i < groups.count; i++) {
        put_group(&out, &groups.items[i]);
    }
    for (int32_t i = 0; i < m->n_parts; i++) {
        put_part(&out, &m->parts[i], &summary->parts[i]);
    }
    ds_arena_free(&arena);
    return ds_buf_take(&out.buf, text, length);
}
