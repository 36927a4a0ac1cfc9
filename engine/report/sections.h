/*
 * The sections of a planner's page, one file each, in the order in which they are read.
 */
#ifndef DS_REPORT_SECTIONS_H
#define DS_REPORT_SECTIONS_H

#include "base/arena.h"
#include "model/instance.h"
#include "model/plan.h"
#include "report/page.h"

/* A plan on its way to the page. */
typedef struct ds_sheet {
    const ds_instance *in;
    const ds_plan *plan;
    ds_page page;
    ds_arena scratch;
    int32_t *duty_at; /* [n_members x n_shifts] the member's duty in the shift, or DS_NONE */
} ds_sheet;

void ds_sheet_title(ds_page *page, const ds_instance *in);
/* Households and people, as far as `stated` has their bits. */
void ds_sheet_counts(ds_page *page, const ds_score *score, uint64_t stated);
void ds_sheet_headline(ds_sheet *sheet);
void ds_sheet_teams(ds_sheet *sheet);
void ds_sheet_days(ds_sheet *sheet);
void ds_sheet_uncovered(ds_sheet *sheet);

/* A table of the score's parts; the column `stated` is shown where it is not NULL. */
void ds_sheet_score(ds_page *page, const ds_score *score, uint64_t shown, const ds_plan *stated);

/* Names for people to read: the name where there is one, otherwise the id. */
const char *ds_member_label(const ds_instance *in, int32_t member);

/* Household id, with the visit's number where the household has several. */
void ds_put_visit(ds_buf *buf, const ds_instance *in, int32_t visit);

#endif
