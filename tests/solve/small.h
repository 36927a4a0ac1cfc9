/*
 * Small instances for tests of what could be done: a world of two teams, three shifts and three
 * members, of which a test replaces the sections that matter to it.
 *
 * JSON is written with ' for ".
 */
#ifndef DS_TESTS_SOLVE_SMALL_H
#define DS_TESTS_SOLVE_SMALL_H

#include <stdbool.h>

#include "model/instance.h"

/* Sections as JSON values; NULL: the world's own. */
typedef struct ds_small {
    const char *shifts, *services, *areas, *teams, *members, *desks, *households, *locks;
    bool tolerant;
} ds_small;

/* A mistake in the text is a failed test and gives NULL. */
ds_instance *ds_small_read(const ds_small *small);

#endif
