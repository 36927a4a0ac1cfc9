/* RFC 4180: a line for all parts, one for each group and one for each part. What does not apply is
 * an empty field. */
#include <string.h>

#include "io/emit.h"
#include "report/summary.h"

static const char header[] =
    "level,id,name,group,parts,planned,failed,state,households,covered,coverage,touched,"
    "people_helped,services_given,score,bound,gap,seconds,iterations,mistake\r\n";

static void last_field(ds_buf *buf, const char *text) {
    const char *quote = strpbrk(text, ",\"\r\n") != NULL ? "\"" : "";
    ds_buf_puts(buf, quote);
    for (; *text != '\0'; text++) {
        ds_buf_puts(buf, *text == '"' ? "\"" : "");
        ds_buf_add(buf, text, 1);
    }
    ds_buf_puts(buf, quote);
}

static void field(ds_buf *buf, const char *text) {
    last_field(buf, text);
    ds_buf_puts(buf, ",");
}

static void whole(ds_buf *buf, int64_t value) {
    ds_buf_printf(buf, "%lld,", (long long)value);
}

static void number(ds_buf *buf, double value) {
    ds_emit_number(buf, value);
    ds_buf_puts(buf, ",");
}

/* The words joined: "72/703". */
static void path(ds_buf *buf, const char *const *words, int32_t count) {
    ds_buf joined = {0};
    for (int32_t i = 0; i < count; i++) {
        ds_buf_puts(&joined, i == 0 ? "" : "/");
        ds_buf_puts(&joined, words[i]);
    }
    buf->failed |= joined.failed;
    field(buf, joined.bytes != NULL ? joined.bytes : "");
    ds_buf_free(&joined);
}

static void figures(ds_buf *buf, const ds_tally *tally) {
    const ds_score *score = &tally->score;
    whole(buf, score->households);
    whole(buf, score->covered);
    number(buf, ds_tally_coverage(tally));
    whole(buf, score->touched);
    whole(buf, score->people_helped);
    whole(buf, score->services_given);
    number(buf, score->total);
    if (tally->bound.known) {
        number(buf, tally->bound.score);
        number(buf, ds_tally_gap(tally));
    } else {
        ds_buf_puts(buf, ",,");
    }
    number(buf, tally->seconds);
    whole(buf, tally->iterations);
}

/* parts, planned, failed, state, figures, mistake */
static void together(ds_buf *buf, const ds_tally *tally) {
    whole(buf, tally->parts);
    whole(buf, tally->planned);
    whole(buf, tally->failed);
    ds_buf_puts(buf, ",");
    figures(buf, tally);
    ds_buf_puts(buf, "\r\n");
}

static void put_part(ds_buf *buf, const ds_part *part, const ds_part_result *result) {
    ds_buf_puts(buf, "part,");
    field(buf, part->id);
    field(buf, part->name);
    path(buf, part->group, part->n_group);
    ds_buf_puts(buf, ",,,");
    field(buf, ds_part_state(result));
    if (result->tally.planned > 0) {
        figures(buf, &result->tally);
    } else {
        if (result->tally.score.households > 0) {
            ds_buf_printf(buf, "%lld", (long long)result->tally.score.households);
        }
        ds_buf_puts(buf, ",,,,,,,,,,,");
    }
    last_field(buf, result->mistake != NULL ? result->mistake : "");
    ds_buf_puts(buf, "\r\n");
}

doorstep_status ds_summary_csv(const ds_summary *summary, char **text, size_t *length) {
    const ds_manifest *m = summary->manifest;
    ds_buf buf = {0};
    ds_arena arena;
    ds_groups groups;
    ds_arena_init(&arena);
    buf.failed = !ds_summary_groups(summary, &arena, &groups);
    ds_buf_puts(&buf, header);
    ds_buf_puts(&buf, "total,,");
    field(&buf, m->name);
    ds_buf_puts(&buf, ",");
    together(&buf, &groups.all);
    for (int32_t i = 0; i < groups.count; i++) {
        const ds_group *g = &groups.items[i];
        ds_buf_printf(&buf, "%d,", g->n_words);
        field(&buf, g->words[g->n_words - 1]);
        ds_buf_puts(&buf, ",");
        path(&buf, g->words, g->n_words);
        together(&buf, &g->tally);
    }
    for (int32_t i = 0; i < m->n_parts; i++) {
        put_part(&buf, &m->parts[i], &summary->parts[i]);
    }
    ds_arena_free(&arena);
    return ds_buf_take(&buf, text, length);
}
