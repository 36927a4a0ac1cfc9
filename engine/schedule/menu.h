/*
 * What one member may do on each date: the menu of their schedule. Duties that are not to be chosen
 * anew (in crews, under locks) are in every option of their date; desk duties are what is chosen.
 * A desk that one team holds a date is open to who may serve there under its present holder.
 *
 * Options of a date that the rules cannot tell apart form a class: equal hours, duties and counted
 * kinds, the same options barred on the dates before and after. Only the best of a class is ever
 * worth taking, whatever the others of the date do.
 */
#ifndef DS_SCHEDULE_MENU_H
#define DS_SCHEDULE_MENU_H

#include "roster/state.h"

enum {
    DS_MENU_OPTIONS = 64, /* of a date, at most */
    DS_MENU_KINDS = 4     /* counted, at most */
};

typedef struct ds_option {
    int32_t first, count; /* demands, in `demands` */
    int32_t class;        /* of the date */
    double wish;          /* requests met and duties given, as a gain */
} ds_option;

/* Of options that follow from the same rules. */
typedef struct ds_option_class {
    int32_t duties; /* those that stay included; 0: a date off */
    int32_t units;  /* of work */
    uint8_t kinds[DS_MENU_KINDS];
    uint64_t bars;   /* classes of the next date, bit by bit */
    uint64_t barred; /* by classes of the date before */
    int32_t tail;    /* classes of a date with equal `bars` have one tail; 0: bars nothing */
} ds_option_class;

typedef struct ds_menu {
    const ds_instance *in;
    int32_t member;
    bool usable; /* false: the rules are more than can be told here; there are no options */
    int32_t n_days;

    int32_t *option_first; /* [n_days + 1] */
    ds_option *options;
    int32_t *class_first; /* [n_days + 1] */
    ds_option_class *classes;
    int32_t *demands; /* of the options */
    int32_t *present; /* [n_days] the option that stands in the state, counted within its date */
    int32_t *week;    /* [n_days] ISO week, from that of the first date */
    bool *weekend;    /* [n_days] */

    int64_t unit;      /* seconds; 0: hours do not matter */
    int32_t max_units; /* of work over the horizon */
    bool counts_duties;
    int32_t n_kinds;
    int32_t kinds[DS_MENU_KINDS]; /* that are counted: the limit can be reached */
    int32_t n_tails;              /* of the date that has most */
} ds_menu;

/* `joint`'s roster keeps every rule. False when memory ran out (nothing to free then). */
bool ds_menu_init(ds_menu *menu, const ds_roster_state *roster, int32_t member);
void ds_menu_free(ds_menu *menu);

/* After duties at desks changed: finds `present` again. */
void ds_menu_refresh(ds_menu *menu, const ds_roster_state *roster);

static inline const ds_option *ds_menu_option(const ds_menu *menu, int32_t day, int32_t option) {
    return &menu->options[menu->option_first[day] + option];
}

/* What a whole schedule's hours cost, and the number of its duties, as gains: wishes for hours and
 * shifts, and fairness as long as nobody else's duties change. */
double ds_menu_hours(const ds_menu *menu, int32_t units);
double ds_menu_duties(const ds_menu *menu, const ds_roster_state *roster, int32_t duties);

#endif
