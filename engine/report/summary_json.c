#include "io/emit.h"
#include "report/summary.h"

static void whole(ds_buf *buf, const char *key, int64_t value) {
    ds_buf_printf(buf, ", \"%s\": %lld", key, (long long)value);
}

static void number(ds_buf *buf, const char *key, double value) {
    ds_buf_printf(buf, ", \"%s\": ", key);
    ds_emit_number(buf, value);
}

static void words(ds_buf *buf, const char *const *group, int32_t count) {
    ds_buf_puts(buf, "[");
    for (int32_t i = 0; i < count; i++) {
        ds_buf_puts(buf, i == 0 ? "" : ", ");
        ds_emit_string(buf, group[i]);
    }
    ds_buf_puts(buf, "]");
}

static void figures(ds_buf *buf, const ds_tally *tally) {
    const ds_score *score = &tally->score;
    whole(buf, "households", score->households);
    whole(buf, "covered", score->covered);
    number(buf, "coverage", ds_tally_coverage(tally));
    whole(buf, "touched", score->touched);
    whole(buf, "people_helped", score->people_helped);
    whole(buf, "services_given", score->services_given);
    number(buf, "score", score->total);
    if (tally->bound.known) {
        number(buf, "bound", tally->bound.score);
        number(buf, "gap", ds_tally_gap(tally));
    }
    number(buf, "seconds", tally->seconds);
    whole(buf, "iterations", tally->iterations);
}

/* Figures of several parts, behind how many there are. */
static void together(ds_buf *buf, const ds_tally *tally) {
    ds_buf_printf(buf, "\"parts\": %lld", (long long)tally->parts);
    whole(buf, "planned", tally->planned);
    whole(buf, "failed", tally->failed);
    figures(buf, tally);
}

static void put_group(ds_buf *buf, const ds_group *group) {
    ds_buf_puts(buf, "{\"group\": ");
    words(buf, group->words, group->n_words);
    ds_buf_puts(buf, ", ");
    together(buf, &group->tally);
    ds_buf_puts(buf, "}");
}

static void put_part(ds_buf *buf, const ds_part *part, const ds_part_result *result) {
    ds_buf_puts(buf, "{\"id\": ");
    ds_emit_string(buf, part->id);
    ds_buf_puts(buf, ", \"name\": ");
    ds_emit_string(buf, part->name);
    ds_buf_puts(buf, ", \"group\": ");
    words(buf, part->group, part->n_group);
    ds_buf_puts(buf, ", \"instance\": ");
    ds_emit_string(buf, part->instance);
    ds_buf_puts(buf, ", \"state\": ");
    ds_emit_string(buf, ds_part_state(result));
    if (result->tally.planned > 0) {
        figures(buf, &result->tally);
    } else if (result->tally.score.households > 0) {
        whole(buf, "households", result->tally.score.households);
    }
    if (result->mistake != NULL) {
        ds_buf_puts(buf, ", \"mistake\": ");
        ds_emit_string(buf, result->mistake);
    }
    ds_buf_puts(buf, "}");
}

doorstep_status ds_summary_json(const ds_summary *summary, char **text, size_t *length) {
    const ds_manifest *m = summary->manifest;
    ds_buf buf = {0};
    ds_arena arena;
    ds_groups groups;
    ds_arena_init(&arena);
    buf.failed = !ds_summary_groups(summary, &arena, &groups);
    ds_buf_puts(&buf, "{\"doorstep_summary\": 1,\n \"name\": ");
    ds_emit_string(&buf, m->name);
    ds_buf_puts(&buf, ",\n \"total\": {");
    together(&buf, &groups.all);
    ds_buf_puts(&buf, "},\n \"groups\": [");
    for (int32_t i = 0; i < groups.count; i++) {
        ds_buf_puts(&buf, i == 0 ? "\n  " : ",\n  ");
        put_group(&buf, &groups.items[i]);
    }
    ds_buf_puts(&buf, "],\n \"parts\": [");
    for (int32_t i = 0; i < m->n_parts; i++) {
        ds_buf_puts(&buf, i == 0 ? "\n  " : ",\n  ");
        put_part(&buf, &m->parts[i], &summary->parts[i]);
    }
    ds_buf_puts(&buf, "]}\n");
    ds_arena_free(&arena);
    return ds_buf_take(&buf, text, length);
}
