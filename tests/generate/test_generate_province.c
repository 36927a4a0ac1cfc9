/* A province: facts and totals that hold, teams and people dealt, and what is written of it. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "generate/commune.h"
#include "generate/desks.h"
#include "generate/generate.h"
#include "generate/province.h"
#include "generate/region.h"
#include "io/instance_read.h"
#include "suite.h"

static ds_gen_brief *briefs_of(int64_t seed) {
    ds_gen_brief *briefs = ds_province_briefs(&ds_tay_ninh_province, seed, 5);
    CU_ASSERT_PTR_NOT_NULL_FATAL(briefs);
    return briefs;
}

static void teams_and_people_are_dealt(void) {
    for (int64_t seed = 1; seed <= 5; seed++) {
        ds_gen_brief *briefs = briefs_of(seed);
        int32_t hamlet_teams = 0, commune_teams = 0, members = 0, least = INT32_MAX;
        for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
            const ds_gen_brief *brief = &briefs[i];
            hamlet_teams += brief->hamlet_teams;
            commune_teams += brief->commune_team;
            members += brief->members;
            least = brief->commune_team && brief->households < least ? brief->households : least;
            CU_ASSERT(brief->hamlet_teams >= 1 && ds_brief_teams(brief) <= DS_GEN_TEAMS);
            CU_ASSERT(brief->quarters >= brief->hamlet_teams);
            CU_ASSERT(brief->quarters <= 2 * brief->hamlet_teams);
            for (int32_t t = 0; t < ds_brief_teams(brief); t++) {
                CU_ASSERT(brief->sizes[t] >= (t < brief->hamlet_teams ? 4 : 7));
                CU_ASSERT(brief->sizes[t] <= 9);
            }
        }
        CU_ASSERT_EQUAL(hamlet_teams, 481);
        CU_ASSERT_EQUAL(commune_teams, 12);
        CU_ASSERT_EQUAL(members, 3200);
        for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
            CU_ASSERT(briefs[i].commune_team || briefs[i].households <= least);
        }
        free(briefs);
    }
}

/* Where there are more households, there are no fewer teams. */
static void teams_follow_households(void) {
    ds_gen_brief *briefs = briefs_of(1);
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        for (int32_t k = 0; k < DS_TAY_NINH_COMMUNES; k++) {
            CU_ASSERT(briefs[i].households < briefs[k].households ||
                      briefs[i].hamlet_teams >= briefs[k].hamlet_teams);
        }
    }
    free(briefs);
}

/* Households by size are the census's; every hamlet has from 350 to 900 of them. */
static int32_t check_ground(const ds_gen_world *world, const ds_commune_facts *facts) {
    int32_t people = 0, of_size[DS_SIZES] = {0};
    for (int32_t i = 0; i < world->n_households; i++) {
        int32_t size = world->households[i].family.people;
        people += size;
        of_size[size < DS_SIZES ? size - 1 : DS_SIZES - 1]++;
    }
    CU_ASSERT_EQUAL(people, facts->people);
    CU_ASSERT_EQUAL(world->n_households, facts->households);
    CU_ASSERT_EQUAL(memcmp(of_size, facts->households_of, sizeof of_size), 0);
    for (int32_t q = 0; q < world->n_quarters; q++) {
        CU_ASSERT(world->quarters[q].households >= 350);
        CU_ASSERT(world->quarters[q].households <= 900);
    }
    return people;
}

/* At home in a team are as many as were dealt to it, two of them able to help with accounts;
 * its hamlets have a head each. */
static void check_teams(const ds_gen_world *world, const ds_gen_brief *brief) {
    int32_t home[DS_GEN_TEAMS] = {0}, able[DS_GEN_TEAMS] = {0}, police = 0, heads = 0;
    for (int32_t i = 0; i < world->n_members; i++) {
        const ds_gen_member *member = &world->members[i];
        police += member->role == DS_ROLE_POLICE;
        heads += member->role == DS_ROLE_HEAD;
        if (member->home >= 0) {
            home[member->home]++;
            able[member->home] += (member->skills & DS_BIT(DS_SKILL_ACCOUNT)) != 0;
        }
    }
    for (int32_t t = 0; t < world->n_teams; t++) {
        CU_ASSERT_EQUAL(home[t], brief->sizes[t]);
        CU_ASSERT(able[t] >= 2);
        CU_ASSERT(world->teams[t].size_min == 4 && world->teams[t].size_max == 9);
    }
    CU_ASSERT_EQUAL(world->n_members, brief->members);
    CU_ASSERT_EQUAL(police, brief->officers);
    CU_ASSERT_EQUAL(heads, brief->quarters);
}

static bool has(const ds_gen_world *world, int32_t kind) {
    return ds_desks_of(world, DS_BIT(kind)) != 0;
}

/* A One-Stop desk and a police post everywhere. With five teams, each has the desk for a day; with
 * three or four a team has it on several; with fewer, members staff it. */
static void check_desks(const ds_gen_world *world) {
    const ds_gen_desk *desk = &world->desks[0];
    bool teams = world->n_teams >= 3;
    CU_ASSERT_EQUAL(desk->kind, DS_DESK_ONE_STOP);
    CU_ASSERT_EQUAL(desk->one_team_per_day, teams);
    CU_ASSERT_EQUAL(desk->max_days_per_team, !teams ? -1 : world->n_teams >= 5 ? 1 : 2);
    CU_ASSERT_EQUAL(desk->n_demands, teams ? 10 : 5);
    CU_ASSERT(has(world, DS_DESK_POLICE));
    CU_ASSERT(has(world, DS_DESK_HALL));
    CU_ASSERT_EQUAL(has(world, DS_DESK_CARRIER), world->n_hamlet_teams >= 3);
}

/* For everything that a desk's rules ask for there is somebody who may and can come. */
static void check_staff(const ds_gen_world *world) {
    for (int32_t k = 0; k < world->n_desks; k++) {
        for (int32_t d = 0; d < world->desks[k].n_demands; d++) {
            const ds_gen_demand *demand = &world->desks[k].demands[d];
            for (int32_t r = 0; r < demand->require.count; r++) {
                const ds_gen_rule *rule = &demand->require.of[r];
                int32_t able = 0;
                for (int32_t i = 0; i < world->n_members; i++) {
                    const ds_gen_member *m = &world->members[i];
                    uint32_t shifts = (m->shifts == 0 ? ~UINT32_C(0) : m->shifts) & ~m->unavailable;
                    bool may = m->any_desk || (m->desks & DS_BIT(k)) != 0;
                    bool fits = rule->skill >= 0 ? (m->skills & DS_BIT(rule->skill)) != 0
                                                 : (rule->roles & DS_BIT(m->role)) != 0;
                    able += may && fits && (shifts & DS_BIT(demand->shift)) != 0;
                }
                CU_ASSERT(able > 0);
            }
        }
    }
}

static void the_province_is_the_census(void) {
    ds_gen_brief *briefs = briefs_of(1);
    ds_gen_world *world = calloc(1, sizeof *world);
    CU_ASSERT_PTR_NOT_NULL_FATAL(world);
    int32_t people = 0, households = 0;
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        ds_gen_world_init(world);
        CU_ASSERT_FATAL(ds_draw_commune(world, &briefs[i]));
        people += check_ground(world, briefs[i].facts);
        households += world->n_households;
        check_teams(world, &briefs[i]);
        check_desks(world);
        check_staff(world);
        ds_gen_world_free(world);
        memset(world, 0, sizeof *world);
    }
    CU_ASSERT_EQUAL(people, 1169165);
    CU_ASSERT_EQUAL(households, 334827);
    free(world);
    free(briefs);
}

typedef struct taker {
    uint64_t digest;
    size_t length, most;
    int32_t pieces;
} taker;

static bool take(void *to, const char *bytes, size_t length) {
    taker *t = to;
    t->digest = ds_digest(t->digest, bytes, length);
    t->length += length;
    t->most = length > t->most ? length : t->most;
    t->pieces++;
    return true;
}

static taker digest_of(const ds_generate_options *options) {
    taker t = {.digest = DS_DIGEST_START};
    const ds_sink sink = {.put = take, .to = &t};
    CU_ASSERT_EQUAL(ds_generate_to(options, NULL, &sink), DOORSTEP_OK);
    return t;
}

/* Whoever changes the generator and means to, changes these numbers too. */
static void the_bytes_are_the_same_everywhere(void) {
    ds_generate_options options = {.kind = DS_GENERATE_PROVINCE, .seed = 1};
    taker t = digest_of(&options);
    CU_ASSERT_EQUAL(t.digest, UINT64_C(0xe338c3813c9ff6dc));
    CU_ASSERT_EQUAL(t.length, 103979640);
    CU_ASSERT(t.most < 512 * 1024); /* a piece at a time */
}

static char *generate(const ds_generate_options *options) {
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ds_generate(options, NULL, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(strlen(text), length);
    return text;
}

static ds_instance *read_text(const char *text) {
    ds_diags diags;
    ds_instance *in = NULL;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    ds_diags_free(&diags);
    return in;
}

static void a_text_is_what_a_sink_gets(void) {
    ds_generate_options options = {.kind = DS_GENERATE_PROVINCE, .seed = 4, .commune = 25687};
    taker t = digest_of(&options);
    char *text = generate(&options);
    CU_ASSERT_EQUAL(t.length, strlen(text));
    CU_ASSERT_EQUAL(t.digest, ds_digest(DS_DIGEST_START, text, strlen(text)));
    free(text);
}

static bool refuse(void *to, const char *bytes, size_t length) {
    (void)bytes, (void)length;
    return --*(int *)to > 0;
}

static void a_sink_may_refuse(void) {
    ds_generate_options options = {.kind = DS_GENERATE_DISTRICT, .district = 711};
    for (int pieces = 1; pieces <= 3; pieces++) {
        int left = pieces;
        const ds_sink sink = {.put = refuse, .to = &left};
        CU_ASSERT_EQUAL(ds_generate_to(&options, NULL, &sink), DOORSTEP_FILE_ERROR);
        CU_ASSERT_EQUAL(left, 0);
    }
}

/* The lists of households of a commune, alone and in its district. */
static void a_commune_does_not_depend_on_the_others(void) {
    ds_generate_options district = {.kind = DS_GENERATE_DISTRICT, .seed = 3, .district = 711};
    ds_generate_options alone = {.kind = DS_GENERATE_PROVINCE, .seed = 3, .commune = 25687};
    char *many = generate(&district), *one = generate(&alone);
    static const char first[] = "    {\"id\": \"long-phuoc-h001\"", last[] = "long-phuoc-h468";
    char *a = strstr(many, first), *b = strstr(one, first);
    CU_ASSERT_FATAL(a != NULL && b != NULL && strstr(b, last) != NULL);
    CU_ASSERT_EQUAL(strncmp(a, b, (size_t)(strstr(b, last) - b)), 0);
    free(many);
    free(one);
}

/* It has its own ids then, and no ties. */
static void a_commune_is_as_its_province_has_it(void) {
    ds_generate_options alone = {.kind = DS_GENERATE_COMMUNE, .commune = 25690, .seed = 2};
    ds_gen_brief *briefs = briefs_of(2);
    char *text = generate(&alone);
    ds_instance *in = read_text(text);
    CU_ASSERT(ds_ids_find(&in->team_ids, "to1") >= 0);
    CU_ASSERT(ds_ids_find(&in->household_ids, "h0001") >= 0);
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        if (briefs[i].facts->code == 25690) {
            CU_ASSERT_EQUAL(in->n_households, briefs[i].households);
            CU_ASSERT_EQUAL(in->n_teams, ds_brief_teams(&briefs[i]));
            CU_ASSERT_EQUAL(in->n_members, briefs[i].members);
        }
    }
    ds_instance_free(in);
    free(text);
    free(briefs);
}

/* Communes with one team, with three, with five, with one of the commune; every seed. */
static void every_seed_gives_communes_without_a_warning(void) {
    static const int32_t codes[] = {25687, 25612, 25468, 25462, 25735};
    int rounds = ds_test_rounds(4);
    for (int64_t seed = 1; seed <= rounds; seed++) {
        for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
            ds_generate_options options = {.kind = DS_GENERATE_PROVINCE,
                                           .seed = seed,
                                           .commune = codes[i],
                                           .days = 1 + seed % 5};
            char *text = generate(&options);
            ds_instance_free(read_text(text));
            free(text);
        }
    }
}

/* An officer of each commune, and from 3 to 6 of a hundred members, all to communes nearby. */
static void some_members_serve_neighbours(void) {
    ds_gen_brief *briefs = briefs_of(1);
    ds_gen_region region;
    int32_t first = 0, count = 0, ties = 0, members = 0, officers = 0;
    for (int32_t i = DS_TAY_NINH_COMMUNES - 1; i >= 0; i--) {
        bool inside = briefs[i].facts->district == 711;
        first = inside ? i : first;
        count += inside;
    }
    CU_ASSERT_FATAL(ds_draw_region(&region, "x", briefs + first, count));
    for (int32_t i = 0; i < count; i++) {
        const ds_gen_world *world = &region.worlds[i];
        for (int32_t m = 0; m < world->n_members; m++) {
            const ds_gen_member *member = &world->members[m];
            CU_ASSERT(member->abroad != world);
            ties += member->abroad != NULL;
            officers += member->abroad != NULL && member->role == DS_ROLE_POLICE;
        }
        members += world->n_members;
    }
    CU_ASSERT_EQUAL(officers, count);
    CU_ASSERT((ties - officers) * 100 >= 3 * members && (ties - officers) * 100 <= 7 * members);
    ds_free_region(&region);
    free(briefs);
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
    refuses((ds_generate_options){.kind = DS_GENERATE_PROVINCE, .province = 1}, "no facts");
    refuses((ds_generate_options){.kind = DS_GENERATE_PROVINCE, .commune = 1}, "no facts");
    refuses((ds_generate_options){.kind = DS_GENERATE_DISTRICT, .district = 704}, "no facts");
    refuses((ds_generate_options){.kind = DS_GENERATE_DISTRICT, .teams = 3}, "teams");
    refuses((ds_generate_options){.kind = DS_GENERATE_DISTRICT, .district = 710, .commune = 25480},
            "district 703");
    refuses((ds_generate_options){.kind = DS_GENERATE_PROVINCE, .parts = 1}, "folder");
    refuses((ds_generate_options){.kind = DS_GENERATE_PROVINCE, .parts = 1, .district = 703},
            "whole province");
    refuses((ds_generate_options){.kind = DS_GENERATE_COUNTRY}, "folder");
    refuses((ds_generate_options){.kind = DS_GENERATE_COUNTRY, .provinces = 64}, "from 1 to 63");
}

static void places_have_names(void) {
    int64_t code = 0;
    CU_ASSERT(ds_generate_word("province", "tay-ninh", &code) && code == 72);
    CU_ASSERT(ds_generate_word("district", "tay-ninh", &code) && code == 703);
    CU_ASSERT(ds_generate_word("commune", "ninh-son", &code) && code == 25480);
    CU_ASSERT(ds_generate_word("parts", "district", &code) && code == 2);
    CU_ASSERT(!ds_generate_word("commune", "tay-ninh", &code));
    CU_ASSERT(!ds_generate_word("seed", "tay-ninh", &code));
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        CU_ASSERT(ds_generate_word("commune", ds_tay_ninh[i].key, &code));
        CU_ASSERT_EQUAL(code, ds_tay_ninh[i].code); /* so no two have the same name */
    }
}

DS_SUITE(generate_province, {"teams and people are dealt", teams_and_people_are_dealt},
         {"teams follow households", teams_follow_households},
         {"the province is the census", the_province_is_the_census},
         {"the bytes are the same everywhere", the_bytes_are_the_same_everywhere},
         {"a text is what a sink gets", a_text_is_what_a_sink_gets},
         {"a sink may refuse", a_sink_may_refuse},
         {"a commune does not depend on the others", a_commune_does_not_depend_on_the_others},
         {"a commune is as its province has it", a_commune_is_as_its_province_has_it},
         {"every seed gives communes without a warning",
          every_seed_gives_communes_without_a_warning},
         {"some members serve neighbours", some_members_serve_neighbours},
         {"what does not fit is refused", what_does_not_fit_is_refused},
         {"places have names", places_have_names})
