/* doorstep-faults: does each piece of work again and again while its first, second, third ...
 * allocation fails, until one time none does. Nothing may crash or leak, and the status has to be
 * "out of memory" or that of the undisturbed work. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include <doorstep/doorstep.h>

#include "api/handles.h"
#include "faults.h"
#include "generate/country.h"
#include "pack/pack.h"
#include "split/cut.h"
#include "support/support.h"

typedef struct ds_faults_given {
    char *instance_text, *plan_text, *broken_text;
    size_t instance_length, plan_length, broken_length;
    doorstep_instance *instance, *city;
    doorstep_plan *plan, *poor_plan; /* poor: nobody does anything */
} ds_faults_given;

static doorstep_status read_text(const char *text, size_t length, bool tolerant) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = tolerant;
    doorstep_status status = doorstep_diagnostics_new(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_instance_read(text, length, &options, diagnostics, &instance);
        doorstep_instance_free(instance);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status read_instance(const ds_faults_given *given) {
    return read_text(given->instance_text, given->instance_length, false);
}

static doorstep_status read_broken(const ds_faults_given *given) {
    return read_text(given->broken_text, given->broken_length, false);
}

static doorstep_status read_tolerant(const ds_faults_given *given) {
    return read_text(given->broken_text, given->broken_length, true);
}

/* A file of households with one that is broken. */
static doorstep_status read_households(const char *path) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = true;
    doorstep_status status = doorstep_diagnostics_new(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_instance_read_file(path, &options, diagnostics, &instance);
        doorstep_instance_free(instance);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status read_csv(const ds_faults_given *given) {
    (void)given;
    return read_households(DS_TEST_ROOT "/tests/data/bad/csv-people-text.json");
}

static doorstep_status read_ndjson(const ds_faults_given *given) {
    (void)given;
    return read_households(DS_TEST_ROOT "/tests/data/bad/ndjson-people-text.json");
}

static doorstep_status import_from(const char *folder) {
    doorstep_diagnostics *diagnostics;
    char *text;
    size_t length;
    doorstep_status status = doorstep_diagnostics_new(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_import_folder(folder, diagnostics, &text, &length);
        doorstep_free(text);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status compare(const ds_faults_given *given) {
    char *text;
    size_t length;
    doorstep_status status = doorstep_compare(given->plan, given->poor_plan, NULL, &text, &length);
    doorstep_free(text);
    return status;
}

static doorstep_status import_tables(const ds_faults_given *given) {
    (void)given;
    return import_from(DS_TEST_ROOT "/instances/templates/vi");
}

static doorstep_status import_broken(const ds_faults_given *given) {
    (void)given;
    return import_from(DS_TEST_ROOT "/tests/data/spreadsheets/broken");
}

static doorstep_status write_file(const ds_faults_given *given) {
    return doorstep_plan_write_file(given->plan, DOORSTEP_JSON, DOORSTEP_ENGLISH, "/dev/null",
                                    NULL);
}

static doorstep_status read_plan(const ds_faults_given *given) {
    doorstep_plan *plan;
    doorstep_status status =
        doorstep_plan_read(given->instance, given->plan_text, given->plan_length, NULL, &plan);
    doorstep_plan_free(plan);
    return status;
}

static doorstep_status read_manifest(const ds_faults_given *given) {
    static const char text[] =
        "{\"doorstep_manifest\": 1, \"parts\": [{\"id\": \"a\", \"instance\": \"a\"}, "
        "{\"id\": \"b\", \"instance\": \"b\", \"group\": [\"72\", \"703\"]}]}";
    (void)given;
    doorstep_manifest *manifest = NULL;
    doorstep_summary *summary = NULL;
    doorstep_status status = doorstep_manifest_read(text, sizeof text - 1, NULL, &manifest);
    if (status == DOORSTEP_OK) {
        status = doorstep_summary_new(manifest, &summary);
    }
    if (status == DOORSTEP_OK) {
        status = doorstep_summary_failed(summary, 1, "a mistake", 0);
    }
    doorstep_manifest_free(manifest);
    for (int format = DOORSTEP_JSON; format <= DOORSTEP_TABLE && status == DOORSTEP_OK; format++) {
        char *page;
        size_t length;
        status = doorstep_summary_write(summary, (doorstep_format)format, DOORSTEP_ENGLISH, &page,
                                        &length);
        doorstep_free(page);
    }
    doorstep_summary_free(summary);
    return status;
}

static doorstep_status write_as(const ds_faults_given *given, doorstep_format format) {
    char *text;
    size_t length;
    doorstep_status status =
        doorstep_plan_write(given->plan, format, DOORSTEP_ENGLISH, &text, &length);
    doorstep_free(text);
    return status;
}

static doorstep_status write_json(const ds_faults_given *given) {
    return write_as(given, DOORSTEP_JSON);
}

static doorstep_status write_page(const ds_faults_given *given) {
    return write_as(given, DOORSTEP_TEXT);
}

static doorstep_status check(const ds_faults_given *given) {
    doorstep_check_report *report;
    char *text;
    size_t length;
    doorstep_status status = doorstep_check(given->plan, NULL, NULL, &report);
    if (status == DOORSTEP_OK) {
        status = doorstep_check_write(report, DOORSTEP_TEXT, &text, &length);
        doorstep_free(text);
    }
    doorstep_check_report_free(report);
    return status;
}

static doorstep_status check_beside(const ds_faults_given *given) {
    doorstep_check_report *report = NULL;
    doorstep_baseline *baseline;
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    doorstep_status status = doorstep_baseline_read(
        given->instance, given->plan_text, given->plan_length, "2022-11-08T00:00", NULL, &baseline);
    if (status == DOORSTEP_OK) {
        options.baseline = baseline;
        status = doorstep_check(given->plan, &options, NULL, &report);
    }
    doorstep_check_report_free(report);
    doorstep_baseline_free(baseline);
    return status;
}

static doorstep_status solve(const ds_faults_given *given) {
    doorstep_plan *plan;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 3;
    options.threads = 1;
    doorstep_status status = doorstep_solve(given->instance, &options, NULL, &plan);
    doorstep_plan_free(plan);
    return status;
}

static doorstep_status solve_from(const ds_faults_given *given) {
    doorstep_plan *plan;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 3;
    options.threads = 1;
    options.start = given->plan;
    doorstep_status status = doorstep_solve(given->instance, &options, NULL, &plan);
    doorstep_plan_free(plan);
    return status;
}

static doorstep_status replan(const ds_faults_given *given) {
    doorstep_plan *plan = NULL;
    doorstep_baseline *baseline;
    char *text = NULL;
    size_t length;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 3;
    options.threads = 1;
    doorstep_status status = doorstep_baseline_read(
        given->instance, given->plan_text, given->plan_length, "2022-11-08T00:00", NULL, &baseline);
    if (status == DOORSTEP_OK) {
        options.baseline = baseline;
        status = doorstep_solve(given->instance, &options, NULL, &plan);
    }
    if (status == DOORSTEP_OK) {
        status = doorstep_changes_write(plan, baseline, DOORSTEP_ENGLISH, &text, &length);
    }
    doorstep_free(text);
    doorstep_plan_free(plan);
    doorstep_baseline_free(baseline);
    return status;
}

static doorstep_status explain(const doorstep_plan *plan, const char *household, const char *member,
                               const char *desk) {
    doorstep_explain_options options = DOORSTEP_EXPLAIN_OPTIONS_INIT;
    char *text;
    size_t length;
    options.household = household;
    options.member = member;
    options.desk = desk;
    options.iterations = 48;
    doorstep_status status = doorstep_explain(plan, &options, DOORSTEP_TEXT, NULL, &text, &length);
    doorstep_free(text);
    return status;
}

static doorstep_status explain_household(const ds_faults_given *given) {
    return explain(given->poor_plan, "h2", NULL, NULL);
}

static doorstep_status explain_member(const ds_faults_given *given) {
    return explain(given->plan, NULL, "hoa", NULL);
}

static doorstep_status explain_desk(const ds_faults_given *given) {
    return explain(given->plan, NULL, NULL, "one-stop");
}

static doorstep_status explain_plan(const ds_faults_given *given) {
    return explain(given->poor_plan, NULL, NULL, NULL);
}

static doorstep_status html_page(const ds_faults_given *given) {
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    char *text;
    size_t length;
    options.iterations = 20;
    doorstep_status status = doorstep_page_write(given->poor_plan, &options, NULL, &text, &length);
    doorstep_free(text);
    return status;
}

static doorstep_status exports(const ds_faults_given *given) {
    doorstep_status status = DOORSTEP_OK;
    for (int format = DOORSTEP_ICS; format <= DOORSTEP_VISITS_CSV && status == DOORSTEP_OK;
         format++) {
        char *text;
        size_t length;
        status = doorstep_export(given->plan, (doorstep_export_format)format, NULL, NULL, &text,
                                 &length);
        doorstep_free(text);
    }
    return status;
}

static doorstep_status lock(const ds_faults_given *given) {
    static const char table[] = "Member id,Shift id,Team id\nhoa,mon-am,phu\n,,\nhoa,tue-am,\n";
    doorstep_lock_options options = DOORSTEP_LOCK_OPTIONS_INIT;
    char *text;
    size_t length;
    options.rest_off = true;
    doorstep_status status =
        doorstep_lock(given->instance, given->instance_text, given->instance_length, table,
                      sizeof table - 1, &options, NULL, &text, &length);
    doorstep_free(text);
    return status;
}

/* A plan whose routes are noted, and which loses every second stop then, is packed. */
static doorstep_status spoil_and_pack(ds_search *search) {
    const ds_pack_options options = DS_PACK_OPTIONS;
    const ds_control control = {.deadline = INFINITY, .max_iterations = -1};
    ds_joint *joint = &search->joint;
    bool better;
    ds_start(search, NULL);
    ds_gather_all(search);
    for (int32_t v = 0; v < joint->in->n_visits; v += 2) {
        if (ds_post_of_visit(joint, v) != DS_NONE) {
            ds_joint_drop(joint, v);
        }
    }
    ds_joint_settle(joint);
    ds_clear_idle(search);
    ds_joint_settle(joint);
    ds_joint_commit(joint);
    return joint->out_of_memory ? DOORSTEP_NO_MEMORY : ds_pack(search, &options, &control, &better);
}

static doorstep_status pack(const ds_faults_given *given) {
    enum { COLUMNS = 50, NEAR = 40 };
    const ds_instance *in = given->instance->in;
    ds_travel travel = {0};
    ds_neighbours neighbours = {0};
    ds_search search = {0};
    ds_pool pool = {0};
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (ds_travel_init(&travel, in) && ds_neighbours_init(&neighbours, in, NEAR) &&
        ds_search_init(&search, in, &travel, &neighbours, 1, 0) &&
        ds_pool_init(&pool, in, COLUMNS)) {
        search.pool = &pool;
        status = spoil_and_pack(&search);
    }
    ds_pool_free(&pool);
    ds_search_free(&search);
    ds_neighbours_free(&neighbours);
    ds_travel_free(&travel);
    return status;
}

/* The two wards, and each of them cut out. */
static doorstep_status part(const ds_faults_given *given) {
    ds_parts parts;
    bool ok = ds_parts_init(&parts, given->city->in);
    if (!ok) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = parts.count == 2 ? DOORSTEP_OK : DOORSTEP_INTERNAL;
    for (int32_t i = 0; i < parts.count && ok; i++) {
        ds_cut cut;
        ok = ds_cut_make(given->city->in, &parts, i, &cut);
        if (ok) {
            ds_cut_free(&cut);
        }
    }
    ds_parts_free(&parts);
    return ok ? status : DOORSTEP_NO_MEMORY;
}

/* One commune of a province: everything that a larger piece does, but for the number of times. */
static doorstep_status generate(const ds_faults_given *given) {
    static const doorstep_generate_setting settings[] = {{"province", 72}, {"commune", 25687}};
    char *text = NULL;
    size_t length;
    (void)given;
    doorstep_status status = doorstep_generate(NULL, settings, 2, NULL, &text, &length);
    doorstep_free(text);
    return status;
}

/* The facts of all communes, and who serves them. */
static doorstep_status draw_country(const ds_faults_given *given) {
    ds_gen_country *country = calloc(1, sizeof *country);
    (void)given;
    if (country == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    bool drawn = ds_draw_country(country, 1);
    ds_free_country(country);
    free(country);
    return drawn ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

static const struct {
    const char *name;
    doorstep_status (*work)(const ds_faults_given *given);
} WORKS[] = {
    {"generate a commune", generate},
    {"draw a country", draw_country},
    {"read an instance", read_instance},
    {"read a broken instance", read_broken},
    {"read it tolerantly", read_tolerant},
    {"read households as CSV", read_csv},
    {"read households as lines of JSON", read_ndjson},
    {"compare plans", compare},
    {"import tables", import_tables},
    {"import broken tables", import_broken},
    {"read a plan", read_plan},
    {"read a manifest and sum up its parts", read_manifest},
    {"write a plan as JSON", write_json},
    {"write a plan as a page", write_page},
    {"write a plan to a file", write_file},
    {"check a plan", check},
    {"check a plan beside a baseline", check_beside},
    {"solve", solve},
    {"go on from a plan", solve_from},
    {"replan", replan},
    {"pack", pack},
    {"part an instance", part},
    {"explain a household", explain_household},
    {"explain a member", explain_member},
    {"explain a desk", explain_desk},
    {"explain a plan", explain_plan},
    {"write an HTML page", html_page},
    {"export", exports},
    {"lock duties", lock},
};

/* Every number up to here, then in steps of a fiftieth: faults in the hundredth search iteration
 * differ little from those in the first. */
enum { EACH_UP_TO = 400 };

static bool sweep(size_t index, bool ever, const ds_faults_given *given) {
    doorstep_status wanted = WORKS[index].work(given);
    int64_t live = ds_faults_live(), nth = 1, times = 0;
    for (bool failed = true; failed; nth += nth < EACH_UP_TO ? 1 : nth / 50) {
        ds_faults_arm(nth, ever);
        doorstep_status status = WORKS[index].work(given);
        failed = ds_faults_disarm();
        times++;
        if (status != wanted && (status != DOORSTEP_NO_MEMORY || !failed)) {
            printf("%s: allocation %lld failed, status \"%s\"\n", WORKS[index].name, (long long)nth,
                   doorstep_status_text(status));
            return false;
        }
        if (ds_faults_live() != live) {
            printf("%s: allocation %lld failed, %lld blocks leaked\n", WORKS[index].name,
                   (long long)nth, (long long)(ds_faults_live() - live));
            return false;
        }
    }
    printf("%s: %lld times%s, the last without a fault\n", WORKS[index].name, (long long)times,
           ever ? ", all later allocations failing too" : "");
    return true;
}

static bool prepare_city(ds_faults_given *given) {
    static const doorstep_generate_setting settings[] = {{"wards", 2}, {"households", 10000}};
    char *text = NULL;
    size_t length;
    bool ok = doorstep_generate("city", settings, 2, NULL, &text, &length) == DOORSTEP_OK &&
              doorstep_instance_read(text, length, NULL, NULL, &given->city) == DOORSTEP_OK;
    doorstep_free(text);
    return ok;
}

/* The worked example, its plan, the example with a household that cannot be, and a city of two
 * wards. */
static bool prepare(ds_faults_given *given) {
    const char *root = DS_TEST_ROOT "/tests/data/";
    char path[sizeof DS_TEST_ROOT + 64];
    snprintf(path, sizeof path, "%sexample.json", root);
    given->instance_text = ds_test_read_file(path, &given->instance_length);
    given->broken_text = ds_test_read_file(path, &given->broken_length);
    snprintf(path, sizeof path, "%sexample.plan.json", root);
    given->plan_text = ds_test_read_file(path, &given->plan_length);
    char *people = strstr(given->broken_text, "\"people\": 3");
    if (people == NULL) {
        return false;
    }
    people[strlen("\"people\": ")] = '0';
    const char *poor = "{\"doorstep_plan\": 1, \"teams\": [], \"duties\": [], \"routes\": []}";
    return prepare_city(given) &&
           doorstep_instance_read(given->instance_text, given->instance_length, NULL, NULL,
                                  &given->instance) == DOORSTEP_OK &&
           doorstep_plan_read(given->instance, given->plan_text, given->plan_length, NULL,
                              &given->plan) == DOORSTEP_OK &&
           doorstep_plan_read(given->instance, poor, strlen(poor), NULL, &given->poor_plan) ==
               DOORSTEP_OK;
}

int main(void) {
    ds_faults_given given = {0};
    cJSON_Hooks hooks = {malloc, free};
    cJSON_InitHooks(&hooks);
    bool good = prepare(&given);
    for (size_t i = 0; i < sizeof WORKS / sizeof WORKS[0] && good; i++) {
        good = sweep(i, false, &given) && sweep(i, true, &given);
    }
    doorstep_plan_free(given.plan);
    doorstep_plan_free(given.poor_plan);
    doorstep_instance_free(given.instance);
    doorstep_instance_free(given.city);
    free(given.instance_text);
    free(given.plan_text);
    free(given.broken_text);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
