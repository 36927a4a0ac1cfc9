#include "generate/region.h"

#include <stdlib.h>

#include "generate/commune.h"
#include "generate/draw.h"
#include "generate/ground.h"

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
    for (int32_t i = 0; i < world->n_quarters; i++) {
        world->quarters[i].district = facts->district_name;
    }
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

bool ds_draw_again(const ds_gen_region *region, int32_t commune, ds_gen_world *world) {
    const ds_gen_brief *brief = &region->briefs[commune];
    ds_gen_world_init(world);
    if (!ds_draw_commune(world, brief)) {
        return false;
    }
    enclose(world);
    label(world, brief->facts);
    return true;
}

/* Somebody with one of these roles who has no ties yet. */
static ds_gen_member *anyone_of(ds_gen_world *world, uint32_t roles, ds_rng *rng) {
    int32_t member = ds_rng_below(rng, world->n_members);
    while ((roles & DS_BIT(world->members[member].role)) == 0 ||
           world->members[member].abroad != NULL) {
        member = (member + 1) % world->n_members;
    }
    return &world->members[member];
}

/* May go along with the crews of two teams there. */
static void tie(ds_gen_member *member, const ds_gen_world *neighbour, ds_rng *rng) {
    int32_t team = ds_rng_below(rng, neighbour->n_teams);
    member->abroad = neighbour;
    member->helps_abroad = DS_BIT(team) | DS_BIT((team + 1) % neighbour->n_teams);
}

enum { MOST_NEIGHBOURS = 4 };

/* The nearest of the other communes, nearest first; returns how many. */
static int32_t neighbours_of(const ds_gen_region *region, int32_t commune,
                             int32_t near[MOST_NEIGHBOURS]) {
    const ds_gen_brief *briefs = region->briefs;
    int32_t room = briefs[commune].neighbours, found = 0;
    int64_t apart[MOST_NEIGHBOURS];
    for (int32_t other = 0; other < region->count; other++) {
        int64_t away = ds_communes_apart(briefs[commune].facts, briefs[other].facts);
        int32_t at = found;
        if (other == commune) {
            continue;
        }
        for (; at > 0 && apart[at - 1] > away; at--) {
            if (at < room) {
                near[at] = near[at - 1];
                apart[at] = apart[at - 1];
            }
        }
        if (at < room) {
            near[at] = other;
            apart[at] = away;
            found += found < room;
        }
    }
    return found;
}

/* An officer, and some of the others but the heads of hamlets. */
static void tie_commune(ds_gen_region *region, int32_t commune) {
    static const uint32_t officer = DS_BIT(DS_ROLE_POLICE), head = DS_BIT(DS_ROLE_HEAD);
    const ds_gen_brief *brief = &region->briefs[commune];
    ds_rng rng = ds_stream(brief->seed, DS_STREAM_TIES);
    int32_t near[MOST_NEIGHBOURS];
    int32_t count = neighbours_of(region, commune, near);
    for (int32_t i = 0; i <= brief->ties && count > 0; i++) {
        uint32_t roles = i == 0 ? officer : ~(officer | head);
        ds_gen_member *member = anyone_of(&region->worlds[commune], roles, &rng);
        int32_t neighbour = count > 1 ? near[ds_rng_below(&rng, count)] : near[0];
        tie(member, &region->worlds[neighbour], &rng);
    }
}

bool ds_draw_region(ds_gen_region *region, const char *name, const ds_gen_brief *briefs,
                    int32_t count) {
    *region = (ds_gen_region){.name = name, .briefs = briefs};
    region->worlds = calloc((size_t)count, sizeof *region->worlds);
    if (region->worlds == NULL) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        ds_gen_world *world = &region->worlds[region->count++];
        if (!ds_draw_again(region, i, world)) {
            return false;
        }
        world->services = ds_services_of(world);
        world->households = NULL;
        ds_arena_free(&world->homes);
    }
    for (int32_t i = 0; i < count; i++) {
        tie_commune(region, i);
    }
    return true;
}

void ds_free_region(ds_gen_region *region) {
    for (int32_t i = 0; i < region->count; i++) {
        ds_gen_world_free(&region->worlds[i]);
    }
    free(region->worlds);
}
