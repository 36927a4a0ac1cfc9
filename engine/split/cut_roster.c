/* Teams, desks and members of a part. */
#include <string.h>

#include "split/cutting.h"

/* The numbers, in the whole, of the part's own things of one kind. */
static const int32_t *own(ds_cutting *c, const ds_deal *deal, int32_t *n) {
    ds_range range = ds_deal_of(deal, c->part);
    int32_t *list = DS_ARENA_NEW(&c->arena, int32_t, range.count);
    if (list != NULL) {
        memcpy(list, &deal->list[range.first], (size_t)range.count * sizeof *list);
    }
    *n = range.count;
    return list;
}

/* ---- Tables ---------------------------------------------------------------------------------- */

/* The rows listed of a table whose rows have so many bytes. */
static void *rows(ds_cutting *c, const void *table, const int32_t *list, int32_t n, size_t bytes) {
    unsigned char *picked = DS_ARENA_NEW(&c->arena, unsigned char, (size_t)n *bytes);
    for (int32_t r = 0; r < n && bytes > 0 && picked != NULL; r++) {
        memcpy(picked + (size_t)r * bytes, (const unsigned char *)table + (size_t)list[r] * bytes,
               bytes);
    }
    return picked;
}

typedef struct columns {
    const int32_t *list;
    int32_t n, of; /* of so many in the whole */
} columns;

/* The rows and columns listed of a table of bytes. */
static void *cells(ds_cutting *c, const void *table, const int32_t *list, int32_t n, columns in) {
    unsigned char *picked = DS_ARENA_NEW(&c->arena, unsigned char, (size_t)n *(size_t)in.n);
    unsigned char *cell = picked;
    for (int32_t r = 0; r < n && picked != NULL; r++) {
        const unsigned char *row = (const unsigned char *)table + (int64_t)list[r] * in.of;
        for (int32_t k = 0; k < in.n; k++) {
            *cell++ = row[in.list[k]];
        }
    }
    return picked;
}

static columns areas_of(const ds_cutting *c) {
    return (columns){c->cut->area, c->to->n_areas, c->from->n_areas};
}

/* ---- Teams ----------------------------------------------------------------------------------- */

void ds_cut_teams(ds_cutting *c) {
    const ds_instance *from = c->from;
    ds_instance *to = c->to;
    const int32_t *list = c->cut->team = own(c, &c->parts->teams, &to->n_teams);
    ds_team *teams = DS_ARENA_NEW(&c->arena, ds_team, to->n_teams);
    if (c->arena.failed) {
        return;
    }
    for (int32_t t = 0; t < to->n_teams; t++) {
        teams[t] = from->teams[list[t]];
        teams[t].base = ds_keep(&c->locations, teams[t].base);
        teams[t].end = ds_keep(&c->locations, teams[t].end);
    }
    to->teams = teams;
    to->team_area = cells(c, from->team_area, list, to->n_teams, areas_of(c));
    to->team_shift =
        rows(c, from->team_shift, list, to->n_teams, (size_t)from->n_shifts * sizeof(bool));
}

/* ---- Desks ----------------------------------------------------------------------------------- */

static void cut_demands(ds_cutting *c, ds_desk *desks) {
    const ds_instance *from = c->from;
    ds_instance *to = c->to;
    to->n_demands = 0;
    for (int32_t d = 0; d < to->n_desks; d++) {
        to->n_demands += desks[d].demands.count;
    }
    ds_demand *demands = DS_ARENA_NEW(&c->arena, ds_demand, to->n_demands);
    int32_t *numbers = DS_ARENA_NEW(&c->arena, int32_t, to->n_demands);
    int32_t *at = DS_ARENA_NEW(&c->arena, int32_t, (int64_t)to->n_desks * to->n_shifts);
    if (c->arena.failed) {
        return;
    }
    memset(at, 0xff, (size_t)to->n_desks * (size_t)to->n_shifts * sizeof *at);
    int32_t n = 0;
    for (int32_t d = 0; d < to->n_desks; d++) {
        ds_range whole = desks[d].demands;
        desks[d].demands.first = n;
        for (int32_t i = whole.first; i < whole.first + whole.count; i++, n++) {
            demands[n] = from->demands[i];
            demands[n].desk = d;
            numbers[n] = i;
            at[(int64_t)d * to->n_shifts + demands[n].shift] = n;
        }
    }
    to->demands = demands;
    to->demand_at = at;
    c->cut->demand = numbers;
}

void ds_cut_desks(ds_cutting *c) {
    const ds_instance *from = c->from;
    ds_instance *to = c->to;
    const int32_t *list = c->cut->desk = own(c, &c->parts->desks, &to->n_desks);
    ds_desk *desks = DS_ARENA_NEW(&c->arena, ds_desk, to->n_desks);
    if (c->arena.failed) {
        return;
    }
    for (int32_t d = 0; d < to->n_desks; d++) {
        desks[d] = from->desks[list[d]];
        desks[d].location = ds_keep(&c->locations, desks[d].location);
    }
    to->desks = desks;
    to->desk_area = cells(c, from->desk_area, list, to->n_desks, areas_of(c));
    to->desk_service =
        rows(c, from->desk_service, list, to->n_desks, (size_t)from->n_services * sizeof(bool));
    cut_demands(c, desks);
}

/* ---- Members --------------------------------------------------------------------------------- */

void ds_cut_members(ds_cutting *c) {
    const ds_instance *from = c->from;
    ds_instance *to = c->to;
    const int32_t *list = c->cut->member = own(c, &c->parts->members, &to->n_members);
    int32_t n = to->n_members;
    size_t shifts = (size_t)from->n_shifts;
    ds_member *members = DS_ARENA_NEW(&c->arena, ds_member, n);
    if (c->arena.failed) {
        return;
    }
    for (int32_t m = 0; m < n; m++) {
        members[m] = from->members[list[m]];
        members[m].group = ds_keep(&c->groups, members[m].group);
    }
    to->members = members;
    to->n_groups = c->groups.kept.count;
    to->member_team =
        cells(c, from->member_team, list, n, (columns){c->cut->team, to->n_teams, from->n_teams});
    to->member_desk =
        cells(c, from->member_desk, list, n, (columns){c->cut->desk, to->n_desks, from->n_desks});
    to->member_shift = rows(c, from->member_shift, list, n, shifts * sizeof(bool));
    to->max_of_kind = rows(c, from->max_of_kind, list, n, (size_t)from->n_kinds * sizeof(int32_t));
    to->request = rows(c, from->request, list, n, shifts * sizeof(double));
}
