/* What is not covered, and why: how many for each reason, and the first few by name. */
#include "report/sections.h"

enum { INDENT = 2, SHOWN = 12, LIST_INDENT = 4 };

static const ds_word reasons[DS_N_REASONS] = {
    [DS_REASON_BAD_INPUT] = DS_WORD_reason_bad_input,
    [DS_REASON_NO_TEAM] = DS_WORD_reason_no_team,
    [DS_REASON_NO_SKILL] = DS_WORD_reason_no_skill,
    [DS_REASON_NO_WINDOW] = DS_WORD_reason_no_window,
    [DS_REASON_TOO_FAR] = DS_WORD_reason_too_far,
    [DS_REASON_WAITS_FOR_EARLIER_VISIT] = DS_WORD_reason_waits_for_earlier_visit,
    [DS_REASON_NO_TIME] = DS_WORD_reason_no_time,
};

static void example(ds_sheet *sheet, const ds_uncovered *u, bool first) {
    ds_buf item = {0};
    if (u->visit != DS_NONE) {
        ds_put_visit(&item, sheet->page.language, sheet->in, u->visit);
    } else {
        ds_buf_puts(&item, u->household != NULL ? u->household : u->pointer);
    }
    ds_page_take(&sheet->page, &item, LIST_INDENT, first);
}

static void reason(ds_sheet *sheet, ds_reason reason, int32_t count) {
    const ds_plan *plan = sheet->plan;
    ds_page *page = &sheet->page;
    ds_page_to(page, INDENT);
    ds_page_figure(page, count, 0);
    ds_page_printf(page, " %s (%s)", ds_words(page->language, reasons[reason]),
                   ds_reason_key(reason));
    ds_page_line(page);
    int32_t shown = 0;
    for (int32_t i = 0; i < plan->n_uncovered && shown < SHOWN; i++) {
        if (plan->uncovered[i].reason == reason) {
            example(sheet, &plan->uncovered[i], shown++ == 0);
        }
    }
    if (count > shown) {
        ds_buf more = {0};
        ds_buf_say(&more, page->language, "and ");
        ds_buf_figure(&more, page->language, count - shown, 0);
        ds_buf_say(&more, page->language, " more");
        ds_page_take(page, &more, LIST_INDENT, false);
    }
    ds_page_line(page);
}

void ds_sheet_uncovered(ds_sheet *sheet) {
    const ds_plan *plan = sheet->plan;
    int32_t counts[DS_N_REASONS] = {0};
    if (!plan->lists_uncovered) {
        return;
    }
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        counts[plan->uncovered[i].reason]++;
    }
    ds_page_heading(&sheet->page, "Visits not covered, and why");
    for (int r = 0; r < DS_N_REASONS; r++) {
        if (counts[r] > 0) {
            reason(sheet, (ds_reason)r, counts[r]);
        }
    }
    if (plan->n_uncovered == 0) {
        ds_page_to(&sheet->page, INDENT);
        ds_page_say(&sheet->page, "None: every visit is covered.");
        ds_page_line(&sheet->page);
    }
}
