/* Members: what they can, where and when they may serve, and how much. */
#include <math.h>
#include <string.h>

#include "model/build_context.h"

/* Rows of one member in the arrays per team, desk, shift and kind. */
typedef struct member_rows {
    uint8_t *team;
    bool *desk, *shift;
    int32_t *max_of_kind;
    double *request;
    bool *marks; /* scratch: the largest of these lists */
} member_rows;

static void judge_limits(ds_build *b, const ds_where *at, const ds_draft_member *d) {
    if (d->state.broken) {
        return;
    }
    ds_build_order(b, at, "min_shifts", d->min_shifts, "max_shifts", d->max_shifts);
    ds_build_order(b, at, "min_days_in_a_row", d->min_days_in_a_row, "max_days_in_a_row",
                   d->max_days_in_a_row);
    if (d->min_hours > d->max_hours) {
        ds_mistake(b->reporter, at,
                   "\"min_hours\" is %g and \"max_hours\" %g, expected \"min_hours\" to be at most "
                   "\"max_hours\"",
                   d->min_hours, d->max_hours);
    }
}

static void mark_teams(ds_build *b, const ds_where *at, const ds_list_ids *list, bool otherwise,
                       uint8_t bit, member_rows *rows) {
    int32_t n = b->teams.ids->count;
    memset(rows->marks, 0, (size_t)n * sizeof *rows->marks);
    ds_build_mark(b, at, list, &b->teams, otherwise, rows->marks);
    for (int32_t t = 0; t < n; t++) {
        rows->team[t] |= rows->marks[t] ? bit : 0;
    }
}

static void mark_shifts(ds_build *b, const ds_where *at, const ds_draft_member *d,
                        member_rows *rows) {
    int32_t n = b->shifts.ids->count;
    ds_build_mark(b, DS_KEY(at, "shifts"), &d->shifts, &b->shifts, true, rows->shift);
    memset(rows->marks, 0, (size_t)n * sizeof *rows->marks);
    ds_build_mark(b, DS_KEY(at, "unavailable"), &d->unavailable, &b->shifts, false, rows->marks);
    for (int32_t s = 0; s < n; s++) {
        rows->shift[s] &= !rows->marks[s];
    }
}

/* A kind that is declared nowhere and names no shift limits nothing: odd, but no mistake. */
static void limit_kinds(ds_build *b, const ds_where *at, const ds_draft_member *d,
                        int32_t *max_of_kind) {
    for (int32_t k = 0; k < b->in->n_kinds; k++) {
        max_of_kind[k] = DS_NO_LIMIT;
    }
    for (int32_t i = 0; i < d->max_of_kind.count; i++) {
        const ds_field_count *limit = &d->max_of_kind.items[i];
        const ds_where *entry = DS_KEY(at, limit->key);
        int32_t kind = ds_ids_find(b->kinds.ids, limit->key);
        if (kind < 0 && b->draft->kinds.given) {
            ds_build_refer(b, entry, &b->kinds, limit->key);
        } else if (kind < 0) {
            ds_notice(b->reporter, entry, "no shift is of the kind \"%.60s\"", limit->key);
        } else {
            max_of_kind[kind] = limit->value;
        }
    }
}

static void read_requests(ds_build *b, const ds_where *at, const ds_draft_member *d,
                          member_rows *rows) {
    memset(rows->marks, 0, (size_t)b->shifts.ids->count * sizeof *rows->marks);
    for (int32_t i = 0; i < d->requests.count; i++) {
        const ds_draft_request *request = &d->requests.items[i];
        const ds_where *key = DS_KEY(DS_ITEM(at, i), "shift");
        int32_t shift = ds_build_refer(b, key, &b->shifts, request->shift);
        if (shift < 0) {
            continue;
        }
        if (rows->marks[shift]) {
            ds_mistake(b->reporter, key,
                       "shift \"%.60s\" has a request already, expected at most one",
                       request->shift);
        }
        rows->marks[shift] = true;
        rows->request[shift] = request->want == DS_WANT_ON ? request->weight : -request->weight;
    }
}

/* Members who name no group are one group, under a name that no id can have. */
static int32_t group_of(ds_build *b, const ds_draft_member *d) {
    const char *name = d->fair_group != NULL ? d->fair_group : "";
    int32_t group = ds_ids_find(&b->groups, name);
    if (group < 0) {
        group = b->groups.count;
        ds_ids_add(&b->groups, name);
    }
    return group;
}

static int64_t whole_seconds(double hours) {
    return isnan(hours) ? INT64_MAX : llround(3600 * hours);
}

static void compile_member(ds_build *b, const ds_where *at, int32_t i, ds_member *member) {
    const ds_draft_member *d = &b->draft->members.items[i];
    judge_limits(b, at, d);
    *member = (ds_member){.id = b->in->member_ids.names[i],
                          .name = ds_build_text(b, d->name),
                          .role = ds_build_bit(b, &b->roles, DS_KEY(at, "role"), d->role),
                          .skills = ds_build_bits(b, &b->skills, DS_KEY(at, "skills"), &d->skills),
                          .max_shifts = d->max_shifts,
                          .min_shifts = d->min_shifts,
                          .max_seconds = whole_seconds(d->max_hours),
                          .min_hours = d->min_hours,
                          .max_shifts_per_day = d->max_shifts_per_day,
                          .max_shifts_per_week = d->max_shifts_per_week,
                          .max_days_in_a_row = d->max_days_in_a_row,
                          .min_days_in_a_row = d->min_days_in_a_row,
                          .min_days_off_in_a_row = d->min_days_off_in_a_row,
                          .max_weekends = d->max_weekends,
                          .min_rest_seconds = whole_seconds(d->min_rest_hours),
                          .group = group_of(b, d),
                          .share = d->share};
    b->roles.held |= member->role >= 0 ? UINT64_C(1) << member->role : 0;
    b->skills.held |= member->skills;
}

static void compile_rows(ds_build *b, const ds_where *at, int32_t i, member_rows *rows) {
    const ds_draft_member *d = &b->draft->members.items[i];
    mark_teams(b, DS_KEY(at, "teams"), &d->teams, true, DS_MAY_BELONG, rows);
    mark_teams(b, DS_KEY(at, "helps"), &d->helps, false, DS_HELPS, rows);
    ds_build_mark(b, DS_KEY(at, "desks"), &d->desks, &b->desks, true, rows->desk);
    mark_shifts(b, at, d, rows);
    limit_kinds(b, DS_KEY(at, "max_of_kind"), d, rows->max_of_kind);
    read_requests(b, DS_KEY(at, "requests"), d, rows);
}

static member_rows make_rows(ds_build *b, int64_t n) {
    const ds_instance *in = b->in;
    int64_t longest = in->n_teams > in->n_shifts ? in->n_teams : in->n_shifts;
    return (member_rows){.team = DS_ARENA_NEW(&b->arena, uint8_t, n * in->n_teams),
                         .desk = DS_ARENA_NEW(&b->arena, bool, n * in->n_desks),
                         .shift = DS_ARENA_NEW(&b->arena, bool, n * in->n_shifts),
                         .max_of_kind = DS_ARENA_NEW(&b->arena, int32_t, n * in->n_kinds),
                         .request = DS_ARENA_NEW(&b->arena, double, n * in->n_shifts),
                         .marks = DS_ARENA_NEW(&b->scratch, bool, longest)};
}

void ds_build_members(ds_build *b) {
    ds_instance *in = b->in;
    int32_t n = b->draft->members.count;
    ds_member *members = DS_ARENA_NEW(&b->arena, ds_member, n);
    member_rows rows = make_rows(b, n);
    ds_ids_init(&b->groups, &b->scratch, n);
    if (b->arena.failed || b->scratch.failed) {
        return;
    }
    in->members = members;
    in->member_team = rows.team;
    in->member_desk = rows.desk;
    in->member_shift = rows.shift;
    in->max_of_kind = rows.max_of_kind;
    in->request = rows.request;
    in->n_members = n;
    for (int32_t i = 0; i < n; i++) {
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "members"), i);
        compile_member(b, at, i, &members[i]);
        compile_rows(b, at, i, &rows);
        rows.team += in->n_teams;
        rows.desk += in->n_desks;
        rows.shift += in->n_shifts;
        rows.max_of_kind += in->n_kinds;
        rows.request += in->n_shifts;
    }
    in->n_groups = b->groups.count;
}
