/* Hamlets in a row, each with an area, a team and members of its own, and what a test adds to them.
 */
#ifndef DS_TESTS_HAMLETS_H
#define DS_TESTS_HAMLETS_H

#include "model/instance.h"

/* JSON with ' for ", NULL for nothing. What is added to a list begins with a comma where the list
 * has items already. */
typedef struct ds_test_hamlets {
    int32_t count, members; /* hamlets; members of each */
    const char *team;       /* more keys of every team, a comma before each */
    const char *more_areas, *more_teams, *more_members, *more_households;
    const char *desks, *locks;
} ds_test_hamlets;

/* Hamlet i lies i tenths of a degree north of 11 N 106 E. It has the area "a<i>", the team "t<i>"
 * for it, the members "m<i>-<k>" who may belong to that team and staff no desk, and four households
 * "h<i>-<k>" in need of the service "talk". The service "card" calls for the skill "identity".
 * There are the shifts "s1" and "s2", and the place "hall" in hamlet 2. A text that the reader does
 * not take ends the test. */
ds_instance *ds_test_hamlets_read(const ds_test_hamlets *hamlets);

#endif
