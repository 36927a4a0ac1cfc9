#include "pack/program.h"

#include <math.h>
#include <string.h>

#include "pack/duties.h"
#include "pack/trial.h"

/* ---- Visits ---------------------------------------------------------------------------------- */

static int32_t date_of(const ds_choices *choices, const ds_choice *route) {
    return choices->joint->in->shifts[ds_choice_group_of(choices, route)->shift].date;
}

/* Must a visit of a loose crew stay done? */
static bool must_stay(const ds_choices *choices, int32_t visit) {
    const ds_joint *joint = choices->joint;
    const ds_visit *v = &joint->in->visits[visit];
    if (ds_post_of_visit(joint, visit) == DS_NONE) {
        return false;
    }
    bool last = v->number == joint->in->households[v->household].visits.count;
    return (joint->visit_lock != NULL && joint->visit_lock[visit] != DS_NONE) ||
           (!last && ds_trial_fixed(choices, visit + 1));
}

static void add_visit_row(ds_packing *packing, int32_t visit) {
    if (packing->visit_row[visit] == DS_NONE) {
        double low = must_stay(packing->choices, visit) ? 1.0 : -INFINITY;
        packing->visit_row[visit] = ds_lp_row(&packing->lp, low, 1.0);
    }
}

static void add_order_row(ds_packing *packing, int32_t visit, int32_t date) {
    int32_t i = packing->order_first[visit];
    if (packing->choices->joint->in->visits[visit].number == 1 ||
        ds_trial_fixed(packing->choices, visit - 1)) {
        return;
    }
    while (i != DS_NONE && packing->order[i].date != date) {
        i = packing->order[i].next;
    }
    if (i == DS_NONE) {
        int32_t row = ds_lp_row(&packing->lp, -INFINITY, 0.0);
        packing->order[packing->n_order] = (ds_order_row){row, date, packing->order_first[visit]};
        packing->order_first[visit] = packing->n_order++;
    }
}

/* A visit on a date: counted in the rows that ask for it, and out of those of the next visit that
 * it allows. */
static void enter_order(ds_packing *packing, int32_t visit, int32_t date, int32_t column) {
    const ds_instance *in = packing->choices->joint->in;
    const ds_visit *v = &in->visits[visit];
    const ds_order_row *order = packing->order;
    for (int32_t i = packing->order_first[visit]; i != DS_NONE; i = order[i].next) {
        ds_lp_entry(&packing->lp, order[i].row, column, order[i].date == date ? 1.0 : 0.0);
    }
    if (v->number == in->households[v->household].visits.count) {
        return;
    }
    for (int32_t i = packing->order_first[visit + 1]; i != DS_NONE; i = order[i].next) {
        bool early = date + in->visits[visit + 1].lag_days <= order[i].date;
        ds_lp_entry(&packing->lp, order[i].row, column, early ? -1.0 : 0.0);
    }
}

/* ---- Areas ----------------------------------------------------------------------------------- */

/* A household of an area counts for the target by its first visit. */
static int32_t area_of(const ds_instance *in, int32_t visit) {
    const ds_visit *v = &in->visits[visit];
    return v->number == 1 ? in->households[v->household].area : DS_NONE;
}

static void count_touched(ds_packing *packing) {
    const ds_choices *choices = packing->choices;
    const ds_joint *joint = choices->joint;
    memcpy(packing->touched, joint->touched, (size_t)joint->in->n_areas * sizeof *joint->touched);
    for (int32_t i = 0; i < choices->n_loose; i++) {
        const ds_choice *route = &choices->routes[i];
        for (int32_t k = 0; k < route->count; k++) {
            int32_t area = area_of(joint->in, ds_choice_items(choices, route)[k]);
            if (area != DS_NONE) {
                packing->touched[area]--;
            }
        }
    }
}

static void add_area_rows(ds_packing *packing) {
    const ds_joint *joint = packing->choices->joint;
    double weight = joint->in->weights.area_target;
    count_touched(packing);
    for (int32_t a = 0; a < joint->in->n_areas; a++) {
        int32_t open = joint->in->areas[a].wanted - packing->touched[a];
        int32_t own = joint->touched[a] - packing->touched[a];
        packing->area_row[a] =
            open > 0 && weight > 0.0 ? ds_packing_reward(packing, weight, open, own) : DS_NONE;
    }
}

/* Households of its area that a route touches, asked at the first of them; 0 at the others. */
static int32_t households_from(const ds_instance *in, const int32_t *visits, int32_t count,
                               int32_t k) {
    int32_t area = area_of(in, visits[k]), n = 0;
    for (int32_t i = 0; i < count; i++) {
        if (i < k && area_of(in, visits[i]) == area) {
            return 0;
        }
        n += area_of(in, visits[i]) == area;
    }
    return n;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void add_rows_of(ds_packing *packing, const ds_choice *route) {
    const int32_t *visits = ds_choice_items(packing->choices, route);
    for (int32_t k = 0; k < route->count; k++) {
        add_visit_row(packing, visits[k]);
        add_order_row(packing, visits[k], date_of(packing->choices, route));
    }
}

static void enter_route(ds_packing *packing, int32_t i) {
    const ds_choices *choices = packing->choices;
    const ds_instance *in = choices->joint->in;
    const ds_choice *route = &choices->routes[i];
    const int32_t *visits = ds_choice_items(choices, route);
    int32_t column = ds_lp_column(&packing->lp, 0.0, 1.0, route->worth, true);
    packing->column[i] = column;
    ds_lp_entry(&packing->lp, route->group, column, 1.0);
    for (int32_t k = 0; k < route->count; k++) {
        int32_t area = area_of(in, visits[k]);
        ds_lp_entry(&packing->lp, packing->visit_row[visits[k]], column, 1.0);
        enter_order(packing, visits[k], date_of(choices, route), column);
        if (area != DS_NONE && packing->area_row[area] != DS_NONE) {
            ds_lp_entry(&packing->lp, packing->area_row[area], column,
                        -households_from(in, visits, route->count, k));
        }
    }
}

static void begin(ds_packing *packing) {
    const ds_choices *choices = packing->choices;
    const ds_instance *in = choices->joint->in;
    ds_lp_free(&packing->lp);
    ds_lp_init(&packing->lp);
    packing->n_order = 0;
    packing->own_value = 0.0;
    memset(packing->visit_row, 0xff, (size_t)in->n_visits * sizeof *packing->visit_row);
    memset(packing->order_first, 0xff, (size_t)in->n_visits * sizeof *packing->order_first);
    for (int32_t i = 0; i < choices->n_loose; i++) {
        packing->own_value += choices->crews[i].worth + choices->routes[i].worth;
    }
}

bool ds_packing_build(ds_packing *packing) {
    const ds_choices *choices = packing->choices;
    begin(packing);
    for (int32_t g = 0; g < choices->n_groups; g++) {
        ds_lp_row(&packing->lp, 0.0, 0.0); /* a group's row has its number */
    }
    for (int32_t i = 0; i < choices->n_routes; i++) {
        if (packing->column[i] != DS_NONE) {
            add_rows_of(packing, &choices->routes[i]);
        }
    }
    add_area_rows(packing);
    bool ok = ds_duties_build(packing);
    for (int32_t i = 0; i < choices->n_routes && ok; i++) {
        if (packing->column[i] != DS_NONE) {
            enter_route(packing, i);
        }
    }
    return ok && !packing->lp.failed;
}
