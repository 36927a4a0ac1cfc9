/* Rows of the lock model: what locked visits need where they have to be done. */
#include <math.h>
#include <stdlib.h>

#include "solve/lock_parts.h"

/* Seconds; loads of desks are compared with a tolerance of 1e-6 minutes. */
static const double TOLERANCE = 60e-6;

static const ds_shape *shape_of(const ds_lock_model *m, int32_t visit) {
    return &m->in->shapes[m->in->visits[visit].shape];
}

static void enter_holders(ds_lock_model *m, int32_t row, int32_t post, uint64_t skill) {
    for (int32_t i = 0; i < m->uses.count && row >= 0; i++) {
        const ds_lock_use *use = ds_lock_use_at(m, i);
        if (use->post == post && (m->in->members[use->member].skills & skill) == skill) {
            ds_lp_entry(&m->lp, row, use->column, 1);
        }
    }
}

/* ---- At home --------------------------------------------------------------------------------- */

/* Seconds that the visit takes at least, with as many hands as a crew can have. */
static double least_length(const ds_lock_model *m, const ds_lock_place *p, int32_t visit) {
    const ds_shape *shape = shape_of(m, visit);
    const ds_team *team = &m->in->teams[p->team];
    double length = shape->longest;
    double work = shape->work / (team->parallel ? team->crew_max : 1);
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        double part = m->in->skill_works[shape->skill_works.first + i].seconds;
        work = fmax(work, part / (team->parallel ? team->crew_max : 1));
    }
    return m->in->travel.stop_seconds + fmax(length, work);
}

/* `goes`: column, the visit is done by the crew. */
static void add_skills(ds_lock_model *m, int32_t post, int32_t visit, int32_t goes) {
    for (uint64_t rest = shape_of(m, visit)->skills; rest != 0; rest &= rest - 1) {
        int32_t skill = __builtin_ctzll(rest);
        int32_t row = ds_lock_row(m, DS_RULE_SKILL, visit, skill, 0, INFINITY);
        ds_lp_entry(&m->lp, row, goes, -1);
        enter_holders(m, row, post, UINT64_C(1) << skill);
    }
}

/* Each visit by one of the crews, which exists then; and a crew's visits within its shift. */
static void add_visits(ds_lock_model *m, int32_t place, const int32_t *done) {
    const ds_lock_place *p = ds_lock_place_at(m, place);
    const ds_shift *shift = &m->in->shifts[p->shift];
    double minutes = ((double)shift->end - shift->start) / m->in->ticks_per_second / 60;
    for (int32_t i = p->posts.first; i < p->posts.first + p->posts.count; i++) {
        int32_t time =
            ds_lock_row(m, DS_RULE_SHIFT_LENGTH, p->team, p->shift, -INFINITY, minutes + TOLERANCE);
        for (int32_t v = 0; v < m->pins.count; v++) {
            const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
            if (pin->place != place) {
                continue;
            }
            int32_t goes = ds_lock_choice(m), needs = ds_lp_row(&m->lp, -INFINITY, 0);
            ds_lp_entry(&m->lp, done[v], goes, 1);
            ds_lp_entry(&m->lp, needs, goes, 1);
            ds_lp_entry(&m->lp, needs, ds_lock_post_at(m, i)->used, -1);
            ds_lp_entry(&m->lp, time, goes, least_length(m, p, pin->visit) / 60);
            add_skills(m, i, pin->visit, goes);
        }
    }
}

/* ---- At a desk --------------------------------------------------------------------------------
 */

static double people_for(double work, double each) {
    double people = each > 0 ? ceil((work - TOLERANCE) / each) : INFINITY;
    return fmin(people, 1e6);
}

/* Work booked, in seconds: all of it, and for each skill what calls for it. */
static void add_bookings(ds_lock_model *m, int32_t place, double *of_skill) {
    const ds_lock_place *p = ds_lock_place_at(m, place);
    double each = m->in->desks[p->desk].appointment_seconds, all = 0;
    for (int32_t k = 0; k < m->in->n_skills; k++) {
        of_skill[k] = 0;
    }
    for (int32_t v = 0; v < m->pins.count; v++) {
        const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
        const ds_shape *shape = shape_of(m, pin->visit);
        for (int32_t i = 0; i < shape->skill_works.count && pin->place == place; i++) {
            const ds_skill_work *part = &m->in->skill_works[shape->skill_works.first + i];
            of_skill[part->skill] += part->seconds;
        }
        all += pin->place == place ? shape->work : 0;
    }
    int32_t row =
        ds_lock_row(m, DS_RULE_APPOINTMENTS, p->demand, DS_NONE, people_for(all, each), INFINITY);
    enter_holders(m, row, p->posts.first, 0);
    for (int32_t k = 0; k < m->in->n_skills; k++) {
        if (of_skill[k] > 0) {
            row = ds_lock_row(m, DS_RULE_APPOINTMENTS, p->demand, k, people_for(of_skill[k], each),
                              INFINITY);
            enter_holders(m, row, p->posts.first, UINT64_C(1) << k);
        }
    }
}

/* ---- All of them ----------------------------------------------------------------------------- */

void ds_lock_add_pins(ds_lock_model *m) {
    int32_t *done = DS_ARENA_NEW(&m->scratch, int32_t, m->pins.count); /* rows: it is done */
    double *of_skill = DS_ARENA_NEW(&m->scratch, double, m->in->n_skills);
    if (done == NULL || of_skill == NULL) {
        return;
    }
    for (int32_t v = 0; v < m->pins.count; v++) {
        const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
        bool home = ds_lock_place_at(m, pin->place)->team != DS_NONE;
        done[v] = ds_lp_row(&m->lp, home ? 1 : 0, INFINITY);
    }
    for (int32_t i = 0; i < m->places.count; i++) {
        const ds_lock_place *p = ds_lock_place_at(m, i);
        if (p->visits > 0 && p->team != DS_NONE) {
            add_visits(m, i, done);
        } else if (p->visits > 0) {
            add_bookings(m, i, of_skill);
        }
    }
}
