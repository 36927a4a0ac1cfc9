/* A city: communes as they are drawn alone, side by side, with few ties and none but those. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "generate/commune.h"
#include "generate/facts.h"
#include "generate/region.h"
#include "generate/wards.h"
#include "io/instance_read.h"
#include "suite.h"

static char *generate(const ds_generate_options *options) {
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ds_generate(options, NULL, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(strlen(text), length);
    return text;
}

/* It must be free of errors and warnings. */
static ds_instance *read_generated(const ds_generate_options *options) {
    char *text = generate(options);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    ds_diags_free(&diags);
    free(text);
    return in;
}

/* Which of the district's communes an id belongs to; -1: none. */
static int32_t ward_of(const char *id) {
    const ds_commune_facts *near[DS_GEN_WARDS];
    int32_t count = ds_communes_near(ds_commune_find(25480), near, DS_GEN_WARDS);
    for (int32_t i = 0; i < count; i++) {
        size_t length = strlen(near[i]->key);
        if (strncmp(id, near[i]->key, length) == 0 && id[length] == '-') {
            return near[i]->code;
        }
    }
    return -1;
}

static void the_ten_wards_of_the_census(void) {
    ds_generate_options options = {.kind = DS_GENERATE_CITY};
    ds_instance *in = read_generated(&options);
    int32_t households[DS_GEN_WARDS] = {0}, teams[DS_GEN_WARDS] = {0};
    const ds_commune_facts *near[DS_GEN_WARDS];
    CU_ASSERT_EQUAL(ds_communes_near(ds_commune_find(25480), near, DS_GEN_WARDS), 10);
    CU_ASSERT_STRING_EQUAL(in->name, "Thành phố Tây Ninh");
    CU_ASSERT_EQUAL(in->n_households, 38216);
    for (int32_t w = 0; w < DS_GEN_WARDS; w++) {
        for (int32_t h = 0; h < in->n_households; h++) {
            households[w] += ward_of(in->households[h].id) == near[w]->code;
        }
        for (int32_t t = 0; t < in->n_teams; t++) {
            teams[w] += ward_of(in->teams[t].id) == near[w]->code;
        }
        CU_ASSERT_EQUAL(households[w], near[w]->households);
        CU_ASSERT(households[w] / teams[w] > 450 && households[w] / teams[w] < 850);
    }
    ds_instance_free(in);
}

static void households_lie_around_their_wards_centroid(void) {
    ds_generate_options options = {.kind = DS_GENERATE_CITY, .households = 4000};
    ds_instance *in = read_generated(&options);
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_commune_facts *facts = ds_commune_find(ward_of(in->households[h].id));
        const ds_location *at = &in->locations[in->households[h].location];
        double north = (at->lat - facts->lat * 1e-6) * 111195.0;
        double east = (at->lon - facts->lon * 1e-6) * 111195.0 * 0.9804;
        CU_ASSERT(hypot(north, east) < sqrt(facts->hectares * 10000.0));
    }
    ds_instance_free(in);
}

static ds_gen_world *draw_alone(const ds_gen_brief *brief) {
    ds_gen_world *world = calloc(1, sizeof *world);
    CU_ASSERT_PTR_NOT_NULL_FATAL(world);
    ds_gen_world_init(world);
    CU_ASSERT_FATAL(ds_draw_commune(world, brief));
    return world;
}

static void compare_with_commune(const ds_gen_world *world, const ds_gen_brief *brief) {
    ds_gen_world *alone = draw_alone(brief);
    CU_ASSERT_EQUAL_FATAL(world->n_households, alone->n_households);
    CU_ASSERT_EQUAL_FATAL(world->n_members, alone->n_members);
    for (int32_t i = 0; i < world->n_households; i++) {
        const ds_gen_household *a = &world->households[i], *b = &alone->households[i];
        CU_ASSERT_STRING_EQUAL(a->name, b->name);
        CU_ASSERT(a->spot.at.x == b->spot.at.x && a->spot.at.y == b->spot.at.y);
        CU_ASSERT_EQUAL(memcmp(a->visits, b->visits, sizeof a->visits), 0);
    }
    for (int32_t i = 0; i < world->n_members; i++) {
        const ds_gen_member *a = &world->members[i], *b = &alone->members[i];
        CU_ASSERT_STRING_EQUAL(a->name, b->name);
        CU_ASSERT_EQUAL(a->teams, b->teams);
        CU_ASSERT_EQUAL(memcmp(a->limits, b->limits, sizeof a->limits), 0);
    }
    ds_gen_world_free(alone);
    free(alone);
}

static void every_ward_is_a_commune_of_its_own(void) {
    const ds_generate_options city = {.kind = DS_GENERATE_CITY,
                                      .seed = 3,
                                      .households = 5000,
                                      .days = 5,
                                      .wards = 4,
                                      .commune = 25474};
    ds_generate_options wards[DS_GEN_WARDS];
    ds_gen_brief briefs[DS_GEN_WARDS];
    ds_gen_region region;
    ds_city_wards(&city, wards);
    for (int32_t i = 0; i < 4; i++) {
        briefs[i] = ds_ward_brief(&wards[i]);
    }
    CU_ASSERT_FATAL(ds_draw_region(&region, "four", briefs, 4));
    for (int32_t i = 0; i < 4; i++) {
        ds_gen_world *again = calloc(1, sizeof *again);
        CU_ASSERT_PTR_NOT_NULL_FATAL(again);
        CU_ASSERT_PTR_NULL(region.worlds[i].households);
        CU_ASSERT_FATAL(ds_draw_again(&region, i, again));
        compare_with_commune(again, &briefs[i]);
        ds_gen_world_free(again);
        free(again);
    }
    ds_free_region(&region);
}

static void a_ward_does_not_depend_on_the_others(void) {
    ds_generate_options few = {.seed = 5, .days = 5, .wards = 3, .commune = 25480};
    ds_generate_options many = few;
    many.wards = 10;
    few.households = ds_city_households(&few);
    many.households = ds_city_households(&many);
    ds_generate_options some[DS_GEN_WARDS], all[DS_GEN_WARDS];
    ds_city_wards(&few, some);
    ds_city_wards(&many, all);
    for (int32_t i = 0; i < 3; i++) {
        CU_ASSERT_EQUAL(some[i].seed, all[i].seed);
        CU_ASSERT_EQUAL(some[i].households, all[i].households);
        CU_ASSERT_EQUAL(some[i].teams, all[i].teams);
        CU_ASSERT_EQUAL(some[i].members, all[i].members);
    }
    for (int32_t i = 0; i < 10; i++) {
        for (int32_t k = 0; k < i; k++) {
            CU_ASSERT_NOT_EQUAL(all[i].seed, all[k].seed);
        }
    }
}

static void no_team_or_desk_serves_another_ward(const ds_instance *in) {
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        int32_t ward = ward_of(household->id);
        CU_ASSERT(ward > 0);
        for (int32_t t = 0; t < in->n_teams; t++) {
            CU_ASSERT(!ds_team_may_visit(in, t, h) || ward_of(in->teams[t].id) == ward);
        }
        for (int32_t k = 0; k < in->n_desks; k++) {
            CU_ASSERT(!ds_desk_may_book(in, k, household->visits.first) ||
                      ward_of(in->desks[k].id) == ward);
        }
    }
}

/* True where the member may help teams of another ward; nothing else takes a member abroad. */
static bool helps_abroad(const ds_instance *in, int32_t m) {
    int32_t ward = ward_of(in->members[m].id), there = -1, teams = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t of = ward_of(in->teams[t].id);
        uint8_t may = in->member_team[m * in->n_teams + t];
        if (of != ward && may != 0) {
            CU_ASSERT_EQUAL(may, DS_HELPS);
            CU_ASSERT(there < 0 || there == of);
            there = of;
            teams++;
        }
    }
    for (int32_t k = 0; k < in->n_desks; k++) {
        CU_ASSERT(!in->member_desk[m * in->n_desks + k] || ward_of(in->desks[k].id) == ward);
    }
    CU_ASSERT(teams == 0 || teams == 2);
    return teams > 0;
}

static void only_a_few_members_cross_a_border(void) {
    ds_generate_options options = {.kind = DS_GENERATE_CITY, .seed = 9, .households = 4000};
    ds_instance *in = read_generated(&options);
    int32_t ties[2] = {0}, group[2] = {-1, -1};
    no_team_or_desk_serves_another_ward(in);
    for (int32_t m = 0; m < in->n_members; m++) {
        const ds_member *member = &in->members[m];
        int32_t ward = ward_of(member->id);
        ties[0] += helps_abroad(in, m) && ward == 25480;
        ties[1] += helps_abroad(in, m) && ward != 25480;
        if (strcmp(in->roles[member->role], "police") == 0) {
            group[ward == 25480] = member->group;
        }
    }
    CU_ASSERT_EQUAL(ties[0], 2);
    CU_ASSERT_EQUAL(ties[1], 18);
    CU_ASSERT_NOT_EQUAL(group[0], group[1]); /* loads are compared within a ward */
    ds_instance_free(in);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length > tail && strcmp(text + length - tail, end) == 0;
}

static void names_say_which_ward(void) {
    ds_generate_options options = {.kind = DS_GENERATE_CITY, .households = 4000};
    ds_instance *in = read_generated(&options);
    for (int32_t t = 0; t < in->n_teams; t++) {
        const ds_team *team = &in->teams[t];
        CU_ASSERT(ends_with(team->name, ds_commune_find(ward_of(team->id))->name));
    }
    for (int32_t k = 0; k < in->n_desks; k++) {
        const ds_desk *desk = &in->desks[k];
        CU_ASSERT(ends_with(desk->name, ds_commune_find(ward_of(desk->id))->name));
    }
    CU_ASSERT(ds_ids_find(&in->desk_ids, "phuong-3-mot-cua") >= 0);
    CU_ASSERT(ds_ids_find(&in->household_ids, "ninh-son-h001") >= 0);
    ds_instance_free(in);
}

static void every_seed_gives_a_city_without_a_warning(void) {
    static const int32_t centres[] = {25456, 25471, 25474, 25480};
    int rounds = ds_test_rounds(20);
    for (int64_t seed = 1; seed <= rounds; seed++) {
        ds_generate_options options = {.kind = DS_GENERATE_CITY, .seed = seed};
        options.wards = 2 + seed % 9;
        options.households = 4000 + 37 * seed;
        options.days = 1 + seed % 5;
        options.teams = seed % 3 == 0 ? 2 + seed % 7 : 0;
        options.members = seed % 2 == 0 ? 60 : 0;
        options.commune = centres[seed % 4];
        ds_instance *in = read_generated(&options);
        CU_ASSERT_EQUAL(in->n_households, options.households);
        ds_instance_free(in);
    }
}

/* Whoever changes the generator and means to, changes this number too. */
static void the_bytes_are_the_same_everywhere(void) {
    ds_generate_options options = {.kind = DS_GENERATE_CITY, .seed = 1};
    char *text = generate(&options);
    CU_ASSERT_EQUAL(ds_digest(DS_DIGEST_START, text, strlen(text)), UINT64_C(0x9153de12bc66c0e1));
    free(text);
}

static void refuses(ds_generate_options options, const char *said) {
    ds_diags diags;
    ds_diags_init(&diags);
    char *text;
    size_t length;
    CU_ASSERT_EQUAL(ds_generate(&options, &diags, &text, &length), DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(diags.items[0].message, said));
    ds_diags_free(&diags);
}

static void what_does_not_fit_is_refused(void) {
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .wards = 11}, "from 2 to 10");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .wards = 1}, "wards is 1");
    refuses((ds_generate_options){.kind = DS_GENERATE_COMMUNE, .wards = 2}, "wards is 2");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .households = 3999}, "from 4000");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .teams = 9}, "teams is 9");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .teams = 4, .quarters = 9},
            "9 quarters for 4 teams");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .members = 20, .quarters = 9},
            "9 quarters");
    refuses((ds_generate_options){.kind = DS_GENERATE_CITY, .commune = 1}, "no facts");
}

static void neighbours_are_found_by_distance(void) {
    const ds_commune_facts *near[DS_GEN_WARDS];
    const ds_commune_facts *centre = ds_commune_find(25468);
    CU_ASSERT_EQUAL(ds_communes_near(centre, near, 3), 3);
    CU_ASSERT_PTR_EQUAL(near[0], centre);
    CU_ASSERT_EQUAL(near[1]->code, 25456);
    CU_ASSERT_EQUAL(near[2]->code, 25459);
    int32_t count = ds_communes_near(centre, near, DS_GEN_WARDS);
    for (int32_t i = 0; i < count; i++) {
        for (int32_t k = 0; k < i; k++) {
            CU_ASSERT_STRING_NOT_EQUAL(near[i]->key, near[k]->key);
        }
    }
}

DS_SUITE(generate_city, {"the ten wards of the census", the_ten_wards_of_the_census},
         {"households lie around their ward's centroid",
          households_lie_around_their_wards_centroid},
         {"every ward is a commune of its own", every_ward_is_a_commune_of_its_own},
         {"a ward does not depend on the others", a_ward_does_not_depend_on_the_others},
         {"only a few members cross a border", only_a_few_members_cross_a_border},
         {"names say which ward", names_say_which_ward},
         {"every seed gives a city without a warning", every_seed_gives_a_city_without_a_warning},
         {"the bytes are the same everywhere", the_bytes_are_the_same_everywhere},
         {"what does not fit is refused", what_does_not_fit_is_refused},
         {"neighbours are found by distance", neighbours_are_found_by_distance})
