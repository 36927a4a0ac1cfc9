#include "split/clusters.h"

#include <string.h>

bool ds_clusters_init(ds_clusters *clusters, int32_t n_nodes, ds_arena *arena) {
    *clusters = (ds_clusters){.n_nodes = n_nodes,
                              .parent = DS_ARENA_NEW(arena, int32_t, n_nodes),
                              .label = DS_ARENA_NEW(arena, int32_t, n_nodes),
                              .first = DS_ARENA_NEW(arena, int32_t, n_nodes)};
    for (int32_t i = 0; i < n_nodes && !arena->failed; i++) {
        clusters->parent[i] = i;
    }
    return !arena->failed;
}

static int32_t root_of(ds_clusters *clusters, int32_t node) {
    int32_t *parent = clusters->parent;
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

/* A root is its cluster's first node. */
bool ds_clusters_join(ds_clusters *clusters, int32_t a, int32_t b) {
    a = root_of(clusters, a);
    b = root_of(clusters, b);
    clusters->parent[a > b ? a : b] = a > b ? b : a;
    return a != b;
}

void ds_clusters_number(ds_clusters *clusters) {
    clusters->count = 0;
    for (int32_t i = 0; i < clusters->n_nodes; i++) {
        int32_t root = root_of(clusters, i);
        if (root == i) {
            clusters->first[clusters->count] = i;
            clusters->label[i] = clusters->count++;
        } else {
            clusters->label[i] = clusters->label[root];
        }
    }
}

/* ---- What they have in common ---------------------------------------------------------------- */

bool ds_common_init(ds_common *common, const ds_clusters *clusters, ds_arena *arena) {
    int64_t n = clusters->count;
    *common = (ds_common){.own = DS_ARENA_NEW(arena, double, n),
                          .shared = DS_ARENA_NEW(arena, double, n *n),
                          .list = DS_ARENA_NEW(arena, int32_t, n),
                          .seen = DS_ARENA_NEW(arena, int32_t, n)};
    return !arena->failed;
}

/* Lists the clusters of a class; how many they are. */
static int32_t list_clusters(ds_common *common, const ds_clusters *clusters, const ds_ties *ties,
                             int32_t class, bool strong_only) {
    const int32_t *nodes = &ties->nodes[ties->choice[class].first];
    int32_t choice = strong_only ? ties->strong[class] : ties->choice[class].count, n = 0;
    for (int32_t i = 0; i < choice; i++) {
        int32_t label = clusters->label[nodes[i]];
        if (common->seen[label] != class + 1) {
            common->seen[label] = class + 1;
            common->list[n++] = label;
        }
    }
    return n;
}

void ds_common_count(ds_common *common, const ds_clusters *clusters, const ds_ties *ties,
                     bool strong_only) {
    size_t count = (size_t)clusters->count;
    memset(common->own, 0, count * sizeof *common->own);
    memset(common->shared, 0, count * count * sizeof *common->shared);
    memset(common->seen, 0, count * sizeof *common->seen);
    for (int32_t c = 0; c < ties->n_classes; c++) {
        int32_t n = list_clusters(common, clusters, ties, c, strong_only);
        double weight = ties->count[c] * ds_common_weight(n);
        for (int32_t i = 0; i < n; i++) {
            double *row = &common->shared[common->list[i] * (int64_t)clusters->count];
            common->own[common->list[i]] += weight;
            for (int32_t k = 0; k < n; k++) {
                row[common->list[k]] += i != k ? weight : 0.0;
            }
        }
    }
}

/* ---- Gathering ------------------------------------------------------------------------------- */

/* Sums of weights are compared with a little room. */
static const double ROUNDING = 1e-6;

/* Joins clusters that have more than so many eighths of the smaller in common. */
static bool join_alike(ds_clusters *clusters, const ds_common *common, int32_t eighths) {
    bool joined = false;
    int32_t n = clusters->count;
    for (int32_t a = 0; a < n; a++) {
        for (int32_t b = a + 1; b < n; b++) {
            double shared = common->shared[(int64_t)a * n + b];
            double smaller = common->own[a] < common->own[b] ? common->own[a] : common->own[b];
            if (8.0 * shared > (eighths + ROUNDING) * smaller) {
                joined |= ds_clusters_join(clusters, clusters->first[a], clusters->first[b]);
            }
        }
    }
    return joined;
}

void ds_clusters_gather(ds_clusters *clusters, ds_common *common, const ds_ties *members,
                        const ds_ties *households, bool strong_only) {
    const ds_ties *const ties[] = {members, households};
    for (int32_t eighths = 7; eighths >= 2; eighths--) {
        bool joined = true;
        while (joined) {
            joined = false;
            for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++) {
                ds_clusters_number(clusters);
                ds_common_count(common, clusters, ties[i], strong_only);
                joined |= join_alike(clusters, common, eighths);
            }
        }
    }
    ds_clusters_number(clusters);
}
