#include "generate/options.h"

#include <inttypes.h>
#include <string.h>

#include "generate/country.h"
#include "generate/facts.h"
#include "generate/folder.h"
#include "generate/wards.h"

const ds_generate_kind_row ds_generate_kinds[DS_GENERATE_KINDS] = {
    [DS_GENERATE_HAMLET] = {"hamlet", "one team and its households"},
    [DS_GENERATE_COMMUNE] =
        {"commune",
         "a commune's working week: teams, desks, quarters. Any but the pilot (25480) is "
         "as its province has it where none of its figures is given"},
    [DS_GENERATE_CITY] = {"city",
                          "a city's working week: communes side by side, few ties between them"},
    [DS_GENERATE_DISTRICT] = {"district", "all communes of a district of Tây Ninh"},
    [DS_GENERATE_PROVINCE] = {"province", "Tây Ninh: 94 communes, 493 teams, 334,827 households"},
    [DS_GENERATE_COUNTRY] =
        {"country",
         "63 provinces, 10,599 communes, 40,000 teams, 26.9 million households: a folder"},
    [DS_GENERATE_MATRIX] = {"matrix", "a small week with a given travel matrix"},
};

#define HAMLET [DS_GENERATE_HAMLET]
#define COMMUNE [DS_GENERATE_COMMUNE]
#define CITY [DS_GENERATE_CITY]
#define DISTRICT [DS_GENERATE_DISTRICT]
#define PROVINCE [DS_GENERATE_PROVINCE]
#define COUNTRY [DS_GENERATE_COUNTRY]
#define MATRIX [DS_GENERATE_MATRIX]

#define ROW(name, argument, help) #name, argument, help, offsetof(ds_generate_options, name)
#define EVERY [0 ... DS_GENERATE_KINDS - 1]
#define LARGER [DS_GENERATE_HAMLET + 1 ... DS_GENERATE_KINDS - 1]

const ds_generate_option ds_generate_option_table[] = {
    {ROW(seed, "N", "number that every draw starts from"), {EVERY = {1, 1, INT64_MAX}}},
    {ROW(households, "N", "households"),
     {HAMLET = {12, 4, 900}, COMMUNE = {0, 200, 20000}, CITY = {0, 4000, 100000},
      MATRIX = {40, 6, 60}}},
    {ROW(days, "N", "working days, from Monday on"), {HAMLET = {1, 1, 5}, LARGER = {5, 1, 5}}},
    {ROW(members, "N", "people in the teams; in a city, of each commune"),
     {HAMLET = {5, 4, 12}, COMMUNE = {44, 20, 60}, CITY = {0, 20, 60}, MATRIX = {8, 6, 12}}},
    {ROW(teams, "N", "teams; in a city, of each commune"),
     {HAMLET = {1, 1, 1}, COMMUNE = {5, 2, 8}, CITY = {0, 2, 8}, MATRIX = {2, 1, 2}}},
    {ROW(quarters, "N", "quarters of each commune, one or two a team"),
     {HAMLET = {1, 1, 1}, COMMUNE = {0, 2, 16}, CITY = {0, 2, 16}, MATRIX = {2, 1, 2}}},
    {ROW(wards, "N", "communes of the city, one and those nearest to it"),
     {HAMLET = {1, 1, 1}, COMMUNE = {1, 1, 1}, CITY = {10, 2, DS_GEN_WARDS}, MATRIX = {1, 1, 1}}},
    {ROW(commune, "PLACE",
         "the commune, by its code or name in ids (25480, ninh-son); in a city, the one in the "
         "middle; of a district or province, the only one written"),
     {HAMLET = {25480, 1, INT32_MAX}, COMMUNE = {25480, 1, INT32_MAX}, CITY = {25480, 1, INT32_MAX},
      DISTRICT = {0, 1, INT32_MAX}, PROVINCE = {0, 1, INT32_MAX}, MATRIX = {25480, 1, INT32_MAX}}},
    {ROW(district, "PLACE",
         "the district, by its code or name in ids (703, tay-ninh); of a province, the only one "
         "written"),
     {DISTRICT = {703, 1, INT32_MAX}, PROVINCE = {0, 1, INT32_MAX}}},
    {ROW(province, "PLACE", "the province, by its code or name in ids (72, tay-ninh)"),
     {PROVINCE = {72, 1, 99}}},
    {ROW(country, NULL, "the country"), {COUNTRY = {1, 1, 1}}},
    {ROW(provinces, "N", "of the country, only the first N provinces"),
     {COUNTRY = {DS_COUNTRY_PROVINCES, 1, DS_COUNTRY_PROVINCES}}},
    {ROW(parts, "commune|district|province",
         "a folder, which -o names: an instance for each of these, and a manifest (of the country, "
         "districts)"),
     {PROVINCE = {0, DS_PARTS_COMMUNES, DS_PARTS_PROVINCES},
      COUNTRY = {DS_PARTS_DISTRICTS, DS_PARTS_COMMUNES, DS_PARTS_PROVINCES}}},
    {NULL, NULL, NULL, 0, {{0, 0, 0}}},
};

static int64_t *value_of(ds_generate_options *options, const ds_generate_option *row) {
    return (int64_t *)((char *)options + row->offset);
}

static doorstep_status check_range(const ds_generate_options *options,
                                   const ds_generate_option *row, int64_t value, ds_diags *diags) {
    const ds_generate_range *range = &row->range[options->kind];
    const char *kind = ds_generate_kinds[options->kind].name;
    if (range->high == 0) {
        ds_error(diags, NULL, "option %s: a %s does not have it", row->name, kind);
        return DOORSTEP_USAGE;
    }
    if (value >= range->low && value <= range->high) {
        return DOORSTEP_OK;
    }
    ds_error(diags, NULL,
             "option %s is %" PRId64 ", but for a %s it is from %" PRId64 " to %" PRId64, row->name,
             value, kind, range->low, range->high);
    return DOORSTEP_USAGE;
}

doorstep_status ds_generate_set_kind(ds_generate_options *options, const char *name,
                                     ds_diags *diags) {
    for (int kind = 0; kind < DS_GENERATE_KINDS; kind++) {
        if (strcmp(ds_generate_kinds[kind].name, name) == 0) {
            options->kind = (ds_generate_kind)kind;
            return DOORSTEP_OK;
        }
    }
    ds_error(diags, NULL,
             "unknown kind of instance \"%s\"; expected hamlet, commune, city, district, province, "
             "country or matrix",
             name);
    return DOORSTEP_USAGE;
}

doorstep_status ds_generate_set(ds_generate_options *options, const char *name, int64_t value,
                                ds_diags *diags) {
    for (const ds_generate_option *row = ds_generate_option_table; row->name != NULL; row++) {
        if (strcmp(row->name, name) == 0) {
            *value_of(options, row) = value;
            return check_range(options, row, value, diags);
        }
    }
    ds_error(diags, NULL, "unknown option \"%s\" of generate", name);
    return DOORSTEP_USAGE;
}

bool ds_generate_kind_for(const char *option, ds_generate_kind *kind) {
    static const ds_generate_kind coarser[] = {DS_GENERATE_COMMUNE, DS_GENERATE_DISTRICT,
                                               DS_GENERATE_PROVINCE, DS_GENERATE_COUNTRY};
    for (size_t i = 0; i < sizeof coarser / sizeof coarser[0]; i++) {
        if (strcmp(ds_generate_kinds[coarser[i]].name, option) == 0) {
            *kind = coarser[i];
            return true;
        }
    }
    return false;
}

typedef struct word {
    const char *option, *name;
    int64_t value;
} word;

static const word words[] = {
    {"parts", "commune", DS_PARTS_COMMUNES},
    {"parts", "district", DS_PARTS_DISTRICTS},
    {"parts", "province", DS_PARTS_PROVINCES},
};

static bool is_word(const word *row, const char *option, const char *name, int64_t *value) {
    bool found = strcmp(row->option, option) == 0 && strcmp(row->name, name) == 0;
    *value = found ? row->value : *value;
    return found;
}

bool ds_generate_word(const char *option, const char *name, int64_t *value) {
    const ds_gen_province *province = &ds_tay_ninh_province;
    const word whole = {"province", province->key, province->code};
    bool found = is_word(&whole, option, name, value);
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++) {
        found = is_word(&words[i], option, name, value);
    }
    for (int32_t i = 0; i < province->n_communes && !found; i++) {
        const ds_commune_facts *facts = &province->communes[i];
        const word commune = {"commune", facts->key, facts->code};
        const word district = {"district", facts->district_key, facts->district};
        found = is_word(&commune, option, name, value) || is_word(&district, option, name, value);
    }
    return found;
}

/* Defaults that follow from facts and other options. */
static void derive(ds_generate_options *options, const ds_commune_facts *facts) {
    if (options->households == 0) {
        options->households = facts->households;
    }
    if (options->quarters == 0) {
        int64_t wanted = options->teams < 8 ? 8 : options->teams;
        options->quarters = wanted < 2 * options->teams ? wanted : 2 * options->teams;
    }
}

/* What no single range can say. */
static doorstep_status check_together(const ds_generate_options *options, ds_diags *diags) {
    enum { BESIDE_HEADS = 12 };
    if (options->quarters < options->teams || options->quarters > 2 * options->teams) {
        ds_error(diags, NULL,
                 "%" PRId64 " quarters for %" PRId64 " teams: each team has one or two",
                 options->quarters, options->teams);
        return DOORSTEP_USAGE;
    }
    if (options->kind == DS_GENERATE_COMMUNE &&
        options->members < options->quarters + BESIDE_HEADS) {
        ds_error(diags, NULL,
                 "%" PRId64 " members for %" PRId64 " quarters: at least %" PRId64
                 " are needed, a head for each and %d others",
                 options->members, options->quarters, options->quarters + BESIDE_HEADS,
                 BESIDE_HEADS);
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}

/* Its communes have options of their own. */
static doorstep_status complete_city(ds_generate_options *options, ds_diags *diags) {
    ds_generate_options wards[DS_GEN_WARDS];
    doorstep_status status = DOORSTEP_OK;
    if (options->households == 0) {
        options->households = ds_city_households(options);
    }
    ds_city_wards(options, wards);
    for (int64_t i = 0; i < options->wards && status == DOORSTEP_OK; i++) {
        status = check_together(&wards[i], diags);
    }
    return status;
}

static doorstep_status unknown_place(const char *option, int64_t code, ds_diags *diags) {
    ds_error(diags, NULL, "option %s is %" PRId64 ", a code of which no facts are known", option,
             code);
    return DOORSTEP_USAGE;
}

static bool district_known(int64_t district) {
    bool known = false;
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        known |= ds_tay_ninh[i].district == district;
    }
    return known;
}

/* A province, and what is written of it: everything, a district or a commune. */
static doorstep_status check_province(const ds_generate_options *options, ds_diags *diags) {
    const ds_commune_facts *commune = ds_commune_find(options->commune);
    if (options->kind == DS_GENERATE_PROVINCE && options->province != ds_tay_ninh_province.code) {
        return unknown_place("province", options->province, diags);
    }
    if (options->district != 0 && !district_known(options->district)) {
        return unknown_place("district", options->district, diags);
    }
    if (options->commune != 0 && commune == NULL) {
        return unknown_place("commune", options->commune, diags);
    }
    if (options->parts != 0 && (options->district != 0 || options->commune != 0)) {
        ds_error(diags, NULL,
                 "option parts: they make up a whole province, not a district or commune of it");
        return DOORSTEP_USAGE;
    }
    if (commune != NULL && options->district != 0 && commune->district != options->district) {
        ds_error(diags, NULL, "option commune is %" PRId64 ", which lies in district %d, not in %d",
                 options->commune, (int)commune->district, (int)options->district);
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}

static doorstep_status complete_place(ds_generate_options *options, ds_diags *diags) {
    if (options->kind == DS_GENERATE_COUNTRY) {
        return DOORSTEP_OK;
    }
    if (options->kind == DS_GENERATE_DISTRICT || options->kind == DS_GENERATE_PROVINCE) {
        return check_province(options, diags);
    }
    const ds_commune_facts *facts = ds_commune_find(options->commune);
    if (facts == NULL) {
        return unknown_place("commune", options->commune, diags);
    }
    if (options->kind == DS_GENERATE_CITY) {
        return complete_city(options, diags);
    }
    derive(options, facts);
    return check_together(options, diags);
}

/* The pilot, and a commune some of whose figures are given, are drawn as the pilot was. */
static bool is_ordinary(const ds_generate_options *options) {
    enum { PILOT = 25480 };
    return options->kind == DS_GENERATE_COMMUNE && options->commune != 0 &&
           options->commune != PILOT && options->households == 0 && options->members == 0 &&
           options->teams == 0 && options->quarters == 0;
}

doorstep_status ds_generate_complete(ds_generate_options *options, ds_diags *diags) {
    if ((unsigned)options->kind >= DS_GENERATE_KINDS) {
        ds_error(diags, NULL, "unknown kind of instance %d", (int)options->kind);
        return DOORSTEP_USAGE;
    }
    doorstep_status status = DOORSTEP_OK;
    options->as_in_province = is_ordinary(options);
    for (const ds_generate_option *row = ds_generate_option_table; row->name != NULL; row++) {
        int64_t *value = value_of(options, row);
        if (*value == 0) {
            *value = row->range[options->kind].fallback;
        } else if (check_range(options, row, *value, diags) != DOORSTEP_OK) {
            status = DOORSTEP_USAGE;
        }
    }
    if (status != DOORSTEP_OK) {
        return status;
    }
    return complete_place(options, diags);
}
