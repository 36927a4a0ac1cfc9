/* doorstep-bench: how much the engine covers in how much time, against the plain greedy. */
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "median.h"
#include "runs.h"

enum { MAX_TIMES = 16, MAX_SEEDS = 100 };

typedef struct request {
    double times[MAX_TIMES];
    int n_times;
    int seeds;
    int threads;
    const char *csv_path; /* or NULL */
    FILE *csv;
} request;

static const struct {
    const char *name, *csv;
    int width, decimals;
} COLUMNS[DS_BENCH_FIGURES] = {
#define DS_BENCH_COLUMN(id, name, csv, width, decimals) {name, csv, width, decimals},
    DS_BENCH_FIGURE_MAP(DS_BENCH_COLUMN)
#undef DS_BENCH_COLUMN
};

/* ---- Arguments ------------------------------------------------------------------------------- */

static const char USAGE[] =
    "Usage: doorstep-bench [OPTION]... INSTANCE...\n"
    "\n"
    "Plans each instance by the plain greedy and by the engine, judges every plan, and prints\n"
    "how they compare: medians over the seeds.\n"
    "\n"
    "      --times LIST   seconds of search, separated by commas (1,10,60)\n"
    "      --seeds N      seeds 1 to N (3)\n"
    "      --threads N    threads of the engine (one for each processor)\n"
    "      --csv FILE     write every single run to FILE\n"
    "      --help         print this\n";

static bool read_times(const char *text, request *r) {
    char *end = NULL;
    r->n_times = 0;
    do {
        double seconds = strtod(text, &end);
        if (end == text || !(seconds > 0.0) || isinf(seconds) || r->n_times == MAX_TIMES) {
            return false;
        }
        r->times[r->n_times++] = seconds;
        text = end + 1;
    } while (*end == ',');
    return *end == '\0';
}

static bool read_whole(const char *text, int high, int *out) {
    char *end = NULL;
    long value = strtol(text, &end, 10);
    *out = (int)value;
    return end != text && *end == '\0' && value >= 1 && value <= high;
}

/* False where they make no sense; otherwise optind is at the first instance. */
static bool read_options(int argc, char **argv, request *r) {
    enum { TIMES, SEEDS, THREADS, CSV, HELP };
    static const struct option options[] = {{"times", required_argument, NULL, TIMES},
                                            {"seeds", required_argument, NULL, SEEDS},
                                            {"threads", required_argument, NULL, THREADS},
                                            {"csv", required_argument, NULL, CSV},
                                            {"help", no_argument, NULL, HELP},
                                            {NULL, 0, NULL, 0}};
    bool good = true;
    for (int which = 0; good && which != -1;) {
        which = getopt_long(argc, argv, "", options, NULL);
        switch (which) {
        case TIMES:
            good = read_times(optarg, r);
            break;
        case SEEDS:
            good = read_whole(optarg, MAX_SEEDS, &r->seeds);
            break;
        case THREADS:
            good = read_whole(optarg, DOORSTEP_MAX_THREADS, &r->threads);
            break;
        case CSV:
            r->csv_path = optarg;
            break;
        case HELP:
            fputs(USAGE, stdout);
            exit(EXIT_SUCCESS);
        default:
            good = which == -1;
        }
    }
    return good && optind < argc;
}

/* ---- Table ----------------------------------------------------------------------------------- */

static void print_heading(const ds_bench_result *greedy, const request *r) {
    const doorstep_instance_summary *size = &greedy->size;
    double load = NAN;
    getloadavg(&load, 1);
    printf("%d households with %d visits, %d members, %d teams, %d desks, %d shifts\n",
           size->households, size->visits, size->members, size->teams, size->desks, size->shifts);
    printf("read in %.1f ms; medians of %d seeds; %ld processors, load %.2f\n\n",
           1000.0 * greedy->read_seconds, r->seeds, sysconf(_SC_NPROCESSORS_ONLN), load);
    printf("%-8s", "");
    for (int k = 0; k < DS_BENCH_FIGURES; k++) {
        printf("  %*s", COLUMNS[k].width, COLUMNS[k].name);
    }
    putchar('\n');
}

static void print_row(const char *name, const double *figures) {
    printf("%-8s", name);
    for (int k = 0; k < DS_BENCH_FIGURES; k++) {
        if (isnan(figures[k])) {
            printf("  %*s", COLUMNS[k].width, "-");
        } else {
            printf("  %*.*f", COLUMNS[k].width, COLUMNS[k].decimals, figures[k]);
        }
    }
    putchar('\n');
    fflush(stdout);
}

static bool open_csv(request *r) {
    if (r->csv_path == NULL) {
        return true;
    }
    r->csv = fopen(r->csv_path, "w");
    if (r->csv == NULL) {
        return false;
    }
    fputs("instance,plan,seconds_given,seed", r->csv);
    for (int k = 0; k < DS_BENCH_FIGURES; k++) {
        fprintf(r->csv, ",%s", COLUMNS[k].csv);
    }
    fputc('\n', r->csv);
    return true;
}

static bool close_csv(const request *r) {
    if (r->csv == NULL) {
        return true;
    }
    bool written = !ferror(r->csv);
    return fclose(r->csv) == 0 && written;
}

static void write_csv(const request *r, const ds_bench_task *task, const double *figures) {
    if (r->csv == NULL) {
        return;
    }
    fprintf(r->csv, "\"%s\",%s,", task->path, task->greedy ? "greedy" : "engine");
    if (task->greedy) {
        fputc(',', r->csv);
    } else {
        fprintf(r->csv, "%g,%llu", task->seconds, (unsigned long long)task->seed);
    }
    for (int k = 0; k < DS_BENCH_FIGURES; k++) {
        fprintf(r->csv, isnan(figures[k]) ? "," : ",%.9g", figures[k]);
    }
    fputc('\n', r->csv);
}

/* ---- Runs ------------------------------------------------------------------------------------ */

/* The exit code. `baseline`: the greedy's coverage. */
static int run(const request *r, const ds_bench_task *task, double baseline,
               ds_bench_result *result) {
    ds_bench_run(task, result);
    if (baseline > 0.0) {
        result->figures[DS_BENCH_RATIO] = result->figures[DS_BENCH_COVERAGE] / baseline;
    }
    bool no_baseline = task->greedy && result->status == DOORSTEP_INFEASIBLE;
    if (result->status != DOORSTEP_OK && !no_baseline) {
        fprintf(stderr, "%s: %s: %s\n", task->path, doorstep_status_text(result->status),
                result->message);
        return doorstep_status_exit_code(result->status);
    }
    write_csv(r, task, result->figures);
    if (result->violations > 0) {
        fprintf(stderr, "%s: %d rules broken: %s\n", task->path, result->violations,
                result->message);
        return doorstep_status_exit_code(DOORSTEP_BROKEN_PLAN);
    }
    return 0;
}

/* One row: the medians of all seeds. */
static int measure_time(const request *r, const char *path, double seconds, double baseline) {
    double values[DS_BENCH_FIGURES][MAX_SEEDS], medians[DS_BENCH_FIGURES];
    int code = 0;
    for (int i = 0; i < r->seeds && code == 0; i++) {
        const ds_bench_task task = {
            .path = path, .seconds = seconds, .seed = (uint64_t)i + 1, .threads = r->threads};
        ds_bench_result result;
        code = run(r, &task, baseline, &result);
        for (int k = 0; k < DS_BENCH_FIGURES; k++) {
            values[k][i] = result.figures[k];
        }
    }
    if (code == 0) {
        char name[32];
        snprintf(name, sizeof name, "%g s", seconds);
        for (int k = 0; k < DS_BENCH_FIGURES; k++) {
            medians[k] = ds_bench_median(values[k], r->seeds);
        }
        print_row(name, medians);
    }
    return code;
}

static int measure_instance(const request *r, const char *path) {
    const ds_bench_task task = {.path = path, .greedy = true};
    ds_bench_result greedy;
    int code = run(r, &task, NAN, &greedy);
    if (code == 0) {
        printf("%s: ", path);
        print_heading(&greedy, r);
        print_row("greedy", greedy.figures);
    }
    for (int i = 0; i < r->n_times && code == 0; i++) {
        code = measure_time(r, path, r->times[i], greedy.figures[DS_BENCH_COVERAGE]);
    }
    putchar('\n');
    return code;
}

int main(int argc, char **argv) {
    request r = {.times = {1, 10, 60}, .n_times = 3, .seeds = 3};
    int code = 0;
    if (!read_options(argc, argv, &r)) {
        fputs(USAGE, stderr);
        return doorstep_status_exit_code(DOORSTEP_USAGE);
    }
    if (!open_csv(&r)) {
        perror(r.csv_path);
        return doorstep_status_exit_code(DOORSTEP_FILE_ERROR);
    }
    for (int i = optind; i < argc; i++) {
        int instance_code = measure_instance(&r, argv[i]);
        code = code == 0 ? instance_code : code;
    }
    if (!close_csv(&r)) {
        perror(r.csv_path);
        code = code == 0 ? doorstep_status_exit_code(DOORSTEP_FILE_ERROR) : code;
    }
    return code;
}
