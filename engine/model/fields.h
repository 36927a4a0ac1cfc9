/*
 * Objects described by tables: one row per key. The same row says how the key is read, what is
 * allowed, what a message calls it, what an absent key means and where the value is kept, so that
 * no reader repeats any of it.
 *
 * Every described struct begins with a ds_field_state.
 */
#ifndef DS_MODEL_FIELDS_H
#define DS_MODEL_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

typedef struct ds_field_state {
    bool given;  /* the object was written */
    bool broken; /* with a mistake that has been reported: no rule over several keys is judged */
} ds_field_state;

/* A list of anything. `given` tells an empty list from an absent one; `single`: the one element
 * stands without brackets. */
#define DS_LIST(type)               \
    struct {                        \
        type *items;                \
        int32_t count;              \
        bool given, broken, single; \
    }

typedef DS_LIST(void) ds_list_any;
typedef DS_LIST(const char *) ds_list_ids; /* NULL for an element with a mistake */
typedef DS_LIST(double) ds_list_numbers;

/* A free key with a whole number: {"evening": 2}. */
typedef struct ds_field_count {
    const char *key;
    int32_t value;
} ds_field_count;

typedef enum ds_field_type {
    DS_FIELD_TEXT,         /* const char *: any string */
    DS_FIELD_ID,           /* const char *: a string that is not empty */
    DS_FIELD_IDS,          /* ds_list_ids */
    DS_FIELD_ID_OR_IDS,    /* ds_list_ids, a single one written without brackets */
    DS_FIELD_WHOLE,        /* int32_t */
    DS_FIELD_NUMBER,       /* double */
    DS_FIELD_FLAG,         /* bool */
    DS_FIELD_DATE,         /* int32_t: days since 1970-01-01 */
    DS_FIELD_CLOCK,        /* int32_t: seconds from midnight */
    DS_FIELD_CHOICE,       /* uint8_t: index of the word in `choices` */
    DS_FIELD_CHOICES,      /* uint8_t: list of words as bits */
    DS_FIELD_OBJECT,       /* struct by `of` */
    DS_FIELD_ID_OR_OBJECT, /* struct by `of`; a string goes to its `alias` */
    DS_FIELD_OBJECTS,      /* DS_LIST of structs by `of` */
    DS_FIELD_COUNTS,       /* DS_LIST(ds_field_count) */
    DS_FIELD_MATRIX,       /* DS_LIST(ds_list_numbers) */
    DS_FIELD_BOUNDARY      /* const char *: GeoJSON text */
} ds_field_type;

enum { DS_CHOICE_NONE = 255, DS_WHOLE_MAX = 1000000000 };

struct ds_table;

typedef struct ds_field {
    const char *key;
    ds_field_type type;
    size_t offset;
    bool required;
    bool not_empty;             /* a list needs at least one element */
    bool above;                 /* the number must be above `low`, not at it */
    double low, high;           /* of a number */
    double fallback;            /* of a number, flag, date, clock time or choice when absent */
    const char *const *choices; /* NULL-terminated */
    const struct ds_table *of;
} ds_field;

typedef struct ds_table {
    const char *what; /* "a shift" */
    size_t size;
    const ds_field *fields;
    int n_fields;
    size_t alias; /* offset of the const char * that stands for the whole object */
} ds_table;

/* What absent keys mean: sets every key of a zeroed struct to its fallback, and nested ones. */
void ds_fields_default(const ds_table *table, void *object);

/* The row of a key, or NULL. */
const ds_field *ds_fields_find(const ds_table *table, const char *key);

/* The row whose key is nearest to a mistyped one, or NULL. */
const ds_field *ds_fields_nearest(const ds_table *table, const char *key);

/* "a whole number from 1 to 10,000", in a language. */
void ds_field_expected(doorstep_language language, const ds_field *field, char *buffer,
                       size_t size);

#endif
