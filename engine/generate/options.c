#include "generate/options.h"

#include <inttypes.h>
#include <string.h>

#include "generate/facts.h"
#include "generate/wards.h"

const ds_generate_kind_row ds_generate_kinds[DS_GENERATE_KINDS] = {
    [DS_GENERATE_HAMLET] = {"hamlet", "one team and its households"},
    [DS_GENERATE_COMMUNE] = {"commune", "a commune's working week: teams, desks, quarters"},
    [DS_GENERATE_CITY] = {"city",
                          "a city's working week: communes side by side, few ties between them"},
    [DS_GENERATE_MATRIX] = {"matrix", "a small week with a given travel matrix"},
};

const ds_generate_option ds_generate_option_table[] = {
#define DS_GENERATE_ROW(name, help, hamlet, commune, city, matrix) \
    {#name, help, offsetof(ds_generate_options, name), {hamlet, commune, city, matrix}},
    DS_GENERATE_OPTION_MAP(DS_GENERATE_ROW)
#undef DS_GENERATE_ROW
        {NULL, NULL, 0, {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}},
};

static int64_t *value_of(ds_generate_options *options, const ds_generate_option *row) {
    return (int64_t *)((char *)options + row->offset);
}

static doorstep_status check_range(const ds_generate_options *options,
                                   const ds_generate_option *row, int64_t value, ds_diags *diags) {
    const ds_generate_range *range = &row->range[options->kind];
    if (value >= range->low && value <= range->high) {
        return DOORSTEP_OK;
    }
    ds_error(diags, NULL,
             "option %s is %" PRId64 ", but for a %s it is from %" PRId64 " to %" PRId64, row->name,
             value, ds_generate_kinds[options->kind].name, range->low, range->high);
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
             "unknown kind of instance \"%s\"; expected hamlet, commune, city or matrix", name);
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

doorstep_status ds_generate_complete(ds_generate_options *options, ds_diags *diags) {
    if ((unsigned)options->kind >= DS_GENERATE_KINDS) {
        ds_error(diags, NULL, "unknown kind of instance %d", (int)options->kind);
        return DOORSTEP_USAGE;
    }
    doorstep_status status = DOORSTEP_OK;
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
    const ds_commune_facts *facts = ds_commune_find(options->commune);
    if (facts == NULL) {
        ds_error(diags, NULL, "option commune is %" PRId64 ", a code of which no facts are known",
                 options->commune);
        return DOORSTEP_USAGE;
    }
    if (options->kind == DS_GENERATE_CITY) {
        return complete_city(options, diags);
    }
    derive(options, facts);
    return check_together(options, diags);
}
