/*
 * The country: Tây Ninh as it is, and 62 provinces drawn so that the national totals hold.
 */
#ifndef DS_GENERATE_COUNTRY_H
#define DS_GENERATE_COUNTRY_H

#include "base/arena.h"
#include "generate/province.h"

/* Of 2022: units, teams and their members; households and people of the 2019 census. */
enum {
    DS_COUNTRY_PROVINCES = 63,
    DS_COUNTRY_DISTRICTS = 705,
    DS_COUNTRY_COMMUNES = 10599,
    DS_COUNTRY_HOUSEHOLDS = 26870079,
    DS_COUNTRY_PEOPLE = 96208984,
    DS_COUNTRY_TEAMS = 40000,
    DS_COUNTRY_MEMBERS = 200000
};

typedef struct ds_gen_country {
    ds_arena arena;
    ds_gen_province provinces[DS_COUNTRY_PROVINCES]; /* by their codes */
} ds_gen_country;

/* False when memory ran out; ds_free_country follows in any case. */
bool ds_draw_country(ds_gen_country *country, int64_t seed);
void ds_free_country(ds_gen_country *country);

#endif
