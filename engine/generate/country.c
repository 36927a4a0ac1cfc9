#include "generate/country.h"

#include <string.h>

#include "generate/deal.h"
#include "generate/draw.h"
#include "generate/geometry.h"

/* The provinces that are drawn have the codes from 1 on, all below Tây Ninh's own. */
enum {
    DRAWN = DS_COUNTRY_PROVINCES - 1,
    DISTRICTS = DS_COUNTRY_DISTRICTS - 9,
    COMMUNES = DS_COUNTRY_COMMUNES - DS_TAY_NINH_COMMUNES,
    HOUSEHOLDS = DS_COUNTRY_HOUSEHOLDS - 334827,
    PEOPLE = DS_COUNTRY_PEOPLE - 1169165,
    TEAMS = DS_COUNTRY_TEAMS - 493,
    LEAST_COMMUNES = 60,    /* of a province */
    LEAST_HOUSEHOLDS = 350, /* of a commune: a hamlet */
    COMMUNE_TEAMS = 12,     /* of a province, as in Tây Ninh */
    ID = 24
};

/* What is drawn, while it is: the communes of a district, and the districts of a province, stand
 * together. */
typedef struct draft {
    ds_arena *arena;
    ds_rng rng;
    int32_t communes_of[DRAWN], districts_of[DRAWN];
    ds_commune_facts communes[COMMUNES];
    int64_t weight[COMMUNES]; /* of a commune's households beyond the least */
} draft;

static void number_units(draft *d) {
    int32_t weight[DRAWN];
    int64_t all = 0, before = 0;
    for (int32_t p = 0; p < DRAWN; p++) {
        weight[p] = ds_between(&d->rng, 50, 150);
        all += weight[p];
    }
    for (int32_t p = 0; p < DRAWN; p++) {
        int64_t more = ds_portion(COMMUNES - DRAWN * LEAST_COMMUNES, before, weight[p], all);
        d->communes_of[p] = LEAST_COMMUNES + (int32_t)more;
        d->districts_of[p] = 1;
        before += weight[p];
    }
    ds_deal(DISTRICTS, DRAWN, d->communes_of, DISTRICTS, d->districts_of);
}

static const char *name_of(draft *d, const char *format, int32_t number) {
    char name[ID];
    ds_gen_format(name, sizeof name, format, (int)number);
    return ds_arena_copy(d->arena, name, strlen(name));
}

/* Provinces lie in the squares of a grid, a degree wide; Tây Ninh's is left free. */
static void place_province(int32_t province, int32_t *lat, int32_t *lon) {
    enum { COLUMNS = 5, TAY_NINH = 13, DEGREE = 1000000, SOUTH = 8500000, WEST = 103500000 };
    int32_t square = province < TAY_NINH ? province : province + 1;
    *lat = SOUTH + square / COLUMNS * DEGREE;
    *lon = WEST + square % COLUMNS * DEGREE;
}

/* The communes of a province in rows, from west to east and back, so that neighbours in the list
 * are neighbours on the map. */
static void place_communes(draft *d, int32_t province, ds_commune_facts *communes, int32_t count) {
    enum { APART = 60000, SHIFTED = 8000 };
    int32_t lat, lon, width = (int32_t)ds_root(count - 1) + 1;
    place_province(province, &lat, &lon);
    for (int32_t i = 0; i < count; i++) {
        int32_t row = i / width, column = i % width;
        column = row % 2 == 0 ? column : width - 1 - column;
        communes[i].lat = lat + row * APART + ds_between(&d->rng, -SHIFTED, SHIFTED);
        communes[i].lon = lon + column * APART + ds_between(&d->rng, -SHIFTED, SHIFTED);
    }
}

/* Few communes are large: the product of three draws. */
static int64_t draw_weight(ds_rng *rng) {
    int64_t weight = 1;
    for (int32_t i = 0; i < 3; i++) {
        weight *= ds_between(rng, 200, 1000);
    }
    return weight / 1000000;
}

static void fill_district(draft *d, int32_t district, int32_t first, int32_t count) {
    const char *key = name_of(d, "%03d", district);
    const char *name = name_of(d, "Huyện %03d", district);
    int64_t crowded = ds_between(&d->rng, 83, 120);
    for (int32_t i = first; i < first + count; i++) {
        static const char *const none_known[] = {NULL};
        ds_commune_facts *facts = &d->communes[i];
        facts->code = i + 1;
        facts->key = name_of(d, "%05d", facts->code);
        facts->name = name_of(d, "Xã %05d", facts->code);
        facts->district = district;
        facts->district_key = key;
        facts->district_name = name;
        facts->quarters = none_known;
        d->weight[i] = draw_weight(&d->rng) * crowded;
    }
}

static void fill_province(draft *d, int32_t province, int32_t first, int32_t *district) {
    int32_t count = d->communes_of[province], districts = d->districts_of[province];
    int64_t crowded = ds_between(&d->rng, 83, 120);
    for (int32_t k = 0; k < districts; k++) {
        int32_t from = (int32_t)ds_portion(count, 0, k, districts);
        int32_t until = (int32_t)ds_portion(count, 0, k + 1, districts);
        fill_district(d, ++*district, first + from, until - from);
    }
    for (int32_t i = first; i < first + count; i++) {
        d->weight[i] *= crowded;
    }
    place_communes(d, province, d->communes + first, count);
}

/* Of ten thousand households, those of one person, of two …: a little fewer people than there are,
 * whom the largest families take up. */
static void share_by_size(ds_commune_facts *facts) {
    static const int32_t of_size[DS_SIZES] = {1090, 1740, 2070, 2600, 1350, 700, 450};
    int32_t before = 0;
    for (int32_t i = 0; i < DS_SIZES; i++) {
        facts->households_of[i] = (int32_t)ds_portion(facts->households, before, of_size[i], 10000);
        before += of_size[i];
    }
}

static void share_households(draft *d) {
    int64_t all = 0, before = 0, counted = 0;
    for (int32_t i = 0; i < COMMUNES; i++) {
        all += d->weight[i];
    }
    for (int32_t i = 0; i < COMMUNES; i++) {
        ds_commune_facts *facts = &d->communes[i];
        int64_t more = HOUSEHOLDS - (int64_t)COMMUNES * LEAST_HOUSEHOLDS;
        facts->households = LEAST_HOUSEHOLDS + (int32_t)ds_portion(more, before, d->weight[i], all);
        facts->people = (int32_t)ds_portion(PEOPLE, counted, facts->households, HOUSEHOLDS);
        facts->hectares = facts->households > 5000 ? ds_between(&d->rng, 300, 1500)
                                                   : ds_between(&d->rng, 1500, 4500);
        share_by_size(facts);
        before += d->weight[i];
        counted += facts->households;
    }
}

static int32_t households_of(const ds_gen_province *province) {
    int32_t households = 0;
    for (int32_t i = 0; i < province->n_communes; i++) {
        households += province->communes[i].households;
    }
    return households;
}

static void deal_teams(ds_gen_province *provinces) {
    int32_t households[DRAWN], teams[DRAWN];
    for (int32_t p = 0; p < DRAWN; p++) {
        households[p] = households_of(&provinces[p]);
        teams[p] = provinces[p].n_communes;
    }
    ds_deal(TEAMS - DRAWN * COMMUNE_TEAMS, DRAWN, households, TEAMS, teams);
    for (int32_t p = 0; p < DRAWN; p++) {
        provinces[p].hamlet_teams = teams[p];
        provinces[p].commune_teams = COMMUNE_TEAMS;
    }
}

/* Every province has what it needs at least, and of the others by its teams. */
static bool deal_members(ds_gen_province *provinces) {
    int64_t left = DS_COUNTRY_MEMBERS - ds_tay_ninh_province.members, before = 0;
    for (int32_t p = 0; p < DRAWN; p++) {
        provinces[p].members = ds_province_least_members(&provinces[p]);
        if (provinces[p].members < 0) {
            return false;
        }
        left -= provinces[p].members;
    }
    for (int32_t p = 0; p < DRAWN; p++) {
        int32_t teams = provinces[p].hamlet_teams + COMMUNE_TEAMS;
        provinces[p].members += (int32_t)ds_portion(left, before, teams, TEAMS);
        before += teams;
    }
    return true;
}

bool ds_draw_country(ds_gen_country *country, int64_t seed) {
    ds_arena_init(&country->arena);
    draft *d = DS_ARENA_NEW(&country->arena, draft, 1);
    if (d == NULL) {
        return false;
    }
    d->arena = &country->arena;
    d->rng = ds_rng_make((uint64_t)seed, DS_STREAM_COUNTRY);
    number_units(d);
    int32_t first = 0, district = 0;
    for (int32_t p = 0; p < DRAWN; p++) {
        fill_province(d, p, first, &district);
        country->provinces[p] = (ds_gen_province){.code = p + 1,
                                                  .key = name_of(d, "%02d", p + 1),
                                                  .name = name_of(d, "Tỉnh %02d", p + 1),
                                                  .n_communes = d->communes_of[p],
                                                  .communes = d->communes + first};
        first += d->communes_of[p];
    }
    country->provinces[DRAWN] = ds_tay_ninh_province;
    share_households(d);
    deal_teams(country->provinces);
    return deal_members(country->provinces) && !country->arena.failed;
}

void ds_free_country(ds_gen_country *country) {
    ds_arena_free(&country->arena);
}
