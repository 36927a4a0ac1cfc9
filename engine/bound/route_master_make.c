/* The recipe: rows about visits, then members, teams and desks. */
#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"

/* ---- Rows about visits ---------------------------------------------------------------------- */

/* Households of the area still to be touched. */
static void add_area(ds_route_master *master, int32_t a) {
    const ds_instance *in = master->in;
    int32_t missing = in->areas[a].wanted;
    for (int32_t h = 0; h < in->n_households; h++) {
        missing -= in->households[h].area == a && in->households[h].done > 0;
    }
    master->area_row[a] = DS_NONE;
    if (missing > 0 && in->weights.area_target > 0.0) {
        master->area_row[a] = ds_route_master_row(master, true, missing, INFINITY);
        ds_lp_entry(&master->lp, master->area_row[a],
                    ds_lp_column(&master->lp, 0.0, missing, -in->weights.area_target, false), 1.0);
    }
}

static void add_visit_rows(ds_route_master *master) {
    for (int32_t v = 0; v < master->in->n_visits; v++) {
        bool locked = ds_lock_of_visit(master->in, v) != NULL;
        master->order_first[v] = DS_NONE;
        master->visit_row[v] =
            ds_visit_open(master, v)
                ? ds_route_master_row(master, true, locked ? 1.0 : -INFINITY, 1.0)
                : DS_NONE;
    }
    for (int32_t a = 0; a < master->in->n_areas; a++) {
        add_area(master, a);
    }
}

/* ---- Making --------------------------------------------------------------------------------- */

static bool make_arrays(ds_route_master *master) {
    const ds_instance *in = master->in;
    bool ok = true;
    int64_t member_shifts = (int64_t)in->n_members * in->n_shifts;
    master->visit_row = ds_zeroed(in->n_visits, sizeof *master->visit_row, &ok);
    master->order_first = ds_zeroed(in->n_visits, sizeof *master->order_first, &ok);
    master->area_row = ds_zeroed(in->n_areas, sizeof *master->area_row, &ok);
    master->work_row = ds_zeroed(member_shifts, sizeof *master->work_row, &ok);
    master->work = ds_zeroed(member_shifts, sizeof *master->work, &ok);
    master->join = ds_zeroed((int64_t)in->n_members * in->n_teams, sizeof *master->join, &ok);
    master->active = ds_zeroed(in->n_teams, sizeof *master->active, &ok);
    master->class_first = ds_zeroed(in->n_teams, sizeof *master->class_first, &ok);
    master->crews_row =
        ds_zeroed((int64_t)in->n_teams * in->n_shifts, sizeof *master->crews_row, &ok);
    master->fair = ds_zeroed(in->n_members, sizeof *master->fair, &ok);
    int32_t count = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        master->class_first[t] = count;
        count += in->n_shifts * master->ground->teams[t].crews.n_classes;
    }
    master->class_row = ds_zeroed(count, sizeof *master->class_row, &ok);
    return ok;
}

bool ds_route_master_init(ds_route_master *master, const ds_ground *ground) {
    *master = (ds_route_master){.in = ground->in, .ground = ground};
    ds_lp_init(&master->lp);
    if (!make_arrays(master)) {
        return false;
    }
    add_visit_rows(master);
    ds_route_master_members(master);
    ds_route_master_teams(master);
    ds_route_master_desks(master);
    return !master->failed && !master->lp.failed;
}

void ds_route_master_free(ds_route_master *master) {
    ds_lp_free(&master->lp);
    free(master->of_visits);
    free(master->visit_row);
    free(master->order_first);
    free(master->area_row);
    free(master->orders);
    free(master->work_row);
    free(master->work);
    free(master->join);
    free(master->active);
    free(master->class_first);
    free(master->class_row);
    free(master->crews_row);
    free(master->fair);
    free(master->carriers);
    free(master->carried);
    *master = (ds_route_master){0};
}
