#include <stdlib.h>
#include <string.h>

#include "roster/worth_parts.h"

/* ---- How far the base is -------------------------------------------------------------------- */

static void find_legs(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    const ds_travel *travel = b->worth->travel;
    for (int32_t t = 0; t < in->n_teams; t++) {
        b->worth->teams[t].out = b->worth->teams[t].back = DS_FAR;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        ds_range teams = ds_worth_teams_of(b, h);
        for (int32_t i = 0; b->open[h] && i < teams.count; i++) {
            int32_t t = b->area_teams[teams.first + i];
            if (!ds_team_may_visit(in, t, h)) {
                continue;
            }
            ds_worth_team *team = &b->worth->teams[t];
            int32_t class = travel->class_of_team[t], place = in->households[h].location;
            ds_tick out = ds_travel_time(travel, class, in->teams[t].base, place);
            ds_tick back =
                in->teams[t].returns ? ds_travel_time(travel, class, place, in->teams[t].end) : 0;
            team->out = out < team->out ? out : team->out;
            team->back = back < team->back ? back : team->back;
        }
    }
}

/* ---- Slots ---------------------------------------------------------------------------------- */

static void note_classes(const ds_worth_builder *b, bool *used) {
    const ds_instance *in = b->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!ds_visit_done_before(&in->visits[v]) && (in->visits[v].at & DS_AT_HOME) != 0) {
            used[in->visits[v].window_class] = true;
        }
    }
}

/* Shifts in which visits of the same window classes may begin get the same number. A hash that
 * takes two patterns for one only makes the slots coarser, which a bound may be. */
static void number_patterns(const ds_worth_builder *b, const bool *used, uint64_t *pattern) {
    const ds_instance *in = b->in;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        uint64_t hash = UINT64_C(14695981039346656037);
        for (int32_t c = 0; c < in->n_window_classes; c++) {
            if (used[c]) {
                bool possible = in->class_intervals[(int64_t)c * in->n_shifts + s].count > 0;
                hash = (hash ^ (uint64_t)(possible ? c + 1 : 0)) * UINT64_C(1099511628211);
            }
        }
        pattern[s] = hash;
    }
}

/* Does a lock force a crew of the team out in the shift? It goes without a stop then. */
static bool is_forced_out(const ds_instance *in, int32_t team, int32_t shift) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->duty == DS_DUTY_TEAM && lock->where == team && lock->shift == shift) {
            return true;
        }
    }
    return false;
}

static void make_slots(const ds_worth_builder *b, int32_t t, const uint64_t *pattern) {
    const ds_instance *in = b->in;
    ds_worth_team *team = &b->worth->teams[t];
    uint64_t known[DS_MOST_SLOTS];
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int64_t usable = (int64_t)in->shifts[s].end - in->shifts[s].start - team->out - team->back;
        team->usable[s] = usable > 0 ? (ds_tick)usable : 1; /* with 0 a visit of no length fits */
        team->slot[s] = DS_NONE;
        if (!in->team_shift[(int64_t)t * in->n_shifts + s] ||
            (usable < 0 && !is_forced_out(in, t, s))) {
            continue;
        }
        int32_t slot = 0;
        while (slot < team->n_slots && known[slot] != pattern[s]) {
            slot++;
        }
        slot = slot < DS_MOST_SLOTS ? slot : DS_MOST_SLOTS - 1;
        if (slot == team->n_slots) {
            known[slot] = pattern[s];
            team->n_slots++;
        }
        team->slot[s] = slot;
    }
}

/* ---- Crew types ----------------------------------------------------------------------------- */

static void fill_larger(const ds_crews *crews, int32_t size, ds_profile *profile) {
    profile->members = size;
    for (int32_t c = 0; c < crews->n_classes; c++) {
        profile->skills |= crews->classes[c].skills;
        for (uint64_t rest = crews->classes[c].skills; rest != 0; rest &= rest - 1) {
            uint16_t *holders = &profile->holders[__builtin_ctzll(rest)];
            int32_t more = *holders + crews->classes[c].members;
            *holders = (uint16_t)(more < size ? more : size);
        }
    }
}

/* For every size that is not wholly listed: a crew with as many holders of each skill as there can
 * be. No crew of that size does a visit faster. */
static bool add_larger(ds_worth_team *team) {
    const ds_crews *crews = &team->crews;
    int32_t more = crews->size_max - crews->listed;
    more = more > 0 ? more : 0;
    team->n_types = crews->n_types + more;
    team->larger = calloc((size_t)more + 1, sizeof *team->larger);
    if (team->larger == NULL) {
        return false;
    }
    for (int32_t i = 0; i < more; i++) {
        fill_larger(crews, crews->listed + 1 + i, &team->larger[i]);
    }
    return true;
}

/* The listed type with these counts, or DS_NONE. Types of one size stand in falling order of their
 * counts. */
static int32_t find_type(const ds_crews *crews, const uint8_t *counts, int32_t size) {
    int32_t low = 0, high = crews->n_types;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        int32_t members = crews->profiles[middle].members;
        int order = members != size
                        ? members - size
                        : memcmp(counts, ds_crew_counts(crews, middle), (size_t)crews->n_classes);
        if (order == 0) {
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return DS_NONE;
}

static bool find_smaller(ds_worth_builder *b, int32_t t) {
    const ds_crews *crews = &b->worth->teams[t].crews;
    int64_t n = (int64_t)crews->n_types * crews->n_classes;
    int32_t *smaller = malloc(((size_t)n + 1) * sizeof *smaller);
    b->smaller[t] = smaller;
    for (int64_t i = 0; smaller != NULL && i < n; i++) {
        int32_t type = (int32_t)(i / crews->n_classes), c = (int32_t)(i % crews->n_classes);
        uint8_t *counts = &crews->counts[(int64_t)type * crews->n_classes];
        smaller[i] = DS_NONE;
        if (counts[c] > 0) {
            counts[c]--;
            smaller[i] = find_type(crews, counts, crews->profiles[type].members - 1);
            counts[c]++;
        }
    }
    return smaller != NULL;
}

static bool make_team(ds_worth_builder *b, int32_t t, const uint64_t *pattern) {
    ds_worth *worth = b->worth;
    ds_worth_team *team = &worth->teams[t];
    size_t shifts = (size_t)b->in->n_shifts + 1;
    team->slot = malloc(shifts * sizeof *team->slot);
    team->usable = malloc(shifts * sizeof *team->usable);
    if (team->slot == NULL || team->usable == NULL ||
        ds_crews_init(&team->crews, b->in, t, b->skills, b->how->types_cap) != DOORSTEP_OK ||
        !add_larger(team) || !find_smaller(b, t)) {
        return false;
    }
    b->most_types = team->n_types > b->most_types ? team->n_types : b->most_types;
    make_slots(b, t, pattern);
    team->first_rate = worth->n_rates;
    worth->n_rates += team->n_slots * team->n_types;
    return true;
}

bool ds_worth_make_teams(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    bool *used = calloc((size_t)in->n_window_classes + 1, sizeof *used);
    uint64_t *pattern = calloc((size_t)in->n_shifts + 1, sizeof *pattern);
    b->smaller = calloc((size_t)in->n_teams + 1, sizeof *b->smaller);
    bool ok = used != NULL && pattern != NULL && b->smaller != NULL;
    if (ok) {
        b->skills = ds_home_skills(in);
        find_legs(b);
        note_classes(b, used);
        number_patterns(b, used, pattern);
    }
    for (int32_t t = 0; ok && t < in->n_teams; t++) {
        ok = make_team(b, t, pattern);
    }
    b->all_lengths = malloc(((size_t)b->most_types + 1) * sizeof *b->all_lengths);
    ok = ok && b->all_lengths != NULL;
    free(used);
    free(pattern);
    return ok;
}
