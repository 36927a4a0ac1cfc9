/* Rows of the lock model: what locked visits need where they have to be done. */
#include <math.h>

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

/* `goes`: column, the visit is done by the crew. */
static void add_skills(ds_lock_model *m, int32_t post, int32_t visit, int32_t goes) {
    for (uint64_t rest = shape_of(m, visit)->skills; rest != 0; rest &= rest - 1) {
        int32_t skill = __builtin_ctzll(rest);
        int32_t row = ds_lock_row(m, DS_RULE_SKILL, visit, skill, 0, INFINITY);
        ds_lp_entry(&m->lp, row, goes, -1);
        enter_holders(m, row, post, UINT64_C(1) << skill);
    }
}

/* Pairs of the place's visits that no route holds; `goes` as in add_crew. */
static void add_pairs(ds_lock_model *m, int32_t place, const int32_t *goes) {
    const ds_lock_place *p = ds_lock_place_at(m, place);
    for (int32_t v = 0; v < m->pins.count; v++) {
        const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
        for (int32_t w = v + 1; w < m->pins.count && pin->place == place; w++) {
            const ds_lock_pin *other = DS_LOCK_ITEM(m, pins, ds_lock_pin, w);
            if (other->place == place && !ds_could_share_route(&m->c->eligible, pin->visit,
                                                               other->visit, p->team, p->shift)) {
                int32_t row = ds_lock_row(m, DS_RULE_APART, pin->visit, other->visit, -INFINITY, 1);
                ds_lp_entry(&m->lp, row, goes[v], 1);
                ds_lp_entry(&m->lp, row, goes[w], 1);
            }
        }
    }
}

/* What one crew does of the place's visits: `goes` [n_pins] takes the columns, of its visits. */
static void add_crew(ds_lock_model *m, int32_t post, const int32_t *done, int32_t *goes) {
    int32_t place = ds_lock_post_at(m, post)->place;
    const ds_lock_place *p = ds_lock_place_at(m, place);
    const ds_shift *shift = &m->in->shifts[p->shift];
    double a_minute = 60.0 * m->in->ticks_per_second;
    double minutes = ((double)shift->end - shift->start) / a_minute;
    int32_t time =
        ds_lock_row(m, DS_RULE_SHIFT_LENGTH, p->team, p->shift, -INFINITY, minutes + TOLERANCE);
    for (int32_t v = 0; v < m->pins.count; v++) {
        const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
        if (pin->place != place) {
            continue;
        }
        int32_t exists = ds_lp_row(&m->lp, -INFINITY, 0);
        goes[v] = ds_lock_choice(m);
        ds_lp_entry(&m->lp, done[v], goes[v], 1);
        ds_lp_entry(&m->lp, exists, goes[v], 1);
        ds_lp_entry(&m->lp, exists, ds_lock_post_at(m, post)->used, -1);
        ds_lp_entry(&m->lp, time, goes[v],
                    ds_least_length(&m->c->eligible, pin->visit, p->team) / a_minute);
        add_skills(m, post, pin->visit, goes[v]);
    }
    add_pairs(m, place, goes);
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
    int32_t *goes = DS_ARENA_NEW(&m->scratch, int32_t, m->pins.count);
    if (done == NULL || of_skill == NULL || goes == NULL) {
        return;
    }
    for (int32_t v = 0; v < m->pins.count; v++) {
        const ds_lock_pin *pin = DS_LOCK_ITEM(m, pins, ds_lock_pin, v);
        bool home = ds_lock_place_at(m, pin->place)->team != DS_NONE;
        done[v] = ds_lp_row(&m->lp, home ? 1 : 0, INFINITY);
    }
    for (int32_t i = 0; i < m->places.count; i++) {
        const ds_lock_place *p = ds_lock_place_at(m, i);
        if (p->visits > 0 && p->desk != DS_NONE) {
            add_bookings(m, i, of_skill);
        }
        for (int32_t c = 0; p->visits > 0 && p->team != DS_NONE && c < p->posts.count; c++) {
            add_crew(m, p->posts.first + c, done, goes);
        }
    }
}
