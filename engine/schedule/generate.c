#include "schedule/generate.h"

#include <math.h>

#include "schedule/leave_out.h"

/* A schedule is missing where it is worth more than its member's price by more than this. */
static const double LEAST_EXCESS = 1e-6;

/* Of a date, while more good schedules are found with so few. */
enum { FEW_LABELS = 100 };

static void read_prices(ds_master *master) {
    for (int32_t d = 0; d < master->rota->roster->in->n_demands; d++) {
        int32_t row = master->row[d];
        master->price[d] = row == DS_NONE ? 0.0 : master->lp.price[row];
    }
}

/* Adds the best schedules of each member at the present prices; returns by how much the relaxation
 * could exceed its value, as a sum over members. */
static double price_all(ds_master *master, int32_t most_labels, int32_t *added) {
    ds_pricer *pricer = &master->rota->pricer;
    double excess = 0.0;
    *added = 0;
    for (int32_t i = 0; i < master->n_free && !master->out_of_memory; i++) {
        double own = master->lp.price[master->first_member_row + i];
        const ds_pricing asked = {.price = master->price,
                                  .open_day = master->open_day,
                                  .least = own + LEAST_EXCESS,
                                  .most_labels = most_labels};
        int32_t member = master->free[i];
        if (master->fixed[i] != DS_NONE) {
            continue;
        }
        if (!ds_price(pricer, &master->rota->menus[member], &master->rota->runs[member], &asked)) {
            master->out_of_memory = true;
        }
        excess += pricer->cut ? INFINITY : pricer->n_found > 0 ? pricer->found[0].value - own : 0.0;
        for (int32_t k = 0; k < pricer->n_found; k++) {
            ds_master_add(master, i, pricer->found[k].options, pricer->found[k].gain);
            (*added)++;
        }
    }
    return excess;
}

bool ds_generate_schedules(ds_master *master, const ds_generating *options,
                           const ds_control *control) {
    ds_lp_options how = DS_LP_OPTIONS;
    how.warm = true;
    how.control = control;
    master->upper = INFINITY;
    for (int32_t round = 0;; round++) {
        if (ds_lp_solve(&master->lp, &how) != DS_LP_OPTIMAL) {
            return false;
        }
        int32_t added;
        master->n_solved = master->lp.n_columns;
        read_prices(master);
        if (round == options->rounds || master->lp.value >= options->enough ||
            ds_stop_now(control)) {
            return true;
        }
        int32_t room = 2 * master->lp.n_rows + 8 * master->n_free;
        if (master->n_columns > 2 * room) {
            ds_leave_out(master, room);
        }
        double excess = price_all(master, FEW_LABELS, &added);
        if (added == 0) {
            excess = price_all(master, options->most_labels, &added);
        }
        master->upper = fmin(master->upper, master->lp.value + excess);
        if (master->out_of_memory || master->upper < options->wanted) {
            return false;
        }
        if (added == 0) {
            return true;
        }
    }
}
