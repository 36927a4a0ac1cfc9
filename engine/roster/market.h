/*
 * Prices at which a roster's people, crews, desks and households meet: the multipliers of a
 * Lagrangian relaxation of the whole problem.
 *
 * Every price is a number in a flat array. A price times what is offered less what is asked of it
 * is what its rule would cost; with the rules gone, members, desks, teams and households each
 * decide by themselves, and the sum of what they gain is a bound for any prices within
 * [low, high]. A price's slope is offered less asked: the direction in which the bound falls when
 * the price does.
 *
 *   member   a member of a class in a crew of a team, per mean shift, by slot
 *   crew     one of the crews that a team may send out, per mean shift, by slot
 *   staff    a person at a desk in a shift (by team where one team holds the desk)
 *   booking  what one person at a desk has for booked households in a shift: for all that is
 *            booked, and for what calls for a skill that the person holds
 *   touch    a household of an area touched
 *   join     a member who belongs to a team
 *   toll     a way on from a visit (where asked for): one for each visit there
 *   bond     a way between two households, in either direction: one for each visit to the one
 */
#ifndef DS_ROSTER_MARKET_H
#define DS_ROSTER_MARKET_H

#include <doorstep/doorstep.h>

#include "roster/worth.h"

/* One way for a member to be on duty in a shift. */
typedef struct ds_offer {
    int32_t team; /* to which the member must belong; DS_NONE: need not */
    int32_t crew; /* team whose crew it is; DS_NONE: at a desk */
    int32_t desk; /* DS_NONE: in a crew */
    int32_t shift;
    int32_t price;   /* earned `factor` times */
    int32_t booking; /* first of the prices of a demand's bookings; DS_NONE for a crew */
    double factor;
} ds_offer;

typedef struct ds_market {
    const ds_instance *in;
    ds_worth *worth;
    int32_t n_prices;
    double *low, *high;
    int32_t *first_member; /* [n_teams] by slot and class */
    int32_t *first_crew;   /* [n_teams] by slot */
    double *mean_usable;   /* [n_teams] ticks */
    int32_t *first_staff;  /* [n_demands] by place in the desk's list of teams */
    int32_t first_booking, first_touch, first_join, first_toll; /* n_prices: there are no tolls */
    int32_t *missing;    /* [n_areas] households to touch before the area's target is met */
    int32_t *desk_first; /* [n_desks + 1] into desk_teams */
    int32_t *desk_teams; /* who may hold the desk; one entry DS_NONE where it is anybody's */
    int32_t n_offers;
    int32_t *offer_first; /* [n_members + 1] */
    ds_offer *offers;     /* of a member, by team: DS_NONE first */
    int32_t *staff_most;  /* parallel to the staff prices, from first_staff[0] on */
} ds_market;

/* DOORSTEP_NO_MEMORY: nothing to free. The market keeps the worth. */
doorstep_status ds_market_init(ds_market *market, ds_worth *worth);
void ds_market_free(ds_market *market);

/* What the member earns there by bookings. */
double ds_booking_earned(const ds_market *market, const double *price, int32_t member,
                         int32_t booking);

static inline int32_t ds_member_price(const ds_market *market, int32_t team, int32_t slot,
                                      int32_t class) {
    return market->first_member[team] + slot * market->worth->teams[team].crews.n_classes + class;
}

#endif
