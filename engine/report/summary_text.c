#include "report/sections.h"
#include "report/summary.h"
#include "words/messages.h"

enum { LABEL = 22, INDENT = 2, GROUP_WIDTH = 26, PARTS = 38, HOUSEHOLDS = 52, COVERED = 66 };

static void headline(ds_page *page, const ds_tally *all) {
    const uint64_t every = UINT64_MAX;
    int64_t open = all->parts - all->planned - all->failed;
    ds_page_say(page, "Parts planned");
    ds_page_to(page, LABEL);
    ds_page_say(page, "%lld of %lld", (long long)all->planned, (long long)all->parts);
    if (all->failed > 0) {
        ds_page_say(page, "; %lld could not be", (long long)all->failed);
    }
    if (open > 0) {
        ds_page_say(page, "; %lld still to be", (long long)open);
    }
    ds_page_line(page);
    ds_sheet_counts(page, &all->score, every);
    ds_sheet_total(page, all->score.total, &all->bound);
}

static void group_row(ds_page *page, const ds_group *group) {
    const ds_tally *tally = &group->tally;
    ds_page_to(page, INDENT);
    ds_page_cell(page, group->words[group->n_words - 1], GROUP_WIDTH);
    ds_page_right(page, (double)tally->planned, 0, PARTS);
    ds_page_right(page, (double)tally->score.households, 0, HOUSEHOLDS);
    ds_page_right(page, (double)tally->score.covered, 0, COVERED);
    ds_page_put(page, "  ");
    ds_page_figure(page, 100.0 * ds_tally_coverage(tally), 1);
    ds_page_put(page, " %");
    ds_page_line(page);
}

/* The largest groups of which there are several: provinces of a country, districts of a province.
 */
static int32_t level_shown(const ds_groups *groups) {
    for (int32_t i = 1; i < groups->count; i++) {
        if (groups->items[i].n_words == groups->items[i - 1].n_words) {
            return groups->items[i].n_words;
        }
    }
    return 0;
}

static void table(ds_page *page, const ds_groups *groups) {
    int32_t level = level_shown(groups);
    if (level == 0) {
        return;
    }
    ds_page_line(page);
    ds_page_to(page, INDENT);
    ds_page_cell(page, ds_translate(page->language, "group"), GROUP_WIDTH);
    ds_page_say(page, "   planned    households       covered");
    ds_page_line(page);
    for (int32_t i = 0; i < groups->count; i++) {
        if (groups->items[i].n_words == level) {
            group_row(page, &groups->items[i]);
        }
    }
}

static void missing(ds_page *page, const ds_summary *summary) {
    bool any = false;
    for (int32_t i = 0; i < summary->manifest->n_parts; i++) {
        const ds_part_result *result = &summary->parts[i];
        if (result->mistake == NULL) {
            continue;
        }
        if (!any) {
            ds_page_heading(page, "Parts without a plan");
        }
        any = true;
        ds_page_to(page, INDENT);
        ds_page_put(page, summary->manifest->parts[i].instance);
        ds_page_put(page, ": ");
        ds_page_put(page, result->mistake);
        ds_page_line(page);
    }
}

doorstep_status ds_summary_text(const ds_summary *summary, doorstep_language language, char **text,
                                size_t *length) {
    ds_page page = {.language = language};
    ds_arena arena;
    ds_groups groups;
    ds_arena_init(&arena);
    page.buf.failed = !ds_summary_groups(summary, &arena, &groups);
    ds_page_put(&page, summary->manifest->name[0] != '\0' ? summary->manifest->name
                                                          : ds_translate(page.language, "Parts"));
    ds_page_underline(&page, '=');
    headline(&page, &groups.all);
    table(&page, &groups);
    missing(&page, summary);
    ds_arena_free(&arena);
    return ds_buf_take(&page.buf, text, length);
}
