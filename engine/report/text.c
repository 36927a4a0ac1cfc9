#include "report/text.h"

#include <string.h>

#include "report/sections.h"

bool ds_sheet_index_duties(ds_sheet *sheet) {
    const ds_instance *in = sheet->in;
    size_t pairs = (size_t)in->n_members * (size_t)in->n_shifts;
    sheet->duty_at = DS_ARENA_NEW(&sheet->scratch, int32_t, pairs);
    if (sheet->duty_at == NULL) {
        return false;
    }
    memset(sheet->duty_at, 0xff, pairs * sizeof *sheet->duty_at);
    for (int32_t i = 0; i < sheet->plan->n_duties; i++) {
        const ds_duty *duty = &sheet->plan->duties[i];
        sheet->duty_at[(int64_t)duty->member * in->n_shifts + duty->shift] = i;
    }
    return true;
}

doorstep_status ds_report_plan(const ds_instance *in, const ds_plan *plan,
                               doorstep_language language, char **text, size_t *length) {
    *text = NULL;
    if (plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    ds_sheet sheet = {.in = in, .plan = plan, .page = {.language = language}};
    ds_arena_init(&sheet.scratch);
    if (!ds_sheet_index_duties(&sheet) || !ds_sheet_name_people(&sheet)) {
        ds_arena_free(&sheet.scratch);
        return DOORSTEP_NO_MEMORY;
    }
    ds_sheet_title(&sheet.page, in);
    ds_sheet_headline(&sheet);
    ds_sheet_teams(&sheet);
    ds_sheet_days(&sheet);
    ds_sheet_uncovered(&sheet);
    if (plan->stated != 0) {
        ds_sheet_score(&sheet.page, &plan->score, plan->stated, NULL);
    }
    ds_arena_free(&sheet.scratch);
    return ds_buf_take(&sheet.page.buf, text, length);
}

static void verdict(ds_page *page, const ds_check_report *report) {
    enum { CODE = 2, TEXT = 6 };
    if (report->n_violations == 0) {
        ds_page_say(page, "The plan keeps every rule.");
        ds_page_line(page);
        return;
    }
    ds_page_say(page,
                report->n_violations == 1 ? "The plan breaks rules: %d violation."
                                          : "The plan breaks rules: %d violations.",
                report->n_violations);
    ds_page_line(page);
    ds_page_line(page);
    for (int32_t i = 0; i < report->n_violations; i++) {
        ds_page_to(page, CODE);
        ds_page_put(page, report->violations[i].code);
        ds_page_to(page, TEXT);
        ds_page_wrap(page, report->violations[i].text, TEXT);
        ds_page_line(page);
    }
}

doorstep_status ds_report_check(const ds_instance *in, const ds_plan *plan,
                                const ds_check_report *report, char **text, size_t *length) {
    ds_page page = {.language = report->language};
    ds_sheet_title(&page, in);
    verdict(&page, report);
    ds_page_line(&page);
    ds_sheet_counts(&page, &report->score, UINT64_MAX);
    ds_sheet_score(&page, &report->score, UINT64_MAX, plan);
    return ds_buf_take(&page.buf, text, length);
}
