/* Random rosters of one desk, nobody to visit: for tests of schedules. */
#ifndef DS_TESTS_SCHEDULE_ROSTER_H
#define DS_TESTS_SCHEDULE_ROSTER_H

#include "search/search.h"

typedef struct ds_roster_bench {
    ds_instance *in;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_search search;
} ds_roster_bench;

extern const ds_control ds_roster_no_limit;

/* Two overlapping or disjoint shifts a date; limits of members drawn by lot. An empty plan. */
void ds_roster_open(ds_roster_bench *b, uint64_t seed, int32_t members, int32_t days);
void ds_roster_close(ds_roster_bench *b);

/* The best score of all rosters, tried one by one from the empty plan that stands; few members and
 * demands only. */
double ds_roster_best(ds_joint *joint);

#endif
