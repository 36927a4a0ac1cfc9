/* Every way in which a member can be on duty where the locks ask for somebody. */
#include <math.h>
#include <stdlib.h>

#include "solve/lock_parts.h"

/* Beyond this many the program is not solved. */
enum { MOST_USES = 20000 };

/* What a member's locks say of a place. */
typedef enum bond { FREE, HERE, AWAY } bond;

static bool locked_here(const ds_lock_place *p, const ds_member_lock *lock) {
    return lock->shift == p->shift && ((lock->duty == DS_DUTY_TEAM && lock->where == p->team) ||
                                       (lock->duty == DS_DUTY_DESK && lock->where == p->desk));
}

static bond bond_to(const ds_lock_model *m, int32_t member, const ds_lock_place *p) {
    const ds_shift *shifts = m->in->shifts;
    bond found = FREE;
    for (int32_t i = m->first_lock[member]; i < m->first_lock[member + 1]; i++) {
        const ds_member_lock *lock = ds_lock_at(m->c, m->set, i)->member;
        if (locked_here(p, lock)) {
            return HERE;
        }
        if (lock->shift == p->shift ||
            (lock->duty != DS_DUTY_OFF &&
             ds_shifts_overlap(&shifts[lock->shift], &shifts[p->shift]))) {
            found = AWAY;
        }
    }
    return found;
}

static bool works(const ds_lock_model *m, int32_t member, int32_t shift) {
    return m->in->member_shift[(int64_t)member * m->in->n_shifts + shift];
}

static void add_use(ds_lock_model *m, ds_lock_use use) {
    const ds_instance *in = m->in;
    ds_lock_use *added = ds_buffer_add(&m->uses, 1);
    if (added == NULL) {
        return;
    }
    use.column = ds_lock_choice(m);
    *added = use;
    m->too_large = m->too_large || m->uses.count > MOST_USES;
    if (use.belongs) {
        int32_t row = ds_lp_row(&m->lp, -INFINITY, 0);
        ds_lp_entry(&m->lp, row, use.column, 1);
        ds_lp_entry(&m->lp, row, ds_lock_belonging(m, use.team, use.member), -1);
    }
    if (!works(m, use.member, use.shift)) {
        ds_lock_bar(m, use.column, DS_RULE_UNAVAILABLE, use.member, use.shift);
    }
    if (use.post == DS_NONE) {
        return;
    }
    ds_lock_post *post = ds_lock_post_at(m, use.post);
    const ds_lock_place *p = ds_lock_place_at(m, post->place);
    post->count++;
    if (p->team != DS_NONE && !in->team_shift[(int64_t)p->team * in->n_shifts + p->shift]) {
        ds_lock_bar(m, use.column, DS_RULE_TEAM_SHIFTS, p->team, p->shift);
    }
    if (p->desk != DS_NONE && p->demand == DS_NONE) {
        ds_lock_bar(m, use.column, DS_RULE_NO_DEMAND, p->desk, p->shift);
    }
    if (p->desk != DS_NONE && !in->member_desk[(int64_t)use.member * in->n_desks + p->desk]) {
        ds_lock_bar(m, use.column, DS_RULE_NOT_AT_DESK, use.member, p->desk);
    }
}

/* ---- Crews ----------------------------------------------------------------------------------- */

/* In a crew as one of the team, or as a helper. A member locked here whom nothing ties to the team
 * stands as a helper, which the rule then forbids. */
static void add_crew_uses(ds_lock_model *m, int32_t member, int32_t post, const ds_lock_place *p,
                          bond tied) {
    uint8_t tie = m->in->member_team[(int64_t)member * m->in->n_teams + p->team];
    ds_lock_use use = {.member = member, .shift = p->shift, .post = post, .team = p->team};
    if ((tie & DS_MAY_BELONG) != 0) {
        use.belongs = true;
        add_use(m, use);
    }
    use.belongs = false;
    if ((tie & DS_HELPS) != 0 || (tie == 0 && tied == HERE)) {
        int32_t column = m->lp.n_columns;
        add_use(m, use);
        if (tie == 0) {
            ds_lock_bar(m, column, DS_RULE_NOT_TIED, member, p->team);
        }
    }
}

/* Crews are numbered by the first of the members locked here who goes with them, so that the same
 * crews are not looked at under all their numbers. */
static void add_crews(ds_lock_model *m, int32_t member, int32_t place, bond tied) {
    ds_lock_place *p = ds_lock_place_at(m, place);
    int32_t last = p->posts.count - 1;
    if (tied == HERE) {
        last = p->seen < last ? p->seen : last;
        p->seen++;
    }
    for (int32_t i = 0; i <= last; i++) {
        add_crew_uses(m, member, p->posts.first + i, p, tied);
    }
}

/* ---- Desks ----------------------------------------------------------------------------------- */

/* Do all who are locked to the desk on the date belong to the team or help it? */
static bool could_hold(const ds_lock_model *m, const ds_lock_place *p, int32_t team) {
    const ds_instance *in = m->in;
    for (int32_t i = 0; i < m->first_lock[in->n_members]; i++) {
        const ds_member_lock *lock = ds_lock_at(m->c, m->set, i)->member;
        if (lock->duty == DS_DUTY_DESK && lock->where == p->desk &&
            in->shifts[lock->shift].date == in->shifts[p->shift].date &&
            in->member_team[(int64_t)lock->member * in->n_teams + team] == 0) {
            return false;
        }
    }
    return true;
}

static void add_holder_uses(ds_lock_model *m, int32_t member, const ds_lock_place *p) {
    const ds_instance *in = m->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        uint8_t tie = in->member_team[(int64_t)member * in->n_teams + t];
        if (tie == 0 || !could_hold(m, p, t)) {
            continue;
        }
        ds_lock_use use = {.member = member, .shift = p->shift, .post = p->posts.first, .team = t};
        if ((tie & DS_HELPS) != 0) {
            add_use(m, use);
        }
        use.belongs = true;
        if ((tie & DS_MAY_BELONG) != 0) {
            add_use(m, use);
        }
    }
}

static void add_staff(ds_lock_model *m, int32_t member, const ds_lock_place *p) {
    if (m->in->desks[p->desk].one_team_per_day &&
        ds_lock_holds(m, DS_RULE_ONE_TEAM_A_DAY, p->desk, DS_NONE)) {
        add_holder_uses(m, member, p);
    } else {
        add_use(m,
                (ds_lock_use){
                    .member = member, .shift = p->shift, .post = p->posts.first, .team = DS_NONE});
    }
}

/* ---- All of them ----------------------------------------------------------------------------- */

/* Whether the rules let somebody, whom no lock binds, be on duty there at all. */
static bool may_come(const ds_lock_model *m, int32_t member, const ds_lock_place *p) {
    const ds_instance *in = m->in;
    if (!works(m, member, p->shift)) {
        return false;
    }
    if (p->team != DS_NONE) {
        return in->team_shift[(int64_t)p->team * in->n_shifts + p->shift];
    }
    return p->demand != DS_NONE && in->member_desk[(int64_t)member * in->n_desks + p->desk];
}

static void list_place(ds_lock_model *m, int32_t place) {
    for (int32_t member = 0; member < m->in->n_members && !m->too_large; member++) {
        const ds_lock_place *p = ds_lock_place_at(m, place);
        bond tied = bond_to(m, member, p);
        if (tied == AWAY || (tied == FREE && !may_come(m, member, p))) {
            continue;
        }
        if (p->team != DS_NONE) {
            add_crews(m, member, place, tied);
        } else {
            add_staff(m, member, p);
        }
    }
}

static bool locked_in(const ds_lock_model *m, int32_t member, int32_t shift) {
    for (int32_t i = m->first_lock[member]; i < m->first_lock[member + 1]; i++) {
        if (ds_lock_at(m->c, m->set, i)->member->shift == shift) {
            return true;
        }
    }
    return false;
}

/* Who must work several days in a row, or be off for several, may need duties that no lock asks
 * for: anywhere, in the shifts without a lock. */
static void list_others(ds_lock_model *m, int32_t member) {
    const ds_member *who = &m->in->members[member];
    bool bound = who->min_days_in_a_row > 1 || who->min_days_off_in_a_row > 1;
    if (m->first_lock[member] == m->first_lock[member + 1] || !bound) {
        return;
    }
    for (int32_t s = 0; s < m->in->n_shifts; s++) {
        if (works(m, member, s) && !locked_in(m, member, s)) {
            add_use(m,
                    (ds_lock_use){.member = member, .shift = s, .post = DS_NONE, .team = DS_NONE});
        }
    }
}

static int compare_uses(const void *a, const void *b) {
    const ds_lock_use *x = a, *y = b;
    if (x->member != y->member) {
        return x->member < y->member ? -1 : 1;
    }
    if (x->shift != y->shift) {
        return x->shift < y->shift ? -1 : 1;
    }
    return (x->column > y->column) - (x->column < y->column);
}

void ds_lock_list_uses(ds_lock_model *m) {
    for (int32_t p = 0; p < m->places.count; p++) {
        list_place(m, p);
    }
    for (int32_t member = 0; member < m->in->n_members && !m->too_large; member++) {
        list_others(m, member);
    }
    if (m->uses.count > 0) {
        qsort(m->uses.items, (size_t)m->uses.count, sizeof(ds_lock_use), compare_uses);
    }
}
