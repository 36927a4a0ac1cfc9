/*
 * Could a crew, or a desk's staff, be formed that does a certain work? Answered for one group in
 * one shift from who may be there and from the rules of the group, other duties left aside.
 *
 * Available in a shift is who can work it, whom one duty there keeps within each limit of their
 * own (`max_of_kind` 0 keeps a member out), and whom no lock keeps off or ties to something else
 * in that shift or one that overlaps it. Locks in other shifts are other duties. A team must be
 * able to reach its size and composition with the members who may belong to it.
 *
 * The answer is exact but for a limit of steps, behind which a group counts as possible.
 */
#ifndef DS_SOLVE_FORMING_H
#define DS_SOLVE_FORMING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/instance.h"

/* Members alike in all that the question depends on. */
typedef struct ds_forming_cell {
    int32_t sample; /* one of them */
    int32_t left;   /* not picked */
} ds_forming_cell;

/* One way to use a member of a cell: on duty, belonging to the team, or both. */
typedef struct ds_forming_pick {
    int32_t cell;
    uint32_t flags;
    int32_t barred; /* depth of the search from which on no more are picked; 0: open */
    int32_t room;
} ds_forming_pick;

/* How many are picked who have all the flags and match the rule, and how many may or must be. */
typedef struct ds_forming_row {
    uint32_t flags;
    ds_rule rule; /* neither roles nor skill: everybody matches */
    int32_t count;
} ds_forming_row;

typedef struct ds_forming {
    const ds_instance *in;
    int32_t n_kinds;
    int32_t *kind_of;           /* [n_members] equal for equal role and skills */
    int32_t *bound_to;          /* [n_members x n_shifts] where a member can be on duty */
    int32_t *tied_first, *tied; /* by team: who may belong to it or help it */

    /* Room for one question. */
    int32_t n_cells, n_picks, n_rows;
    int32_t *cell_at; /* by kind, tie to the team and presence: cell + 1 */
    ds_forming_cell *cells;
    ds_forming_pick *picks;
    ds_forming_row *rows;
    int32_t steps;
} ds_forming;

/* `keep_locks` false: as if no member were locked. False when memory ran out (nothing to free). */
bool ds_forming_init(ds_forming *forming, const ds_instance *in, bool keep_locks);
void ds_forming_free(ds_forming *forming);

/* Could the team send out a crew in the shift that holds the shape's skills, with enough people to
 * spend at most `seconds` each on its work, as a whole and skill by skill? INFINITY: any time. */
bool ds_could_send(ds_forming *forming, int32_t team, int32_t shift, const ds_shape *shape,
                   double seconds);

/* The same of the staff of a demand. */
bool ds_could_staff(ds_forming *forming, int32_t demand, const ds_shape *shape, double seconds);

#endif
