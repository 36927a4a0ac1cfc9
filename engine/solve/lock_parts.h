/* What the files of the lock model share (lock_model.h says what it is). */
#ifndef DS_SOLVE_LOCK_PARTS_H
#define DS_SOLVE_LOCK_PARTS_H

#include "base/lp.h"
#include "solve/lock_model.h"

/* A team's crews in a shift, or a desk in a shift. */
typedef struct ds_lock_place {
    int32_t shift;
    int32_t team;         /* DS_NONE: a desk */
    int32_t desk, demand; /* demand DS_NONE: it has none in the shift */
    int32_t locked;       /* members locked here */
    int32_t visits;       /* locked visits that can be done here only */
    int32_t seen;         /* of the members locked here, while ways to be on duty are listed */
    ds_range posts;       /* crews, or the desk's staff */
} ds_lock_place;

typedef struct ds_lock_post {
    int32_t place;
    int32_t used;  /* column: somebody is on duty here */
    int32_t count; /* uses */
} ds_lock_post;

/* One way in which a member can be on duty. */
typedef struct ds_lock_use {
    int32_t member, shift;
    int32_t post; /* DS_NONE: some duty that no lock asks for */
    int32_t team; /* of the crew, or holder of the desk; DS_NONE where that is of no matter */
    bool belongs; /* to that team; false: helps it */
    int32_t column;
} ds_lock_use;

/* A team that somebody may have to belong to. */
typedef struct ds_lock_team {
    int32_t team;
    int32_t *column; /* [n_members] belongs to it; DS_NONE: may not */
    int32_t members; /* who may */
} ds_lock_team;

/* A locked visit that can be done at one place only. */
typedef struct ds_lock_pin {
    int32_t visit, place;
} ds_lock_pin;

typedef struct ds_lock_model {
    ds_lock_case *c;
    const ds_instance *in;
    const ds_lock_set *set;
    ds_lock_rules *rules;
    ds_arena scratch;
    ds_lp lp;
    bool too_large; /* a program of this size is not solved */

    int32_t *first_lock; /* [n_members + 1] into the set */
    ds_buffer places, posts, uses, teams, pins;
} ds_lock_model;

#define DS_LOCK_ITEM(model, list, type, i) (&((type *)(model)->list.items)[i])

static inline ds_lock_place *ds_lock_place_at(const ds_lock_model *m, int32_t i) {
    return DS_LOCK_ITEM(m, places, ds_lock_place, i);
}

static inline ds_lock_post *ds_lock_post_at(const ds_lock_model *m, int32_t i) {
    return DS_LOCK_ITEM(m, posts, ds_lock_post, i);
}

static inline ds_lock_use *ds_lock_use_at(const ds_lock_model *m, int32_t i) {
    return DS_LOCK_ITEM(m, uses, ds_lock_use, i);
}

/* Is the rule in force? Takes it up. */
bool ds_lock_holds(ds_lock_model *m, ds_lock_rule_kind kind, int32_t a, int32_t b);

/* A row that says the rule, or -1 (entries there are passed over) where it is left out. */
int32_t ds_lock_row(ds_lock_model *m, ds_lock_rule_kind kind, int32_t a, int32_t b, double low,
                    double high);

/* A column of 0 or 1. */
int32_t ds_lock_choice(ds_lock_model *m);

/* `column` is 0 by the rule. */
void ds_lock_bar(ds_lock_model *m, int32_t column, ds_lock_rule_kind kind, int32_t a, int32_t b);

/* The column of a member's belonging to a team; DS_NONE where the member may not, or when memory
 * ran out. */
int32_t ds_lock_belonging(ds_lock_model *m, int32_t team, int32_t member);

/* ---- The parts, in this order ---- */

void ds_lock_find_places(ds_lock_model *m); /* lock_places.c */
void ds_lock_list_uses(ds_lock_model *m);   /* lock_uses.c */
void ds_lock_add_members(ds_lock_model *m); /* lock_members.c: rows of who works when */
void ds_lock_add_crews(ds_lock_model *m);   /* lock_crews.c: rows of who works together */
void ds_lock_add_holders(ds_lock_model *m); /* lock_crews.c */
void ds_lock_add_teams(ds_lock_model *m);   /* lock_crews.c */
void ds_lock_add_pins(ds_lock_model *m);    /* lock_pins.c: rows of locked visits */

#endif
