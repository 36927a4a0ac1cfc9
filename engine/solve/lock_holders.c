/* Rows of the lock model: desks that one team holds a day. */
#include <math.h>

#include "solve/lock_parts.h"

/* A team that may hold a desk on a date. */
typedef struct hold {
    int32_t desk, day, week, team;
    int32_t column;
    int32_t own; /* row: somebody who belongs to the team is there */
} hold;

static hold *find_hold(ds_lock_model *m, ds_buffer *holds, int32_t desk, const ds_shift *shift,
                       int32_t team) {
    for (int32_t i = 0; i < holds->count; i++) {
        hold *h = (hold *)holds->items + i;
        if (h->desk == desk && h->day == shift->day && h->team == team) {
            return h;
        }
    }
    hold *added = ds_buffer_add(holds, 1);
    if (added != NULL) {
        *added = (hold){desk, shift->day,        shift->week,
                        team, ds_lock_choice(m), ds_lp_row(&m->lp, 0, INFINITY)};
        ds_lp_entry(&m->lp, added->own, added->column, -1);
    }
    return added;
}

/* Who is there in a team's name is so only where the team holds the desk. */
static void tie_use(ds_lock_model *m, ds_buffer *holds, const ds_lock_use *use, int32_t desk) {
    const hold *h = find_hold(m, holds, desk, &m->in->shifts[use->shift], use->team);
    if (h == NULL) {
        return;
    }
    int32_t row = ds_lp_row(&m->lp, -INFINITY, 0);
    ds_lp_entry(&m->lp, row, use->column, 1);
    ds_lp_entry(&m->lp, row, h->column, -1);
    if (use->belongs) {
        ds_lp_entry(&m->lp, h->own, use->column, 1);
    }
}

static bool same_date(const hold *a, const hold *b) {
    return a->desk == b->desk && a->day == b->day;
}

static bool same_week(const hold *a, const hold *b) {
    return a->desk == b->desk && a->week == b->week && a->team == b->team;
}

/* Is this the first hold like itself? */
static bool leads(const ds_buffer *holds, int32_t i, bool (*alike)(const hold *, const hold *)) {
    const hold *all = (const hold *)holds->items;
    int32_t first = 0;
    while (!alike(&all[first], &all[i])) {
        first++;
    }
    return first == i;
}

static void enter_alike(ds_lock_model *m, const ds_buffer *holds, int32_t i, int32_t row,
                        bool (*alike)(const hold *, const hold *)) {
    const hold *all = (const hold *)holds->items;
    for (int32_t j = i; j < holds->count; j++) {
        if (alike(&all[i], &all[j])) {
            ds_lp_entry(&m->lp, row, all[j].column, 1);
        }
    }
}

void ds_lock_add_holders(ds_lock_model *m) {
    ds_buffer holds = ds_buffer_make(&m->scratch, sizeof(hold));
    for (int32_t i = 0; i < m->uses.count; i++) {
        const ds_lock_use *use = ds_lock_use_at(m, i);
        if (use->post == DS_NONE || use->team == DS_NONE) {
            continue;
        }
        const ds_lock_place *p = ds_lock_place_at(m, ds_lock_post_at(m, use->post)->place);
        if (p->desk != DS_NONE) {
            tie_use(m, &holds, use, p->desk);
        }
    }
    for (int32_t i = 0; i < holds.count; i++) {
        const hold *h = (const hold *)holds.items + i;
        int32_t limit = m->in->desks[h->desk].max_days_per_team;
        if (leads(&holds, i, same_date)) {
            enter_alike(m, &holds, i, ds_lp_row(&m->lp, -INFINITY, 1), same_date);
        }
        if (limit < m->in->n_days && leads(&holds, i, same_week)) {
            int32_t row = ds_lock_row(m, DS_RULE_MAX_DAYS_HELD, h->desk, DS_NONE, -INFINITY, limit);
            enter_alike(m, &holds, i, row, same_week);
        }
    }
}
