#include "schedule/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

/* ---- Making ---------------------------------------------------------------------------------- */

/* How many of a schedule's duties are at each demand: sign times, added to `staff`. */
static void count_schedule(const ds_menu *menu, const uint8_t *options, int32_t sign,
                           int32_t *staff) {
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *option = ds_menu_option(menu, day, options[day]);
        for (int32_t i = 0; i < option->count; i++) {
            staff[menu->demands[option->first + i]] += sign;
        }
    }
}

static void present_options(const ds_menu *menu, uint8_t *options) {
    for (int32_t day = 0; day < menu->n_days; day++) {
        options[day] = (uint8_t)menu->present[day];
    }
}

/* A demand's row: people, those missing to the ideal and to the minimum, less those too many. */
static void add_demand(ds_master *master, int32_t demand, int32_t staying) {
    const ds_demand *d = &master->rota->roster->in->demands[demand];
    ds_lp *lp = &master->lp;
    int32_t row = ds_lp_row(lp, d->ideal - staying, d->ideal - staying);
    double most = d->max == DS_NO_LIMIT ? INFINITY : d->max - d->ideal;
    if (d->ideal > d->min) {
        ds_lp_entry(lp, row, ds_lp_column(lp, 0.0, d->ideal - d->min, -d->ideal_weight, false),
                    1.0);
    }
    if (d->min > 0) {
        ds_lp_entry(lp, row, ds_lp_column(lp, 0.0, d->min, -d->shortage_weight, false), 1.0);
    }
    ds_lp_entry(lp, row, ds_lp_column(lp, 0.0, most, -d->over_weight, false), -1.0);
    master->row[demand] = row;
}

static void add_demands(ds_master *master, const int32_t *staying) {
    const ds_instance *in = master->rota->roster->in;
    for (int32_t d = 0; d < in->n_demands; d++) {
        bool open =
            master->open_day == NULL || master->open_day[in->shifts[in->demands[d].shift].day];
        master->row[d] = DS_NONE;
        if (open) {
            add_demand(master, d, staying[d]);
            master->own -= ds_penalty_demand(
                &in->demands[d],
                master->rota->roster->posts[master->rota->roster->n_crews + d].staff);
        }
    }
}

static bool room_for_column(ds_master *master) {
    if (master->n_columns < master->room) {
        return true;
    }
    int32_t room = 2 * master->room + 256;
    size_t days = (size_t)master->rota->roster->in->n_days;
    ds_timetable *columns = realloc(master->columns, (size_t)room * sizeof *columns);
    master->columns = columns != NULL ? columns : master->columns;
    uint8_t *options = realloc(master->options, (size_t)room * days + 1);
    master->options = options != NULL ? options : master->options;
    master->room = columns != NULL && options != NULL ? room : master->room;
    master->out_of_memory |= columns == NULL || options == NULL;
    return !master->out_of_memory;
}

void ds_master_enter(const ds_master *master, int32_t column, ds_lp *lp, int32_t at) {
    const ds_timetable *c = &master->columns[column];
    const ds_menu *menu = &master->rota->menus[master->free[c->who]];
    const uint8_t *options = ds_timetable_options(master, column);
    ds_lp_entry(lp, master->first_member_row + c->who, at, 1.0);
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *option = ds_menu_option(menu, day, options[day]);
        for (int32_t i = 0; i < option->count; i++) {
            ds_lp_entry(lp, master->row[menu->demands[option->first + i]], at, 1.0);
        }
    }
}

void ds_master_add(ds_master *master, int32_t who, const uint8_t *options, double gain) {
    size_t days = (size_t)master->rota->roster->in->n_days;
    if (!room_for_column(master)) {
        return;
    }
    int32_t column = master->n_columns++;
    master->columns[column] = (ds_timetable){who, gain};
    memcpy(&master->options[(size_t)column * days], options, days);
    ds_master_enter(master, column, &master->lp,
                    ds_lp_column(&master->lp, 0.0, INFINITY, gain, true));
}

/* Does the schedule differ from the one that stands, and on open dates only? */
static bool is_choice(const ds_master *master, const ds_menu *menu, const uint8_t *options) {
    bool differs = false;
    for (int32_t day = 0; day < menu->n_days; day++) {
        bool same = options[day] == menu->present[day];
        if (!same && master->open_day != NULL && !master->open_day[day]) {
            return false;
        }
        differs |= !same;
    }
    return differs;
}

static void add_kept(ds_master *master) {
    const ds_rota *rota = master->rota;
    for (int32_t i = 0; i < master->n_free; i++) {
        int32_t member = master->free[i];
        for (int32_t k = 0; k < ds_rota_kept(rota, member); k++) {
            const uint8_t *options = ds_rota_schedule(rota, member, k);
            if (is_choice(master, &rota->menus[member], options)) {
                ds_master_add(master, i, options,
                              ds_schedule_gain(&rota->menus[member], rota->roster, options));
            }
        }
    }
}

static void add_present(ds_master *master, uint8_t *options) {
    for (int32_t i = 0; i < master->n_free; i++) {
        const ds_menu *menu = &master->rota->menus[master->free[i]];
        present_options(menu, options);
        double gain = ds_schedule_gain(menu, master->rota->roster, options);
        ds_master_add(master, i, options, gain);
        master->own += gain;
    }
}

static bool build(ds_master *master) {
    const ds_roster_state *roster = master->rota->roster;
    const ds_instance *in = roster->in;
    bool ok = true;
    uint8_t *options = ds_zeroed(in->n_days, 1, &ok);
    int32_t *staying = ds_zeroed(in->n_demands, sizeof *staying, &ok);
    for (int32_t d = 0; d < in->n_demands && ok; d++) {
        staying[d] = roster->posts[roster->n_crews + d].staff;
    }
    for (int32_t i = 0; i < master->n_free && ok; i++) {
        present_options(&master->rota->menus[master->free[i]], options);
        count_schedule(&master->rota->menus[master->free[i]], options, -1, staying);
    }
    if (ok) {
        add_demands(master, staying);
        master->first_member_row = master->lp.n_rows;
        master->first_schedule = master->lp.n_columns;
        for (int32_t i = 0; i < master->n_free; i++) {
            ds_lp_row(&master->lp, 1.0, 1.0);
        }
        add_present(master, options);
        add_kept(master);
    }
    free(options);
    free(staying);
    return ok && !master->out_of_memory && !master->lp.failed;
}

bool ds_master_init(ds_master *master, ds_rota *rota, const int32_t *free_members, int32_t n_free,
                    const bool *open_day) {
    bool ok = true;
    *master = (ds_master){.rota = rota,
                          .n_free = n_free,
                          .free = free_members,
                          .open_day = open_day,
                          .upper = INFINITY};
    ds_lp_init(&master->lp);
    master->row = ds_zeroed(rota->roster->in->n_demands, sizeof *master->row, &ok);
    master->price = ds_zeroed(rota->roster->in->n_demands, sizeof *master->price, &ok);
    master->fixed = ds_zeroed(n_free, sizeof *master->fixed, &ok);
    for (int32_t i = 0; i < n_free && ok; i++) {
        master->fixed[i] = DS_NONE;
    }
    ok = ok && build(master);
    if (!ok) {
        ds_master_free(master);
    }
    return ok;
}

void ds_master_free(ds_master *master) {
    ds_lp_free(&master->lp);
    free(master->row);
    free(master->price);
    free(master->columns);
    free(master->options);
    free(master->fixed);
    *master = (ds_master){0};
}

/* ---- Questions ---- */

double ds_master_reduced(const ds_master *master, int32_t column) {
    const ds_timetable *c = &master->columns[column];
    const ds_menu *menu = &master->rota->menus[master->free[c->who]];
    const uint8_t *options = ds_timetable_options(master, column);
    double gain = c->gain - master->lp.price[master->first_member_row + c->who];
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *option = ds_menu_option(menu, day, options[day]);
        for (int32_t i = 0; i < option->count; i++) {
            gain -= master->price[menu->demands[option->first + i]];
        }
    }
    return gain;
}

void ds_master_keep(const ds_master *master) {
    for (int32_t c = 0; c < master->n_columns; c++) {
        if (master->first_schedule + c < master->n_solved &&
            ds_timetable_share(master, c) > DS_LEAST_SHARE) {
            ds_rota_keep(master->rota, master->free[master->columns[c].who],
                         ds_timetable_options(master, c));
        }
    }
}
