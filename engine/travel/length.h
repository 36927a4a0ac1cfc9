/*
 * How long a home visit takes a crew: docs/format.md's length,
 *   stop + max(longest, work / n, work_k / n_k for every skill k called for),
 * with all divisors 1 for a team that is not parallel.
 */
#ifndef DS_TRAVEL_LENGTH_H
#define DS_TRAVEL_LENGTH_H

#include <stdint.h>

#include "model/instance.h"

enum { DS_MAX_SKILLS = 64 };

/* What a route needs to know of a crew: how many members, and how many hold each skill. */
typedef struct ds_profile {
    int32_t members;
    uint64_t skills; /* held by anyone */
    uint16_t holders[DS_MAX_SKILLS];
} ds_profile;

void ds_profile_add(ds_profile *profile, const ds_member *member);
void ds_profile_remove(ds_profile *profile, const ds_member *member);
bool ds_profile_equal(const ds_profile *a, const ds_profile *b);

/* Whole ticks; DS_FAR where the crew lacks a skill that is called for or has no member. */
ds_tick ds_visit_length(const ds_instance *in, const ds_shape *shape, const ds_profile *profile,
                        bool parallel);

#endif
