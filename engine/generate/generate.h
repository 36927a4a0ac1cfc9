/*
 * Synthetic instances, drawn from facts and a seed. The same options give the same bytes on every
 * machine: whole numbers only, and random numbers of our own.
 */
#ifndef DS_GENERATE_GENERATE_H
#define DS_GENERATE_GENERATE_H

#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"

typedef enum ds_generate_kind {
    DS_GENERATE_HAMLET,
    DS_GENERATE_COMMUNE,
    DS_GENERATE_CITY,
    DS_GENERATE_MATRIX,
    DS_GENERATE_KINDS
} ds_generate_kind;

typedef struct ds_generate_kind_row {
    const char *name, *help;
} ds_generate_kind_row;

extern const ds_generate_kind_row ds_generate_kinds[DS_GENERATE_KINDS];

enum { DS_GEN_WARDS = 10 }; /* of one city, at most */

/* Every option: name, help, then default, low and high for hamlet, commune, city and matrix. A
 * default of 0 follows from the facts or other options; where low and high agree the option is
 * fixed. */
#define DS_RANGE(fallback, low, high) \
    { fallback, low, high }
#define DS_GENERATE_OPTION_MAP(X)                                                                  \
    X(seed, "number that every draw starts from", DS_RANGE(1, 1, INT64_MAX),                       \
      DS_RANGE(1, 1, INT64_MAX), DS_RANGE(1, 1, INT64_MAX), DS_RANGE(1, 1, INT64_MAX))             \
    X(households, "households", DS_RANGE(12, 4, 900), DS_RANGE(0, 200, 20000),                     \
      DS_RANGE(0, 4000, 100000), DS_RANGE(40, 6, 60))                                              \
    X(days, "working days, from Monday on", DS_RANGE(1, 1, 5), DS_RANGE(5, 1, 5),                  \
      DS_RANGE(5, 1, 5), DS_RANGE(5, 1, 5))                                                        \
    X(members, "people in the teams; in a city, of each commune", DS_RANGE(5, 4, 12),              \
      DS_RANGE(44, 20, 60), DS_RANGE(0, 20, 60), DS_RANGE(8, 6, 12))                               \
    X(teams, "teams; in a city, of each commune", DS_RANGE(1, 1, 1), DS_RANGE(5, 2, 8),            \
      DS_RANGE(0, 2, 8), DS_RANGE(2, 1, 2))                                                        \
    X(quarters, "quarters of each commune, one or two a team", DS_RANGE(1, 1, 1),                  \
      DS_RANGE(0, 2, 16), DS_RANGE(0, 2, 16), DS_RANGE(2, 1, 2))                                   \
    X(wards, "communes of the city, one and those nearest to it", DS_RANGE(1, 1, 1),               \
      DS_RANGE(1, 1, 1), DS_RANGE(10, 2, DS_GEN_WARDS), DS_RANGE(1, 1, 1))                         \
    X(commune, "code of the commune whose facts are used; in a city, of the one in the middle",    \
      DS_RANGE(25480, 1, INT32_MAX), DS_RANGE(25480, 1, INT32_MAX), DS_RANGE(25480, 1, INT32_MAX), \
      DS_RANGE(25480, 1, INT32_MAX))

/* An option of 0 stands for its default. */
typedef struct ds_generate_options {
    ds_generate_kind kind;
#define DS_GENERATE_FIELD(name, help, hamlet, commune, city, matrix) int64_t name;
    DS_GENERATE_OPTION_MAP(DS_GENERATE_FIELD)
#undef DS_GENERATE_FIELD
} ds_generate_options;

typedef struct ds_generate_range {
    int64_t fallback, low, high;
} ds_generate_range;

typedef struct ds_generate_option {
    const char *name, *help;
    size_t offset; /* of its int64_t in ds_generate_options */
    ds_generate_range range[DS_GENERATE_KINDS];
} ds_generate_option;

/* Ends with a row whose name is NULL. */
extern const ds_generate_option ds_generate_option_table[];

/* Sets a kind or an option by name; what is unknown or out of range is reported. */
doorstep_status ds_generate_set_kind(ds_generate_options *options, const char *name,
                                     ds_diags *diags);
doorstep_status ds_generate_set(ds_generate_options *options, const char *name, int64_t value,
                                ds_diags *diags);

/* The text of an instance, malloc'd and NUL-terminated. DOORSTEP_USAGE where options are out of
 * range or do not fit together. */
doorstep_status ds_generate(const ds_generate_options *options, ds_diags *diags, char **text,
                            size_t *length);

#endif
