/* The score, part by part. */
#include "report/sections.h"

enum { INDENT = 2, VALUE_END = 56, STATED_END = 74 };

typedef struct ds_part {
    int bit; /* of ds_plan.stated */
    const char *text;
    double sign; /* how it enters the total */
} ds_part;

static const ds_part parts[] = {
    {DS_STATED_COVERAGE, "households' visits done", 1},
    {DS_STATED_COMPLETE, "households completed", 1},
    {DS_PENALTY_area_target, "areas touched too little", -1},
    {DS_PENALTY_desk_shortage, "desk staff missing under the minimum", -1},
    {DS_PENALTY_desk_ideal, "desk staff missing under the ideal", -1},
    {DS_PENALTY_desk_over, "desk staff above the ideal", -1},
    {DS_PENALTY_min_shifts, "members' shifts missing", -1},
    {DS_PENALTY_min_hours, "members' hours missing", -1},
    {DS_PENALTY_fairness, "uneven load", -1},
    {DS_PENALTY_requests, "requests not granted", -1},
    {DS_PENALTY_member_shift, "duties given out", -1},
    {DS_PENALTY_travel, "travel", -1},
    {DS_PENALTY_change, "changes to the earlier plan", -1},
    {DS_STATED_TOTAL, "total", 1},
};

static double value(const ds_score *score, int bit) {
    switch (bit) {
    case DS_STATED_TOTAL:
        return score->total;
    case DS_STATED_COVERAGE:
        return score->coverage;
    case DS_STATED_COMPLETE:
        return score->complete;
    default:
        return score->penalties[bit];
    }
}

void ds_sheet_score(ds_page *page, const ds_score *score, uint64_t shown, const ds_plan *stated) {
    ds_page_heading(page, "Score, part by part");
    if (stated != NULL && stated->stated != 0) {
        ds_page_to(page, VALUE_END - 10);
        ds_page_put(page, "recomputed");
        ds_page_to(page, STATED_END - 11);
        ds_page_put(page, "in the plan");
        ds_page_line(page);
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const ds_part *part = &parts[i];
        double v = value(score, part->bit);
        bool is_stated = stated != NULL && (stated->stated >> part->bit & 1) != 0;
        if ((shown >> part->bit & 1) == 0 ||
            (v == 0 && !is_stated && part->bit != DS_STATED_TOTAL)) {
            continue;
        }
        ds_page_to(page, INDENT);
        ds_page_put(page, part->text);
        ds_page_right(page, part->sign * v, 2, VALUE_END);
        if (is_stated) {
            ds_page_right(page, part->sign * value(&stated->score, part->bit), 2, STATED_END);
        }
        ds_page_line(page);
    }
}
