#include "solve/forming.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pairs.h"

enum { STEP_LIMIT = 20000 };
enum { ON_DUTY = 1, BELONGS = 2 };
enum { ANYWHERE = -1, NOWHERE = -2 }; /* otherwise a team, or n_teams + desk */
enum { TIES = 4, PLACES = 2 * TIES }; /* cells of a kind */

/* Loads of desks are compared with a tolerance of 1e-6 minutes. */
static const double TOLERANCE = 60e-6;

/* ---- The search ------------------------------------------------------------------------------
 *
 * Picks are added only where a row is short: whoever completes a group picks, for any row that is
 * short, at least one more of those who count there. One branch for each of them, each closed to
 * the picks of the branches before it. */

static bool counts_in(const ds_forming *f, const ds_forming_row *row, const ds_forming_pick *pick) {
    bool everybody = row->rule.roles == 0 && row->rule.skill == 0;
    return (pick->flags & row->flags) == row->flags &&
           (everybody || ds_rule_matches(&row->rule, &f->in->members[f->cells[pick->cell].sample]));
}

/* How many more could be picked without passing a maximum. */
static int32_t room_for(const ds_forming *f, const ds_forming_pick *pick) {
    int32_t room = pick->barred != 0 ? 0 : f->cells[pick->cell].left;
    for (int32_t r = 0; r < f->n_rows && room > 0; r++) {
        const ds_forming_row *row = &f->rows[r];
        if (row->rule.max - row->count < room && counts_in(f, row, pick)) {
            room = row->rule.max - row->count;
        }
    }
    return room;
}

/* The row that is short with the fewest people to spare. False: some row cannot be filled. */
static bool tightest_row(ds_forming *f, const ds_forming_row **tightest) {
    int64_t least = INT64_MAX;
    *tightest = NULL;
    for (int32_t p = 0; p < f->n_picks; p++) {
        f->picks[p].room = room_for(f, &f->picks[p]);
    }
    for (int32_t r = 0; r < f->n_rows; r++) {
        const ds_forming_row *row = &f->rows[r];
        if (row->count >= row->rule.min) {
            continue;
        }
        int64_t spare = (int64_t)row->count - row->rule.min;
        for (int32_t p = 0; p < f->n_picks; p++) {
            spare += counts_in(f, row, &f->picks[p]) ? f->picks[p].room : 0;
        }
        if (spare < 0) {
            return false;
        }
        if (spare < least) {
            least = spare;
            *tightest = row;
        }
    }
    return true;
}

static void add(ds_forming *f, const ds_forming_pick *pick, int32_t n) {
    f->cells[pick->cell].left -= n;
    for (int32_t r = 0; r < f->n_rows; r++) {
        f->rows[r].count += counts_in(f, &f->rows[r], pick) ? n : 0;
    }
}

static bool complete(ds_forming *f, int32_t depth) {
    const ds_forming_row *row;
    if (--f->steps < 0) {
        return true;
    }
    if (!tightest_row(f, &row)) {
        return false;
    }
    bool done = row == NULL;
    for (int32_t p = 0; p < f->n_picks && !done; p++) {
        ds_forming_pick *pick = &f->picks[p];
        if (counts_in(f, row, pick) && room_for(f, pick) > 0) {
            add(f, pick, 1);
            done = complete(f, depth + 1);
            add(f, pick, -1);
            pick->barred = depth;
        }
    }
    for (int32_t p = 0; p < f->n_picks; p++) {
        f->picks[p].barred = f->picks[p].barred == depth ? 0 : f->picks[p].barred;
    }
    return done;
}

/* ---- Who could be there ---------------------------------------------------------------------- */

static void reset(ds_forming *f) {
    memset(f->cell_at, 0, (size_t)f->n_kinds * PLACES * sizeof *f->cell_at);
    f->n_cells = f->n_picks = f->n_rows = 0;
    f->steps = STEP_LIMIT;
}

static void add_pick(ds_forming *f, int32_t cell, uint32_t flags) {
    f->picks[f->n_picks++] = (ds_forming_pick){.cell = cell, .flags = flags};
}

/* One more member, with a tie to the group's team and present in the shift or not. */
static void add_member(ds_forming *f, int32_t member, uint8_t tie, bool present, bool team) {
    int32_t place = (f->kind_of[member] * TIES + tie) * 2 + present;
    if (f->cell_at[place] == 0) {
        int32_t cell = f->n_cells++;
        f->cells[cell] = (ds_forming_cell){.sample = member};
        f->cell_at[place] = cell + 1;
        if (present && (tie & DS_MAY_BELONG) != 0) {
            add_pick(f, cell, ON_DUTY | BELONGS);
        }
        if (present && (!team || (tie & DS_HELPS) != 0)) {
            add_pick(f, cell, ON_DUTY);
        }
        if ((tie & DS_MAY_BELONG) != 0) {
            add_pick(f, cell, BELONGS);
        }
    }
    f->cells[f->cell_at[place] - 1].left++;
}

static bool present(const ds_forming *f, int32_t member, int32_t shift, int32_t place) {
    int32_t bound = f->bound_to[(int64_t)member * f->in->n_shifts + shift];
    return bound == ANYWHERE || bound == place;
}

/* `demand` DS_NONE: a crew of the team; otherwise the desk's staff, under that team as its holder.
 */
static void add_tied(ds_forming *f, int32_t team, int32_t shift, int32_t demand) {
    const ds_instance *in = f->in;
    int32_t desk = demand == DS_NONE ? DS_NONE : in->demands[demand].desk;
    int32_t place = desk == DS_NONE ? team : in->n_teams + desk;
    for (int32_t i = f->tied_first[team]; i < f->tied_first[team + 1]; i++) {
        int32_t m = f->tied[i];
        bool there = present(f, m, shift, place) &&
                     (desk == DS_NONE || in->member_desk[(int64_t)m * in->n_desks + desk]);
        uint8_t tie = in->member_team[(int64_t)m * in->n_teams + team];
        add_member(f, m, tie, there, true);
    }
}

static void add_anybody(ds_forming *f, int32_t demand) {
    const ds_instance *in = f->in;
    int32_t desk = in->demands[demand].desk;
    for (int32_t m = 0; m < in->n_members; m++) {
        if (in->member_desk[(int64_t)m * in->n_desks + desk] &&
            present(f, m, in->demands[demand].shift, in->n_teams + desk)) {
            add_member(f, m, 0, true, false);
        }
    }
}

/* ---- What they must be ----------------------------------------------------------------------- */

static void add_row(ds_forming *f, uint32_t flags, ds_rule rule) {
    f->rows[f->n_rows++] = (ds_forming_row){.flags = flags, .rule = rule};
}

static void add_size(ds_forming *f, uint32_t flags, int32_t min, int32_t max) {
    add_row(f, flags, (ds_rule){.min = min, .max = max});
}

static void add_rules(ds_forming *f, uint32_t flags, ds_range rules) {
    for (int32_t i = 0; i < rules.count; i++) {
        add_row(f, flags, f->in->rules[rules.first + i]);
    }
}

static int32_t people_for(double work, double seconds) {
    if (work <= TOLERANCE) {
        return 0;
    }
    double people = seconds <= 0 ? INFINITY : ceil((work - TOLERANCE) / seconds);
    return people < DS_NO_LIMIT ? (int32_t)people : DS_NO_LIMIT;
}

/* People and holders of each skill that the work takes. False: more than could ever be. */
static bool add_work(ds_forming *f, const ds_shape *shape, double seconds, int32_t max) {
    int32_t people = people_for(shape->work, seconds);
    add_size(f, ON_DUTY, people, max);
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &f->in->skill_works[shape->skill_works.first + i];
        int32_t holders = people_for(part->seconds, seconds);
        add_row(f, ON_DUTY,
                (ds_rule){.skill = UINT64_C(1) << part->skill,
                          .min = holders > 1 ? holders : 1,
                          .max = DS_NO_LIMIT});
    }
    return people <= max;
}

/* `where`: at least one of those must belong to the team. */
static void add_team(ds_forming *f, const ds_team *team, uint32_t where) {
    add_size(f, where | BELONGS, 1, DS_NO_LIMIT);
    add_size(f, BELONGS, team->size_min, team->size_max);
    add_rules(f, BELONGS, team->require);
}

bool ds_could_send(ds_forming *f, int32_t team, int32_t shift, const ds_shape *shape,
                   double seconds) {
    const ds_team *t = &f->in->teams[team];
    reset(f);
    if (!f->in->team_shift[(int64_t)team * f->in->n_shifts + shift] || t->max_crews == 0 ||
        !add_work(f, shape, seconds, t->crew_max)) {
        return false;
    }
    add_size(f, ON_DUTY, t->crew_min, t->crew_max);
    add_rules(f, ON_DUTY, t->crew_require);
    add_team(f, t, ON_DUTY);
    add_tied(f, team, shift, DS_NONE);
    return complete(f, 1);
}

/* Could somebody of the team be at the desk in another shift of the date? Then the staff of this
 * one may be helpers. */
static bool could_be_elsewhere(const ds_forming *f, int32_t team, int32_t demand) {
    const ds_instance *in = f->in;
    int32_t desk = in->demands[demand].desk, date = in->shifts[in->demands[demand].shift].date;
    ds_range all = in->desks[desk].demands;
    for (int32_t d = all.first; d < all.first + all.count; d++) {
        bool open =
            d != demand && in->demands[d].max > 0 && in->shifts[in->demands[d].shift].date == date;
        for (int32_t i = f->tied_first[team]; open && i < f->tied_first[team + 1]; i++) {
            int32_t m = f->tied[i];
            if ((in->member_team[(int64_t)m * in->n_teams + team] & DS_MAY_BELONG) != 0 &&
                in->member_desk[(int64_t)m * in->n_desks + desk] &&
                present(f, m, in->demands[d].shift, in->n_teams + desk)) {
                return true;
            }
        }
    }
    return false;
}

static bool could_hold(ds_forming *f, int32_t team, int32_t demand, const ds_shape *shape,
                       double seconds) {
    const ds_demand *d = &f->in->demands[demand];
    reset(f);
    if (!add_work(f, shape, seconds, d->max)) {
        return false;
    }
    add_size(f, ON_DUTY, 1, d->max);
    add_rules(f, ON_DUTY, d->require);
    if (team == DS_NONE) {
        add_anybody(f, demand);
    } else {
        add_team(f, &f->in->teams[team], could_be_elsewhere(f, team, demand) ? 0 : ON_DUTY);
        add_tied(f, team, d->shift, demand);
    }
    return complete(f, 1);
}

bool ds_could_staff(ds_forming *f, int32_t demand, const ds_shape *shape, double seconds) {
    const ds_desk *desk = &f->in->desks[f->in->demands[demand].desk];
    if (!desk->one_team_per_day) {
        return could_hold(f, DS_NONE, demand, shape, seconds);
    }
    bool could = false;
    for (int32_t t = 0; t < f->in->n_teams && desk->max_days_per_team > 0 && !could; t++) {
        could = could_hold(f, t, demand, shape, seconds);
    }
    return could;
}

/* ---- Making ---------------------------------------------------------------------------------- */

/* A single duty in the shift keeps every limit of the member. */
static bool could_ever_serve(const ds_instance *in, int32_t member, int32_t shift) {
    const ds_member *m = &in->members[member];
    const ds_shift *s = &in->shifts[shift];
    int64_t cell = (int64_t)member * in->n_kinds + s->kind;
    return in->member_shift[(int64_t)member * in->n_shifts + shift] && m->max_shifts > 0 &&
           m->max_shifts_per_day > 0 && m->max_shifts_per_week > 0 && m->max_days_in_a_row > 0 &&
           (s->end - s->start) / in->ticks_per_second <= m->max_seconds &&
           (s->kind == DS_NONE || in->max_of_kind[cell] > 0) &&
           (!s->weekend || m->max_weekends > 0);
}

static void bind(ds_forming *f, const ds_member_lock *lock) {
    const ds_instance *in = f->in;
    int32_t *bound = &f->bound_to[(int64_t)lock->member * in->n_shifts];
    if (lock->duty == DS_DUTY_OFF) {
        bound[lock->shift] = NOWHERE;
        return;
    }
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (s != lock->shift && ds_shifts_overlap(&in->shifts[s], &in->shifts[lock->shift])) {
            bound[s] = NOWHERE;
        }
    }
    if (bound[lock->shift] == ANYWHERE) {
        bound[lock->shift] = lock->duty == DS_DUTY_TEAM ? lock->where : in->n_teams + lock->where;
    }
}

static void find_presence(ds_forming *f, bool keep_locks) {
    const ds_instance *in = f->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            f->bound_to[(int64_t)m * in->n_shifts + s] =
                could_ever_serve(in, m, s) ? ANYWHERE : NOWHERE;
        }
    }
    for (int32_t i = 0; keep_locks && i < in->n_member_locks; i++) {
        bind(f, &in->member_locks[i]);
    }
}

static bool find_kinds(ds_forming *f) {
    const ds_instance *in = f->in;
    ds_pairs kinds = DS_PAIRS_EMPTY;
    bool ok = true;
    for (int32_t m = 0; m < in->n_members && ok; m++) {
        f->kind_of[m] =
            ds_pairs_index(&kinds, in->members[m].skills, (uint64_t)in->members[m].role);
        ok = f->kind_of[m] >= 0;
    }
    f->n_kinds = kinds.count;
    ds_pairs_free(&kinds);
    return ok;
}

static bool find_tied(ds_forming *f) {
    const ds_instance *in = f->in;
    int64_t count = 0;
    for (int64_t i = 0; i < (int64_t)in->n_members * in->n_teams; i++) {
        count += in->member_team[i] != 0;
    }
    f->tied = malloc(((size_t)count + 1) * sizeof *f->tied);
    if (f->tied == NULL) {
        return false;
    }
    int32_t n = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        for (int32_t m = 0; m < in->n_members; m++) {
            if (in->member_team[(int64_t)m * in->n_teams + t] != 0) {
                f->tied[n++] = m;
            }
        }
        f->tied_first[t + 1] = n;
    }
    return true;
}

/* Rows of the largest question: work, skills, size, belonging, and rules of group and team. */
static int32_t most_rows(const ds_instance *in) {
    int32_t group = 0, team = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t crew = in->teams[t].crew_require.count, own = in->teams[t].require.count;
        group = crew > group ? crew : group;
        team = own > team ? own : team;
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        int32_t staff = in->demands[d].require.count;
        group = staff > group ? staff : group;
    }
    return in->n_skills + group + team + 4;
}

static bool make_room(ds_forming *f) {
    size_t cells = (size_t)f->n_kinds * PLACES;
    f->cell_at = malloc((cells + 1) * sizeof *f->cell_at);
    f->cells = malloc((cells + 1) * sizeof *f->cells);
    f->picks = malloc((3 * cells + 1) * sizeof *f->picks);
    f->rows = malloc((size_t)most_rows(f->in) * sizeof *f->rows);
    return f->cell_at != NULL && f->cells != NULL && f->picks != NULL && f->rows != NULL;
}

bool ds_forming_init(ds_forming *f, const ds_instance *in, bool keep_locks) {
    size_t members = (size_t)in->n_members + 1;
    *f = (ds_forming){.in = in};
    f->kind_of = malloc(members * sizeof *f->kind_of);
    f->bound_to = malloc(members * ((size_t)in->n_shifts + 1) * sizeof *f->bound_to);
    f->tied_first = calloc((size_t)in->n_teams + 1, sizeof *f->tied_first);
    if (f->kind_of == NULL || f->bound_to == NULL || f->tied_first == NULL || !find_kinds(f) ||
        !find_tied(f) || !make_room(f)) {
        ds_forming_free(f);
        return false;
    }
    find_presence(f, keep_locks);
    return true;
}

void ds_forming_free(ds_forming *f) {
    free(f->kind_of);
    free(f->bound_to);
    free(f->tied_first);
    free(f->tied);
    free(f->cell_at);
    free(f->cells);
    free(f->picks);
    free(f->rows);
    *f = (ds_forming){0};
}
