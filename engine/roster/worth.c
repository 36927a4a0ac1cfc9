#include "roster/worth.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "score/score.h"

/* What one call works with. */
typedef struct asking {
    ds_worth *worth;
    const ds_instance *in;
    const ds_worth_prices *prices;
    ds_worth_use *use;
    ds_worth_link *links; /* [most_open x n_days] */
    double ride;          /* a tick of travel, by the objective's weight */
} asking;

static asking ask(ds_worth *worth, const ds_worth_prices *prices, ds_worth_use *use) {
    const ds_instance *in = worth->in;
    return (asking){.worth = worth,
                    .in = in,
                    .prices = prices,
                    .use = use,
                    .links = worth->links,
                    .ride = in->weights.travel / 60.0 / in->ticks_per_second};
}

/* ---- Prices once for all visits ------------------------------------------------------------- */

static void price_set(const asking *a, const ds_worth_set *set) {
    const ds_worth_team *team = &a->worth->teams[set->team];
    double *cheapest = &a->worth->cheapest[set->first];
    uint8_t *cheapest_slot = &a->worth->cheapest_slot[set->first];
    for (int32_t k = 0; k < team->n_types; k++) {
        cheapest[k] = INFINITY;
    }
    for (uint64_t rest = set->slots; rest != 0; rest &= rest - 1) {
        int slot = __builtin_ctzll(rest);
        const double *rates = ds_team_rates(team, a->prices->rates, slot);
        for (int32_t k = 0; k < team->n_types; k++) {
            if (rates[k] < cheapest[k]) {
                cheapest[k] = rates[k];
                cheapest_slot[k] = (uint8_t)slot;
            }
        }
    }
}

static bool no_worse(const ds_worth_option *a, const ds_worth_option *b) {
    return a->rate <= b->rate && a->cost <= b->cost;
}

/* Keeps the options that no other one beats in both rate and cost. Where there are too many, the
 * last becomes as good as the two it stands for. */
static int32_t add_option(ds_worth_option *options, int32_t count, ds_worth_option option) {
    int32_t kept = 0;
    for (int32_t i = 0; i < count; i++) {
        if (no_worse(&options[i], &option)) {
            return count;
        }
    }
    for (int32_t i = 0; i < count; i++) {
        if (!no_worse(&option, &options[i])) {
            options[kept++] = options[i];
        }
    }
    if (kept == DS_CELL_OPTIONS) {
        kept--;
        option.rate = fmin(option.rate, options[kept].rate);
        option.cost = fmin(option.cost, options[kept].cost);
    }
    options[kept++] = option;
    return kept;
}

static void price_cell(const asking *a, int32_t index) {
    ds_worth *worth = a->worth;
    ds_worth_cell *cell = &worth->cells[index];
    const ds_worth_set *set = &worth->sets[cell->set];
    ds_worth_option *options = &worth->options[(int64_t)index * DS_CELL_OPTIONS];
    const ds_worth_row *row = &worth->rows[cell->row];
    const ds_worth_length *lengths = &worth->lengths[row->first];
    int32_t count = 0;
    for (int32_t i = 0; i < row->count; i++) {
        int32_t k = lengths[i].type;
        double rate = worth->cheapest[set->first + k];
        count = add_option(options, count,
                           (ds_worth_option){.rate = rate,
                                             .cost = rate * lengths[i].ticks,
                                             .ticks = lengths[i].ticks,
                                             .slot = worth->cheapest_slot[set->first + k],
                                             .type = k});
    }
    cell->n_options = count;
}

static double booking_cost(const asking *a, const ds_shape *shape, int32_t demand) {
    const double *price = &a->prices->booking[(int64_t)demand * a->worth->desk_prices];
    double cost = price[0] * shape->work;
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &a->in->skill_works[shape->skill_works.first + i];
        cost += price[ds_desk_price(a->worth, part->skill)] * part->seconds;
    }
    return cost;
}

static void price_bookings(const asking *a) {
    for (int32_t i = 0; i < a->worth->n_booking_cells; i++) {
        ds_booking_cell *cell = &a->worth->booking_cells[i];
        const int32_t *demands = &a->worth->booking_demands[cell->demands.first];
        cell->cost = INFINITY;
        for (int32_t j = 0; j < cell->demands.count; j++) {
            double cost = booking_cost(a, &a->in->shapes[cell->shape], demands[j]);
            if (cost < cell->cost) {
                cell->cost = cost;
                cell->cheapest = demands[j];
            }
        }
    }
}

/* ---- One visit ------------------------------------------------------------------------------ */

/* The cheapest way to get there when a tick on the way costs `ride`. */
static double arrive(const ds_worth *worth, const ds_way *way, double ride, ds_tick *ticks,
                     int32_t *arc) {
    *ticks = way->base < way->rest ? way->base : way->rest;
    *arc = DS_NONE;
    double least = ride * *ticks;
    for (int32_t i = way->arcs.first; i < way->arcs.first + way->arcs.count; i++) {
        double cost = ride * worth->arcs[i].ticks;
        if (cost >= least) {
            break;
        }
        if (cost + worth->arc_toll[i] < least) {
            least = cost + worth->arc_toll[i];
            *ticks = worth->arcs[i].ticks;
            *arc = i;
        }
    }
    return least;
}

/* What being done by the team saves of the changes from the plan in force: in the shift that was
 * planned, wherever the visit may fit. */
static double kept_on_route(const asking *a, int32_t visit, int32_t way) {
    const ds_worth *worth = a->worth;
    int32_t team = worth->sets[worth->cells[worth->ways[way].cell].set].team;
    int32_t shift = a->in->past->baseline->carrier[visit].shift;
    return -ds_penalty_carrier_change(a->in, visit, DS_DUTY_TEAM, team, shift);
}

static void try_way(const asking *a, int32_t visit, int32_t way, double value,
                    ds_worth_link *link) {
    const ds_worth *worth = a->worth;
    int32_t cell = worth->ways[way].cell;
    value += a->in->past != NULL ? kept_on_route(a, visit, way) : 0.0;
    const ds_worth_option *options = &worth->options[(int64_t)cell * DS_CELL_OPTIONS];
    for (int32_t i = 0; i < worth->cells[cell].n_options; i++) {
        ds_tick ticks;
        int32_t arc;
        double gain = value - options[i].cost -
                      arrive(worth, &worth->ways[way], options[i].rate + a->ride, &ticks, &arc);
        if (gain > link->gain) {
            *link = (ds_worth_link){.gain = gain,
                                    .way = way,
                                    .option = i,
                                    .booking = DS_NONE,
                                    .ticks = ticks,
                                    .arc = arc};
        }
    }
}

static double kept_at_desk(const asking *a, int32_t visit) {
    const ds_past_carrier *was = &a->in->past->baseline->carrier[visit];
    return -ds_penalty_carrier_change(a->in, visit, DS_DUTY_DESK, was->where, was->shift);
}

static void try_booking(const asking *a, int32_t visit, const ds_booking *booking, double value,
                        ds_worth_link *link) {
    value += a->in->past != NULL ? kept_at_desk(a, visit) : 0.0;
    const ds_booking_cell *cell = &a->worth->booking_cells[booking->cell];
    if (value - cell->cost > link->gain) {
        *link =
            (ds_worth_link){.gain = value - cell->cost, .way = DS_NONE, .booking = cell->cheapest};
    }
}

double ds_worth_value(const ds_worth *worth, const ds_worth_prices *prices, int32_t visit) {
    const ds_instance *in = worth->in;
    const ds_visit *v = &in->visits[visit];
    const ds_household *household = &in->households[v->household];
    double value = ds_score_visit(in, visit);
    if (v->number == household->visits.count) {
        value += ds_score_complete(in, v->household);
    }
    if (v->number == 1 && household->area != DS_NONE) {
        value += prices->touch[household->area];
    }
    return value;
}

bool ds_worth_look(ds_worth *worth, const ds_worth_prices *prices, int32_t visit, int32_t team,
                   ds_worth_link *link) {
    const asking a = ask(worth, prices, NULL);
    double value = ds_worth_value(worth, prices, visit);
    *link = (ds_worth_link){.gain = -INFINITY};
    for (int32_t i = 0; i < worth->ways_of[visit].count; i++) {
        int32_t way = worth->ways_of[visit].first + i;
        if (worth->sets[worth->cells[worth->ways[way].cell].set].team == team) {
            try_way(&a, visit, way, value, link);
        }
    }
    return link->gain > -INFINITY;
}

static void book(const asking *a, const ds_shape *shape, int32_t demand) {
    double *booked = &a->use->booked[(int64_t)demand * a->worth->desk_prices];
    booked[0] += shape->work;
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &a->in->skill_works[shape->skill_works.first + i];
        booked[ds_desk_price(a->worth, part->skill)] += part->seconds;
    }
}

/* Tolls and bonds that the visit pays; what it earns is the same for all visits of the household.
 */
static void pay_tolls(const asking *a, int32_t household, int32_t arc) {
    const ds_worth *worth = a->worth;
    double *tolls = a->use->tolls, *bonds = tolls + a->in->n_households;
    tolls[household] += 1.0;
    for (int32_t i = worth->arcs_to[household];
         worth->n_bonds > 0 && i < worth->arcs_to[household + 1]; i++) {
        bonds[i] += worth->arcs[i].back != DS_NONE;
    }
    if (arc != DS_NONE) {
        tolls[worth->arcs[arc].from] -= 1.0;
        if (worth->arcs[arc].back != DS_NONE) {
            bonds[arc] -= 1.0;
            bonds[worth->arcs[arc].back] -= 1.0;
        }
    }
}

static void add_use(const asking *a, int32_t v, const ds_worth_link *link) {
    const ds_worth *worth = a->worth;
    const ds_visit *visit = &a->in->visits[v];
    const ds_household *household = &a->in->households[visit->household];
    if (visit->number == 1 && household->area != DS_NONE) {
        a->use->touched[household->area] += 1.0;
    }
    if (link->way == DS_NONE) {
        book(a, &a->in->shapes[visit->shape], link->booking);
        return;
    }
    int32_t index = worth->ways[link->way].cell;
    const ds_worth_cell *cell = &worth->cells[index];
    const ds_worth_option *option =
        &worth->options[(int64_t)index * DS_CELL_OPTIONS + link->option];
    const ds_worth_team *team = &worth->teams[worth->sets[cell->set].team];
    int64_t rate = team->first_rate + (int64_t)option->slot * team->n_types + option->type;
    a->use->ticks[rate] += (double)option->ticks + link->ticks;
    if (a->use->tolls != NULL) {
        pay_tolls(a, visit->household, link->arc);
    }
}

/* ---- One household -------------------------------------------------------------------------- */

/* Its only visit. */
static double ask_alone(const asking *a, int32_t h) {
    ds_worth *worth = a->worth;
    int32_t v = a->in->households[h].visits.first;
    double value = ds_worth_value(worth, a->prices, v);
    ds_worth_link best = {.gain = -INFINITY};
    for (int32_t i = 0; i < worth->ways_of[v].count; i++) {
        try_way(a, v, worth->ways_of[v].first + i, value + worth->earns[h], &best);
    }
    for (int32_t i = 0; i < worth->bookings_of[v].count; i++) {
        try_booking(a, v, &worth->bookings[worth->bookings_of[v].first + i], value, &best);
    }
    worth->best[h] = best;
    return best.gain;
}

/* The best of a visit on each day. */
static void fill_days(const asking *a, int32_t v, double value, double toll, ds_worth_link *days) {
    const ds_worth *worth = a->worth;
    for (int32_t d = 0; d < a->in->n_days; d++) {
        days[d] = (ds_worth_link){.gain = -INFINITY};
    }
    for (int32_t i = 0; i < worth->ways_of[v].count; i++) {
        int32_t way = worth->ways_of[v].first + i;
        try_way(a, v, way, value + toll, &days[worth->ways[way].day]);
    }
    for (int32_t i = 0; i < worth->bookings_of[v].count; i++) {
        const ds_booking *booking = &worth->bookings[worth->bookings_of[v].first + i];
        try_booking(a, v, booking, value, &days[booking->day]);
    }
}

/* Adds to each day what the visits before can earn at best, `lag` days earlier or more. */
static void join_days(const ds_worth_link *before, ds_worth_link *days, int32_t n_days,
                      int32_t lag) {
    int32_t best = DS_NONE;
    for (int32_t d = 0; d < n_days; d++) {
        if (d >= lag && (best == DS_NONE || before[d - lag].sum > before[best].sum)) {
            best = d - lag;
        }
        days[d].sum = best == DS_NONE ? -INFINITY : days[d].gain + before[best].sum;
        days[d].before = best;
    }
}

/* The first open visit: not before its lag after the last one done has passed. */
static void start_days(const asking *a, int32_t v, ds_worth_link *days) {
    const ds_visit *visit = &a->in->visits[v];
    int64_t earliest = INT32_MIN;
    if (visit->number > 1) {
        earliest = (int64_t)a->in->visits[v - 1].done_date + visit->lag_days - a->in->first_date;
    }
    for (int32_t d = 0; d < a->in->n_days; d++) {
        days[d].sum = d >= earliest ? days[d].gain : -INFINITY;
        days[d].before = DS_NONE;
    }
}

static void add_chain(const asking *a, int32_t first, int32_t last, int32_t day) {
    for (int32_t i = last; i >= 0; i--) {
        const ds_worth_link *link = &a->links[(int64_t)i * a->in->n_days + day];
        add_use(a, first + i, link);
        day = link->before;
    }
}

/* Several visits in order, or one that follows visits done before: the first so many of them. */
static double ask_chain(const asking *a, int32_t h) {
    ds_worth *worth = a->worth;
    const ds_household *household = &a->in->households[h];
    int32_t first = household->visits.first + household->done;
    int32_t open = household->visits.count - household->done;
    int32_t n_days = a->in->n_days, last = DS_NONE, last_day = DS_NONE;
    double best = -INFINITY;
    for (int32_t i = 0; i < open; i++) {
        ds_worth_link *days = &a->links[(int64_t)i * n_days];
        fill_days(a, first + i, ds_worth_value(worth, a->prices, first + i), worth->earns[h], days);
        if (i == 0) {
            start_days(a, first, days);
        } else {
            join_days(days - n_days, days, n_days, a->in->visits[first + i].lag_days);
        }
        for (int32_t d = 0; d < n_days; d++) {
            if (days[d].sum > best) {
                best = days[d].sum;
                last = i;
                last_day = d;
            }
        }
    }
    if (best > 0 && a->use != NULL) {
        add_chain(a, first, last, last_day);
    }
    return best;
}

static void ask_household(const asking *a, int32_t h) {
    ds_worth *worth = a->worth;
    const ds_household *household = &a->in->households[h];
    worth->margin[h] = -INFINITY;
    if (household->done < household->visits.count) {
        worth->margin[h] = ds_worth_alone(household) ? ask_alone(a, h) : ask_chain(a, h);
    }
}

/* Every household by itself; with one thread without OpenMP, whose runtime ends the process when it
 * finds no memory. */
static void ask_each(const asking *a) {
    int32_t threads = a->worth->threads, n = a->in->n_households;
    if (threads == 1) {
        for (int32_t h = 0; h < n; h++) {
            ask_household(a, h);
        }
        return;
    }
#pragma omp parallel num_threads(threads)
    {
        asking own = *a;
        own.links += (int64_t)omp_get_thread_num() * a->worth->most_open * a->in->n_days;
#pragma omp for schedule(dynamic, 512)
        for (int32_t h = 0; h < n; h++) {
            ask_household(&own, h);
        }
    }
}

/* What the households that gain use, in their order: sums of doubles depend on it. */
static void add_uses(asking *a, ds_worth_use *use) {
    a->use = use;
    for (int32_t h = 0; h < a->in->n_households; h++) {
        if (a->worth->margin[h] <= 0) {
            continue;
        }
        if (ds_worth_alone(&a->in->households[h])) {
            add_use(a, a->in->households[h].visits.first, &a->worth->best[h]);
        } else {
            ask_chain(a, h);
        }
    }
}

static double ask_households(asking *a, ds_worth_use *use) {
    double sum = 0.0;
    a->use = NULL;
    ask_each(a);
    for (int32_t h = 0; h < a->in->n_households; h++) {
        sum += fmax(0.0, a->worth->margin[h]);
    }
    if (use != NULL) {
        add_uses(a, use);
    }
    return sum;
}

/* Who earns tolls and bonds, and where they are paid. */
static void set_tolls(const asking *a) {
    ds_worth *worth = a->worth;
    int32_t n = a->in->n_households;
    const double *toll = a->prices->tolls, *bond = toll == NULL ? NULL : toll + n;
    for (int32_t h = 0; toll != NULL && h < n; h++) {
        worth->earns[h] = toll[h];
        for (int32_t i = worth->arcs_to[h]; i < worth->arcs_to[h + 1]; i++) {
            const ds_arc *arc = &worth->arcs[i];
            worth->arc_toll[i] = toll[arc->from];
            if (arc->back != DS_NONE) {
                worth->arc_toll[i] += bond[i] + bond[arc->back];
                worth->earns[h] += bond[i];
            }
        }
    }
}

double ds_worth_of(ds_worth *worth, const ds_worth_prices *prices, ds_worth_use *use) {
    asking a = ask(worth, prices, NULL);
    for (int32_t i = 0; i < worth->n_sets; i++) {
        price_set(&a, &worth->sets[i]);
    }
    for (int32_t i = 0; i < worth->n_cells; i++) {
        price_cell(&a, i);
    }
    price_bookings(&a);
    set_tolls(&a);
    return ask_households(&a, use);
}
