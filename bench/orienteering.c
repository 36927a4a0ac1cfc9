/* doorstep-orienteering: the engine on public team orienteering instances, against what is known of
 * them. */
#include <dirent.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "top_campaign.h"
#include "top_check.h"
#include "top_jobs.h"
#include "top_summary.h"

enum { MAX_JOBS = 256, MAX_ROUTE_COUNTS = 16 };

typedef struct request {
    double seconds; /* NAN: not given */
    int64_t iterations;
    int32_t n_seeds, threads, jobs, decimals;
    uint64_t seeds[DS_TOP_MAX_SEEDS];
    int32_t n_routes, routes[MAX_ROUTE_COUNTS];
    bool stop_at_best, each, markdown, check;
    const char *csv_path, *folder; /* or NULL */
    ds_top_references references;
    int32_t n_instances, room;
    ds_top_instance *instances;
    int code; /* exit code of the first thing that went wrong */
} request;

static void fail(request *r, doorstep_status status, const char *message) {
    fprintf(stderr, "%s\n", message);
    r->code = r->code != 0 ? r->code : doorstep_status_exit_code(status);
}

/* ---- Options --------------------------------------------------------------------------------- */

static const char USAGE[] =
    "Usage: doorstep-orienteering [OPTION]... FILE|FOLDER...\n"
    "       doorstep-orienteering --check [--routes M] INSTANCE ROUTES\n"
    "\n"
    "Plans team orienteering instances (all *.txt of a folder) by the engine, judges every answer\n"
    "by a checker of its own, and prints how the scores compare with the references.\n"
    "\n"
    "      --time S           seconds of search (5, or no limit where --iterations is given)\n"
    "      --iterations N     iterations of search\n"
    "      --seeds N          seeds 1 to N (1); or a list of seeds, as \"4,7\" or \"4,\"\n"
    "      --threads N        threads of each run (1)\n"
    "      --jobs N           runs at once (1)\n"
    "      --routes LIST      numbers of routes, for files that do not say it (1,2,3,4)\n"
    "      --decimals N       of truncated distances (2 for names that begin with \"pr\", else 1)\n"
    "      --reference FILE   values to compare with, CSV; may be given several times\n"
    "      --stop-at-best     end a run when it reaches its reference\n"
    "      --each             print a line for each run as well\n"
    "      --markdown         print the tables as Markdown\n"
    "      --csv FILE         write every single run to FILE\n"
    "      --write FOLDER     write each instance's best routes to FOLDER\n"
    "      --check            judge the routes of a file: a line for each route, customers' "
    "numbers\n"
    "      --help             print this\n";

static bool read_number(const char **text, double low, double high, bool whole, double *out) {
    char *stop = NULL;
    *out = strtod(*text, &stop);
    bool good = stop != *text && *out >= low && *out <= high && (!whole || *out == floor(*out));
    *text = stop;
    return good;
}

static bool read_whole(const char *text, int32_t low, int32_t high, int32_t *out) {
    double value = 0;
    bool good = read_number(&text, low, high, true, &value) && *text == '\0';
    *out = good ? (int32_t)value : low;
    return good;
}

/* Numbers separated by commas, of which the last may be followed by one; false where there are none
 * or too many. */
static bool read_list(const char *text, double high, int32_t room, double *out, int32_t *count) {
    for (*count = 0; *text != '\0' && *count < room;) {
        if (!read_number(&text, 1, high, true, &out[(*count)++]) ||
            (*text != ',' && *text != '\0')) {
            return false;
        }
        text += *text == ',';
    }
    return *text == '\0' && *count > 0;
}

static bool read_seeds(const char *text, request *r) {
    double list[DS_TOP_MAX_SEEDS];
    bool counted = strchr(text, ',') == NULL;
    if (counted) {
        if (!read_whole(text, 1, DS_TOP_MAX_SEEDS, &r->n_seeds)) {
            return false;
        }
    } else if (!read_list(text, 1e15, DS_TOP_MAX_SEEDS, list, &r->n_seeds)) {
        return false;
    }
    for (int32_t i = 0; i < r->n_seeds; i++) {
        r->seeds[i] = counted ? (uint64_t)i + 1 : (uint64_t)list[i];
    }
    return true;
}

static bool read_routes(const char *text, request *r) {
    double list[MAX_ROUTE_COUNTS];
    if (!read_list(text, DS_TOP_MAX_ROUTES, MAX_ROUTE_COUNTS, list, &r->n_routes)) {
        return false;
    }
    for (int32_t i = 0; i < r->n_routes; i++) {
        r->routes[i] = (int32_t)list[i];
    }
    return true;
}

static bool read_budget(const char *text, double *out) {
    return read_number(&text, 1e-3, 1e9, false, out) && *text == '\0';
}

static bool read_iterations(const char *text, int64_t *out) {
    double value = 0;
    bool good = read_number(&text, 0, 1e15, true, &value) && *text == '\0';
    *out = (int64_t)value;
    return good;
}

/* A reference that cannot be read has been reported: exit code and all. */
static void read_references(request *r, const char *path) {
    char message[DS_TOP_MESSAGE];
    doorstep_status status = ds_top_references_read(path, &r->references, message);
    if (status != DOORSTEP_OK) {
        fail(r, status, message);
    }
}

enum option_name {
    TIME,
    ITERATIONS,
    SEEDS,
    THREADS,
    JOBS,
    ROUTES,
    DECIMALS,
    REFERENCE,
    STOP_AT_BEST,
    EACH,
    MARKDOWN,
    CSV,
    WRITE,
    CHECK,
    HELP
};

static const struct option OPTIONS[] = {{"time", required_argument, NULL, TIME},
                                        {"iterations", required_argument, NULL, ITERATIONS},
                                        {"seeds", required_argument, NULL, SEEDS},
                                        {"threads", required_argument, NULL, THREADS},
                                        {"jobs", required_argument, NULL, JOBS},
                                        {"routes", required_argument, NULL, ROUTES},
                                        {"decimals", required_argument, NULL, DECIMALS},
                                        {"reference", required_argument, NULL, REFERENCE},
                                        {"stop-at-best", no_argument, NULL, STOP_AT_BEST},
                                        {"each", no_argument, NULL, EACH},
                                        {"markdown", no_argument, NULL, MARKDOWN},
                                        {"csv", required_argument, NULL, CSV},
                                        {"write", required_argument, NULL, WRITE},
                                        {"check", no_argument, NULL, CHECK},
                                        {"help", no_argument, NULL, HELP},
                                        {NULL, 0, NULL, 0}};

static bool take_option(int which, request *r) {
    switch (which) {
    case TIME:
        return read_budget(optarg, &r->seconds);
    case ITERATIONS:
        return read_iterations(optarg, &r->iterations);
    case SEEDS:
        return read_seeds(optarg, r);
    case THREADS:
        return read_whole(optarg, 1, DOORSTEP_MAX_THREADS, &r->threads);
    case JOBS:
        return read_whole(optarg, 1, MAX_JOBS, &r->jobs);
    case ROUTES:
        return read_routes(optarg, r);
    case DECIMALS:
        return read_whole(optarg, 0, DS_TOP_MAX_DECIMALS, &r->decimals);
    case REFERENCE:
        read_references(r, optarg);
        return true;
    case CSV:
        r->csv_path = optarg;
        return true;
    case WRITE:
        r->folder = optarg;
        return true;
    default:
        r->stop_at_best |= which == STOP_AT_BEST;
        r->each |= which == EACH;
        r->markdown |= which == MARKDOWN;
        r->check |= which == CHECK;
        return which == STOP_AT_BEST || which == EACH || which == MARKDOWN || which == CHECK;
    }
}

/* False where they make no sense; otherwise optind is at the first file. */
static bool read_options(int argc, char **argv, request *r) {
    int which;
    while ((which = getopt_long(argc, argv, "", OPTIONS, NULL)) != -1) {
        if (which == HELP) {
            fputs(USAGE, stdout);
            exit(EXIT_SUCCESS);
        }
        if (!take_option(which, r)) {
            return false;
        }
    }
    if (isnan(r->seconds)) {
        r->seconds = r->iterations < 0 ? 5 : INFINITY;
    }
    return r->check ? optind + 2 == argc && r->n_routes <= 1 : optind < argc;
}

/* ---- Instances ------------------------------------------------------------------------------- */

static void read_instance(request *r, const char *path) {
    char message[DS_TOP_MESSAGE];
    if (r->n_instances == r->room) {
        int32_t room = 2 * r->room + 64;
        ds_top_instance *larger = realloc(r->instances, (size_t)room * sizeof *larger);
        if (larger == NULL) {
            fail(r, DOORSTEP_NO_MEMORY, "out of memory");
            return;
        }
        r->instances = larger;
        r->room = room;
    }
    doorstep_status status =
        ds_top_read_file(path, r->decimals, &r->instances[r->n_instances], message);
    if (status != DOORSTEP_OK) {
        fail(r, status, message);
        return;
    }
    if (message[0] != '\0') {
        fprintf(stderr, "%s\n", message);
    }
    r->n_instances++;
}

static int is_instance(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".txt") == 0;
}

static void read_folder(request *r, const char *path) {
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_instance, alphasort);
    if (count <= 0) {
        char message[DS_TOP_MESSAGE];
        snprintf(message, sizeof message, "%.120s: %s", path,
                 count < 0 ? "the folder cannot be read" : "no *.txt in this folder");
        fail(r, DOORSTEP_FILE_ERROR, message);
    }
    for (int i = 0; i < count; i++) {
        char file[4096];
        int length = snprintf(file, sizeof file, "%s/%s", path, entries[i]->d_name);
        if (length > 0 && (size_t)length < sizeof file) {
            read_instance(r, file);
        } else {
            fail(r, DOORSTEP_FILE_ERROR, "a path is too long");
        }
        free(entries[i]);
    }
    free(entries);
}

static void read_instances(request *r, char **paths, int count) {
    for (int i = 0; i < count; i++) {
        struct stat about;
        if (stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode)) {
            read_folder(r, paths[i]);
        } else {
            read_instance(r, paths[i]);
        }
    }
}

/* ---- Judging a file of routes ------------------------------------------------------------------
 */

static void judge(request *r, const ds_top_routes *routes, const char *path) {
    const ds_top_instance *in = &r->instances[0];
    char message[DS_TOP_MESSAGE];
    double score;
    int32_t m = in->routes > 0 ? in->routes : r->routes[0];
    if (!ds_top_check(in, m, routes, &score, message)) {
        printf("%s: broken: %s\n", path, message);
        r->code = doorstep_status_exit_code(DOORSTEP_BROKEN_PLAN);
        return;
    }
    printf("%s: accepted: score %.10g, %d routes, %d customers\n", path, score, routes->count,
           routes->count > 0 ? routes->ends[routes->count - 1] : 0);
}

static void check(request *r, char **paths) {
    ds_top_routes routes;
    char message[DS_TOP_MESSAGE];
    read_instance(r, paths[0]);
    if (r->n_instances == 0) {
        return;
    }
    if (r->instances[0].routes == 0 && r->n_routes == 0) {
        fail(r, DOORSTEP_USAGE, "--check needs --routes M: the instance does not say how many");
        return;
    }
    doorstep_status status = ds_top_routes_read(paths[1], &routes, message);
    if (status != DOORSTEP_OK) {
        fail(r, status, message);
        return;
    }
    judge(r, &routes, paths[1]);
    ds_top_routes_free(&routes);
}

/* ---- Running --------------------------------------------------------------------------------- */

typedef struct runner {
    request *r;
    ds_top_campaign campaign;
    ds_top_task *tasks; /* case by case, seed by seed */
    FILE *csv;
} runner;

static bool open_csv(runner *run) {
    if (run->r->csv_path == NULL) {
        return true;
    }
    run->csv = fopen(run->r->csv_path, "w");
    if (run->csv == NULL) {
        return false;
    }
    fputs("set,instance,m,seed,threads,score,reference,gap,found_value,gap_to_found,"
          "seconds_to_final,seconds,iterations,iterations_per_second,routes\n",
          run->csv);
    return true;
}

static void put_reference(FILE *csv, double reference, double score) {
    if (isnan(reference)) {
        fputs(",,", csv);
    } else {
        fprintf(csv, ",%.10g,%.8f", reference, ds_top_gap(reference, score));
    }
}

/* Routes are separated by bars, customers by spaces. */
static void put_routes(FILE *csv, const ds_top_routes *routes) {
    for (int32_t r = 0; r < routes->count; r++) {
        fputs(r > 0 ? "|" : "", csv);
        for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
            fprintf(csv, "%s%d", k > ds_top_first_stop(routes, r) ? " " : "", routes->stops[k]);
        }
    }
}

static void write_csv(FILE *csv, const ds_top_case *c, const ds_top_task *task,
                      const ds_top_result *result) {
    const ds_top_reference *reference = c->reference;
    fprintf(csv, "\"%s\",\"%s\",%d,%llu,%d,%.10g", c->set, c->name, c->routes,
            (unsigned long long)task->seed, task->threads, result->score);
    put_reference(csv, reference != NULL ? reference->best : NAN, result->score);
    put_reference(csv, reference != NULL ? reference->found : NAN, result->score);
    fprintf(csv, ",%.3f,%.3f,%lld,%.0f,", result->final_seconds, result->seconds,
            (long long)result->iterations,
            (double)result->iterations / fmax(result->seconds, 1e-9));
    put_routes(csv, &result->routes);
    fputc('\n', csv);
    fflush(csv);
}

static void print_run(const ds_top_case *c, const ds_top_task *task, const ds_top_result *result) {
    printf("%-12s seed %-4llu score %-8.10g", c->name, (unsigned long long)task->seed,
           result->score);
    if (c->reference != NULL && !isnan(c->reference->best)) {
        printf(" of %-8.10g gap %7.4f %%", c->reference->best,
               100 * ds_top_gap(c->reference->best, result->score));
    }
    printf("  found at %.2f of %.2f s, %lld iterations\n", result->final_seconds, result->seconds,
           (long long)result->iterations);
    fflush(stdout);
}

static void note_result(int32_t task, const ds_top_result *result, void *payload) {
    runner *run = payload;
    int32_t which = task / run->campaign.n_seeds;
    const ds_top_case *c = &run->campaign.cases[which];
    if (result->status != DOORSTEP_OK) {
        fprintf(stderr, "%s, seed %llu: %s: %s\n", c->name,
                (unsigned long long)run->tasks[task].seed, doorstep_status_text(result->status),
                result->message);
        run->r->code = run->r->code != 0 ? run->r->code : doorstep_status_exit_code(result->status);
        return;
    }
    ds_top_campaign_note(&run->campaign, which, task % run->campaign.n_seeds, result);
    if (run->r->each) {
        print_run(c, &run->tasks[task], result);
    }
    if (run->csv != NULL) {
        write_csv(run->csv, c, &run->tasks[task], result);
    }
}

static bool make_tasks(runner *run) {
    const request *r = run->r;
    ds_top_campaign *campaign = &run->campaign;
    run->tasks = calloc((size_t)campaign->n_cases * (size_t)r->n_seeds + 1, sizeof *run->tasks);
    for (int32_t i = 0; run->tasks != NULL && i < campaign->n_cases; i++) {
        const ds_top_case *c = &campaign->cases[i];
        bool stops = r->stop_at_best && c->reference != NULL && !isnan(c->reference->best);
        for (int32_t k = 0; k < r->n_seeds; k++) {
            run->tasks[i * r->n_seeds + k] =
                (ds_top_task){.instance = c->instance,
                              .routes = c->routes,
                              .seed = r->seeds[k],
                              .threads = r->threads,
                              .seconds = r->seconds,
                              .iterations = r->iterations,
                              .stop_at = stops ? c->reference->best : INFINITY};
        }
    }
    return run->tasks != NULL;
}

static void write_best(request *r, const ds_top_campaign *campaign) {
    for (int32_t i = 0; r->folder != NULL && i < campaign->n_cases; i++) {
        const ds_top_case *c = &campaign->cases[i];
        char path[4096], heading[2 * DS_TOP_CASE_NAME];
        if (isnan(c->best)) {
            continue;
        }
        int length = snprintf(path, sizeof path, "%s/%s.routes", r->folder, c->name);
        snprintf(heading, sizeof heading, "%s: score %.10g", c->name, c->best);
        if (length <= 0 || (size_t)length >= sizeof path ||
            !ds_top_routes_write(path, heading, &c->best_routes)) {
            fail(r, DOORSTEP_FILE_ERROR, "routes cannot be written to the folder of --write");
            return;
        }
    }
}

static void run_and_report(runner *run) {
    request *r = run->r;
    int32_t count = run->campaign.n_cases * r->n_seeds;
    if (!ds_top_run_all(run->tasks, count, r->jobs, note_result, run) ||
        !ds_top_summary_print(&run->campaign, r->markdown, stdout)) {
        fail(r, DOORSTEP_NO_MEMORY, "no memory or no process for the runs");
    }
    write_best(r, &run->campaign);
    if (run->csv != NULL) {
        bool written = !ferror(run->csv);
        if (fclose(run->csv) != 0 || !written) {
            fail(r, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
        }
    }
}

static void run_campaign(request *r) {
    static const int32_t USUAL_ROUTES[] = {1, 2, 3, 4};
    runner run = {.r = r};
    if (!ds_top_campaign_init(&run.campaign, r->instances, r->n_instances,
                              r->n_routes > 0 ? r->routes : USUAL_ROUTES,
                              r->n_routes > 0 ? r->n_routes : 4, &r->references)) {
        fail(r, DOORSTEP_NO_MEMORY, "out of memory");
    } else if (!open_csv(&run)) {
        fail(r, DOORSTEP_FILE_ERROR, "the file of --csv cannot be written");
    } else {
        run.campaign.n_seeds = r->n_seeds;
        if (make_tasks(&run)) {
            run_and_report(&run);
        } else {
            fail(r, DOORSTEP_NO_MEMORY, "out of memory");
        }
    }
    free(run.tasks);
    ds_top_campaign_free(&run.campaign);
}

int main(int argc, char **argv) {
    request r = {
        .seconds = NAN, .iterations = -1, .threads = 1, .jobs = 1, .decimals = -1, .n_seeds = 1};
    r.seeds[0] = 1;
    if (!read_options(argc, argv, &r)) {
        fputs(USAGE, stderr);
        r.code = doorstep_status_exit_code(DOORSTEP_USAGE);
    } else if (r.check) {
        check(&r, argv + optind);
    } else if (r.code == 0) {
        read_instances(&r, argv + optind, argc - optind);
        run_campaign(&r);
    }
    for (int32_t i = 0; i < r.n_instances; i++) {
        ds_top_instance_free(&r.instances[i]);
    }
    free(r.instances);
    ds_top_references_free(&r.references);
    return r.code;
}
