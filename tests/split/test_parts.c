/* Which parts an instance falls into. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate/generate.h"
#include "io/instance_read.h"
#include "side_by_side.h"
#include "split/parts.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 60 };

static ds_instance *read(const char *text) {
    ds_instance *in = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    for (int i = 0; i < diags.count && in == NULL; i++) {
        printf("\n    %s: %s", diags.items[i].pointer, diags.items[i].message);
    }
    ds_diags_free(&diags);
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    return in;
}

/* ---- What holds of any parts ------------------------------------------------------------------
 */

static void deal_is_whole(const ds_deal *deal, int32_t n, int32_t count) {
    CU_ASSERT_EQUAL(deal->first[0], 0);
    CU_ASSERT_EQUAL(deal->first[count], n);
    for (int32_t part = 0; part < count; part++) {
        ds_range range = ds_deal_of(deal, part);
        for (int32_t i = 0; i < range.count; i++) {
            int32_t number = deal->list[range.first + i];
            CU_ASSERT_EQUAL(deal->part[number], part);
            CU_ASSERT_EQUAL(deal->place[number], i);
            CU_ASSERT(i == 0 || number > deal->list[range.first + i - 1]);
        }
    }
}

static void sizes_fall(const ds_instance *in, const ds_parts *parts) {
    for (int32_t part = 0; part < parts->count; part++) {
        ds_range households = ds_deal_of(&parts->households, part);
        int64_t size = (int64_t)ds_deal_of(&parts->members, part).count * in->n_shifts;
        for (int32_t i = 0; i < households.count; i++) {
            const ds_household *h = &in->households[parts->households.list[households.first + i]];
            size += h->visits.count - h->done;
        }
        CU_ASSERT_EQUAL(parts->size[part], size);
        CU_ASSERT(part == 0 || size <= parts->size[part - 1]);
    }
}

static bool member_is_cut(const ds_instance *in, const ds_parts *parts, int32_t member) {
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (in->member_team[(int64_t)member * in->n_teams + t] != 0 &&
            parts->teams.part[t] != parts->members.part[member]) {
            return true;
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        if (in->member_desk[(int64_t)member * in->n_desks + d] &&
            parts->desks.part[d] != parts->members.part[member]) {
            return true;
        }
    }
    return false;
}

static bool visit_is_cut(const ds_instance *in, const ds_parts *parts, int32_t visit) {
    int32_t h = in->visits[visit].household, part = parts->households.part[h];
    for (int32_t t = 0; t < in->n_teams && (in->visits[visit].at & DS_AT_HOME) != 0; t++) {
        if (ds_team_may_visit(in, t, h) && parts->teams.part[t] != part) {
            return true;
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        if (in->desks[d].appointment_seconds > 0 && ds_desk_may_book(in, d, visit) &&
            parts->desks.part[d] != part) {
            return true;
        }
    }
    return false;
}

static void ties_are_counted(const ds_instance *in, const ds_parts *parts) {
    int32_t members = 0, households = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        members += member_is_cut(in, parts, m);
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        ds_range visits = in->households[h].visits;
        bool cut = false;
        for (int32_t v = visits.first; v < visits.first + visits.count; v++) {
            cut |= !ds_visit_done_before(&in->visits[v]) && visit_is_cut(in, parts, v);
        }
        households += cut;
    }
    CU_ASSERT_EQUAL(parts->members_cut, members);
    CU_ASSERT_EQUAL(parts->households_cut, households);
}

static void locks_stay(const ds_instance *in, const ds_parts *parts) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        const ds_deal *deal = lock->duty == DS_DUTY_TEAM ? &parts->teams : &parts->desks;
        CU_ASSERT(lock->duty == DS_DUTY_OFF ||
                  deal->part[lock->where] == parts->members.part[lock->member]);
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[i];
        int32_t part = parts->households.part[in->visits[lock->visit].household];
        CU_ASSERT(lock->team == DS_NONE || parts->teams.part[lock->team] == part);
        CU_ASSERT(lock->desk == DS_NONE || parts->desks.part[lock->desk] == part);
    }
}

/* Every part but a lonely one has a team that one of its members may belong to. */
static void parts_have_teams(const ds_instance *in, const ds_parts *parts) {
    for (int32_t part = 0; part < parts->count && parts->count > 1; part++) {
        bool able = false;
        for (int32_t m = 0; m < in->n_members; m++) {
            for (int32_t t = 0; t < in->n_teams; t++) {
                able |= parts->members.part[m] == part && parts->teams.part[t] == part &&
                        (in->member_team[(int64_t)m * in->n_teams + t] & DS_MAY_BELONG) != 0;
            }
        }
        CU_ASSERT(able);
    }
}

static void judge(const ds_instance *in, const ds_parts *parts) {
    CU_ASSERT(parts->count >= 1);
    deal_is_whole(&parts->teams, in->n_teams, parts->count);
    deal_is_whole(&parts->desks, in->n_desks, parts->count);
    deal_is_whole(&parts->members, in->n_members, parts->count);
    deal_is_whole(&parts->households, in->n_households, parts->count);
    deal_is_whole(&parts->areas, in->n_areas, parts->count);
    sizes_fall(in, parts);
    ties_are_counted(in, parts);
    locks_stay(in, parts);
    parts_have_teams(in, parts);
    for (int32_t h = 0; h < in->n_households; h++) {
        int32_t team = in->households[h].team;
        CU_ASSERT(team == DS_NONE || parts->teams.part[team] == parts->households.part[h]);
    }
}

static ds_parts part(const ds_instance *in) {
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    judge(in, &parts);
    return parts;
}

/* ---- Random instances -------------------------------------------------------------------------
 */

static void random_instances_are_dealt_whole(void) {
    const ds_test_random_options *const options[] = {&ds_test_tiny, &ds_test_medium,
                                                     &ds_test_large};
    int rounds = ds_test_rounds(SEEDS);
    for (int i = 0; i < 3 * rounds; i++) {
        ds_instance *in = ds_test_random_read((uint64_t)i, options[i % 3]);
        if (in != NULL) {
            ds_parts parts = part(in);
            ds_parts_free(&parts);
        }
        ds_instance_free(in);
    }
}

static bool may_form(const ds_instance *in, int32_t team) {
    bool any = false;
    for (int32_t m = 0; m < in->n_members; m++) {
        any |= (in->member_team[(int64_t)m * in->n_teams + team] & DS_MAY_BELONG) != 0;
    }
    return any;
}

/* Teams of both instances in one part: only where nobody may belong to those of one. */
static bool mixed(const ds_instance *in, const ds_parts *parts) {
    bool any = false;
    for (int32_t t = 0; t < in->n_teams; t++) {
        for (int32_t u = 0; u < t; u++) {
            any |= parts->teams.part[t] == parts->teams.part[u] &&
                   in->teams[t].id[0] != in->teams[u].id[0] && may_form(in, t) && may_form(in, u);
        }
    }
    return any;
}

static void two_instances_are_two_parts(void) {
    int rounds = ds_test_rounds(SEEDS), more = 0;
    for (int i = 0; i < rounds; i++) {
        ds_instance *in = ds_test_side_by_side(2 * (uint64_t)i, 2 * (uint64_t)i + 1,
                                               i % 2 == 0 ? &ds_test_medium : &ds_test_tiny);
        if (in != NULL) {
            ds_parts parts = part(in);
            CU_ASSERT(!mixed(in, &parts));
            more += parts.count > 1;
            ds_parts_free(&parts);
        }
        ds_instance_free(in);
    }
    CU_ASSERT(10 * more >= 9 * rounds);
}

/* ---- Generated instances ----------------------------------------------------------------------
 */

static ds_instance *generate(ds_generate_options options) {
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ds_generate(&options, NULL, &text, &length), DOORSTEP_OK);
    ds_instance *in = read(text);
    free(text);
    return in;
}

/* An id begins with its ward: the longest beginning up to a dash that it shares with a team's. */
static bool same_ward(const char *a, const char *b) {
    size_t same = 0, dash = 0;
    for (; a[same] != '\0' && a[same] == b[same]; same++) {
        dash = a[same] == '-' ? same : dash;
    }
    size_t last = (size_t)(strrchr(b, '-') - b);
    return dash == last;
}

static void wards_are_parts(int64_t wards, int64_t households, uint64_t seed) {
    ds_instance *in = generate((ds_generate_options){
        .kind = DS_GENERATE_CITY, .wards = wards, .households = households, .seed = (int64_t)seed});
    ds_parts parts = part(in);
    CU_ASSERT_EQUAL(parts.count, wards);
    CU_ASSERT_EQUAL(parts.members_cut, 2 * wards);
    CU_ASSERT_EQUAL(parts.households_cut, 0);
    for (int32_t t = 1; t < in->n_teams; t++) {
        bool together = parts.teams.part[t] == parts.teams.part[t - 1];
        CU_ASSERT_EQUAL(together, same_ward(in->teams[t].id, in->teams[t - 1].id));
    }
    ds_parts_free(&parts);
    ds_instance_free(in);
}

static void a_city_falls_into_its_wards(void) {
    int rounds = ds_test_rounds(10);
    for (int seed = 1; seed <= rounds; seed++) {
        wards_are_parts(2, 4000, (uint64_t)seed);
    }
    wards_are_parts(10, 10000, 1);
}

static void a_ward_stays_whole(void) {
    int rounds = ds_test_rounds(10);
    for (int64_t seed = 1; seed <= rounds; seed++) {
        ds_instance *in = generate(
            (ds_generate_options){.kind = DS_GENERATE_COMMUNE, .households = 1000, .seed = seed});
        ds_parts parts = part(in);
        CU_ASSERT_EQUAL(parts.count, 1);
        CU_ASSERT(ds_parts_exact(&parts));
        ds_parts_free(&parts);
        ds_instance_free(in);
    }
}

DS_SUITE(parts, {"random instances are dealt whole", random_instances_are_dealt_whole},
         {"two instances side by side are two parts", two_instances_are_two_parts},
         {"a city falls into its wards", a_city_falls_into_its_wards},
         {"a ward stays whole", a_ward_stays_whole})
