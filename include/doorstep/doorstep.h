/*
 * doorstep: rosters and routes for door-to-door public service.
 *
 * The only public header. Objects are opaque handles; every call that can fail returns a
 * doorstep_status and, where it reads what somebody wrote, fills a doorstep_diagnostics with
 * messages a planner understands. The library never prints, exits or aborts.
 *
 * Ownership: what a call hands out through a `**out` parameter belongs to the caller, who frees it
 * with the matching *_free (NULL is allowed). On failure `*out` is NULL. Strings inside a returned
 * struct belong to the object they came from and live as long as it does.
 *
 * Threads: a doorstep_instance is never changed after it is made and may be used by any number of
 * threads at once. Other objects belong to one thread at a time. doorstep_cancel may be called from
 * any thread and from a signal handler.
 *
 * Structs of options and of results are versioned by their size: start from the *_INIT macro, set
 * what you need and leave `size` alone. A library older than the header refuses what it does not
 * know (DOORSTEP_USAGE).
 *
 * NULL: a call that is given NULL for an object it needs answers DOORSTEP_USAGE (or 0, or nothing).
 * Options and diagnostics may be NULL: the defaults, and nobody who wants the messages.
 *
 * Units: seconds for times of a search; everything about households in the units of the formats.
 */
#ifndef DOORSTEP_DOORSTEP_H
#define DOORSTEP_DOORSTEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DOORSTEP_API __attribute__((visibility("default")))
#else
#define DOORSTEP_API
#endif

/* ---- Status ------------------------------------------------------------------------------- */

/* Whether a call did its work. How good a plan is, and whether a search was stopped early, is said
 * by the plan itself. One row: name, exit code of the program, text. */
#define DOORSTEP_STATUS_MAP(X)                                                 \
    X(OK, 0, "done")                                                           \
    X(BROKEN_PLAN, 1, "the plan breaks rules")                                 \
    X(BAD_INPUT, 2, "the input has mistakes")                                  \
    X(USAGE, 2, "the call does not fit the program's usage")                   \
    X(INFEASIBLE, 3, "the locks contradict the rules")                         \
    X(INCOMPLETE, 4, "some parts have no plan")                                \
    X(NO_MEMORY, 70, "out of memory")                                          \
    X(INTERNAL, 70, "internal error: please report it with the instance used") \
    X(FILE_ERROR, 74, "a file cannot be read or written")

typedef enum doorstep_status {
#define DOORSTEP_STATUS_ENUM(name, code, text) DOORSTEP_##name,
    DOORSTEP_STATUS_MAP(DOORSTEP_STATUS_ENUM)
#undef DOORSTEP_STATUS_ENUM
} doorstep_status;

DOORSTEP_API const char *doorstep_status_text(doorstep_status status);
DOORSTEP_API int doorstep_status_exit_code(doorstep_status status);

/* ---- Library ------------------------------------------------------------------------------ */

/* "major.minor.patch" of the library linked to. */
DOORSTEP_API const char *doorstep_version(void);

/* Frees text that a call handed out as `char **`. */
DOORSTEP_API void doorstep_free(void *text);

/* The language of what planners read. Every call that writes text for them is told which, by itself
 * or in its options; doorstep_diagnostics_set_language is for messages. Nothing is global: a server
 * may answer each request in another. What programs read is the same in every language: keys, ids,
 * reasons, JSON but for the texts of violations. */
typedef enum doorstep_language { DOORSTEP_ENGLISH, DOORSTEP_VIETNAMESE } doorstep_language;

/* ---- Diagnostics -------------------------------------------------------------------------- */

/* What a call has to say about its input: mistakes and warnings, in the order they were found.
 * Every mistake is counted, the first 20 of each severity are kept. Calls add to what is there. */
typedef struct doorstep_diagnostics doorstep_diagnostics;

typedef enum doorstep_severity { DOORSTEP_WARNING, DOORSTEP_ERROR } doorstep_severity;

typedef struct doorstep_diagnostic {
    doorstep_severity severity;
    const char *pointer; /* JSON pointer, "" for the whole document; NULL where there is no place */
    int line, column;    /* from 1; 0 where unknown */
    const char *message; /* one line: what was found, what was expected */
    const char *file;    /* where line and column are in a file that the document names: its path;
                          * NULL: they are in the document that the call was given */
} doorstep_diagnostic;

/* Messages are in English until another language is set; those that are there stay as they are. */
DOORSTEP_API doorstep_status doorstep_diagnostics_new(doorstep_diagnostics **out);
DOORSTEP_API void doorstep_diagnostics_set_language(doorstep_diagnostics *diagnostics,
                                                    doorstep_language language);
DOORSTEP_API void doorstep_diagnostics_free(doorstep_diagnostics *diagnostics);
DOORSTEP_API void doorstep_diagnostics_clear(doorstep_diagnostics *diagnostics);

/* Kept messages; those found, kept or not, by severity. */
DOORSTEP_API int doorstep_diagnostics_count(const doorstep_diagnostics *diagnostics);
DOORSTEP_API int doorstep_diagnostics_found(const doorstep_diagnostics *diagnostics,
                                            doorstep_severity severity);

/* The kept message `index`, from 0. Its strings live until the list is cleared or freed. */
DOORSTEP_API doorstep_status doorstep_diagnostics_get(const doorstep_diagnostics *diagnostics,
                                                      int index, doorstep_diagnostic *out);

/* ---- Instances ---------------------------------------------------------------------------- */

/* A week's problem as planners write it, read, validated and compiled. Plans and reports keep the
 * instance they belong to alive: it may be freed before them. */
typedef struct doorstep_instance doorstep_instance;

/* An instance may have its households in a file of their own, CSV or newline-delimited JSON, whose
 * path it states: always below the instance's folder. From a file it is found by itself. For an
 * instance in memory its text or a folder has to be given; with neither no file is opened, whatever
 * the instance says. */
typedef struct doorstep_read_options {
    size_t size;
    bool tolerant;          /* leave out households with mistakes, as warnings, and plan the rest */
    const char *folder;     /* where the household file is looked for, "." being the current folder;
                             * NULL:     beside the instance where that is a file, else nowhere */
    const char *households; /* the text of the household file, which is then not opened; or NULL.
                             * Need not end in NUL, and is not needed after the call */
    size_t households_length; /* of that text, in bytes */
} doorstep_read_options;

#define DOORSTEP_READ_OPTIONS_INIT \
    { sizeof(doorstep_read_options), false, NULL, NULL, 0 }

/* Reads `length` bytes of JSON, which need not end in NUL; or a file of them, or a folder of tables
 * as doorstep_import_folder does (where no mistake is tolerated). DOORSTEP_BAD_INPUT: the
 * diagnostics say where and why. DOORSTEP_FILE_ERROR: the file, or the household file it names,
 * cannot be read. */
DOORSTEP_API doorstep_status doorstep_instance_read(const char *text, size_t length,
                                                    const doorstep_read_options *options,
                                                    doorstep_diagnostics *diagnostics,
                                                    doorstep_instance **out);
DOORSTEP_API doorstep_status doorstep_instance_read_file(const char *path,
                                                         const doorstep_read_options *options,
                                                         doorstep_diagnostics *diagnostics,
                                                         doorstep_instance **out);

/* What doorstep_instance_read_file reads at `path`: the file's bytes, or the JSON that the tables
 * come to; to be freed with doorstep_free. */
DOORSTEP_API doorstep_status doorstep_instance_text(const char *path,
                                                    doorstep_diagnostics *diagnostics, char **text,
                                                    size_t *length);
DOORSTEP_API void doorstep_instance_free(doorstep_instance *instance);

typedef struct doorstep_instance_summary {
    size_t size;
    const char *name;            /* "" where the instance has none */
    uint64_t digest;             /* FNV-1a 64 of the text it was read from, household file last */
    int32_t first_day, last_day; /* of the horizon, days since 1970-01-01 */
    int32_t shifts, services, areas, teams, members, desks, households, visits;
    int32_t left_out; /* households with mistakes (`tolerant`), not counted in `households` */
    double lat, lon;  /* the middle of its households; NaN where none has coordinates */
    const char *household_file; /* its path from the instance's folder; "" where there is none */
} doorstep_instance_summary;

#define DOORSTEP_INSTANCE_SUMMARY_INIT \
    { sizeof(doorstep_instance_summary), NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL }

DOORSTEP_API doorstep_status doorstep_instance_summarize(const doorstep_instance *instance,
                                                         doorstep_instance_summary *summary);

/* How large an instance is, without understanding it: the bytes of its file, and of the file that
 * its households are in where it names one. 0 where there is no file. Time and memory grow about in
 * proportion. */
DOORSTEP_API int64_t doorstep_instance_file_extent(const char *path);

/* ---- Plans -------------------------------------------------------------------------------- */

/* Who belongs where, who is on duty when, and whom each crew visits; of one instance. Never changed
 * after it is made. */
typedef struct doorstep_plan doorstep_plan;

typedef enum doorstep_format {
    DOORSTEP_JSON, /* for programs */
    DOORSTEP_TEXT, /* a page for planners, UTF-8, at most 100 columns */
    DOORSTEP_TABLE /* as CSV (see doorstep_export), where a call says that it has one */
} doorstep_format;

/* Reads a plan made for this instance, by the engine or by hand. A name that the instance does not
 * know is no mistake here: doorstep_check reports it. A digest that is not the instance's is a
 * warning. */
DOORSTEP_API doorstep_status doorstep_plan_read(const doorstep_instance *instance, const char *text,
                                                size_t length, doorstep_diagnostics *diagnostics,
                                                doorstep_plan **out);
DOORSTEP_API doorstep_status doorstep_plan_read_file(const doorstep_instance *instance,
                                                     const char *path,
                                                     doorstep_diagnostics *diagnostics,
                                                     doorstep_plan **out);
DOORSTEP_API void doorstep_plan_free(doorstep_plan *plan);

/* The plan as JSON, or in a language as a page for planners, NUL-terminated, to be freed with
 * doorstep_free. DOORSTEP_BROKEN_PLAN: it names what its instance does not know and cannot be
 * written. */
DOORSTEP_API doorstep_status doorstep_plan_write(const doorstep_plan *plan, doorstep_format format,
                                                 doorstep_language language, char **text,
                                                 size_t *length);

/* The same to a file, whole or not at all, as doorstep_write_file does; and to an open file, pipe
 * or terminal (1: standard output), which stays open. JSON is written piece by piece: however large
 * the plan, little of its text is in memory. */
DOORSTEP_API doorstep_status doorstep_plan_write_file(const doorstep_plan *plan,
                                                      doorstep_format format,
                                                      doorstep_language language, const char *path,
                                                      doorstep_diagnostics *diagnostics);
DOORSTEP_API doorstep_status doorstep_plan_write_descriptor(const doorstep_plan *plan,
                                                            doorstep_format format,
                                                            doorstep_language language,
                                                            int descriptor,
                                                            doorstep_diagnostics *diagnostics);

/* Figures of a plan. Those of a plan that was read are what its file states (0 where it is silent);
 * doorstep_check computes them anew. */
typedef struct doorstep_plan_figures {
    size_t size;
    double score, coverage, complete; /* weighted; to be maximised */
    double penalties;                 /* their weighted sum; score = coverage + complete - it */
    int64_t households, covered, touched;
    int64_t people_helped, services_given;
    bool has_bound;
    double bound; /* proven: no plan's score is above it */
    double gap;   /* (bound - score) / max(1, |bound|) */
    int32_t uncovered_visits;
    const char *stopped; /* why the search ended before its budget ("cancelled"), or NULL */
    uint64_t seed;
    int32_t threads;
    double seconds;
    int64_t iterations;
    double budget_seconds;     /* what the search was given; < 0: no such budget, or not stated */
    int64_t budget_iterations; /* the same in iterations */
    double budget_gap;         /* the gap that was good enough; 0: none, or not stated */
    bool has_digest;
    uint64_t digest; /* of the instance that the plan was made for; a plan by hand may have none */
} doorstep_plan_figures;

#define DOORSTEP_PLAN_FIGURES_INIT                                                               \
    {                                                                                            \
        sizeof(doorstep_plan_figures), 0, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, 0, 0, NULL, 0, 0, 0, \
            0, -1, -1, 0, false, 0                                                               \
    }

DOORSTEP_API doorstep_status doorstep_plan_get_figures(const doorstep_plan *plan,
                                                       doorstep_plan_figures *figures);

/* ---- Baselines ---------------------------------------------------------------------------- */

/* The plan in force when something changed: what a new plan for the changed instance is compared
 * with, from a moment on. Shifts that started before the moment are over or under way and stay as
 * they are; in later ones every duty and every visit's carrier that differs counts as a change.
 * Keeps its instance alive. */
typedef struct doorstep_baseline doorstep_baseline;

/* Reads the plan in force against the changed instance. `from` is local time, "2022-11-09T07:00" or
 * with seconds; DOORSTEP_USAGE where it is not. What the plan names and the instance no longer has
 * is dropped; warnings say what. */
DOORSTEP_API doorstep_status doorstep_baseline_read(const doorstep_instance *instance,
                                                    const char *text, size_t length,
                                                    const char *from,
                                                    doorstep_diagnostics *diagnostics,
                                                    doorstep_baseline **out);
DOORSTEP_API doorstep_status doorstep_baseline_read_file(const doorstep_instance *instance,
                                                         const char *path, const char *from,
                                                         doorstep_diagnostics *diagnostics,
                                                         doorstep_baseline **out);
DOORSTEP_API void doorstep_baseline_free(doorstep_baseline *baseline);

/* ---- Solving ------------------------------------------------------------------------------ */

/* Ends a search from outside: it stops soon and returns the best plan it has. */
typedef struct doorstep_cancel_token doorstep_cancel_token;

DOORSTEP_API doorstep_status doorstep_cancel_token_new(doorstep_cancel_token **out);
DOORSTEP_API void doorstep_cancel_token_free(doorstep_cancel_token *token);

/* From any thread, and from a signal handler. A cancelled token stays cancelled. */
DOORSTEP_API void doorstep_cancel(doorstep_cancel_token *token);
DOORSTEP_API bool doorstep_cancelled(const doorstep_cancel_token *token);

typedef struct doorstep_progress {
    double seconds; /* since the search began */
    double score;   /* of the best plan so far */
    int64_t covered, households;
    int64_t iterations;
} doorstep_progress;

/* Called now and then, never by two threads at once; valid only during the call. It should return
 * quickly and must not call into the library, doorstep_cancel excepted. */
typedef void (*doorstep_progress_callback)(const doorstep_progress *progress, void *payload);

#define DOORSTEP_DEFAULT_SECONDS 30
#define DOORSTEP_MAX_THREADS 1024

/* The same instance, seed and budget of iterations give the same plan on any number of threads. */
typedef struct doorstep_solve_options {
    size_t size;
    double seconds;                /* budget of time; < 0: none */
    int64_t iterations;            /* budget of iterations; < 0: none. With neither, 30 seconds */
    uint64_t seed;                 /* at most 2^53: a plan in JSON holds it exactly */
    int32_t threads;               /* 0: one for each processor */
    doorstep_cancel_token *cancel; /* or NULL; must outlive the call */
    doorstep_progress_callback progress; /* or NULL */
    void *payload;                       /* handed to `progress` */
    const doorstep_plan *start; /* of the same instance, made here or by hand: the search goes on
                                 * from it; or NULL */
    const doorstep_baseline *baseline; /* of the same instance: the plan in force is planned anew
                                        * from the baseline's moment on; or NULL. `start` must
                                        * then be NULL */
    double gap;           /* the search ends once the plan is proven within this gap; 0: only where
                           * it is proven best */
    double bound_seconds; /* for a lower bound, once the plan is found and beside `seconds`; 0: only
                           * the bound that every plan has */
    int64_t max_memory;   /* bytes that linear programs and their columns may take, all threads
                           * together; 0: no limit. What does not fit is gone without, as a
                           * warning says */
} doorstep_solve_options;

#define DOORSTEP_SOLVE_OPTIONS_INIT \
    { sizeof(doorstep_solve_options), -1, -1, 1, 0, NULL, NULL, NULL, NULL, NULL, 0, 0, 0 }

/* The best plan found within the budget; it keeps every rule. DOORSTEP_INFEASIBLE: locks contradict
 * the rules, and the diagnostics say which.
 *
 * With `start`, no plan is worse than it. Where it breaks rules or names what the instance does not
 * have, it is used as far as it can be; warnings name what was left out, by its place in that plan.
 *
 * With `baseline`, frozen shifts stay as they are, and the search goes on from the rest of the plan
 * in force: each change costs the weight `change`. The bound is then one on plans with the same
 * frozen shifts. */
DOORSTEP_API doorstep_status doorstep_solve(const doorstep_instance *instance,
                                            const doorstep_solve_options *options,
                                            doorstep_diagnostics *diagnostics, doorstep_plan **out);

/* What a new plan changes beside a baseline of the same instance, person by person and household by
 * household: a page to phone through. To be freed with doorstep_free; DOORSTEP_BROKEN_PLAN as for
 * doorstep_plan_write. */
DOORSTEP_API doorstep_status doorstep_changes_write(const doorstep_plan *plan,
                                                    const doorstep_baseline *baseline,
                                                    doorstep_language language, char **text,
                                                    size_t *length);

typedef struct doorstep_compare_options {
    size_t size;
    doorstep_language language;
    bool html; /* a page for browsers, which needs no network; otherwise text */
} doorstep_compare_options;

#define DOORSTEP_COMPARE_OPTIONS_INIT \
    { sizeof(doorstep_compare_options), DOORSTEP_ENGLISH, false }

/* What differs between two plans of the same instance: the score part by part, as the checker
 * computes it, whose duties and teams, which visits, which routes. To be freed with doorstep_free;
 * DOORSTEP_BROKEN_PLAN: a plan names what the instance does not have. `options` may be NULL. */
DOORSTEP_API doorstep_status doorstep_compare(const doorstep_plan *plan_a,
                                              const doorstep_plan *plan_b,
                                              const doorstep_compare_options *options, char **text,
                                              size_t *length);

/* ---- Bounds ------------------------------------------------------------------------------- */

typedef struct doorstep_bound_options {
    size_t size;
    double seconds;     /* for a lower bound than every plan has; 0: for that one, however
                         * long it takes */
    int32_t threads;    /* 0: one for each processor */
    int64_t max_memory; /* as of doorstep_solve */
    doorstep_cancel_token *cancel; /* or NULL; must outlive the call */
} doorstep_bound_options;

#define DOORSTEP_BOUND_OPTIONS_INIT \
    { sizeof(doorstep_bound_options), 0, 0, 0, NULL }

/* What no plan can exceed, whatever is tried. */
typedef struct doorstep_bound_figures {
    size_t size;
    double score;       /* no plan's score is above it */
    const char *method; /* how it was proven; not to be freed */
    double all_visits; /* what doing every open visit would earn, coverage and complete, weighted */
    double share;      /* score / all_visits, 0 ... 1; 1 where there is nothing to visit */
    double seconds;    /* that it took */
} doorstep_bound_figures;

#define DOORSTEP_BOUND_FIGURES_INIT \
    { sizeof(doorstep_bound_figures), 0, NULL, 0, 0, 0 }

/* Proves a bound without making a plan. A warning says where memory was short. */
DOORSTEP_API doorstep_status doorstep_bound(const doorstep_instance *instance,
                                            const doorstep_bound_options *options,
                                            doorstep_diagnostics *diagnostics,
                                            doorstep_bound_figures *figures);

/* The figures as JSON or a few lines, to be freed with doorstep_free. */
DOORSTEP_API doorstep_status doorstep_bound_write(const doorstep_instance *instance,
                                                  const doorstep_bound_figures *figures,
                                                  doorstep_format format,
                                                  doorstep_language language, char **text,
                                                  size_t *length);

/* ---- Checking ----------------------------------------------------------------------------- */

/* What the independent checker says of a plan: every rule it breaks, and its score. */
typedef struct doorstep_check_report doorstep_check_report;

typedef struct doorstep_violation {
    const char *code; /* of the rule: P1, M1, ... S3 */
    const char *text; /* one line: who, when, what was found, what the rule asks */
} doorstep_violation;

typedef struct doorstep_check_options {
    size_t size;
    const doorstep_baseline *baseline; /* of the same instance, or NULL: a replanned plan is judged
                                        * beside the plan that was in force */
    doorstep_language language;        /* of the violations, and of the report as text */
} doorstep_check_options;

#define DOORSTEP_CHECK_OPTIONS_INIT \
    { sizeof(doorstep_check_options), NULL, DOORSTEP_ENGLISH }

/* DOORSTEP_OK when the plan was judged, whatever the verdict. Warnings: the plan was replanned and
 * no baseline is given, or another one than it names. */
DOORSTEP_API doorstep_status doorstep_check(const doorstep_plan *plan,
                                            const doorstep_check_options *options,
                                            doorstep_diagnostics *diagnostics,
                                            doorstep_check_report **out);
DOORSTEP_API void doorstep_check_report_free(doorstep_check_report *report);

/* How many rules are broken (0: the plan keeps them all), and the violation `index`, from 0. */
DOORSTEP_API int32_t doorstep_check_violations(const doorstep_check_report *report);
DOORSTEP_API doorstep_status doorstep_check_violation(const doorstep_check_report *report,
                                                      int32_t index, doorstep_violation *out);

/* The recomputed score and counts; bound and run are the plan's own. */
DOORSTEP_API doorstep_status doorstep_check_get_figures(const doorstep_check_report *report,
                                                        doorstep_plan_figures *figures);

/* Verdict, violations and the score part by part, to be freed with doorstep_free. */
DOORSTEP_API doorstep_status doorstep_check_write(const doorstep_check_report *report,
                                                  doorstep_format format, char **text,
                                                  size_t *length);

/* ---- Explaining --------------------------------------------------------------------------- */

typedef struct doorstep_explain_options {
    size_t size;
    const char *household, *member, *desk; /* the id of what is asked about, one of them; with none,
                                            * the plan as a whole: what is scarce */
    double seconds;                        /* budget for what is solved again; < 0: none */
    int64_t iterations;                    /* the same in iterations; < 0: none. With neither,
                                            * 20,000 iterations */
    uint64_t seed;
    doorstep_cancel_token *cancel; /* or NULL; must outlive the call */
    doorstep_language language;    /* of the text */
} doorstep_explain_options;

#define DOORSTEP_EXPLAIN_OPTIONS_INIT \
    { sizeof(doorstep_explain_options), NULL, NULL, NULL, -1, -1, 1, NULL, DOORSTEP_ENGLISH }

/* Why a plan is as it is. Of a household: where each visit that is not done could be, why it is
 * not, what it would displace and what would make it possible. Of a member: duties, limits and how
 * much of them is used. Of a desk: who staffs it and who else could. Of the plan: what one more
 * member for one shift would add, measured by solving again around the plan. What is said was
 * tried.
 *
 * *text is to be freed with doorstep_free. DOORSTEP_USAGE: more than one is asked about, or the
 * instance does not know it (the diagnostics say so). DOORSTEP_BROKEN_PLAN: the plan breaks rules,
 * and the diagnostics name them. */
DOORSTEP_API doorstep_status doorstep_explain(const doorstep_plan *plan,
                                              const doorstep_explain_options *options,
                                              doorstep_format format,
                                              doorstep_diagnostics *diagnostics, char **text,
                                              size_t *length);

/* ---- Pages and exports -------------------------------------------------------------------- */

typedef struct doorstep_page_options {
    size_t size;
    doorstep_language language;
    const doorstep_baseline *baseline; /* of the same instance, or NULL: as for doorstep_check */
    double seconds;                    /* with either of these budgets (< 0: none) the page also */
    int64_t iterations; /* says what one more member for one shift would bring, found by solving
                         * again as doorstep_explain does */
    uint64_t seed;
    doorstep_cancel_token *cancel; /* or NULL; must outlive the call */
    const char
        *index; /* of doorstep_page_write: address of a page that leads to this one, or NULL */
    /* Address of the map tiles to lay under maps where the network has them, with {z}, {x} and {y}:
     * "https://tiles.example/{z}/{x}/{y}.png". NULL: OpenStreetMap's own. "": none, and the page
     * asks the network for nothing. */
    const char *streets;
} doorstep_page_options;

#define DOORSTEP_PAGE_OPTIONS_INIT \
    { sizeof(doorstep_page_options), DOORSTEP_ENGLISH, NULL, -1, -1, 1, NULL, NULL, NULL }

/* The plan as one HTML page that needs no network and nothing beside it: figures, as the checker
 * computes them; roster, map, times of crews, sheets to take along; what is covered and what is
 * not. A plan that breaks rules is shown with what it breaks. Names are shown as text, whatever
 * they hold. *text is UTF-8, to be freed with doorstep_free. DOORSTEP_BROKEN_PLAN: the plan names
 * what its instance does not know, or (with a budget) breaks rules. */
DOORSTEP_API doorstep_status doorstep_page_write(const doorstep_plan *plan,
                                                 const doorstep_page_options *options,
                                                 doorstep_diagnostics *diagnostics, char **text,
                                                 size_t *length);

/* The same for what is too large for one page: a folder, made where it is missing, with a page for
 * each part of the instance (teams, desks and households that have most to do with each other: a
 * commune of a province) and index.html, written last, which leads to them. A part's page also has
 * who is lent to it, and where its own people are lent to. Every file is written whole or not at
 * all. */
DOORSTEP_API doorstep_status doorstep_pages_write(const doorstep_plan *plan,
                                                  const doorstep_page_options *options,
                                                  const char *folder,
                                                  doorstep_diagnostics *diagnostics);

typedef enum doorstep_export_format {
    DOORSTEP_ICS,       /* iCalendar (RFC 5545): an event for each duty, with what there is to do */
    DOORSTEP_GEOJSON,   /* RFC 7946: areas, bases, desks, households with their state, routes */
    DOORSTEP_CSV,       /* a row for each duty; see doorstep_lock */
    DOORSTEP_VISITS_CSV /* a row for each stop and each booking */
} doorstep_export_format;

typedef struct doorstep_export_options {
    size_t size;
    doorstep_language language; /* of headings and labels */
    const char *member; /* iCalendar: the id of the member whose calendar it is; NULL: all */
    int64_t stamp;      /* iCalendar: when it was made, seconds since 1970-01-01 UTC; < 0: now */
} doorstep_export_options;

#define DOORSTEP_EXPORT_OPTIONS_INIT \
    { sizeof(doorstep_export_options), DOORSTEP_ENGLISH, NULL, -1 }

/* The plan for other programs. Calendars have one UID for each member and shift of an instance's
 * name, the same in every plan, and the time zone of Viet Nam. CSV is RFC 4180 in UTF-8 with a byte
 * order mark; a cell that a spreadsheet would compute has an apostrophe in front. *text is to be
 * freed with doorstep_free. DOORSTEP_USAGE: the instance does not know the member (the diagnostics
 * say so), or a member is given with another format. DOORSTEP_BROKEN_PLAN as for
 * doorstep_plan_write. */
DOORSTEP_API doorstep_status doorstep_export(const doorstep_plan *plan,
                                             doorstep_export_format format,
                                             const doorstep_export_options *options,
                                             doorstep_diagnostics *diagnostics, char **text,
                                             size_t *length);

typedef struct doorstep_lock_options {
    size_t size;
    bool rest_off; /* nobody has another duty than those: every other shift is locked off */
} doorstep_lock_options;

#define DOORSTEP_LOCK_OPTIONS_INIT \
    { sizeof(doorstep_lock_options), false }

/* A table of duties, written as DOORSTEP_CSV and changed by hand, as locks in the instance's text:
 * the way back from a spreadsheet. A row names a member and a shift, and a team or a desk; with
 * neither the member is off. Columns are known by their headings in any language, separators are
 * commas or semicolons. `text` is what `instance` was read from; everything else in it stays as it
 * is. *out is to be freed with doorstep_free. DOORSTEP_BAD_INPUT: the diagnostics say where in the
 * table and why. */
DOORSTEP_API doorstep_status doorstep_lock(const doorstep_instance *instance, const char *text,
                                           size_t length, const char *table, size_t table_length,
                                           const doorstep_lock_options *options,
                                           doorstep_diagnostics *diagnostics, char **out,
                                           size_t *out_length);

/* ---- Spreadsheets -------------------------------------------------------------------------- */

/* A table as a spreadsheet exports it: CSV in UTF-8, with commas or semicolons. `file` is what
 * messages call it; the last part of it says which table it is: members.csv, teams.csv,
 * households.csv, shifts.csv, services.csv, settings.csv, and where there are any desks.csv,
 * areas.csv, places.csv. docs/import.md has their columns. */
typedef struct doorstep_table {
    const char *file, *text;
    size_t length; /* of `text`, in bytes */
} doorstep_table;

/* An instance from its tables, in any order: *out is its text as JSON, which reads without a
 * mistake and is to be freed with doorstep_free. Tables of other names are passed over.
 * DOORSTEP_BAD_INPUT: the diagnostics have file, line and column of what is wrong. Safe to call
 * from several threads at once. `diagnostics` may be NULL. */
DOORSTEP_API doorstep_status doorstep_import(const doorstep_table *tables, int count,
                                             doorstep_diagnostics *diagnostics, char **out,
                                             size_t *out_length);

/* The same from the files of a folder. DOORSTEP_FILE_ERROR: one of them, or the folder, cannot be
 * read. */
DOORSTEP_API doorstep_status doorstep_import_folder(const char *folder,
                                                    doorstep_diagnostics *diagnostics, char **out,
                                                    size_t *out_length);

/* The table `index`, from 0, of a worked example with comments, to begin from; the texts are the
 * library's. DOORSTEP_USAGE behind the last. */
DOORSTEP_API doorstep_status doorstep_import_template(int index, doorstep_language language,
                                                      doorstep_table *out);

/* ---- Generating --------------------------------------------------------------------------- */

/* Synthetic instances: the same kind and settings give the same bytes on every machine. */
typedef struct doorstep_generate_kind {
    const char *name, *help;
} doorstep_generate_kind;

typedef struct doorstep_generate_option {
    const char *name, *help;
    const char *argument; /* what to call its value: "N", "PLACE"; NULL: it is 1, or not set */
    int64_t fallback;     /* used where it is not set; 0: follows from the facts of the place */
    int64_t low, high;    /* both 0: this kind does not have the option */
} doorstep_generate_option;

/* The kind `index`, and the option `index` of a kind, from 0; DOORSTEP_USAGE behind the last. */
DOORSTEP_API doorstep_status doorstep_generate_kind_get(int index, doorstep_generate_kind *out);
DOORSTEP_API doorstep_status doorstep_generate_option_get(const char *kind, int index,
                                                          doorstep_generate_option *out);

typedef struct doorstep_generate_setting {
    const char *name; /* of an option */
    int64_t value;
} doorstep_generate_setting;

/* The value that a word stands for in an option: ("province", "tay-ninh") is 72, the code that
 * "province" takes. DOORSTEP_USAGE: there is no such word or option. */
DOORSTEP_API doorstep_status doorstep_generate_word(const char *option, const char *word,
                                                    int64_t *value);

/* The text of an instance, to be freed with doorstep_free. `kind` NULL: the largest place that is
 * set. DOORSTEP_USAGE: the kind is unknown, a setting is out of range, or they do not fit together;
 * the diagnostics say which. */
DOORSTEP_API doorstep_status doorstep_generate(const char *kind,
                                               const doorstep_generate_setting *settings, int count,
                                               doorstep_diagnostics *diagnostics, char **text,
                                               size_t *length);

/* The same, written as it is drawn: to a file, whole or not at all, or to an open file, pipe or
 * terminal (1: standard output). However large the instance, little of it is in memory. A country,
 * and a province in parts, is a folder: an instance for each part and manifest.json, which
 * comes last, each of them whole or not at all. */
DOORSTEP_API doorstep_status doorstep_generate_file(const char *kind,
                                                    const doorstep_generate_setting *settings,
                                                    int count, const char *path,
                                                    doorstep_diagnostics *diagnostics);
DOORSTEP_API doorstep_status doorstep_generate_descriptor(const char *kind,
                                                          const doorstep_generate_setting *settings,
                                                          int count, int descriptor,
                                                          doorstep_diagnostics *diagnostics);

/* ---- Manifests ---------------------------------------------------------------------------- */

/* A country: parts that are instances of their own, each in a file below the manifest's folder.
 * Never changed after it is made, and used by any number of threads at once. */
typedef struct doorstep_manifest doorstep_manifest;

/* DOORSTEP_BAD_INPUT: the diagnostics say where and why; an id or path given twice, or a path that
 * leads out of the folder, is among it. Whether the instances are there, and sound, is seen when
 * they are read. */
DOORSTEP_API doorstep_status doorstep_manifest_read(const char *text, size_t length,
                                                    doorstep_diagnostics *diagnostics,
                                                    doorstep_manifest **out);
DOORSTEP_API doorstep_status doorstep_manifest_read_file(const char *path,
                                                         doorstep_diagnostics *diagnostics,
                                                         doorstep_manifest **out);
DOORSTEP_API void doorstep_manifest_free(doorstep_manifest *manifest);

/* Does the file look like a manifest, and not like an instance? False where it cannot be read, or
 * is no ordinary file. */
DOORSTEP_API bool doorstep_is_manifest_file(const char *path);

typedef struct doorstep_manifest_part {
    size_t size;
    const char *id, *name;    /* `name` is "" where the part has none */
    const char *instance;     /* path from the manifest's folder */
    const char *const *group; /* `levels` words: province, district ...; the largest first */
    int32_t levels;
} doorstep_manifest_part;

#define DOORSTEP_MANIFEST_PART_INIT \
    { sizeof(doorstep_manifest_part), NULL, NULL, NULL, NULL, 0 }

DOORSTEP_API const char *doorstep_manifest_name(const doorstep_manifest *manifest);

/* How many parts, and the part `index`, from 0. */
DOORSTEP_API int32_t doorstep_manifest_parts(const doorstep_manifest *manifest);
DOORSTEP_API doorstep_status doorstep_manifest_get_part(const doorstep_manifest *manifest,
                                                        int32_t index, doorstep_manifest_part *out);

/* ---- Summaries ---------------------------------------------------------------------------- */

/* What the plans of a manifest's parts achieve together. Keeps its manifest alive. */
typedef struct doorstep_summary doorstep_summary;

DOORSTEP_API doorstep_status doorstep_summary_new(const doorstep_manifest *manifest,
                                                  doorstep_summary **out);
DOORSTEP_API void doorstep_summary_free(doorstep_summary *summary);

/* What became of the part `index`, from 0: a plan with these figures; or none, and why, in a line.
 * `households` is how many the part has, 0 where that is not known. What is said later of the same
 * part counts. */
DOORSTEP_API doorstep_status doorstep_summary_planned(doorstep_summary *summary, int32_t index,
                                                      const doorstep_plan_figures *figures);
DOORSTEP_API doorstep_status doorstep_summary_failed(doorstep_summary *summary, int32_t index,
                                                     const char *mistake, int64_t households);

/* Where a map has the part `index`: latitude and longitude, NaN where that is not known. */
DOORSTEP_API doorstep_status doorstep_summary_place(doorstep_summary *summary, int32_t index,
                                                    double lat, double lon);

/* How many parts have a plan, and how many have none for a reason; the rest are open. */
DOORSTEP_API int32_t doorstep_summary_count_planned(const doorstep_summary *summary);
DOORSTEP_API int32_t doorstep_summary_count_failed(const doorstep_summary *summary);

/* The figures of all parts, of every group of parts, and of each part: as JSON, as a table,
 * or the first two of them as a page. To be freed with doorstep_free. */
DOORSTEP_API doorstep_status doorstep_summary_write(const doorstep_summary *summary,
                                                    doorstep_format format,
                                                    doorstep_language language, char **text,
                                                    size_t *length);

/* The same as an HTML page, group by group and on a map, which leads to the pages of the parts:
 * each is looked for below the page's folder at the path of the part's instance, with .html in the
 * place of .json. Of the options `language` and `streets` count. */
DOORSTEP_API doorstep_status doorstep_summary_page_write(const doorstep_summary *summary,
                                                         const doorstep_page_options *options,
                                                         doorstep_diagnostics *diagnostics,
                                                         char **text, size_t *length);

/* ---- Files -------------------------------------------------------------------------------- */

/* Reads a file, or an open file, pipe or terminal (0: standard input), to its end; free the text
 * with doorstep_free. */
DOORSTEP_API doorstep_status doorstep_read_file(const char *path, doorstep_diagnostics *diagnostics,
                                                char **text, size_t *length);
DOORSTEP_API doorstep_status doorstep_read_descriptor(int descriptor,
                                                      doorstep_diagnostics *diagnostics,
                                                      char **text, size_t *length);

/* Writes a file whole or not at all: what stood there stays until the new text is on the disk. */
DOORSTEP_API doorstep_status doorstep_write_file(const char *path, const char *text, size_t length,
                                                 doorstep_diagnostics *diagnostics);

/* Makes the folders that a file's path leads through, as far as they are missing. */
DOORSTEP_API doorstep_status doorstep_make_folders(const char *path,
                                                   doorstep_diagnostics *diagnostics);

#ifdef __cplusplus
}
#endif

#endif
