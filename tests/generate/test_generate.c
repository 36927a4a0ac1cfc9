/* Generated instances: the committed ones, their options, and that every one of them validates. */
#include <stdlib.h>
#include <string.h>

#include "generate/generate.h"
#include "io/instance_read.h"
#include "suite.h"

static char *generate(const ds_generate_options *options) {
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ds_generate(options, NULL, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(strlen(text), length);
    return text;
}

static int count(const char *text, const char *word) {
    int found = 0;
    while ((text = strstr(text, word)) != NULL) {
        text += strlen(word);
        found++;
    }
    return found;
}

static void committed_files_are_what_the_generator_writes(void) {
    static const struct {
        ds_generate_kind kind;
        const char *path;
    } files[] = {
        {DS_GENERATE_HAMLET, DS_TEST_ROOT "/instances/hamlet.json"},
        {DS_GENERATE_COMMUNE, DS_TEST_ROOT "/instances/ninh-son.json"},
        {DS_GENERATE_MATRIX, DS_TEST_ROOT "/instances/weekly-matrix.json"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        ds_generate_options options = {.kind = files[i].kind, .seed = 1};
        size_t length;
        char *committed = ds_test_read_file(files[i].path, &length);
        char *generated = generate(&options);
        CU_ASSERT_STRING_EQUAL(generated, committed);
        free(committed);
        free(generated);
    }
}

static void zero_means_the_default(void) {
    ds_generate_options options = {.kind = DS_GENERATE_HAMLET};
    char *implied = generate(&options);
    options.seed = 1;
    options.households = 12;
    options.days = 1;
    char *said = generate(&options);
    CU_ASSERT_STRING_EQUAL(implied, said);
    free(implied);
    free(said);
}

static void another_seed_gives_another_instance(void) {
    static const ds_generate_kind kinds[] = {DS_GENERATE_HAMLET, DS_GENERATE_COMMUNE,
                                             DS_GENERATE_CITY, DS_GENERATE_MATRIX};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        ds_generate_kind kind = kinds[i];
        ds_generate_options options = {.kind = kind, .seed = 1};
        options.households = kind == DS_GENERATE_COMMUNE ? 300
                             : kind == DS_GENERATE_CITY  ? 4000
                                                         : 0;
        char *first = generate(&options);
        char *again = generate(&options);
        options.seed = 2;
        char *other = generate(&options);
        CU_ASSERT_STRING_EQUAL(first, again);
        CU_ASSERT_STRING_NOT_EQUAL(first, other);
        free(first);
        free(again);
        free(other);
    }
}

/* Reads what the options give; it must be free of errors and warnings. */
static ds_instance *read_generated(const ds_generate_options *options) {
    char *text = generate(options);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors, 0);
    CU_ASSERT_EQUAL(diags.warnings, 0);
    ds_diags_free(&diags);
    free(text);
    return in;
}

static void options_have_their_effect(void) {
    static const struct {
        ds_generate_options options;
        int32_t households, members, teams, days;
    } cases[] = {
        {{.kind = DS_GENERATE_HAMLET}, 12, 5, 1, 1},
        {{.kind = DS_GENERATE_HAMLET, .households = 50}, 50, 5, 1, 1},
        {{.kind = DS_GENERATE_HAMLET, .households = 700, .days = 5, .members = 9}, 700, 9, 1, 6},
        {{.kind = DS_GENERATE_HAMLET, .households = 900, .days = 3, .members = 12}, 900, 12, 1, 3},
        {{.kind = DS_GENERATE_COMMUNE}, 6319, 44, 5, 6},
        {{.kind = DS_GENERATE_COMMUNE, .households = 500, .teams = 3, .members = 30},
         500,
         30,
         3,
         6},
        {{.kind = DS_GENERATE_COMMUNE, .commune = 25474, .teams = 2}, 1943, 44, 2, 6},
        {{.kind = DS_GENERATE_COMMUNE, .households = 900, .teams = 8, .days = 4}, 900, 44, 8, 4},
        {{.kind = DS_GENERATE_MATRIX}, 40, 8, 2, 5},
        {{.kind = DS_GENERATE_MATRIX, .households = 15, .teams = 1}, 15, 8, 1, 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ds_instance *in = read_generated(&cases[i].options);
        CU_ASSERT_EQUAL(in->n_households, cases[i].households);
        CU_ASSERT_EQUAL(in->n_members, cases[i].members);
        CU_ASSERT_EQUAL(in->n_teams, cases[i].teams);
        CU_ASSERT_EQUAL(in->n_days, cases[i].days);
        ds_instance_free(in);
    }
}

static void every_seed_gives_an_instance_without_a_warning(void) {
    for (int64_t seed = 1; seed <= 40; seed++) {
        ds_generate_options hamlet = {.kind = DS_GENERATE_HAMLET, .seed = seed};
        hamlet.days = 1 + seed % 5;
        hamlet.members = 4 + seed % 9;
        hamlet.households = 4 + 7 * seed;
        ds_generate_options matrix = {.kind = DS_GENERATE_MATRIX, .seed = seed};
        matrix.members = 6 + seed % 7;
        ds_generate_options commune = {.kind = DS_GENERATE_COMMUNE, .seed = seed};
        commune.households = 200 + 10 * seed;
        commune.teams = 2 + seed % 7;
        commune.days = 1 + seed % 5;
        commune.members = 30 + seed % 31;
        ds_instance_free(read_generated(&hamlet));
        ds_instance_free(read_generated(&matrix));
        ds_instance_free(read_generated(&commune));
    }
}

static void the_pilot_uses_every_key_of_the_format(void) {
    static const char *const keys[] = {
        "not_next_day",
        "boundary",
        "target",
        "base",
        "end",
        "return",
        "areas",
        "size",
        "require",
        "max_crews",
        "crew",
        "parallel",
        "travel_factor",
        "skills",
        "teams",
        "helps",
        "desks",
        "shifts",
        "unavailable",
        "max_shifts",
        "min_shifts",
        "max_hours",
        "min_hours",
        "max_of_kind",
        "max_shifts_per_day",
        "max_shifts_per_week",
        "max_days_in_a_row",
        "min_days_in_a_row",
        "min_days_off_in_a_row",
        "max_weekends",
        "min_rest_hours",
        "requests",
        "fair_group",
        "share",
        "staffed_by",
        "max_days_per_team",
        "appointment_minutes",
        "demand",
        "min",
        "ideal",
        "max",
        "shortage_weight",
        "ideal_weight",
        "over_weight",
        "services",
        "priority",
        "team",
        "needs",
        "visits",
        "windows",
        "at",
        "done",
        "lag_days",
        "date",
        "shift",
        "from",
        "until",
        "start",
        "role",
        "skill",
        "speed_kmh",
        "detour",
        "stop_minutes",
        "coverage",
        "complete",
        "area_target",
        "desk_shortage",
        "desk_ideal",
        "desk_over",
        "fairness",
        "member_shift",
        "travel",
        "change",
        "locks",
        "duty",
        "desk",
        "household",
    };
    ds_generate_options options = {.kind = DS_GENERATE_COMMUNE};
    char *text = generate(&options);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char quoted[64] = "\"";
        strcat(strcat(quoted, keys[i]), "\":");
        CU_ASSERT(count(text, quoted) > 0);
    }
    free(text);
}

/* What is wrong is said, and names the option. */
static void refuses(ds_generate_kind kind, const char *name, int64_t value, const char *said) {
    ds_generate_options options = {.kind = kind};
    ds_diags diags;
    ds_diags_init(&diags);
    doorstep_status status = ds_generate_set(&options, name, value, &diags);
    if (status == DOORSTEP_OK) {
        char *text;
        size_t length;
        status = ds_generate(&options, &diags, &text, &length);
        CU_ASSERT_PTR_NULL(text);
    }
    CU_ASSERT_EQUAL(status, DOORSTEP_USAGE);
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(diags.items[0].message, said));
    ds_diags_free(&diags);
}

static void what_does_not_fit_is_refused(void) {
    refuses(DS_GENERATE_HAMLET, "households", 901, "households is 901");
    refuses(DS_GENERATE_HAMLET, "households", -1, "households is -1");
    refuses(DS_GENERATE_HAMLET, "teams", 2, "teams is 2");
    refuses(DS_GENERATE_HAMLET, "days", 6, "days is 6");
    refuses(DS_GENERATE_COMMUNE, "members", INT64_MAX, "from 20 to 60");
    refuses(DS_GENERATE_COMMUNE, "seed", INT64_MIN, "seed is");
    refuses(DS_GENERATE_COMMUNE, "housholds", 700, "unknown option \"housholds\"");
    refuses(DS_GENERATE_COMMUNE, "commune", 4711, "4711");
    refuses(DS_GENERATE_COMMUNE, "quarters", 11, "11 quarters for 5 teams");
    refuses(DS_GENERATE_COMMUNE, "quarters", 4, "4 quarters for 5 teams");
}

static void members_must_suffice_for_the_quarters(void) {
    ds_generate_options options = {.kind = DS_GENERATE_COMMUNE, .members = 21, .quarters = 10};
    char *text;
    size_t length;
    CU_ASSERT_EQUAL(ds_generate(&options, NULL, &text, &length), DOORSTEP_USAGE);
    options.members = 22;
    options.households = 300;
    ds_instance_free(read_generated(&options));
}

static void every_wrong_option_is_reported(void) {
    ds_generate_options options = {.kind = DS_GENERATE_MATRIX, .households = 5, .days = 9};
    ds_diags diags;
    ds_diags_init(&diags);
    char *text;
    size_t length;
    CU_ASSERT_EQUAL(ds_generate(&options, &diags, &text, &length), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(diags.errors, 2);
    ds_diags_free(&diags);
}

static void kinds_are_found_by_name(void) {
    ds_generate_options options = {0};
    for (int kind = 0; kind < DS_GENERATE_KINDS; kind++) {
        const char *name = ds_generate_kinds[kind].name;
        CU_ASSERT_EQUAL(ds_generate_set_kind(&options, name, NULL), DOORSTEP_OK);
        CU_ASSERT_EQUAL((int)options.kind, kind);
    }
    CU_ASSERT_EQUAL(ds_generate_set_kind(&options, "village", NULL), DOORSTEP_USAGE);
}

static void the_option_table_is_consistent(void) {
    for (const ds_generate_option *row = ds_generate_option_table; row->name != NULL; row++) {
        for (int kind = 0; kind < DS_GENERATE_KINDS; kind++) {
            const ds_generate_range *range = &row->range[kind];
            bool absent = range->low == 0 && range->high == 0;
            CU_ASSERT(absent || (range->low >= 1 && range->low <= range->high));
            CU_ASSERT(range->fallback == 0 ||
                      (range->fallback >= range->low && range->fallback <= range->high));
        }
    }
}

DS_SUITE(generate,
         {"committed files are what the generator writes",
          committed_files_are_what_the_generator_writes},
         {"0 means the default", zero_means_the_default},
         {"another seed gives another instance", another_seed_gives_another_instance},
         {"options have their effect", options_have_their_effect},
         {"every seed gives an instance without a warning",
          every_seed_gives_an_instance_without_a_warning},
         {"the pilot uses every key of the format", the_pilot_uses_every_key_of_the_format},
         {"what does not fit is refused", what_does_not_fit_is_refused},
         {"members must suffice for the quarters", members_must_suffice_for_the_quarters},
         {"every wrong option is reported", every_wrong_option_is_reported},
         {"kinds are found by name", kinds_are_found_by_name},
         {"the option table is consistent", the_option_table_is_consistent})
