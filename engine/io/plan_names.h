/*
 * Names in a plan file: found in the instance, or listed as unknown.
 */
#ifndef DS_IO_PLAN_NAMES_H
#define DS_IO_PLAN_NAMES_H

#include "model/ids.h"
#include "model/instance.h"
#include "model/plan.h"
#include "model/where.h"

typedef struct ds_plan_names {
    const ds_instance *in;
    ds_arena *arena; /* the plan's; remembers when memory ran out */
    ds_unknown *unknown;
    int32_t n_unknown, capacity;
    int32_t shift; /* of the entry being read, or DS_NONE: noted with what is unknown */
} ds_plan_names;

/* Notes a duty that is neither in a crew nor at a desk. */
void ds_name_no_duty(ds_plan_names *names, const ds_where *at);

/* The index of the name that stands at `at`; DS_NONE where the instance does not know it, which is
 * listed, or where `name` is NULL. */
int32_t ds_name_find_at(ds_plan_names *names, const ds_ids *ids, const ds_where *at,
                        const char *what, const char *name);

/* The same for what the object at `at` names under the key `what`. */
int32_t ds_name_find(ds_plan_names *names, const ds_ids *ids, const ds_where *at, const char *what,
                     const char *name);

/* The visit `number` of a household. */
int32_t ds_name_visit(ds_plan_names *names, const ds_where *at, const char *household,
                      int32_t number);

#endif
