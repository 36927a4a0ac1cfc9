/*
 * What of an instance a page shows: all of it, or a part (split/parts.h) with those who serve there
 * and whom they serve. A page counts its things anew, from 0.
 */
#ifndef DS_REPORT_HTML_VIEW_H
#define DS_REPORT_HTML_VIEW_H

#include "base/buf.h"
#include "model/instance.h"
#include "model/plan.h"
#include "split/parts.h"

/* Things of one kind. */
typedef struct ds_html_pick {
    int32_t count;
    int32_t *list; /* [count] rising */
    int32_t *at;   /* [n] the place in the list, or DS_NONE */
} ds_html_pick;

typedef struct ds_html_view {
    ds_arena arena;
    int32_t part; /* DS_NONE: the whole */
    ds_html_pick areas, teams, desks, members, households;
} ds_html_view;

/* False when memory ran out; to be freed in any case. */
bool ds_html_view_whole(ds_html_view *view, const ds_instance *in);
bool ds_html_view_part(ds_html_view *view, const ds_instance *in, const ds_plan *plan,
                       const ds_parts *parts, int32_t part);
void ds_html_view_free(ds_html_view *view);

/* Is the team's or desk's duty one of the page's? */
static inline bool ds_html_shows(const ds_html_view *view, int32_t team, int32_t desk) {
    return team != DS_NONE ? view->teams.at[team] != DS_NONE : view->desks.at[desk] != DS_NONE;
}

/* What a part is called: what its areas' names have behind their last comma ("KP 3, Phường 1"), or
 * else the areas themselves. */
void ds_html_part_name(ds_buf *buf, const ds_instance *in, const ds_html_view *view);

/* Which district it is in: that of its first area, "" where that has none. */
const char *ds_html_district(const ds_instance *in, const ds_html_view *view);

/* What the file of a part's page is called. */
enum { DS_HTML_FILE_NAME = 32 };
void ds_html_file_name(int32_t part, char name[DS_HTML_FILE_NAME]);

/* Households that a part answers for, of which it may show more, and what becomes of them. */
typedef struct ds_html_counts {
    int64_t households, covered, touched, people_helped, services_given;
} ds_html_counts;

/* Of every part. False when memory ran out. */
bool ds_html_count(const ds_instance *in, const ds_plan *plan, const ds_parts *parts,
                   ds_html_counts *counts);

#endif
