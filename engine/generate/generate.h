/*
 * Synthetic instances, drawn from facts and a seed. The same options give the same bytes on every
 * machine: whole numbers only, and random numbers of our own.
 */
#ifndef DS_GENERATE_GENERATE_H
#define DS_GENERATE_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "generate/text.h"

typedef enum ds_generate_kind {
    DS_GENERATE_HAMLET,
    DS_GENERATE_COMMUNE,
    DS_GENERATE_CITY,
    DS_GENERATE_DISTRICT,
    DS_GENERATE_PROVINCE,
    DS_GENERATE_COUNTRY,
    DS_GENERATE_MATRIX,
    DS_GENERATE_KINDS
} ds_generate_kind;

typedef struct ds_generate_kind_row {
    const char *name, *help;
} ds_generate_kind_row;

extern const ds_generate_kind_row ds_generate_kinds[DS_GENERATE_KINDS];

enum { DS_GEN_WARDS = 10 }; /* of one city, at most */

/* An option of 0 stands for its default. */
typedef struct ds_generate_options {
    ds_generate_kind kind;
    int64_t seed, households, days, members, teams, quarters;
    int64_t wards, commune, district, province, country, provinces, parts;
    bool as_in_province; /* set when options are completed: drawn as its province has it */
} ds_generate_options;

/* A default of 0 follows from the facts or other options; where low and high agree the option is
 * fixed, and where all are 0 the kind does not have it. */
typedef struct ds_generate_range {
    int64_t fallback, low, high;
} ds_generate_range;

typedef struct ds_generate_option {
    const char *name;
    const char *argument; /* what help calls its value; NULL: a flag, 1 or not given */
    const char *help;
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

/* The kind that an option stands for which says where: "commune", "district", "province",
 * "country". False for any other. Of two kinds the later one is the larger. */
bool ds_generate_kind_for(const char *option, ds_generate_kind *kind);

/* The value that a word stands for: the code of a commune, district or province by its name in ids,
 * the unit that makes a part. */
bool ds_generate_word(const char *option, const char *word, int64_t *value);

/* Hands the text of an instance to the sink, piece by piece. DOORSTEP_USAGE where options are out
 * of range or do not fit together, DOORSTEP_FILE_ERROR where the sink refused a piece. */
doorstep_status ds_generate_to(const ds_generate_options *options, ds_diags *diags,
                               const ds_sink *sink);

/* Is it a folder of many instances that these options, once completed, ask for? */
bool ds_generate_is_folder(const ds_generate_options *options);

/* Writes such a folder: an instance for each part, and when all of them are there manifest.json
 * (docs/format.md), each whole or not at all. What else is in the folder stays. */
doorstep_status ds_generate_folder(const ds_generate_options *options, const char *path,
                                   ds_diags *diags);

/* The text of an instance, malloc'd and NUL-terminated. */
doorstep_status ds_generate(const ds_generate_options *options, ds_diags *diags, char **text,
                            size_t *length);

#endif
