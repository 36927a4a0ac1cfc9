#include <math.h>
#include <string.h>

#include "split/parting.h"

double ds_apart(const ds_instance *in, int32_t from, int32_t to) {
    const ds_location *a = &in->locations[from], *b = &in->locations[to];
    if (in->travel.mode == DS_TRAVEL_MATRIX) {
        return in->travel.minutes[(int64_t)a->node * in->travel.nodes + b->node];
    }
    double north = a->lat - b->lat, shrink = cos(a->lat * acos(-1.0) / 180.0);
    double east = (a->lon - b->lon) * shrink;
    return north * north + east * east;
}

/* The one cluster that a class has its choice in; DS_NONE where there are several or none. */
static int32_t only_choice(const ds_parting *p, const ds_ties *ties, int32_t class) {
    ds_range choice = ties->choice[class];
    int32_t only = DS_NONE;
    for (int32_t i = choice.first; i < choice.first + choice.count; i++) {
        int32_t cluster = p->clusters.label[ties->nodes[i]];
        if (only != DS_NONE && only != cluster) {
            return DS_NONE;
        }
        only = cluster;
    }
    return only;
}

/* ---- Members --------------------------------------------------------------------------------- */

/* Duties that a member could have in a cluster: in teams they may belong to, at desks, in teams
 * they may only help. */
enum { IN_OWN_TEAMS, AT_DESKS, AS_HELP, DUTY_KINDS };

typedef struct tally {
    int32_t duties[DUTY_KINDS];
    int32_t given; /* members with a choice who go there */
} tally;

static int32_t count_duties(const ds_instance *in, int32_t member, int32_t node) {
    const bool *can = &in->member_shift[(int64_t)member * in->n_shifts];
    int32_t n = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        bool asked =
            node < in->n_teams
                ? in->team_shift[(int64_t)node * in->n_shifts + s]
                : in->demand_at[(int64_t)(node - in->n_teams) * in->n_shifts + s] != DS_NONE;
        n += can[s] && asked;
    }
    return n;
}

/* Where clusters have equal shares of duties the first of them stays. The more members with a
 * choice a cluster was given, the less another is for it, so that they are dealt in proportion
 * (D'Hondt). */
static bool more(const tally *a, const tally *b) {
    for (int32_t k = 0; k < DUTY_KINDS; k++) {
        int64_t of_a = (int64_t)a->duties[k] * (b->given + 1);
        int64_t of_b = (int64_t)b->duties[k] * (a->given + 1);
        if (of_a != of_b) {
            return of_a > of_b;
        }
    }
    return false;
}

static int32_t best_cluster(const ds_parting *p, int32_t member, tally *tallies) {
    const ds_instance *in = p->in;
    int32_t class = p->members.class_of[member], n = p->members.choice[class].count;
    const int32_t *nodes = &p->members.nodes[p->members.choice[class].first];
    int32_t best = p->clusters.label[nodes[0]];
    for (int32_t i = 0; i < n; i++) {
        int32_t kind = i >= p->members.strong[class] ? AS_HELP
                       : nodes[i] < in->n_teams      ? IN_OWN_TEAMS
                                                     : AT_DESKS;
        tallies[p->clusters.label[nodes[i]]].duties[kind] += count_duties(in, member, nodes[i]);
    }
    for (int32_t i = 0; i < n; i++) {
        int32_t cluster = p->clusters.label[nodes[i]];
        if (more(&tallies[cluster], &tallies[best])) {
            best = cluster;
        }
    }
    for (int32_t i = 0; i < n; i++) {
        memset(tallies[p->clusters.label[nodes[i]]].duties, 0, sizeof tallies->duties);
    }
    tallies[best].given++;
    return best;
}

/* Those who can serve nowhere count for fairness alone. */
static void allot_idle(ds_parting *p, int32_t *of_group) {
    const ds_instance *in = p->in;
    memset(of_group, 0, (size_t)in->n_groups * sizeof *of_group);
    for (int32_t m = in->n_members - 1; m >= 0; m--) {
        if (p->member[m] != DS_NONE) {
            of_group[in->members[m].group] = p->member[m];
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        if (p->member[m] == DS_NONE) {
            p->member[m] = of_group[in->members[m].group];
        }
    }
}

void ds_allot_members(ds_parting *p) {
    const ds_instance *in = p->in;
    tally *tallies = DS_ARENA_NEW(&p->arena, tally, p->clusters.count);
    int32_t *of_group = DS_ARENA_NEW(&p->arena, int32_t, in->n_groups);
    for (int32_t m = 0; m < in->n_members && !p->arena.failed; m++) {
        int32_t class = p->members.class_of[m];
        if (p->member_pin[m] != DS_NONE) {
            p->member[m] = p->clusters.label[p->member_pin[m]];
        } else {
            p->member[m] = only_choice(p, &p->members, class);
            if (p->member[m] == DS_NONE && p->members.choice[class].count > 0) {
                p->member[m] = best_cluster(p, m, tallies);
            }
        }
    }
    if (!p->arena.failed) {
        allot_idle(p, of_group);
    }
}

/* ---- Households ------------------------------------------------------------------------------ */

/* The nearest of the teams that may visit a household or, where there is none, of the desks that
 * may book it; a desk without a place is far from everybody. */
static int32_t nearest_cluster(const ds_parting *p, int32_t household) {
    const ds_instance *in = p->in;
    ds_range choice = p->households.choice[p->households.class_of[household]];
    const int32_t *nodes = &p->households.nodes[choice.first];
    int32_t best = nodes[0];
    double least = INFINITY;
    for (int32_t i = 0; i < choice.count && (nodes[i] < in->n_teams || nodes[0] >= in->n_teams);
         i++) {
        int32_t at = ds_node_location(in, nodes[i]);
        double apart =
            at == DS_NONE ? INFINITY : ds_apart(in, in->households[household].location, at);
        if (apart < least) {
            least = apart;
            best = nodes[i];
        }
    }
    return p->clusters.label[best];
}

/* The cluster of the teams that visit an area, or DS_NONE. */
static void place_areas(const ds_parting *p, int32_t *of_area) {
    memset(of_area, 0xff, (size_t)p->in->n_areas * sizeof *of_area);
    for (int32_t c = 0; c < p->households.n_classes; c++) {
        const int32_t *nodes = &p->households.nodes[p->households.choice[c].first];
        if (p->households.area[c] != DS_NONE && p->households.choice[c].count > 0 &&
            nodes[0] < p->in->n_teams) {
            of_area[p->households.area[c]] = p->clusters.label[nodes[0]];
        }
    }
}

static bool has_choice_in(const ds_parting *p, int32_t class, int32_t cluster) {
    ds_range choice = p->households.choice[class];
    for (int32_t i = choice.first; i < choice.first + choice.count; i++) {
        if (p->clusters.label[p->households.nodes[i]] == cluster) {
            return true;
        }
    }
    return choice.count == 0;
}

/* The cluster of all households of a class, or DS_NONE where each has to look for itself. */
static int32_t cluster_of_class(const ds_parting *p, int32_t class, const int32_t *of_area) {
    int32_t area = p->households.area[class];
    int32_t home = area != DS_NONE ? of_area[area] : DS_NONE;
    if (home != DS_NONE && has_choice_in(p, class, home)) {
        return home;
    }
    return p->households.choice[class].count == 0 ? 0 : only_choice(p, &p->households, class);
}

void ds_allot_households(ds_parting *p) {
    const ds_instance *in = p->in;
    int32_t *of_area = DS_ARENA_NEW(&p->arena, int32_t, in->n_areas);
    int32_t *of_class = DS_ARENA_NEW(&p->arena, int32_t, p->households.n_classes);
    if (p->arena.failed) {
        return;
    }
    place_areas(p, of_area);
    for (int32_t c = 0; c < p->households.n_classes; c++) {
        of_class[c] = cluster_of_class(p, c, of_area);
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        int32_t cluster = of_class[p->households.class_of[h]];
        p->household[h] = p->household_pin[h] != DS_NONE ? p->clusters.label[p->household_pin[h]]
                          : cluster != DS_NONE           ? cluster
                                                         : nearest_cluster(p, h);
    }
}
