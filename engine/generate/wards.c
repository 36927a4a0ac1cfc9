#include "generate/wards.h"

#include "generate/draw.h"
#include "generate/facts.h"

/* In Tây Ninh a team has about so many households, and a quarter of its own. */
enum { HOUSEHOLDS_A_TEAM = 696, LEAST_TEAMS = 2, MOST_TEAMS = 8, LEAST_MEMBERS = 20 };

static int64_t clamp(int64_t value, int64_t low, int64_t high) {
    return value < low ? low : value > high ? high : value;
}

static int64_t teams_for(int32_t households) {
    int64_t teams = (households + HOUSEHOLDS_A_TEAM / 2) / HOUSEHOLDS_A_TEAM;
    return clamp(teams, LEAST_TEAMS, MOST_TEAMS);
}

/* Five or six people a team, beside the police and the desk's clerks. */
static int64_t members_for(int64_t teams) {
    int64_t members = 6 * teams + 2;
    return members < LEAST_MEMBERS ? LEAST_MEMBERS : members;
}

static void complete_ward(const ds_commune_facts *facts, const ds_generate_options *city,
                          ds_generate_options *ward) {
    *ward = *city;
    ward->kind = DS_GENERATE_COMMUNE;
    ward->seed = ds_commune_seed(city->seed, facts->code);
    ward->wards = 1;
    ward->commune = facts->code;
    ward->teams = city->teams != 0 ? city->teams : teams_for(facts->households);
    ward->members = city->members != 0 ? city->members : members_for(ward->teams);
    ward->quarters = city->quarters != 0 ? city->quarters : ward->teams;
}

void ds_city_wards(const ds_generate_options *city, ds_generate_options wards[DS_GEN_WARDS]) {
    const ds_commune_facts *near[DS_GEN_WARDS];
    int64_t counted = ds_city_households(city), before = 0;
    ds_communes_near(ds_commune_find(city->commune), near, (int32_t)city->wards);
    for (int32_t i = 0; i < city->wards; i++) {
        int64_t first = city->households * before / counted;
        before += near[i]->households;
        complete_ward(near[i], city, &wards[i]);
        wards[i].households = city->households * before / counted - first;
    }
}

int64_t ds_city_households(const ds_generate_options *city) {
    const ds_commune_facts *near[DS_GEN_WARDS];
    int64_t households = 0;
    ds_communes_near(ds_commune_find(city->commune), near, (int32_t)city->wards);
    for (int32_t i = 0; i < city->wards; i++) {
        households += near[i]->households;
    }
    return households;
}

ds_gen_brief ds_ward_brief(const ds_generate_options *ward) {
    enum { MEMBERS_AN_OFFICER = 11, LEAST_OFFICERS = 2, CLERKS = 2 };
    int32_t officers = (int32_t)ward->members / MEMBERS_AN_OFFICER;
    return (ds_gen_brief){
        .facts = ds_commune_find(ward->commune),
        .seed = ward->seed,
        .households = (int32_t)ward->households,
        .days = (int32_t)ward->days,
        .quarters = (int32_t)ward->quarters,
        .hamlet_teams = (int32_t)ward->teams,
        .members = (int32_t)ward->members,
        .officers = officers < LEAST_OFFICERS ? LEAST_OFFICERS : officers,
        .clerks = CLERKS,
        .ties = 1,
        .neighbours = 1,
    };
}
