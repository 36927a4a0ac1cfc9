#include "generate/province.h"

#include <stdlib.h>

#include "generate/deal.h"
#include "generate/draw.h"
#include "generate/place.h"

/* Hamlets have from 350 to 900 households, a team four to nine people, one of a commune seven at
 * least. */
enum { MOST_HOUSEHOLDS = 900, LEAST_PEOPLE = 4, LEAST_AT_COMMUNE = 7, MOST_PEOPLE = 9 };

/* Of a hundred members, beside an officer, who may help in one of the nearest communes. */
enum { TIES = 4, NEIGHBOURS = 3 };

/* 493 teams and 12 of them at communes are the province's own figures of 2022; the members are a
 * guess: six people a team, officers and clerks. */
const ds_gen_province ds_tay_ninh_province = {
    .code = 72,
    .key = "tay-ninh",
    .name = "Tỉnh Tây Ninh",
    .n_communes = DS_TAY_NINH_COMMUNES,
    .communes = ds_tay_ninh,
    .hamlet_teams = 481,
    .commune_teams = 12,
    .members = 3200,
};

/* A hamlet may get a third more than another (`ds_place_quarters`): even then none is too large. */
static int32_t hamlets_for(int32_t households, int32_t teams) {
    int32_t hamlets = teams;
    while ((int64_t)households * DS_MOST_WEIGHT >
           MOST_HOUSEHOLDS * (DS_MOST_WEIGHT + (int64_t)DS_LEAST_WEIGHT * (hamlets - 1))) {
        hamlets++;
    }
    return hamlets;
}

static bool deal_teams(const ds_gen_province *province, ds_gen_brief *briefs) {
    int32_t *numbers = malloc(2 * (size_t)province->n_communes * sizeof *numbers);
    int32_t *households = numbers, *teams = numbers + province->n_communes;
    if (numbers == NULL) {
        return false;
    }
    for (int32_t i = 0; i < province->n_communes; i++) {
        households[i] = province->communes[i].households;
        teams[i] = 1;
    }
    ds_deal(province->hamlet_teams, province->n_communes, households, DS_GEN_TEAMS - 1, teams);
    for (int32_t i = 0; i < province->n_communes; i++) {
        briefs[i].hamlet_teams = teams[i];
        briefs[i].quarters = hamlets_for(households[i], teams[i]);
    }
    free(numbers);
    return true;
}

static void deal_commune_teams(const ds_gen_province *province, ds_gen_brief *briefs) {
    for (int32_t k = 0; k < province->commune_teams; k++) {
        ds_gen_brief *largest = NULL;
        for (int32_t i = 0; i < province->n_communes; i++) {
            if (!briefs[i].commune_team &&
                (largest == NULL || briefs[i].households > largest->households)) {
                largest = &briefs[i];
            }
        }
        largest->commune_team = true;
    }
}

/* Officers, clerks and the least that every team has. */
static int32_t deal_least(const ds_gen_province *province, ds_gen_brief *briefs) {
    int32_t dealt = 0;
    for (int32_t i = 0; i < province->n_communes; i++) {
        ds_gen_brief *brief = &briefs[i];
        brief->officers = brief->hamlet_teams < 6 ? 1 : 2;
        brief->clerks = brief->hamlet_teams < 5 ? 1 : 2;
        dealt += brief->officers + brief->clerks;
        for (int32_t t = 0; t < ds_brief_teams(brief); t++) {
            brief->sizes[t] = t < brief->hamlet_teams ? LEAST_PEOPLE : LEAST_AT_COMMUNE;
            dealt += brief->sizes[t];
        }
    }
    return dealt;
}

/* Any team that has room gets the next one. */
static void deal_others(const ds_gen_province *province, ds_gen_brief *briefs, int32_t left,
                        ds_rng *rng) {
    while (left > 0) {
        ds_gen_brief *brief = &briefs[ds_rng_below(rng, province->n_communes)];
        int32_t team = ds_rng_below(rng, DS_GEN_TEAMS);
        if (team < ds_brief_teams(brief) && brief->sizes[team] < MOST_PEOPLE) {
            brief->sizes[team]++;
            left--;
        }
    }
}

static void count_members(ds_gen_brief *brief) {
    brief->members = brief->officers + brief->clerks;
    for (int32_t t = 0; t < ds_brief_teams(brief); t++) {
        brief->members += brief->sizes[t];
    }
    brief->ties = (brief->members * TIES + 99) / 100;
    brief->neighbours = NEIGHBOURS;
}

/* The communes and their teams; NULL when memory ran out. */
static ds_gen_brief *make_briefs(const ds_gen_province *province) {
    ds_gen_brief *briefs = calloc((size_t)province->n_communes, sizeof *briefs);
    for (int32_t i = 0; i < province->n_communes && briefs != NULL; i++) {
        briefs[i].facts = &province->communes[i];
        briefs[i].households = province->communes[i].households;
        briefs[i].in_province = true;
    }
    if (briefs == NULL || !deal_teams(province, briefs)) {
        free(briefs);
        return NULL;
    }
    deal_commune_teams(province, briefs);
    return briefs;
}

int32_t ds_province_least_members(const ds_gen_province *province) {
    ds_gen_brief *briefs = make_briefs(province);
    int32_t least = briefs != NULL ? deal_least(province, briefs) : -1;
    free(briefs);
    return least;
}

ds_gen_brief *ds_province_briefs(const ds_gen_province *province, int64_t seed, int32_t days) {
    ds_rng rng = ds_rng_make((uint64_t)seed, DS_STREAM_PROVINCE + (uint64_t)province->code);
    ds_gen_brief *briefs = make_briefs(province);
    if (briefs == NULL) {
        return NULL;
    }
    int32_t dealt = deal_least(province, briefs);
    deal_others(province, briefs, province->members - dealt, &rng);
    for (int32_t i = 0; i < province->n_communes; i++) {
        briefs[i].seed = ds_commune_seed(seed, briefs[i].facts->code);
        briefs[i].days = days;
        count_members(&briefs[i]);
    }
    return briefs;
}
