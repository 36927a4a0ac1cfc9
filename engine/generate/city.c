#include "generate/city.h"

#include "generate/commune.h"
#include "generate/draw.h"
#include "generate/facts.h"
#include "generate/ground.h"
#include "generate/wards.h"

static void add_key(char id[DS_GEN_ID], const ds_commune_facts *facts) {
    char own[DS_GEN_ID];
    ds_gen_format(own, sizeof own, "%s", id);
    ds_gen_format(id, DS_GEN_ID, "%s-%s", facts->key, own);
}

static void add_name(char name[DS_GEN_NAME], const ds_commune_facts *facts) {
    char own[DS_GEN_NAME];
    ds_gen_format(own, sizeof own, "%s", name);
    ds_gen_format(name, DS_GEN_NAME, "%s, %s", own, facts->name);
}

#define LABEL(items, count, facts)          \
    for (int32_t i = 0; i < (count); i++) { \
        add_key((items)[i].id, (facts));    \
        add_name((items)[i].name, (facts)); \
    }

/* Ids and names were drawn as if there were no other commune. Loads are compared within it. */
static void label(ds_gen_world *world, const ds_commune_facts *facts) {
    LABEL(world->quarters, world->n_quarters, facts)
    LABEL(world->places, world->n_places, facts)
    LABEL(world->teams, world->n_teams, facts)
    LABEL(world->desks, world->n_desks, facts)
    for (int32_t i = 0; i < world->n_members; i++) {
        add_key(world->members[i].id, facts);
        add_key(world->members[i].fair_group, facts);
    }
    ds_gen_format(world->prefix, sizeof world->prefix, "%s-", facts->key);
}

static uint32_t first_bits(int32_t n) {
    return DS_BIT(n) - 1;
}

/* "All" stands for all of the document: here it has to be all of the commune. Its officers go
 * along with every team, however many there are. */
static void enclose(ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_members; i++) {
        ds_gen_member *member = &world->members[i];
        member->desks = member->any_desk ? first_bits(world->n_desks) : member->desks;
        member->helps = member->role == DS_ROLE_POLICE ? first_bits(world->n_teams) : member->helps;
        member->any_team = member->any_desk = false;
    }
    for (int32_t i = 0; i < world->n_desks; i++) {
        ds_gen_desk *desk = &world->desks[i];
        desk->quarters = desk->quarters == 0 ? first_bits(world->n_quarters) : desk->quarters;
    }
    ds_gen_household *household = world->households;
    for (int32_t q = 0; q < world->n_quarters; q++) {
        for (int32_t i = 0; i < world->quarters[q].households; i++) {
            (household++)->quarter = q;
        }
    }
}

static ds_gen_member *anyone_of(ds_gen_world *world, uint32_t roles, ds_rng *rng) {
    int32_t member = ds_rng_below(rng, world->n_members);
    while ((roles & DS_BIT(world->members[member].role)) == 0) {
        member = (member + 1) % world->n_members;
    }
    return &world->members[member];
}

/* An officer and somebody else may go along with the crews of two teams there. */
static void tie(ds_gen_world *world, const ds_gen_world *neighbour, ds_rng *rng) {
    static const uint32_t officer = DS_BIT(DS_ROLE_POLICE), head = DS_BIT(DS_ROLE_HEAD);
    const uint32_t roles[] = {officer, ~(officer | head)};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        ds_gen_member *member = anyone_of(world, roles[i], rng);
        int32_t team = ds_rng_below(rng, neighbour->n_teams);
        member->abroad = neighbour;
        member->helps_abroad = DS_BIT(team) | DS_BIT((team + 1) % neighbour->n_teams);
    }
}

/* The nearest of the other communes drawn. */
static int32_t neighbour_of(const ds_generate_options *wards, int32_t count, int32_t ward) {
    const ds_commune_facts *near[DS_GEN_WARDS];
    int32_t found = ds_communes_near(ds_commune_find(wards[ward].commune), near, DS_GEN_WARDS);
    for (int32_t k = 1; k < found; k++) {
        for (int32_t other = 0; other < count; other++) {
            if (wards[other].commune == near[k]->code) {
                return other;
            }
        }
    }
    return ward;
}

bool ds_draw_city(ds_gen_region *region, const ds_generate_options *options) {
    ds_generate_options wards[DS_GEN_WARDS];
    ds_city_wards(options, wards);
    region->name = ds_commune_find(options->commune)->district;
    for (int32_t i = 0; i < region->count; i++) {
        ds_gen_world *world = &region->worlds[i];
        if (!ds_draw_commune(world, &wards[i])) {
            return false;
        }
        enclose(world);
        label(world, ds_commune_find(wards[i].commune));
    }
    for (int32_t i = 0; i < region->count; i++) {
        ds_rng rng = ds_stream(&wards[i], DS_STREAM_TIES);
        tie(&region->worlds[i], &region->worlds[neighbour_of(wards, region->count, i)], &rng);
    }
    return true;
}
