#include "roster/people.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static bool make_offers(ds_best_offers *best, size_t shifts) {
    best->gain = malloc(shifts * sizeof *best->gain);
    best->offer = malloc(shifts * sizeof *best->offer);
    return best->gain != NULL && best->offer != NULL;
}

bool ds_people_init(ds_people *people, const ds_market *market) {
    size_t members = (size_t)market->in->n_members + 1, shifts = (size_t)market->in->n_shifts + 1;
    *people = (ds_people){.market = market};
    bool ok = ds_duty_planner_init(&people->planner, market->in);
    people->joined = malloc(members * sizeof *people->joined);
    people->given = malloc(members * shifts * sizeof *people->given);
    people->open = malloc(shifts * sizeof *people->open);
    people->worked = malloc(shifts * sizeof *people->worked);
    ok = ok && people->joined != NULL && people->given != NULL && people->open != NULL &&
         people->worked != NULL;
    ok = make_offers(&people->common, shifts) && make_offers(&people->offers, shifts) && ok;
    if (!ok) {
        ds_people_free(people);
    }
    return ok;
}

void ds_people_free(ds_people *people) {
    ds_duty_planner_free(&people->planner);
    free(people->joined);
    free(people->given);
    free(people->open);
    free(people->worked);
    free(people->common.gain);
    free(people->common.offer);
    free(people->offers.gain);
    free(people->offers.offer);
    *people = (ds_people){0};
}

/* ---- Offers --------------------------------------------------------------------------------- */

static double change_of(const ds_instance *in, int32_t m, const ds_offer *o) {
    bool crew = o->crew != DS_NONE;
    return in->past == NULL
               ? 0.0
               : ds_penalty_duty_change(in, m, o->shift, crew ? DS_DUTY_TEAM : DS_DUTY_DESK,
                                        crew ? o->crew : o->desk);
}

static void take_offer(const ds_market *market, const double *price, int32_t m, int32_t index,
                       ds_best_offers *best) {
    const ds_offer *o = &market->offers[index];
    double earned = price[o->price] * o->factor - change_of(market->in, m, o);
    earned += o->booking != DS_NONE ? ds_booking_earned(market, price, m, o->booking) : 0.0;
    if (best->offer[o->shift] == DS_NONE || earned > best->gain[o->shift]) {
        best->gain[o->shift] = earned;
        best->offer[o->shift] = index;
    }
}

static void copy_offers(const ds_best_offers *from, ds_best_offers *to, int32_t n_shifts) {
    memcpy(to->gain, from->gain, (size_t)n_shifts * sizeof *to->gain);
    memcpy(to->offer, from->offer, (size_t)n_shifts * sizeof *to->offer);
}

/* The best roster with the offers gathered, if it is worth more than `best`; it is then given. */
static double improve(ds_people *people, int32_t m, double joining, double best) {
    const ds_instance *in = people->market->in;
    const ds_best_offers *offers = &people->offers;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        people->open[s] = offers->offer[s] != DS_NONE;
        offers->gain[s] += in->weights.requests * in->request[(int64_t)m * in->n_shifts + s] -
                           in->weights.member_shift;
    }
    double value =
        ds_duty_plan(&people->planner, m, offers->gain, people->open, people->worked) - joining;
    if (value <= best) {
        return best;
    }
    for (int32_t s = 0; s < in->n_shifts; s++) {
        people->given[(int64_t)m * in->n_shifts + s] =
            people->worked[s] ? offers->offer[s] : DS_NONE;
    }
    return value;
}

static void add_slopes(const ds_people *people, int32_t m, double *slope) {
    const ds_market *market = people->market;
    const int32_t *given = &people->given[(int64_t)m * market->in->n_shifts];
    for (int32_t s = 0; s < market->in->n_shifts; s++) {
        if (given[s] == DS_NONE) {
            continue;
        }
        const ds_offer *o = &market->offers[given[s]];
        slope[o->price] += o->factor;
        if (o->booking != DS_NONE) {
            slope[o->booking] += 1.0;
            uint64_t held = market->in->members[m].skills & market->worth->booked_skills;
            for (; held != 0; held &= held - 1) {
                slope[o->booking + ds_desk_price(market->worth, __builtin_ctzll(held))] += 1.0;
            }
        }
    }
    if (people->joined[m] != DS_NONE) {
        slope[market->first_join + people->joined[m]] -= 1.0;
    }
}

static double member_gain(ds_people *people, int32_t m, const double *price) {
    const ds_market *market = people->market;
    const ds_instance *in = market->in;
    int32_t at = market->offer_first[m], end = market->offer_first[m + 1];
    people->joined[m] = DS_NONE;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        people->common.gain[s] = 0.0;
        people->common.offer[s] = DS_NONE;
    }
    for (; at < end && market->offers[at].team == DS_NONE; at++) {
        take_offer(market, price, m, at, &people->common);
    }
    copy_offers(&people->common, &people->offers, in->n_shifts);
    double best = improve(people, m, 0.0, -INFINITY);
    for (int32_t t = 0; t < in->n_teams; t++) {
        if ((in->member_team[(int64_t)m * in->n_teams + t] & DS_MAY_BELONG) == 0) {
            continue;
        }
        copy_offers(&people->common, &people->offers, in->n_shifts);
        for (; at < end && market->offers[at].team == t; at++) {
            take_offer(market, price, m, at, &people->offers);
        }
        double value = improve(people, m, price[market->first_join + t], best);
        people->joined[m] = value > best ? t : people->joined[m];
        best = value;
    }
    return best;
}

double ds_people_gain(ds_people *people, const double *price, double *slope) {
    double sum = 0.0;
    for (int32_t m = 0; m < people->market->in->n_members; m++) {
        sum += member_gain(people, m, price);
        add_slopes(people, m, slope);
    }
    return sum;
}
