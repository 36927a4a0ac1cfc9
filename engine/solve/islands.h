/*
 * Islands: several searches of one instance side by side, each with a random stream of its own.
 * They meet after every round, one cooling each, in a fixed order, and go on from the best plan or
 * from their own (island models after Whitley, Rana & Heckendorn 1999, "The island model genetic
 * algorithm: on separability, population size and convergence"). Nothing is shared while a round
 * runs, so the plan follows from the seed, the number of islands and the iterations of their
 * rounds, not from the number of threads that work on them.
 */
#ifndef DS_SOLVE_ISLANDS_H
#define DS_SOLVE_ISLANDS_H

#include "pack/pack.h"
#include "search/search.h"

typedef struct ds_island {
    ds_search search;
    ds_pool pool;
    ds_snapshot plan; /* its best plan of the last round */
    int64_t iterations;
    int32_t idle; /* rounds since its plan got better */
} ds_island;

typedef struct ds_islands {
    const ds_instance *in;
    int32_t count, threads;
    ds_island *islands; /* [count] */
    ds_snapshot best;
    double heat;        /* of the next coolings' start, 0 ... 1: low to go on from a good plan */
    int64_t length;     /* iterations of the next cooling; each is longer than the one before */
    int32_t coolings;   /* of a run, at most; 0: as many as there is time for */
    int64_t iterations; /* of all islands */
} ds_islands;

/* How many islands a run deserves: a run that ends by the clock has one for each thread; one that
 * ends by iterations has as many as can be kept busy anywhere, so that its plan is the same
 * everywhere. */
int32_t ds_islands_wanted(const ds_control *control, int32_t threads);

/* Neighbours of each household that the search is to know. */
int32_t ds_neighbours_wanted(const ds_instance *in);

/* Rounds in which a plan just made is to keep every rule. */
enum { DS_SOLVE_REPAIRS = 2000 };

/* Empty plans; random streams from `stream` on. `travel` and `neighbours` are borrowed. False when
 * memory ran out (nothing to free then). */
bool ds_islands_init(ds_islands *islands, const ds_instance *in, const ds_travel *travel,
                     const ds_neighbours *neighbours, uint64_t seed, uint64_t stream, int32_t count,
                     int32_t threads);
void ds_islands_free(ds_islands *islands);

/* Takes the first island's plan where it is better than the best. */
void ds_islands_offer(ds_islands *islands);

/* Searches from the best plan until the control says stop or a score is reached that cannot be
 * exceeded (+infinity: unknown). Afterwards the first island holds the best plan. False when memory
 * ran out. */
bool ds_islands_run(ds_islands *islands, const ds_control *control, double ceiling);

#endif
