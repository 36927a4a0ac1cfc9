/* Crews and desks that the locks ask for. */
#include "solve/lock_parts.h"
#include "solve/lock_visits.h"

static int32_t find_place(ds_lock_model *m, int32_t team, int32_t desk, int32_t shift) {
    for (int32_t i = 0; i < m->places.count; i++) {
        const ds_lock_place *p = ds_lock_place_at(m, i);
        if (p->team == team && p->desk == desk && p->shift == shift) {
            return i;
        }
    }
    ds_lock_place *added = ds_buffer_add(&m->places, 1);
    if (added == NULL) {
        return DS_NONE;
    }
    int64_t cell = (int64_t)desk * m->in->n_shifts + shift;
    *added = (ds_lock_place){.shift = shift,
                             .team = team,
                             .desk = desk,
                             .demand = desk == DS_NONE ? DS_NONE : m->in->demand_at[cell]};
    return m->places.count - 1;
}

static void place_member(ds_lock_model *m, const ds_member_lock *lock) {
    if (lock->duty != DS_DUTY_OFF) {
        int32_t team = lock->duty == DS_DUTY_TEAM ? lock->where : DS_NONE;
        int32_t desk = lock->duty == DS_DUTY_DESK ? lock->where : DS_NONE;
        int32_t place = find_place(m, team, desk, lock->shift);
        if (place != DS_NONE) {
            ds_lock_place_at(m, place)->locked++;
        }
    }
}

/* A visit whose locks leave it several places is not looked at here. */
static void place_visit(ds_lock_model *m, ds_range locks) {
    int32_t visit = ds_lock_at(m->c, m->set, locks.first)->visit->visit;
    ds_visit_scan scan = ds_scan_visit(m->c, m->set, locks, visit, INT64_MIN);
    if (scan.ways != 1) {
        return;
    }
    int32_t desk = scan.demand == DS_NONE ? DS_NONE : m->in->demands[scan.demand].desk;
    int32_t place = find_place(m, scan.team, desk, scan.shift);
    ds_lock_pin *pin = place == DS_NONE ? NULL : ds_buffer_add(&m->pins, 1);
    if (pin != NULL) {
        *pin = (ds_lock_pin){visit, place};
        ds_lock_place_at(m, place)->visits++;
    }
}

/* As many crews as locks may need: no more than there are members and visits to go separately. */
static int32_t count_crews(ds_lock_model *m, const ds_lock_place *p) {
    int32_t most = p->locked + p->visits, limit = m->in->teams[p->team].max_crews;
    if (most > limit && ds_lock_holds(m, DS_RULE_MAX_CREWS, p->team, DS_NONE)) {
        return limit;
    }
    return most;
}

static void add_posts(ds_lock_model *m, int32_t place) {
    ds_lock_place *p = ds_lock_place_at(m, place);
    int32_t count = p->team == DS_NONE ? 1 : count_crews(m, p);
    p->posts = (ds_range){m->posts.count, count};
    ds_lock_post *posts = ds_buffer_add(&m->posts, count);
    for (int32_t i = 0; i < count && posts != NULL; i++) {
        posts[i] = (ds_lock_post){.place = place, .used = ds_lock_choice(m)};
    }
}

/* Somebody of the team that holds a desk for a day may be there in another shift. */
static void place_rest_of_day(ds_lock_model *m, int32_t place) {
    const ds_instance *in = m->in;
    int32_t desk = ds_lock_place_at(m, place)->desk;
    int32_t date = in->shifts[ds_lock_place_at(m, place)->shift].date;
    if (desk == DS_NONE || !in->desks[desk].one_team_per_day) {
        return;
    }
    ds_range demands = in->desks[desk].demands;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        if (in->shifts[in->demands[d].shift].date == date) {
            find_place(m, DS_NONE, desk, in->demands[d].shift);
        }
    }
}

void ds_lock_find_places(ds_lock_model *m) {
    int32_t i = 0;
    for (; i < m->first_lock[m->in->n_members]; i++) {
        place_member(m, ds_lock_at(m->c, m->set, i)->member);
    }
    for (ds_range locks; i < m->set->count; i += locks.count) {
        locks = ds_locks_of_visit(m->c, m->set, i);
        place_visit(m, locks);
    }
    for (int32_t p = 0, asked = m->places.count; p < asked; p++) {
        place_rest_of_day(m, p);
    }
    for (int32_t p = 0; p < m->places.count; p++) {
        add_posts(m, p);
    }
}
