/*
 * The instance as it might be, with the plan in its joint state: more members, and shifts, visits,
 * households and desks' services that may be changed while nothing that rests on them is in the
 * state. What is said to make a visit possible is tried here.
 */
#ifndef DS_EXPLAIN_TRIAL_H
#define DS_EXPLAIN_TRIAL_H

#include "explain/stage.h"

/* A member who is not there: of no limits, free in every shift. */
typedef struct ds_newcomer {
    int32_t team;   /* may belong to it and may help it */
    bool all_desks; /* helps every team, may staff every desk */
    uint64_t skills;
    int32_t role; /* or DS_NONE */
} ds_newcomer;

typedef struct ds_trial {
    ds_arena arena;
    ds_instance in;    /* shares with the true one what is not below */
    ds_instance alone; /* the same without the newcomers and the further crews */
    ds_loaded loaded;
    int32_t n_own;     /* members who are there; newcomers come behind them */
    int32_t any_class; /* a class of windows that are always open */
    ds_shift *shifts;
    ds_visit *visits;
    ds_household *households;
    ds_demand *demands;
    bool *desk_service;
} ds_trial;

/* Every team may send out `more_crews` more than it may. False when memory ran out (nothing to free
 * then). Travel and neighbours are the stage's. */
bool ds_trial_init(ds_trial *trial, const ds_stage *stage, const ds_newcomer *newcomers,
                   int32_t count, int32_t more_crews);
void ds_trial_free(ds_trial *trial);

#endif
