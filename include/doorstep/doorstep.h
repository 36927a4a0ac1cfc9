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
 * Options structs are versioned by their size: start from the *_INIT macro and set what you need.
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

#ifdef __cplusplus
}
#endif

#endif
