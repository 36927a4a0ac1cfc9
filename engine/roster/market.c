#include "roster/market.h"

#include <math.h>
#include <stdlib.h>

#include "roster/duty_plan.h"

static bool make_arrays(ds_market *market) {
    const ds_instance *in = market->in;
    size_t teams = (size_t)in->n_teams + 1, demands = (size_t)in->n_demands + 1;
    size_t pairs = (size_t)in->n_desks * ((size_t)in->n_teams + 1) + 1;
    market->first_member = calloc(teams, sizeof *market->first_member);
    market->first_crew = calloc(teams, sizeof *market->first_crew);
    market->mean_usable = calloc(teams, sizeof *market->mean_usable);
    market->first_staff = calloc(demands, sizeof *market->first_staff);
    market->desk_first = calloc((size_t)in->n_desks + 1, sizeof *market->desk_first);
    market->desk_teams = malloc(pairs * sizeof *market->desk_teams);
    market->offer_first = calloc((size_t)in->n_members + 1, sizeof *market->offer_first);
    market->missing = calloc((size_t)in->n_areas + 1, sizeof *market->missing);
    return market->first_member != NULL && market->first_crew != NULL &&
           market->mean_usable != NULL && market->first_staff != NULL &&
           market->desk_first != NULL && market->desk_teams != NULL &&
           market->offer_first != NULL && market->missing != NULL;
}

/* ---- Prices --------------------------------------------------------------------------------- */

static void count_missing(ds_market *market) {
    const ds_instance *in = market->in;
    for (int32_t a = 0; a < in->n_areas; a++) {
        market->missing[a] = in->areas[a].wanted;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        if (in->households[h].area != DS_NONE && in->households[h].done > 0) {
            market->missing[in->households[h].area]--;
        }
    }
    for (int32_t a = 0; a < in->n_areas; a++) {
        market->missing[a] = market->missing[a] > 0 ? market->missing[a] : 0;
    }
}

static double mean_usable(const ds_instance *in, const ds_worth_team *team) {
    double sum = 0.0;
    int32_t count = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (team->slot[s] != DS_NONE) {
            sum += team->usable[s];
            count++;
        }
    }
    return count > 0 ? sum / count : 1.0;
}

static bool may_staff(const ds_instance *in, int32_t member, int32_t desk, int32_t team) {
    return in->member_desk[(int64_t)member * in->n_desks + desk] &&
           (team == DS_NONE || in->member_team[(int64_t)member * in->n_teams + team] != 0);
}

/* Teams with somebody who may staff the desk. */
static void list_holders(ds_market *market) {
    const ds_instance *in = market->in;
    int32_t at = 0;
    for (int32_t desk = 0; desk < in->n_desks; desk++) {
        market->desk_first[desk] = at;
        if (!in->desks[desk].one_team_per_day) {
            market->desk_teams[at++] = DS_NONE;
            continue;
        }
        for (int32_t t = 0; t < in->n_teams; t++) {
            bool somebody = false;
            for (int32_t m = 0; m < in->n_members && !somebody; m++) {
                somebody = may_staff(in, m, desk, t);
            }
            if (somebody) {
                market->desk_teams[at++] = t;
            }
        }
    }
    market->desk_first[in->n_desks] = at;
}

static void number_prices(ds_market *market) {
    const ds_instance *in = market->in;
    int32_t n = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_worth_team *team = &market->worth->teams[t];
        market->mean_usable[t] = mean_usable(in, team);
        market->first_member[t] = n;
        n += team->n_slots * team->crews.n_classes;
        market->first_crew[t] = n;
        n += team->n_slots;
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        int32_t desk = in->demands[d].desk;
        market->first_staff[d] = n;
        n += market->desk_first[desk + 1] - market->desk_first[desk];
    }
    market->first_booking = n;
    market->first_touch = n += in->n_demands * market->worth->desk_prices;
    market->first_join = n += in->n_areas;
    market->first_toll = n += in->n_teams;
    const ds_worth *worth = market->worth;
    market->n_prices = n + (worth->tolls ? in->n_households + worth->n_bonds : 0);
}

static bool set_limits(ds_market *market) {
    const ds_instance *in = market->in;
    size_t n = (size_t)market->n_prices + 1;
    market->low = calloc(n, sizeof *market->low);
    market->high = malloc(n * sizeof *market->high);
    if (market->low == NULL || market->high == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        market->high[i] = INFINITY;
    }
    int32_t staff = in->n_demands > 0 ? market->first_staff[0] : market->first_booking;
    for (int32_t i = staff; i < market->first_booking; i++) {
        market->low[i] = -INFINITY;
    }
    for (int32_t a = 0; a < in->n_areas; a++) {
        market->high[market->first_touch + a] =
            market->missing[a] > 0 ? in->weights.area_target : 0.0;
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        market->low[market->first_join + t] = -INFINITY;
    }
    return true;
}

/* How many could be at the desk at once, by team that holds it. */
static bool count_staff(ds_market *market) {
    const ds_instance *in = market->in;
    int32_t first = in->n_demands > 0 ? market->first_staff[0] : market->first_booking;
    market->staff_most =
        calloc((size_t)(market->first_booking - first) + 1, sizeof *market->staff_most);
    if (market->staff_most == NULL) {
        return false;
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        const ds_demand *demand = &in->demands[d];
        int32_t teams = market->desk_first[demand->desk];
        for (int32_t i = 0; i < market->desk_first[demand->desk + 1] - teams; i++) {
            int32_t *most = &market->staff_most[market->first_staff[d] - first + i];
            for (int32_t m = 0; m < in->n_members; m++) {
                *most += ds_can_work(in, m, demand->shift) &&
                         may_staff(in, m, demand->desk, market->desk_teams[teams + i]);
            }
            *most = *most < demand->max ? *most : demand->max;
        }
    }
    return true;
}

/* ---- Offers --------------------------------------------------------------------------------- */

typedef struct listing {
    ds_market *market;
    int32_t room;
    int32_t member;
    int32_t pass; /* the team whose offers are being listed; DS_NONE: those that need none */
    bool failed;
} listing;

static void add_offer(listing *l, ds_offer offer) {
    ds_market *market = l->market;
    if (market->n_offers == l->room) {
        int32_t room = l->room < 1024 ? 1024 : 2 * l->room;
        ds_offer *more = realloc(market->offers, (size_t)room * sizeof *more);
        if (more == NULL) {
            l->failed = true;
            return;
        }
        market->offers = more;
        l->room = room;
    }
    market->offers[market->n_offers++] = offer;
}

/* Does a duty with the team stand for this pass? Helpers need not belong. */
static bool in_pass(const listing *l, int32_t team) {
    const ds_instance *in = l->market->in;
    uint8_t bond = in->member_team[(int64_t)l->member * in->n_teams + team];
    return l->pass == DS_NONE ? (bond & DS_HELPS) != 0 : l->pass == team && bond == DS_MAY_BELONG;
}

static void offer_crews(listing *l, int32_t t, int32_t class) {
    const ds_market *market = l->market;
    const ds_instance *in = market->in;
    const ds_worth_team *team = &market->worth->teams[t];
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (team->slot[s] != DS_NONE && ds_can_work(in, l->member, s)) {
            add_offer(l, (ds_offer){.team = l->pass,
                                    .crew = t,
                                    .desk = DS_NONE,
                                    .shift = s,
                                    .price = ds_member_price(market, t, team->slot[s], class),
                                    .booking = DS_NONE,
                                    .factor = team->usable[s] / market->mean_usable[t]});
        }
    }
}

static void offer_desk(listing *l, int32_t d) {
    const ds_market *market = l->market;
    const ds_instance *in = market->in;
    const ds_demand *demand = &in->demands[d];
    if (!in->member_desk[(int64_t)l->member * in->n_desks + demand->desk] ||
        !ds_can_work(in, l->member, demand->shift)) {
        return;
    }
    int32_t first = market->desk_first[demand->desk];
    for (int32_t i = 0; i < market->desk_first[demand->desk + 1] - first; i++) {
        int32_t team = market->desk_teams[first + i];
        if (team == DS_NONE ? l->pass == DS_NONE : in_pass(l, team)) {
            add_offer(l,
                      (ds_offer){.team = l->pass,
                                 .crew = DS_NONE,
                                 .desk = demand->desk,
                                 .shift = demand->shift,
                                 .price = market->first_staff[d] + i,
                                 .booking = market->first_booking + d * market->worth->desk_prices,
                                 .factor = 1.0});
        }
    }
}

/* Class of every (member, team) that has one, by member: the teams' own lists turned over. */
typedef struct bond {
    int32_t team, class;
} bond;

typedef struct bonds {
    int32_t *first; /* [n_members + 2] */
    bond *of;
} bonds;

static bool list_bonds(const ds_market *market, bonds *list) {
    const ds_instance *in = market->in;
    size_t count = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        count += (size_t)market->worth->teams[t].crews.n_members;
    }
    list->first = calloc((size_t)in->n_members + 2, sizeof *list->first);
    list->of = malloc((count + 1) * sizeof *list->of);
    if (list->first == NULL || list->of == NULL) {
        return false;
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_crews *crews = &market->worth->teams[t].crews;
        for (int32_t i = 0; i < crews->n_members; i++) {
            list->first[crews->members[i] + 2]++;
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        list->first[m + 2] += list->first[m + 1];
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_crews *crews = &market->worth->teams[t].crews;
        for (int32_t i = 0; i < crews->n_members; i++) {
            list->of[list->first[crews->members[i] + 1]++] = (bond){t, crews->class_of[i]};
        }
    }
    return true;
}

static void offer_pass(listing *l, const bonds *list, int32_t pass) {
    const ds_instance *in = l->market->in;
    l->pass = pass;
    for (int32_t i = list->first[l->member]; i < list->first[l->member + 1]; i++) {
        if (in_pass(l, list->of[i].team)) {
            offer_crews(l, list->of[i].team, list->of[i].class);
        }
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        offer_desk(l, d);
    }
}

static bool list_offers(ds_market *market) {
    const ds_instance *in = market->in;
    listing l = {.market = market};
    bonds list = {0};
    l.failed = !list_bonds(market, &list);
    for (int32_t m = 0; m < in->n_members && !l.failed; m++) {
        l.member = m;
        market->offer_first[m] = market->n_offers;
        offer_pass(&l, &list, DS_NONE);
        for (int32_t i = list.first[m]; i < list.first[m + 1]; i++) {
            int32_t team = list.of[i].team;
            if (in->member_team[(int64_t)m * in->n_teams + team] == DS_MAY_BELONG) {
                offer_pass(&l, &list, team);
            }
        }
        market->offer_first[m + 1] = market->n_offers;
    }
    free(list.first);
    free(list.of);
    return !l.failed;
}

doorstep_status ds_market_init(ds_market *market, ds_worth *worth) {
    *market = (ds_market){.in = worth->in, .worth = worth};
    bool ok = make_arrays(market);
    if (ok) {
        count_missing(market);
        list_holders(market);
        number_prices(market);
        ok = set_limits(market) && count_staff(market) && list_offers(market);
    }
    if (!ok) {
        ds_market_free(market);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

double ds_booking_earned(const ds_market *market, const double *price, int32_t member,
                         int32_t booking) {
    double earned = price[booking];
    uint64_t held = market->in->members[member].skills & market->worth->booked_skills;
    for (; held != 0; held &= held - 1) {
        earned += price[booking + ds_desk_price(market->worth, __builtin_ctzll(held))];
    }
    return earned;
}

void ds_market_free(ds_market *market) {
    free(market->low);
    free(market->high);
    free(market->first_member);
    free(market->first_crew);
    free(market->mean_usable);
    free(market->first_staff);
    free(market->desk_first);
    free(market->desk_teams);
    free(market->offer_first);
    free(market->offers);
    free(market->staff_most);
    free(market->missing);
    *market = (ds_market){0};
}
