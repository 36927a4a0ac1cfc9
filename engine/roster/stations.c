#include "roster/stations.h"

#include <math.h>
#include <stdlib.h>

#include "score/score.h"

enum { WEEK = 7, ALL_DATES = 1 << WEEK };

/* ---- Desks ---------------------------------------------------------------------------------- */

static int32_t first_staff(const ds_market *market) {
    return market->in->n_demands > 0 ? market->first_staff[0] : 0;
}

/* The best number of people at these prices, and what it gains. */
static double best_staff(const ds_market *market, const double *price, int32_t d, int32_t holder,
                         int32_t *people) {
    const ds_demand *demand = &market->in->demands[d];
    int32_t index = market->first_staff[d] + holder;
    int32_t most = market->staff_most[index - first_staff(market)];
    double best = -INFINITY;
    for (int32_t n = 0; n <= most; n++) {
        double gain = -ds_penalty_demand(demand, n) - price[index] * n;
        if (gain > best) {
            best = gain;
            *people = n;
        }
    }
    return best;
}

static double take_staff(const ds_market *market, const double *price, double *slope, int32_t d,
                         int32_t holder) {
    int32_t people = 0;
    double gain = best_staff(market, price, d, holder, &people);
    slope[market->first_staff[d] + holder] -= people;
    return gain;
}

/* Place of a date in its week. */
static int32_t weekday(const ds_instance *in, int32_t d) {
    int32_t date = in->shifts[in->demands[d].shift].date;
    return ((date % WEEK) + WEEK) % WEEK;
}

/* One desk in one week: dates are dealt to teams, at most so many each. */
typedef struct week_deal {
    const ds_market *market;
    const double *price;
    int32_t desk, week;
    int32_t teams;
    int dates;          /* bits of those with a demand */
    double empty[WEEK]; /* gain of a date on which nobody comes */
    double *gain;       /* [teams x WEEK] over that */
    double value[ALL_DATES];
    uint8_t *taken; /* [teams x ALL_DATES] dates of the team in the best deal of these dates */
} week_deal;

static bool in_week(const week_deal *deal, int32_t d) {
    return deal->market->in->shifts[deal->market->in->demands[d].shift].week == deal->week;
}

static void fill_gains(week_deal *deal) {
    const ds_instance *in = deal->market->in;
    ds_range demands = in->desks[deal->desk].demands;
    deal->dates = 0;
    for (int32_t i = 0; i < WEEK; i++) {
        deal->empty[i] = 0.0;
    }
    for (int32_t i = 0; i < deal->teams * WEEK; i++) {
        deal->gain[i] = 0.0;
    }
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        if (!in_week(deal, d)) {
            continue;
        }
        int32_t date = weekday(in, d), people;
        double empty = -ds_penalty_demand(&in->demands[d], 0);
        deal->dates |= 1 << date;
        deal->empty[date] += empty;
        for (int32_t i = 0; i < deal->teams; i++) {
            deal->gain[i * WEEK + date] +=
                best_staff(deal->market, deal->price, d, i, &people) - empty;
        }
    }
}

static double gain_of(const week_deal *deal, int32_t team, int dates) {
    double sum = 0.0;
    for (int32_t i = 0; i < WEEK; i++) {
        sum += (dates >> i & 1) != 0 ? deal->gain[team * WEEK + i] : 0.0;
    }
    return sum;
}

/* value[dates]: the best deal of these dates among the teams so far. Larger sets first, so that a
 * team's smaller ones are still without it. */
static void deal_team(week_deal *deal, int32_t team) {
    int32_t most = deal->market->in->desks[deal->desk].max_days_per_team;
    for (int dates = deal->dates; dates >= 0; dates--) {
        if ((dates & ~deal->dates) != 0) {
            continue;
        }
        uint8_t *taken = &deal->taken[team * ALL_DATES + dates];
        double best = deal->value[dates];
        *taken = 0;
        for (int own = dates; own > 0; own = (own - 1) & dates) {
            double value = deal->value[dates & ~own] + gain_of(deal, team, own);
            if (__builtin_popcount((unsigned)own) <= most && value > best) {
                best = value;
                *taken = (uint8_t)own;
            }
        }
        deal->value[dates] = best;
    }
}

static double deal_week(week_deal *deal, double *slope, int32_t *holder) {
    const ds_instance *in = deal->market->in;
    fill_gains(deal);
    double sum = 0.0;
    for (int32_t i = 0; i < WEEK; i++) {
        sum += deal->empty[i];
    }
    for (int dates = 0; dates < ALL_DATES; dates++) {
        deal->value[dates] = 0.0;
    }
    for (int32_t i = 0; i < deal->teams; i++) {
        deal_team(deal, i);
    }
    ds_range demands = in->desks[deal->desk].demands;
    int left = deal->dates;
    for (int32_t i = deal->teams - 1; i >= 0; i--) {
        int own = deal->taken[i * ALL_DATES + left];
        for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
            if (in_week(deal, d) && (own >> weekday(in, d) & 1) != 0) {
                take_staff(deal->market, deal->price, slope, d, i);
                holder[in->shifts[in->demands[d].shift].day] =
                    deal->market->desk_teams[deal->market->desk_first[deal->desk] + i];
            }
        }
        left &= ~own;
    }
    return sum + deal->value[deal->dates];
}

static double held_desk_gain(const ds_market *market, const double *price, double *slope,
                             int32_t desk, int32_t *holder) {
    week_deal deal = {.market = market, .price = price, .desk = desk};
    deal.teams = market->desk_first[desk + 1] - market->desk_first[desk];
    deal.gain = malloc(((size_t)deal.teams * WEEK + 1) * sizeof *deal.gain);
    deal.taken = malloc((size_t)deal.teams * ALL_DATES + 1);
    double sum = deal.gain != NULL && deal.taken != NULL ? 0.0 : NAN;
    for (deal.week = 0; deal.week < market->in->n_weeks && !isnan(sum); deal.week++) {
        sum += deal_week(&deal, slope, holder);
    }
    free(deal.gain);
    free(deal.taken);
    return sum;
}

double ds_desks_gain(const ds_market *market, const double *price, double *slope, int32_t *holder) {
    const ds_instance *in = market->in;
    double sum = 0.0;
    for (int32_t desk = 0; desk < in->n_desks; desk++) {
        ds_range demands = in->desks[desk].demands;
        int32_t *days = &holder[(int64_t)desk * in->n_days];
        for (int32_t day = 0; day < in->n_days; day++) {
            days[day] = DS_NONE;
        }
        if (in->desks[desk].one_team_per_day) {
            sum += held_desk_gain(market, price, slope, desk, days);
            continue;
        }
        for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
            sum += take_staff(market, price, slope, d, 0);
        }
    }
    return sum;
}

/* ---- Teams and areas ------------------------------------------------------------------------ */

static int32_t most_belonging(const ds_market *market, int32_t t) {
    const ds_crews *crews = &market->worth->teams[t].crews;
    int32_t most = 0;
    for (int32_t c = 0; c < crews->n_classes; c++) {
        most += crews->classes[c].belongs ? crews->classes[c].members : 0;
    }
    return most < market->in->teams[t].size_max ? most : market->in->teams[t].size_max;
}

/* A team has nobody, or a size between its least and its most. */
static double size_gain(const ds_market *market, int32_t t, double price, double *slope) {
    const ds_team *team = &market->in->teams[t];
    int32_t most = most_belonging(market, t);
    if (most < team->size_min) {
        return 0.0;
    }
    double best = 0.0;
    int32_t size = 0;
    for (int32_t i = 0; i < 2; i++) {
        int32_t n = i == 0 ? team->size_min : most;
        if (price * n > best) {
            best = price * n;
            size = n;
        }
    }
    *slope += size;
    return best;
}

double ds_teams_gain(const ds_market *market, const double *price, double *slope) {
    const ds_instance *in = market->in;
    double sum = 0.0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_worth_team *team = &market->worth->teams[t];
        int32_t join = market->first_join + t, crews = most_belonging(market, t);
        crews = crews < in->teams[t].max_crews ? crews : in->teams[t].max_crews;
        sum += size_gain(market, t, price[join], &slope[join]);
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (team->slot[s] != DS_NONE) {
                int32_t crew = market->first_crew[t] + team->slot[s];
                double offered = crews * (team->usable[s] / market->mean_usable[t]);
                sum += price[crew] * offered;
                slope[crew] += offered;
            }
        }
    }
    return sum;
}

double ds_areas_gain(const ds_market *market, const double *price, double *slope) {
    double sum = 0.0;
    for (int32_t a = 0; a < market->in->n_areas; a++) {
        int32_t touch = market->first_touch + a;
        sum -= price[touch] * market->missing[a];
        slope[touch] -= market->missing[a];
    }
    return sum;
}
