#include "roster/dual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/past.h"
#include "roster/stations.h"

doorstep_status ds_dual_init(ds_dual *dual, const ds_instance *in, const ds_travel *travel,
                             const ds_worth_options *options) {
    *dual = (ds_dual){.in = in};
    bool ok = ds_worth_init(&dual->worth, in, travel, options) == DOORSTEP_OK;
    ok = ok && ds_market_init(&dual->market, &dual->worth) == DOORSTEP_OK;
    ok = ok && ds_people_init(&dual->people, &dual->market);
    size_t rates = (size_t)dual->worth.n_rates + 1;
    size_t bookings = (size_t)in->n_demands * (size_t)dual->worth.desk_prices + 1;
    size_t areas = (size_t)in->n_areas + 1, prices = (size_t)dual->market.n_prices + 1;
    size_t desk_days = (size_t)in->n_desks * (size_t)in->n_days + 1;
    dual->rates = malloc(rates * sizeof *dual->rates);
    dual->booking = malloc(bookings * sizeof *dual->booking);
    dual->touch = malloc(areas * sizeof *dual->touch);
    dual->ticks = malloc(rates * sizeof *dual->ticks);
    dual->booked = malloc(bookings * sizeof *dual->booked);
    dual->touched = malloc(areas * sizeof *dual->touched);
    dual->slope = malloc(prices * sizeof *dual->slope);
    dual->holder = malloc(desk_days * sizeof *dual->holder);
    ok = ok && dual->rates != NULL && dual->booking != NULL && dual->touch != NULL &&
         dual->ticks != NULL && dual->booked != NULL && dual->touched != NULL &&
         dual->slope != NULL && dual->holder != NULL;
    if (!ok) {
        ds_dual_free(dual);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

void ds_dual_free(ds_dual *dual) {
    ds_people_free(&dual->people);
    ds_market_free(&dual->market);
    ds_worth_free(&dual->worth);
    free(dual->rates);
    free(dual->booking);
    free(dual->touch);
    free(dual->ticks);
    free(dual->booked);
    free(dual->touched);
    free(dual->slope);
    free(dual->holder);
    *dual = (ds_dual){0};
}

/* ---- Prices of members to rates of crews ---------------------------------------------------- */

/* Crews of sizes that are not listed hold, for all we know, the cheapest members. Takes `use` of
 * each from its class's slope, where there is one. */
static double larger_crew(const ds_crews *crews, const double *member, int32_t size, double *slope,
                          double use) {
    double sum = 0.0, above = -1.0;
    while (size > 0) {
        double next = INFINITY;
        for (int32_t c = 0; c < crews->n_classes; c++) {
            next = member[c] > above && member[c] < next ? member[c] : next;
        }
        for (int32_t c = 0; c < crews->n_classes && size > 0; c++) {
            if (member[c] == next) {
                int32_t n = crews->classes[c].members < size ? crews->classes[c].members : size;
                sum += n * next;
                if (slope != NULL) {
                    slope[c] -= n * use;
                }
                size -= n;
            }
        }
        above = next;
    }
    return sum;
}

/* What a crew pays on its way out and home, by the objective's weight, spread over its time. */
static double ride_home(const ds_dual *dual, int32_t t) {
    const ds_instance *in = dual->in;
    const ds_worth_team *team = &dual->worth.teams[t];
    ds_tick longest = 1;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        longest = team->slot[s] != DS_NONE && team->usable[s] > longest ? team->usable[s] : longest;
    }
    double weight = in->weights.travel / 60.0 / in->ticks_per_second;
    return weight * ((double)team->out + team->back) / longest;
}

static void set_rates(ds_dual *dual, int32_t t, const double *price) {
    const ds_worth_team *team = &dual->worth.teams[t];
    const ds_crews *crews = &team->crews;
    double home = team->n_slots > 0 ? ride_home(dual, t) : 0.0;
    double per_tick = 1.0 / dual->market.mean_usable[t];
    for (int32_t slot = 0; slot < team->n_slots; slot++) {
        const double *member = &price[ds_member_price(&dual->market, t, slot, 0)];
        double *rates = &dual->rates[team->first_rate + (int64_t)slot * team->n_types];
        double crew = price[dual->market.first_crew[t] + slot];
        for (int32_t k = 0; k < team->n_types; k++) {
            double sum = crew;
            if (k >= crews->n_types) {
                int32_t size = crews->listed + 1 + k - crews->n_types;
                sum += larger_crew(crews, member, size, NULL, 0.0);
            }
            for (int32_t c = 0; c < crews->n_classes && k < crews->n_types; c++) {
                sum += ds_crew_counts(crews, k)[c] * member[c];
            }
            rates[k] = sum * per_tick + home;
        }
    }
}

/* The time that households take of crews is asked of their members. */
static void ask_members(ds_dual *dual, int32_t t, const double *price) {
    const ds_worth_team *team = &dual->worth.teams[t];
    const ds_crews *crews = &team->crews;
    double per_tick = 1.0 / dual->market.mean_usable[t];
    for (int32_t slot = 0; slot < team->n_slots; slot++) {
        int32_t first = ds_member_price(&dual->market, t, slot, 0);
        const double *ticks = &dual->ticks[team->first_rate + (int64_t)slot * team->n_types];
        for (int32_t k = 0; k < team->n_types; k++) {
            double use = ticks[k] * per_tick;
            if (use == 0.0) {
                continue;
            }
            dual->slope[dual->market.first_crew[t] + slot] -= use;
            if (k >= crews->n_types) {
                int32_t size = crews->listed + 1 + k - crews->n_types;
                larger_crew(crews, &price[first], size, &dual->slope[first], use);
                continue;
            }
            for (int32_t c = 0; c < crews->n_classes; c++) {
                dual->slope[first + c] -= ds_crew_counts(crews, k)[c] * use;
            }
        }
    }
}

/* ---- The households' part ------------------------------------------------------------------- */

static double households_gain(ds_dual *dual, const double *price) {
    const ds_instance *in = dual->in;
    const ds_market *market = &dual->market;
    bool tolls = market->first_toll < market->n_prices;
    ds_worth_use use = {dual->ticks, dual->booked, dual->touched,
                        tolls ? &dual->slope[market->first_toll] : NULL};
    for (int32_t t = 0; t < in->n_teams; t++) {
        set_rates(dual, t, price);
    }
    int32_t desk_prices = dual->worth.desk_prices, bookings = in->n_demands * desk_prices;
    for (int32_t i = 0; i < bookings; i++) {
        double seconds = in->desks[in->demands[i / desk_prices].desk].appointment_seconds;
        dual->booking[i] = seconds > 0 ? price[market->first_booking + i] / seconds : 0.0;
        dual->booked[i] = 0.0;
    }
    for (int32_t a = 0; a < in->n_areas; a++) {
        dual->touch[a] = price[market->first_touch + a];
        dual->touched[a] = 0.0;
    }
    memset(dual->ticks, 0, (size_t)dual->worth.n_rates * sizeof *dual->ticks);
    const ds_worth_prices prices = {dual->rates, dual->booking, dual->touch,
                                    tolls ? &price[market->first_toll] : NULL};
    double gain = ds_worth_of(&dual->worth, &prices, &use);
    for (int32_t t = 0; t < in->n_teams; t++) {
        ask_members(dual, t, price);
    }
    for (int32_t i = 0; i < bookings; i++) {
        double seconds = in->desks[in->demands[i / desk_prices].desk].appointment_seconds;
        dual->slope[market->first_booking + i] -= seconds > 0 ? dual->booked[i] / seconds : 0.0;
    }
    for (int32_t a = 0; a < in->n_areas; a++) {
        dual->slope[market->first_touch + a] += dual->touched[a];
    }
    return gain;
}

/* Requests for duties count as refused, until a member who has one earns it back. */
static double refused_requests(const ds_instance *in) {
    double sum = 0.0;
    for (int64_t i = 0; i < (int64_t)in->n_members * in->n_shifts; i++) {
        sum += in->request[i] > 0 ? in->request[i] : 0.0;
    }
    return in->weights.requests * sum;
}

/* What has changed already where nobody works and nothing is done; who and what is kept earns it
 * back. */
static double changes(const ds_instance *in) {
    double count = 0.0;
    for (int64_t i = 0; in->past != NULL && i < (int64_t)in->n_members * in->n_shifts; i++) {
        count += ds_duty_changed(in->past->baseline, (int32_t)(i / in->n_shifts),
                                 (int32_t)(i % in->n_shifts), DS_DUTY_OFF, DS_NONE);
    }
    for (int32_t v = 0; in->past != NULL && v < in->n_visits; v++) {
        count += ds_carrier_changed(in->past->baseline, in, v, DS_DUTY_OFF, DS_NONE, DS_NONE);
    }
    return in->weights.change * count;
}

double ds_dual_at(ds_dual *dual, const double *price) {
    const ds_market *market = &dual->market;
    memset(dual->slope, 0, (size_t)market->n_prices * sizeof *dual->slope);
    double parts[] = {households_gain(dual, price),
                      ds_people_gain(&dual->people, price, dual->slope),
                      ds_desks_gain(market, price, dual->slope, dual->holder),
                      ds_teams_gain(market, price, dual->slope),
                      ds_areas_gain(market, price, dual->slope),
                      -refused_requests(dual->in),
                      -changes(dual->in)};
    double sum = 0.0;
    dual->size = 0.0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        sum += parts[i];
        dual->size += fabs(parts[i]);
    }
    return sum;
}
