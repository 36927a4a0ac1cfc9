/* A search with a pool of columns, for tests of packing. Failures are failed tests. */
#ifndef DS_TESTS_PACK_BENCH_H
#define DS_TESTS_PACK_BENCH_H

#include "pack/pack.h"

typedef struct ds_pack_bench {
    ds_instance *in;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_search search;
    ds_pool pool;
    ds_snapshot best;
} ds_pack_bench;

extern const ds_control ds_pack_no_limit;

/* Takes the instance over; an empty plan. */
void ds_pack_open(ds_pack_bench *b, ds_instance *in, uint64_t seed);
void ds_pack_close(ds_pack_bench *b);

/* Packs; whether the plan got better. The journal has to be empty afterwards. */
bool ds_pack_try(ds_pack_bench *b, const ds_pack_options *options);

/* Short coolings whose plans are noted; false where none was found that keeps every rule. */
bool ds_pack_search(ds_pack_bench *b);

/* Strings of routes are taken out, crews left idle dissolved; where that breaks a rule, nothing.
 * Whether the plan got worse and some crew still has a route. */
bool ds_pack_spoil(ds_pack_bench *b);

/* The checker's score of the plan; it has to accept it. */
double ds_pack_checked(const ds_pack_bench *b);

bool ds_pack_same(const ds_snapshot *a, const ds_snapshot *b, const ds_instance *in);

#endif
