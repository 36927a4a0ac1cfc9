/* The recipe: what makes a ds_worth, step by step. */
#include <stdlib.h>

#include "roster/worth_parts.h"

static void find_open(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        int32_t open = household->visits.count - household->done;
        b->worth->most_open = open > b->worth->most_open ? open : b->worth->most_open;
        for (int32_t i = household->done; i < household->visits.count; i++) {
            b->open[h] |= (in->visits[household->visits.first + i].at & DS_AT_HOME) != 0;
        }
    }
}

static bool make_arrays(ds_worth_builder *b) {
    ds_worth *worth = b->worth;
    const ds_instance *in = b->in;
    size_t households = (size_t)in->n_households + 1, visits = (size_t)in->n_visits + 1;
    size_t demands = (size_t)in->n_demands + 1;
    worth->teams = calloc((size_t)in->n_teams + 1, sizeof *worth->teams);
    worth->ways_of = calloc(visits, sizeof *worth->ways_of);
    worth->bookings_of = calloc(visits, sizeof *worth->bookings_of);
    worth->arcs_to = calloc(households, sizeof *worth->arcs_to);
    worth->earns = calloc(households, sizeof *worth->earns);
    worth->margin = calloc(households, sizeof *worth->margin);
    b->open = calloc(households, sizeof *b->open);
    b->desk_staff = calloc(demands, sizeof *b->desk_staff);
    b->desk_skills = calloc(demands, sizeof *b->desk_skills);
    return worth->teams != NULL && worth->ways_of != NULL && worth->bookings_of != NULL &&
           worth->arcs_to != NULL && worth->earns != NULL && worth->margin != NULL &&
           b->open != NULL && b->desk_staff != NULL && b->desk_skills != NULL;
}

static bool make_scratch(ds_worth_builder *b) {
    ds_worth *worth = b->worth;
    size_t links = (size_t)worth->threads * (size_t)worth->most_open * (size_t)b->in->n_days + 1;
    worth->cheapest = malloc(((size_t)b->sets_used + 1) * sizeof *worth->cheapest);
    worth->cheapest_slot = malloc((size_t)b->sets_used + 1);
    worth->options =
        malloc(((size_t)worth->n_cells + 1) * DS_CELL_OPTIONS * sizeof *worth->options);
    worth->arc_toll = calloc((size_t)worth->n_arcs + 1, sizeof *worth->arc_toll);
    worth->links = malloc(links * sizeof *worth->links);
    worth->best = malloc(((size_t)b->in->n_households + 1) * sizeof *worth->best);
    return worth->cheapest != NULL && worth->cheapest_slot != NULL && worth->options != NULL &&
           worth->arc_toll != NULL && worth->links != NULL && worth->best != NULL;
}

doorstep_status ds_worth_init(ds_worth *worth, const ds_instance *in, const ds_travel *travel,
                              const ds_worth_options *options) {
    *worth = (ds_worth){.in = in,
                        .travel = travel,
                        .tolls = options->tolls,
                        .threads = options->threads > 1 ? options->threads : 1};
    ds_worth_builder b = {.worth = worth, .in = in, .how = options};
    bool ok = make_arrays(&b) && ds_worth_list_teams(&b);
    if (ok) {
        find_open(&b);
        ok = ds_worth_make_teams(&b) && ds_worth_make_ways(&b) && ds_worth_make_bookings(&b) &&
             make_scratch(&b);
    }
    ds_worth_builder_free(&b);
    if (!ok) {
        ds_worth_free(worth);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

void ds_worth_free(ds_worth *worth) {
    for (int32_t t = 0; worth->teams != NULL && t < worth->in->n_teams; t++) {
        ds_crews_free(&worth->teams[t].crews);
        free(worth->teams[t].slot);
        free(worth->teams[t].usable);
        free(worth->teams[t].larger);
    }
    free(worth->teams);
    free(worth->sets);
    free(worth->cheapest);
    free(worth->cheapest_slot);
    free(worth->cells);
    free(worth->rows);
    free(worth->lengths);
    free(worth->options);
    free(worth->ways_of);
    free(worth->ways);
    free(worth->arcs);
    free(worth->bookings_of);
    free(worth->bookings);
    free(worth->booking_cells);
    free(worth->booking_demands);
    free(worth->arcs_to);
    free(worth->earns);
    free(worth->arc_toll);
    free(worth->margin);
    free(worth->links);
    free(worth->best);
    *worth = (ds_worth){0};
}
