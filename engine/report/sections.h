/*
 * The sections of a planner's page, one file each, in the order in which they are read.
 */
#ifndef DS_REPORT_SECTIONS_H
#define DS_REPORT_SECTIONS_H

#include "base/arena.h"
#include "model/instance.h"
#include "model/plan.h"
#include "report/page.h"
#include "words/words.h"

/* A plan on its way to the page. */
typedef struct ds_sheet {
    const ds_instance *in;
    const ds_plan *plan;
    ds_page page;
    ds_arena scratch;
    int32_t *duty_at;    /* [n_members x n_shifts] the member's duty in the shift, or DS_NONE */
    const char **people; /* [n_members] the name, with the id where several share it or have none */
} ds_sheet;

/* Fill `duty_at` and `people`. False when memory ran out. */
bool ds_sheet_index_duties(ds_sheet *sheet);
bool ds_sheet_name_people(ds_sheet *sheet);

void ds_sheet_title(ds_page *page, const ds_instance *in);
/* Households and people, as far as `stated` has their bits. */
void ds_sheet_counts(ds_page *page, const ds_score *score, uint64_t stated);
/* The score, and how far from the best possible it may be. */
void ds_sheet_total(ds_page *page, double score, const ds_bound *bound);
void ds_sheet_headline(ds_sheet *sheet);
void ds_sheet_teams(ds_sheet *sheet);
void ds_sheet_days(ds_sheet *sheet);
void ds_sheet_uncovered(ds_sheet *sheet);

/* "07:30-11:30" */
void ds_page_shift_times(ds_page *page, const ds_instance *in, int32_t shift);

/* The parts of the score, and after them its total. */
typedef struct ds_score_part {
    int bit; /* of ds_plan.stated */
    ds_word text;
    double sign; /* how it enters the total */
} ds_score_part;

enum { DS_SCORE_PARTS = DS_N_PENALTIES + 3 };

extern const ds_score_part ds_score_parts[DS_SCORE_PARTS];
double ds_part_value(const ds_score *score, int bit);

/* A table of the score's parts; the column `stated` is shown where it is not NULL. */
void ds_sheet_score(ds_page *page, const ds_score *score, uint64_t shown, const ds_plan *stated);

/* Household id, with the visit's number where the household has several. */
void ds_put_visit(ds_buf *buf, doorstep_language language, const ds_instance *in, int32_t visit);

#endif
