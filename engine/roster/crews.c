#include "roster/crews.h"

#include <stdlib.h>
#include <string.h>

/* Counts are bytes, and no crew that makes sense is larger. */
enum { LARGEST_CREW = 255 };

uint64_t ds_home_skills(const ds_instance *in) {
    uint64_t skills = 0;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!ds_visit_done_before(&in->visits[v]) && (in->visits[v].at & DS_AT_HOME) != 0) {
            skills |= in->shapes[in->visits[v].shape].skills;
        }
    }
    return skills;
}

static int32_t at_most(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* ---- Classes -------------------------------------------------------------------------------- */

typedef struct lister {
    const ds_instance *in;
    const ds_team *team;
    ds_crews *crews;
    int32_t *sample; /* [n_classes] a member of the class */
    int32_t *picked; /* [n_classes] of the crew being put together */
    int32_t *behind; /* [n_classes + 1] members in this class and those after it */
    int32_t size;    /* of the crews being listed */
    int32_t cap;
    int64_t steps; /* left before the list is cut off */
} lister;

static bool same_class(const lister *l, const ds_crew_class *class, int32_t sample, int32_t member,
                       const ds_crew_class *own) {
    if (class->skills != own->skills || class->belongs != own->belongs) {
        return false;
    }
    const ds_member *members = l->in->members;
    const ds_rule *rules = &l->in->rules[l->team->crew_require.first];
    for (int32_t r = 0; r < l->team->crew_require.count; r++) {
        if (ds_rule_matches(&rules[r], &members[sample]) !=
            ds_rule_matches(&rules[r], &members[member])) {
            return false;
        }
    }
    return true;
}

static int32_t class_for(lister *l, int32_t member, ds_crew_class own) {
    ds_crews *crews = l->crews;
    int32_t c = 0;
    while (c < crews->n_classes && !same_class(l, &crews->classes[c], l->sample[c], member, &own)) {
        c++;
    }
    if (c == crews->n_classes) {
        crews->classes[c] = own;
        l->sample[c] = member;
        crews->n_classes++;
    }
    crews->classes[c].members++;
    return c;
}

static void classify(lister *l, int32_t team, uint64_t skills) {
    const ds_instance *in = l->in;
    ds_crews *crews = l->crews;
    for (int32_t m = 0; m < in->n_members; m++) {
        uint8_t bond = in->member_team[(int64_t)m * in->n_teams + team];
        if (bond != 0) {
            ds_crew_class own = {.skills = in->members[m].skills & skills,
                                 .belongs = (bond & DS_MAY_BELONG) != 0};
            crews->members[crews->n_members] = m;
            crews->class_of[crews->n_members++] = class_for(l, m, own);
        }
    }
    for (int32_t c = crews->n_classes - 1; c >= 0; c--) {
        l->behind[c] = l->behind[c + 1] + crews->classes[c].members;
    }
}

/* ---- Types ---------------------------------------------------------------------------------- */

static bool keeps_rules(const lister *l) {
    const ds_crews *crews = l->crews;
    const ds_rule *rules = &l->in->rules[l->team->crew_require.first];
    for (int32_t r = 0; r < l->team->crew_require.count; r++) {
        int32_t matching = 0;
        for (int32_t c = 0; c < crews->n_classes; c++) {
            if (ds_rule_matches(&rules[r], &l->in->members[l->sample[c]])) {
                matching += l->picked[c];
            }
        }
        if (matching < rules[r].min || matching > rules[r].max) {
            return false;
        }
    }
    return true;
}

static bool somebody_belongs(const lister *l) {
    for (int32_t c = 0; c < l->crews->n_classes; c++) {
        if (l->picked[c] > 0 && l->crews->classes[c].belongs) {
            return true;
        }
    }
    return false;
}

static void record(lister *l) {
    ds_crews *crews = l->crews;
    int32_t type = crews->n_types++;
    uint8_t *counts = &crews->counts[(int64_t)type * crews->n_classes];
    ds_profile *profile = &crews->profiles[type];
    *profile = (ds_profile){.members = l->size};
    for (int32_t c = 0; c < crews->n_classes; c++) {
        counts[c] = (uint8_t)l->picked[c];
        if (l->picked[c] > 0) {
            profile->skills |= crews->classes[c].skills;
        }
        for (uint64_t rest = crews->classes[c].skills; rest != 0; rest &= rest - 1) {
            profile->holders[__builtin_ctzll(rest)] += (uint16_t)l->picked[c];
        }
    }
}

/* All ways to pick `left` more members from class `c` on. False: the list had to be cut off. */
static bool extend(lister *l, int32_t c, int32_t left) {
    if (--l->steps < 0) {
        return false;
    }
    if (left == 0) {
        bool fits = somebody_belongs(l) && keeps_rules(l);
        if (fits && l->crews->n_types == l->cap) {
            return false;
        }
        if (fits) {
            record(l);
        }
        return true;
    }
    if (l->behind[c] < left) {
        return true;
    }
    bool whole = true;
    for (int32_t n = at_most(left, l->crews->classes[c].members); whole && n >= 0; n--) {
        l->picked[c] = n;
        whole = extend(l, c + 1, left - n);
    }
    l->picked[c] = 0;
    return whole;
}

static void list_types(lister *l) {
    ds_crews *crews = l->crews;
    crews->size_max = at_most(l->team->crew_max, crews->n_members);
    crews->listed = l->team->crew_min - 1;
    int32_t largest = at_most(crews->size_max, LARGEST_CREW);
    for (l->size = l->team->crew_min; l->size <= largest; l->size++) {
        memset(l->picked, 0, ((size_t)crews->n_classes + 1) * sizeof *l->picked);
        if (!extend(l, 0, l->size)) {
            return;
        }
        crews->listed = l->size;
    }
}

/* ---- Memory --------------------------------------------------------------------------------- */

static int32_t count_members(const ds_instance *in, int32_t team) {
    int32_t count = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        count += in->member_team[(int64_t)m * in->n_teams + team] != 0;
    }
    return count;
}

static bool make_members(lister *l, size_t n) {
    ds_crews *crews = l->crews;
    crews->members = malloc((n + 1) * sizeof *crews->members);
    crews->class_of = malloc((n + 1) * sizeof *crews->class_of);
    crews->classes = malloc((n + 1) * sizeof *crews->classes);
    l->sample = malloc((n + 1) * sizeof *l->sample);
    l->picked = calloc(n + 1, sizeof *l->picked);
    l->behind = calloc(n + 1, sizeof *l->behind);
    return crews->members != NULL && crews->class_of != NULL && crews->classes != NULL &&
           l->sample != NULL && l->picked != NULL && l->behind != NULL;
}

static bool make_types(lister *l) {
    ds_crews *crews = l->crews;
    size_t cap = (size_t)l->cap + 1;
    crews->profiles = malloc(cap * sizeof *crews->profiles);
    crews->counts = malloc(cap * ((size_t)crews->n_classes + 1));
    return crews->profiles != NULL && crews->counts != NULL;
}

/* Gives back what the list did not need. */
static void shrink(ds_crews *crews) {
    size_t types = (size_t)crews->n_types + 1;
    ds_profile *profiles = realloc(crews->profiles, types * sizeof *profiles);
    uint8_t *counts = realloc(crews->counts, types * ((size_t)crews->n_classes + 1));
    crews->profiles = profiles != NULL ? profiles : crews->profiles;
    crews->counts = counts != NULL ? counts : crews->counts;
}

doorstep_status ds_crews_init(ds_crews *crews, const ds_instance *in, int32_t team, uint64_t skills,
                              int32_t cap) {
    lister l = {.in = in,
                .team = &in->teams[team],
                .crews = crews,
                .cap = cap,
                .steps = 1000 + 100 * (int64_t)cap};
    *crews = (ds_crews){0};
    bool ok = make_members(&l, (size_t)count_members(in, team));
    if (ok) {
        classify(&l, team, skills);
        ok = make_types(&l);
    }
    if (ok) {
        list_types(&l);
        shrink(crews);
    }
    free(l.sample);
    free(l.picked);
    free(l.behind);
    if (!ok) {
        ds_crews_free(crews);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

void ds_crews_free(ds_crews *crews) {
    free(crews->members);
    free(crews->class_of);
    free(crews->classes);
    free(crews->profiles);
    free(crews->counts);
    *crews = (ds_crews){0};
}
