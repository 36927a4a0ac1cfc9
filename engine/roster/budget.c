#include "roster/budget.h"

#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

enum {
    ARCS = 8,
    TYPES_CAP = 800,
    STEPS = 60,         /* towards good prices */
    NODES = 60,         /* of one program: further ones find next to nothing */
    ITERATIONS = 20000, /* of the simplex method, of one program */
    MOST_TEAMS = 60,    /* beyond, the model is not tried */
    MOST_MEMBERS = 600,
    MOST_SHIFTS = 120
};

/* Of the time left, what this model may take; and of that, what the prices may. */
static const double TIME_SHARE = 0.45, PRICES_SHARE = 0.2;

/* A deadline after so much of the time that is left. */
static double part_of_time(double deadline, double share) {
    double now = ds_clock();
    return isfinite(deadline) ? now + share * fmax(0.0, deadline - now) : deadline;
}

static bool make_arrays(ds_budget *b) {
    const ds_instance *in = b->in;
    size_t visits = (size_t)in->n_visits + 1;
    b->best_team = malloc(visits * sizeof *b->best_team);
    b->gain = malloc(visits * sizeof *b->gain);
    b->allowance = calloc(visits, sizeof *b->allowance);
    return b->best_team != NULL && b->gain != NULL && b->allowance != NULL;
}

static doorstep_status find_prices(ds_budget *b) {
    doorstep_status status = ds_descent_init(&b->descent, &b->dual, true);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_control control = b->control;
    control.deadline = part_of_time(control.deadline, PRICES_SHARE);
    ds_descend(&b->descent, b->options.steps, &control);
    return isnan(ds_dual_at(&b->dual, b->descent.best)) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

/* When the next of so many programs must be done: most take far less than their share. */
static double in_turn(double deadline, int32_t programs) {
    return fmin(deadline, part_of_time(deadline, 2.0 / programs));
}

static doorstep_status recipe(ds_budget *b, bool *found) {
    doorstep_status status = make_arrays(b) ? find_prices(b) : DOORSTEP_NO_MEMORY;
    status = status == DOORSTEP_OK ? ds_budget_teams(b) : status;
    status = status == DOORSTEP_OK ? ds_budget_desks(b, found) : status;
    status = status == DOORSTEP_OK ? ds_budget_look(b) : status;
    const double deadline = b->control.deadline;
    for (int32_t t = 0; t < b->in->n_teams && status == DOORSTEP_OK; t++) {
        bool team_found = false;
        b->control.deadline = in_turn(deadline, b->in->n_teams - t);
        status = ds_stop_now(&b->control) ? DOORSTEP_OK : ds_budget_crews(b, t, &team_found);
        *found = *found || team_found;
    }
    b->control.deadline = deadline;
    return status;
}

static void set_options(ds_budget *b, const ds_budget_options *options, const ds_control *control) {
    b->options = options != NULL ? *options : (ds_budget_options){0};
    b->options.node_limit = b->options.node_limit > 0 ? b->options.node_limit : NODES;
    b->options.iteration_limit =
        b->options.iteration_limit > 0 ? b->options.iteration_limit : ITERATIONS;
    b->options.steps = b->options.steps > 0 ? b->options.steps : STEPS;
    b->control = *control;
    b->control.deadline = part_of_time(control->deadline, TIME_SHARE);
}

doorstep_status ds_budget_roster(const ds_instance *in, const ds_travel *travel,
                                 const ds_budget_options *options, const ds_control *control,
                                 ds_roster *roster, bool *found) {
    *found = false;
    if (in->n_teams > MOST_TEAMS || in->n_members > MOST_MEMBERS || in->n_shifts > MOST_SHIFTS) {
        return DOORSTEP_OK;
    }
    ds_budget b = {.in = in, .roster = roster};
    ds_worth_options worth = {.types_cap = TYPES_CAP, .arcs = ARCS};
    set_options(&b, options, control);
    doorstep_status status = ds_dual_init(&b.dual, in, travel, &worth);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = recipe(&b, found);
    ds_descent_free(&b.descent);
    ds_dual_free(&b.dual);
    free(b.best_team);
    free(b.gain);
    free(b.allowance);
    return status;
}
