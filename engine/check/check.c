#include "check/check.h"

#include "check/judge.h"

void ds_check_report_free(ds_check_report *report) {
    if (report != NULL) {
        ds_arena arena = report->arena;
        ds_arena_free(&arena);
    }
}

static ds_check_report *new_report(void) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_check_report *report = DS_ARENA_NEW(&arena, ds_check_report, 1);
    if (report != NULL) {
        report->arena = arena;
    }
    return report;
}

static void judge_everything(ds_judge *judge) {
    static void (*const parts[])(ds_judge *) = {
        ds_judge_names,  ds_judge_members, ds_judge_limits,  ds_judge_teams,  ds_judge_crews,
        ds_judge_desks,  ds_judge_booked,  ds_judge_visits,  ds_judge_routes, ds_judge_locks,
        ds_judge_frozen, ds_judge_score,   ds_judge_figures, ds_judge_list,
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        parts[i](judge);
    }
}

doorstep_status ds_check(const ds_instance *in, const ds_plan *plan, const ds_baseline *baseline,
                         doorstep_language language, ds_check_report **out) {
    *out = NULL;
    ds_check_report *report = new_report();
    if (report == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_judge judge = {
        .in = in, .plan = plan, .baseline = baseline, .report = report, .language = language};
    report->language = language;
    ds_arena_init(&judge.scratch);
    if (ds_ledger_make(&judge.ledger, &judge.scratch, in, plan)) {
        judge_everything(&judge);
    }
    bool failed = judge.scratch.failed || report->arena.failed;
    ds_arena_free(&judge.scratch);
    if (failed) {
        ds_check_report_free(report);
        return DOORSTEP_NO_MEMORY;
    }
    *out = report;
    return DOORSTEP_OK;
}
