/*
 * What clusters lose when a member who could serve in several goes to one of them.
 */
#include <string.h>

#include "split/parting.h"

static bool serves(const ds_instance *in, int32_t member, int32_t node, bool strong) {
    if (node >= in->n_teams) {
        return in->member_desk[(int64_t)member * in->n_desks + node - in->n_teams];
    }
    uint8_t ways = in->member_team[(int64_t)member * in->n_teams + node];
    return strong ? (ways & DS_MAY_BELONG) != 0 : ways != 0;
}

/* Where so many members (who match the rule, where there is one) could serve at a node, and too few
 * of them are left: joins it with the cluster that the first of the others goes to. */
static bool keep_enough(ds_parting *p, int32_t node, bool strong, const ds_rule *rule,
                        int32_t min) {
    const ds_instance *in = p->in;
    int32_t own = p->clusters.label[node], n = 0, left = 0, gone = DS_NONE;
    for (int32_t m = 0; m < in->n_members; m++) {
        if (!serves(in, m, node, strong) ||
            (rule != NULL && !ds_rule_matches(rule, &in->members[m]))) {
            continue;
        }
        n++;
        left += p->member[m] == own;
        gone = p->member[m] != own && gone == DS_NONE ? p->member[m] : gone;
    }
    return n >= min && left < min && ds_clusters_join(&p->clusters, node, p->clusters.first[gone]);
}

static bool keep_rules(ds_parting *p, int32_t node, bool strong, ds_range rules) {
    bool joined = false;
    for (int32_t i = rules.first; i < rules.first + rules.count; i++) {
        joined |= keep_enough(p, node, strong, &p->in->rules[i], p->in->rules[i].min);
    }
    return joined;
}

static bool keep_team(ds_parting *p, int32_t team) {
    const ds_team *t = &p->in->teams[team];
    bool joined = keep_enough(p, team, true, NULL, t->size_min);
    joined |= keep_enough(p, team, false, NULL, t->crew_min);
    joined |= keep_rules(p, team, true, t->require);
    return keep_rules(p, team, false, t->crew_require) || joined;
}

static bool keep_desk(ds_parting *p, int32_t desk) {
    const ds_instance *in = p->in;
    ds_range demands = in->desks[desk].demands;
    int32_t node = ds_node_of_desk(in, desk), least = 1;
    bool joined = false;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        least = in->demands[d].min > least ? in->demands[d].min : least;
        joined |= keep_rules(p, node, true, in->demands[d].require);
    }
    return keep_enough(p, node, true, NULL, least) || joined;
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

/* Which teams and desks lose somebody. */
static void mark_robbed(const ds_parting *p, bool *robbed) {
    for (int32_t m = 0; m < p->in->n_members; m++) {
        ds_range choice = p->members.choice[p->members.class_of[m]];
        for (int32_t i = choice.first; i < choice.first + choice.count; i++) {
            int32_t node = p->members.nodes[i];
            robbed[node] |= p->clusters.label[node] != p->member[m];
        }
    }
}

static bool keep_nodes_able(ds_parting *p) {
    bool *robbed = DS_ARENA_NEW(&p->arena, bool, p->clusters.n_nodes);
    bool joined = false;
    if (p->arena.failed) {
        return false;
    }
    mark_robbed(p, robbed);
    for (int32_t node = 0; node < p->clusters.n_nodes; node++) {
        if (robbed[node]) {
            joined |=
                node < p->in->n_teams ? keep_team(p, node) : keep_desk(p, node - p->in->n_teams);
        }
    }
    return joined;
}

/* ---- Clusters -------------------------------------------------------------------------------- */

typedef struct losses {
    double *strong;   /* [clusters] who could belong there or staff a desk and goes elsewhere */
    uint64_t *needed; /* [clusters] skills that households call for */
    uint64_t *kept;   /* [clusters] skills of those who go there */
} losses;

/* Members count as they do in ds_common. */
static void count_strong(const ds_parting *p, int32_t member, losses *l) {
    int32_t class = p->members.class_of[member], n = 0;
    const int32_t *nodes = &p->members.nodes[p->members.choice[class].first];
    for (int32_t i = 0; i < p->members.strong[class]; i++) {
        int32_t cluster = p->clusters.label[nodes[i]];
        if (p->common.seen[cluster] != member + 1) {
            p->common.seen[cluster] = member + 1;
            p->common.list[n++] = cluster;
        }
    }
    for (int32_t i = 0; i < n; i++) {
        int32_t cluster = p->common.list[i];
        l->strong[cluster] += cluster != p->member[member] ? ds_common_weight(n) : 0.0;
    }
}

static void count_losses(const ds_parting *p, losses *l) {
    const ds_instance *in = p->in;
    memset(p->common.seen, 0, (size_t)p->clusters.count * sizeof *p->common.seen);
    for (int32_t m = 0; m < in->n_members; m++) {
        l->kept[p->member[m]] |= in->members[m].skills;
        count_strong(p, m, l);
    }
    for (int32_t c = 0; c < p->households.n_classes; c++) {
        ds_range choice = p->households.choice[c];
        for (int32_t i = choice.first; i < choice.first + choice.count; i++) {
            l->needed[p->clusters.label[p->households.nodes[i]]] |= p->households.skills[c];
        }
    }
}

/* A skill that households call for and nobody is left with: joins with where it went. */
static bool keep_skills(ds_parting *p, const losses *l) {
    bool joined = false;
    for (int32_t m = 0; m < p->in->n_members; m++) {
        ds_range choice = p->members.choice[p->members.class_of[m]];
        for (int32_t i = choice.first; i < choice.first + choice.count; i++) {
            int32_t cluster = p->clusters.label[p->members.nodes[i]];
            if ((p->in->members[m].skills & l->needed[cluster] & ~l->kept[cluster]) != 0) {
                joined |= ds_clusters_join(&p->clusters, p->clusters.first[cluster],
                                           p->clusters.first[p->member[m]]);
            }
        }
    }
    return joined;
}

/* More than a quarter of its own members lost: joins with the one it shares most of them with. */
static bool keep_most(ds_parting *p, const losses *l) {
    bool joined = false;
    int32_t n = p->clusters.count;
    ds_common_count(&p->common, &p->clusters, &p->members, true);
    for (int32_t a = 0; a < n; a++) {
        const double *shared = &p->common.shared[(int64_t)a * n];
        int32_t most = 0;
        for (int32_t b = 1; b < n; b++) {
            most = shared[b] > shared[most] ? b : most;
        }
        if (4.0 * l->strong[a] > (1.0 + 1e-6) * p->common.own[a] && shared[most] > 0.0) {
            joined |= ds_clusters_join(&p->clusters, p->clusters.first[a], p->clusters.first[most]);
        }
    }
    return joined;
}

bool ds_losses_join(ds_parting *p) {
    int32_t n = p->clusters.count;
    losses l = {.strong = DS_ARENA_NEW(&p->arena, double, n),
                .needed = DS_ARENA_NEW(&p->arena, uint64_t, n),
                .kept = DS_ARENA_NEW(&p->arena, uint64_t, n)};
    if (p->arena.failed) {
        return false;
    }
    count_losses(p, &l);
    bool joined = keep_nodes_able(p);
    joined |= keep_skills(p, &l);
    joined |= keep_most(p, &l);
    ds_clusters_number(&p->clusters);
    return joined;
}
