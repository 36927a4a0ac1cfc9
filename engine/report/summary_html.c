/* The summary of a manifest's plans as the page that leads to those of its parts. */
#include <string.h>

#include "io/emit.h"
#include "report/html_data.h"
#include "report/html_fill.h"
#include "report/page_text.h"
#include "report/summary.h"
#include "words/words.h"

static void figures(ds_buf *buf, const ds_tally *tally) {
    const ds_score *score = &tally->score;
    ds_buf_printf(buf,
                  "\"households\": %lld, \"covered\": %lld, \"touched\": %lld, "
                  "\"people_helped\": %lld, \"services_given\": %lld",
                  (long long)score->households, (long long)score->covered,
                  (long long)score->touched, (long long)score->people_helped,
                  (long long)score->services_given);
}

/* Beside the instance's path, with .html in the place of .json. */
static void put_file(ds_buf *buf, const char *instance) {
    size_t length = strlen(instance), ending = strlen(".json");
    bool json = length > ending && strcmp(instance + length - ending, ".json") == 0;
    ds_buf file = {0};
    ds_buf_add(&file, instance, json ? length - ending : length);
    ds_buf_puts(&file, ".html");
    ds_html_text(buf, "file", file.bytes != NULL ? file.bytes : "", true);
    buf->failed |= file.failed;
    ds_buf_free(&file);
}

static void put_part(ds_buf *buf, const ds_part *part, const ds_part_result *result) {
    ds_buf_puts(buf, "{");
    put_file(buf, part->instance);
    ds_html_text(buf, "name", part->name[0] != '\0' ? part->name : part->id, false);
    ds_html_text(buf, "state", ds_part_state(result), false);
    if (result->mistake != NULL) {
        ds_html_text(buf, "mistake", result->mistake, false);
    }
    ds_buf_puts(buf, ", \"group\": [");
    for (int32_t i = 0; i < part->n_group; i++) {
        ds_buf_puts(buf, i == 0 ? "" : ", ");
        ds_emit_string(buf, part->group[i]);
    }
    ds_buf_puts(buf, "], ");
    figures(buf, &result->tally);
    ds_html_place(buf, "at", result->lat, result->lon);
    ds_buf_puts(buf, "}");
}

static void put_whole(ds_buf *buf, const ds_summary *summary, const ds_tally *all) {
    ds_buf_puts(buf, ",\n\"instance\": {");
    ds_html_text(buf, "name", summary->manifest->name, true);
    ds_buf_puts(buf, ", \"digest\": null},\n\"shifts\": [],\n\"score\": {");
    figures(buf, all);
    ds_buf_puts(buf, ", \"total\": ");
    ds_emit_number(buf, all->score.total);
    ds_buf_puts(buf, "},\n\"bound\": ");
    if (all->bound.known) {
        ds_emit_number(buf, all->bound.score);
    } else {
        ds_buf_puts(buf, "null");
    }
    ds_buf_puts(buf, ",\n\"violations\": null,\n\"parts\": [");
}

doorstep_status ds_summary_html(const ds_summary *summary, doorstep_language language,
                                const char *streets, char **text, size_t *length) {
    const ds_manifest *m = summary->manifest;
    const ds_html_about about = {
        language, m->name[0] != '\0' ? m->name : ds_words(language, DS_WORD_plan), streets};
    ds_arena scratch;
    ds_groups groups;
    ds_buf data = {0};
    *text = NULL;
    ds_arena_init(&scratch);
    if (!ds_summary_groups(summary, &scratch, &groups)) {
        ds_arena_free(&scratch);
        return DOORSTEP_NO_MEMORY;
    }
    ds_html_start(&data, &about);
    put_whole(&data, summary, &groups.all);
    for (int32_t p = 0; p < m->n_parts; p++) {
        ds_buf_puts(&data, p == 0 ? "\n" : ",\n");
        put_part(&data, &m->parts[p], &summary->parts[p]);
    }
    ds_buf_puts(&data, "]}");
    ds_arena_free(&scratch);
    return ds_html_fill(ds_index_text, &about, &data, text, length);
}
