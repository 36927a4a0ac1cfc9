/*
 * Fields of a record in CSV, as the tree that JSON would have given: it is then judged, and its
 * mistakes are worded, as if it had been JSON. Lists stand within one field, with | between their
 * pieces and : within them (cell_lists.c).
 *
 * What is no value of its kind stays text in the tree, and whoever judges that says what was
 * expected; what cannot be taken apart is reported here, and is not in the tree.
 */
#ifndef DS_IO_CELLS_H
#define DS_IO_CELLS_H

#include <stdbool.h>

#include "model/fields.h"
#include "model/where.h"

struct cJSON;

typedef struct ds_record {
    ds_reporter *reporter;
    const ds_where *at; /* what the record is about */
    struct cJSON *tree; /* an object, which receives what is read */
    bool decimal_comma; /* numbers may be written with one */
    bool spreadsheet;   /* dates, times and blanks may be as spreadsheets and people write them */
    const ds_list_ids *shifts; /* all, for whom a list names "*"; or NULL */
    bool broken;               /* a field with a mistake, which was reported, is not in the tree */
    bool no_memory;
} ds_record;

/* Puts what a field says, which is not empty, under a key of the record's tree. */
typedef void ds_cell_reader(ds_record *record, const char *key, const char *text);

/* Single values. An own id is the record's; a broken one stays, so that others may name it. */
ds_cell_reader ds_cell_text, ds_cell_own_id, ds_cell_id, ds_cell_number;

/* "2022-11-07", or day/month/year; "07:30", or 7:30, 7h30, 7:30 PM; true, yes, có, 1 and their
 * opposites. */
ds_cell_reader ds_cell_date, ds_cell_clock, ds_cell_flag;

/* account:2|payment:1 */
ds_cell_reader ds_cell_needs;
/* 2022-11-07 08:00 10:30|* 18:00 * */
ds_cell_reader ds_cell_windows;
/* home|desk; of a spreadsheet, - is the empty list */
ds_cell_reader ds_cell_words;
/* evening:2 */
ds_cell_reader ds_cell_counts;
/* mon-am:off:2 */
ds_cell_reader ds_cell_requests;
/* role:police+guard:1:2|skill:account:1 */
ds_cell_reader ds_cell_rules;
/* mon-am:1:2:3|*:1, where * is every shift that the list does not name */
ds_cell_reader ds_cell_demand;

/* ---- What both files share ---- */

/* Into an object, or without a key into a list. Takes the item over; one that is NULL, or finds no
 * room, is memory that ran out. */
void ds_record_put(ds_record *record, struct cJSON *holder, const char *key, struct cJSON *item);
void ds_record_put_text(ds_record *record, struct cJSON *holder, const char *key, const char *text);

/* What is no number stays text, and is then told to be no number. */
struct cJSON *ds_record_number(ds_record *record, const char *text);
void ds_record_put_number(ds_record *record, struct cJSON *holder, const char *key,
                          const char *text);
void ds_record_put_date(ds_record *record, struct cJSON *holder, const char *key, const char *text);
void ds_record_put_clock(ds_record *record, struct cJSON *holder, const char *key,
                         const char *text);

void ds_record_wrong(ds_record *record, const ds_where *at, const char *found,
                     const char *expected);

#endif
