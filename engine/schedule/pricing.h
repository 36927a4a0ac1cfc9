/*
 * The best schedules of one member when every demand has a price: a shortest path with resources,
 * solved by labels that go from date to date (Desrochers & Soumis 1988, "A generalized permanent
 * labelling algorithm for the shortest path problem with time windows"). A label knows the run of
 * days it stands in, what the last date's duties bar, hours, duties, weekends, duties of the week
 * and counted kinds. One is dropped where another is at least as free and has earned as much, or
 * where a bound on what the rest can earn shows that it leads to nothing of use: the bound is
 * exact but for weekends, weeks and kinds.
 */
#ifndef DS_SCHEDULE_PRICING_H
#define DS_SCHEDULE_PRICING_H

#include "schedule/menu.h"
#include "schedule/runs.h"

enum { DS_PRICED_AT_ONCE = 3 };

/* What is asked. */
typedef struct ds_pricing {
    const double *price;  /* [n_demands] what one more duty there costs */
    const bool *open_day; /* [n_days] dates to choose anew; NULL: all */
    double least;         /* only schedules worth more are wanted */
    int32_t most_labels;  /* of a date; beyond, the least promising are left out */
} ds_pricing;

/* An answer. */
typedef struct ds_priced {
    double value;     /* gains, less prices */
    double gain;      /* the same without prices */
    uint8_t *options; /* [n_days] */
} ds_priced;

typedef struct ds_label ds_label;

typedef struct ds_pricer {
    const ds_roster_state *roster;
    ds_priced found[DS_PRICED_AT_ONCE]; /* best first */
    int32_t n_found;
    bool cut; /* labels were left out: there may be a better one */

    ds_label *labels;
    int32_t label_room;
    int32_t *first;  /* [n_days + 2] labels by date */
    int32_t *bucket; /* heads of lists of labels that may compare */
    double *bound;   /* [n_days + 1][tails][runs][units]: the most that is still to earn */
    int64_t bound_room;
    double *class_gain; /* [classes of a menu] */
    uint8_t *class_option;
    int64_t class_room;
    double *hours; /* [units + 1] */
    int64_t hours_room;
    double *promise; /* [labels of a date] */
    int64_t promise_room;
    bool out_of_memory;
} ds_pricer;

/* False when memory ran out (nothing to free then). */
bool ds_pricer_init(ds_pricer *pricer, const ds_roster_state *roster);
void ds_pricer_free(ds_pricer *pricer);

/* Finds the best schedules; `found` holds until the next call. False when memory ran out. */
bool ds_price(ds_pricer *pricer, const ds_menu *menu, const ds_runs *runs, const ds_pricing *asked);

/* Gain of a given schedule, prices left out. */
double ds_schedule_gain(const ds_menu *menu, const ds_roster_state *roster, const uint8_t *options);

#endif
