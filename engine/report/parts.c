/* The score, part by part. */
#include <string.h>

#include "report/sections.h"
#include "report/width.h"
#include "words/messages.h"

enum { INDENT = 2, VALUE_END = 56, STATED_END = 74 };

const ds_score_part ds_score_parts[DS_SCORE_PARTS] = {
    {DS_STATED_COVERAGE, DS_WORD_part_coverage, 1},
    {DS_STATED_COMPLETE, DS_WORD_part_complete, 1},
    {DS_PENALTY_area_target, DS_WORD_part_area_target, -1},
    {DS_PENALTY_desk_shortage, DS_WORD_part_desk_shortage, -1},
    {DS_PENALTY_desk_ideal, DS_WORD_part_desk_ideal, -1},
    {DS_PENALTY_desk_over, DS_WORD_part_desk_over, -1},
    {DS_PENALTY_min_shifts, DS_WORD_part_min_shifts, -1},
    {DS_PENALTY_min_hours, DS_WORD_part_min_hours, -1},
    {DS_PENALTY_fairness, DS_WORD_part_fairness, -1},
    {DS_PENALTY_requests, DS_WORD_part_requests, -1},
    {DS_PENALTY_member_shift, DS_WORD_part_member_shift, -1},
    {DS_PENALTY_travel, DS_WORD_part_travel, -1},
    {DS_PENALTY_change, DS_WORD_part_change, -1},
    {DS_STATED_TOTAL, DS_WORD_part_total, 1},
};

double ds_part_value(const ds_score *score, int bit) {
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

static void put_right(ds_page *page, const char *text, int end) {
    ds_page_to(page, end - ds_columns(text, strlen(text)));
    ds_page_put(page, text);
}

void ds_sheet_score(ds_page *page, const ds_score *score, uint64_t shown, const ds_plan *stated) {
    ds_page_heading(page, "Score, part by part");
    if (stated != NULL && stated->stated != 0) {
        put_right(page, ds_translate(page->language, "recomputed"), VALUE_END);
        put_right(page, ds_translate(page->language, "in the plan"), STATED_END);
        ds_page_line(page);
    }
    for (size_t i = 0; i < DS_SCORE_PARTS; i++) {
        const ds_score_part *part = &ds_score_parts[i];
        double v = ds_part_value(score, part->bit);
        bool is_stated = stated != NULL && (stated->stated >> part->bit & 1) != 0;
        if ((shown >> part->bit & 1) == 0 ||
            (v == 0 && !is_stated && part->bit != DS_STATED_TOTAL)) {
            continue;
        }
        ds_page_to(page, INDENT);
        ds_page_put(page, ds_words(page->language, part->text));
        ds_page_right(page, part->sign * v, 2, VALUE_END);
        if (is_stated) {
            ds_page_right(page, part->sign * ds_part_value(&stated->score, part->bit), 2,
                          STATED_END);
        }
        ds_page_line(page);
    }
}
