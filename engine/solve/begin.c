#include "solve/begin.h"

#include <math.h>

#include "roster/budget.h"
#include "solve/dropped.h"

static void begin_from(ds_islands *islands, const ds_roster *roster, const ds_control *control) {
    ds_search *search = &islands->islands[0].search;
    ds_empty(&search->joint);
    ds_start(search, roster);
    ds_repair(search, control, DS_SOLVE_REPAIRS);
    ds_islands_offer(islands);
}

static doorstep_status begin(ds_islands *islands, const ds_travel *travel,
                             const ds_control *control) {
    const ds_instance *in = islands->in;
    ds_roster roster;
    bool found = false;
    if (!ds_roster_init(&roster, in)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = ds_budget_roster(in, travel, NULL, control, &roster, &found);
    if (status == DOORSTEP_OK) {
        begin_from(islands, NULL, control);
        if (found) {
            begin_from(islands, &roster, control);
        }
    }
    ds_roster_free(&roster);
    return status;
}

doorstep_status ds_begin(ds_islands *islands, const ds_travel *travel, const ds_control *control) {
    doorstep_status status = begin(islands, travel, control);
    if (status == DOORSTEP_OK &&
        islands->best.broken > 0) { /* late is better than no plan at all */
        ds_control patient = *control;
        patient.deadline = INFINITY;
        status = begin(islands, travel, &patient);
    }
    return status;
}

/* A repair is rash: it takes whatever keeps the rules. Several from the same plan differ widely
 * (one ill member of Ninh Sơn: scores of 10,651 to 15,161), so that the best of them is taken. */
static bool repair_often(ds_islands *islands, const ds_control *control) {
    enum { TRIES = 12 };
    ds_search *search = &islands->islands[0].search;
    ds_snapshot broken;
    if (!ds_snapshot_init(&broken, &search->joint)) {
        return false;
    }
    ds_snapshot_take(&broken, &search->joint);
    for (int32_t i = 0; i < TRIES && (i == 0 || !ds_stop_now(control)); i++) {
        ds_snapshot_load(&broken, &search->joint);
        ds_repair(search, control, DS_SOLVE_REPAIRS);
        ds_islands_offer(islands);
    }
    ds_snapshot_free(&broken);
    return true;
}

doorstep_status ds_begin_from(ds_islands *islands, const ds_plan *plan, const ds_control *control,
                              ds_diags *diags) {
    ds_search *search = &islands->islands[0].search;
    ds_take_up(search, plan);
    ds_tell_dropped(&search->joint, plan, diags);
    ds_islands_offer(islands);
    ds_fill(search);
    ds_islands_offer(islands);
    if (ds_joint_broken(&search->joint) > 0 && !repair_often(islands, control)) {
        return DOORSTEP_NO_MEMORY;
    }
    if (islands->best.broken > 0) { /* locks that leave no way from there may leave one from afar */
        begin_from(islands, NULL, control);
    }
    return search->joint.out_of_memory ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}
