/*
 * Clusters of teams and desks that are better not taken apart: a union-find forest over the nodes
 * of split/ties.h.
 */
#ifndef DS_SPLIT_CLUSTERS_H
#define DS_SPLIT_CLUSTERS_H

#include "split/ties.h"

typedef struct ds_clusters {
    int32_t n_nodes;
    int32_t *parent;
    int32_t count;  /* of clusters, when they were last numbered */
    int32_t *label; /* [n_nodes] number of the node's cluster, in the order of their first nodes */
    int32_t *first; /* [count] */
} ds_clusters;

/* Every node by itself. Memory is the arena's; false when it ran out. */
bool ds_clusters_init(ds_clusters *clusters, int32_t n_nodes, ds_arena *arena);

/* True when they were apart. */
bool ds_clusters_join(ds_clusters *clusters, int32_t a, int32_t b);

/* Brings `count`, `label` and `first` up to date. */
void ds_clusters_number(ds_clusters *clusters);

/* How much clusters have in common, by their numbers. A member or household with a choice among n
 * clusters counts min(1, 2 / n): whoever may go anywhere ties none of them much to any other. */
typedef struct ds_common {
    double *own;    /* [count] members or households that have a choice in the cluster */
    double *shared; /* [count x count] that have one in both */
    int32_t *list, *seen;
} ds_common;

static inline double ds_common_weight(int32_t n_clusters) {
    return n_clusters > 2 ? 2.0 / n_clusters : 1.0;
}

/* Room for as many clusters as there are now or fewer. */
bool ds_common_init(ds_common *common, const ds_clusters *clusters, ds_arena *arena);
void ds_common_count(ds_common *common, const ds_clusters *clusters, const ds_ties *ties,
                     bool strong_only);

/* Joins clusters, those with most in common first, until none has more than a quarter of the
 * smaller's members or households in common with another. */
void ds_clusters_gather(ds_clusters *clusters, ds_common *common, const ds_ties *members,
                        const ds_ties *households, bool strong_only);

#endif
