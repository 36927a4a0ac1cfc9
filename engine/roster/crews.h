/*
 * Crew types of a team: what its crews can look like, without saying who exactly is in them.
 *
 * Members who could stand in for each other (the same skills, as far as visits at home call for
 * them, the same answer to every composition rule of the team's crews, both able to belong or both
 * only helping) form a class. A crew type says how many members of each class are in the crew; it
 * obeys the crew's size and rules and holds somebody who may belong.
 */
#ifndef DS_ROSTER_CREWS_H
#define DS_ROSTER_CREWS_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "travel/length.h"

typedef struct ds_crew_class {
    uint64_t skills; /* those that are told apart */
    bool belongs;    /* may belong to the team (and not only help) */
    int32_t members;
} ds_crew_class;

typedef struct ds_crews {
    int32_t n_members;
    int32_t *members;  /* who may belong to the team or help it, rising */
    int32_t *class_of; /* [n_members] parallel to `members` */
    int32_t n_classes;
    ds_crew_class *classes;

    int32_t size_max; /* members in the largest crew that could be */
    int32_t n_types;
    ds_profile *profiles; /* [n_types] by rising number of members */
    uint8_t *counts;      /* [n_types x n_classes] */
    int32_t listed;       /* every crew of at most this many members is of a listed type */
} ds_crews;

/* Skills that some visit not yet done calls for at home. */
uint64_t ds_home_skills(const ds_instance *in);

/* Lists at most `cap` types, small crews first; of the members' skills only these are told apart.
 * DOORSTEP_NO_MEMORY: nothing to free. */
doorstep_status ds_crews_init(ds_crews *crews, const ds_instance *in, int32_t team, uint64_t skills,
                              int32_t cap);
void ds_crews_free(ds_crews *crews);

/* Is every crew that could be formed of a listed type? */
static inline bool ds_crews_complete(const ds_crews *crews) {
    return crews->listed >= crews->size_max;
}

static inline const uint8_t *ds_crew_counts(const ds_crews *crews, int32_t type) {
    return &crews->counts[(int64_t)type * crews->n_classes];
}

#endif
