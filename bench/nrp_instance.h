/*
 * An instance of the public staff rostering set of Curtois & Qu as its file has it ("Computational
 * results on new staff scheduling benchmark instances", University of Nottingham, 2014): who works
 * which shift on which day, so that every rule is kept and the penalties of wishes not granted and
 * of shifts with too few or too many people are least?
 *
 * Day 0 is a Monday; nothing is known of the time before it, and no rule looks beyond the last day.
 * Files are foreign input: nothing in them is believed before it is checked.
 */
#ifndef DS_BENCH_NRP_INSTANCE_H
#define DS_BENCH_NRP_INSTANCE_H

#include <stdbool.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

enum {
    DS_NRP_NAME = 64,
    DS_NRP_MESSAGE = 256,
    DS_NRP_MAX_SHIFTS = 64,
    DS_NRP_MAX_PEOPLE = 1000,
    DS_NRP_MAX_DAYS = 400
};

typedef struct ds_nrp_shift {
    char id[DS_NRP_NAME];
    int32_t minutes;
    uint64_t not_next; /* bit s: who works this shift does not work shift s on the next day */
} ds_nrp_shift;

typedef struct ds_nrp_person {
    char id[DS_NRP_NAME];
    int32_t max_of[DS_NRP_MAX_SHIFTS]; /* of each shift, over all days; 0: may not work it */
    int32_t max_minutes, min_minutes;
    int32_t max_run, min_run; /* days in a row; the minimum not of a run at the first or last day */
    int32_t min_off;          /* days off in a row, between two days of work */
    int32_t max_weekends;     /* with work on their Saturday or Sunday */
} ds_nrp_person;

/* Each person missing under `needed` costs `under`, each one above it `over`. */
typedef struct ds_nrp_cover {
    bool given;
    int32_t needed;
    double under, over;
} ds_nrp_cover;

typedef struct ds_nrp_instance {
    char name[DS_NRP_NAME]; /* the file's, without folder and ending */
    int32_t n_days, n_shifts, n_people;
    ds_nrp_shift shifts[DS_NRP_MAX_SHIFTS];
    ds_nrp_person *people;
    bool *off;           /* [n_people x n_days] no work on this day */
    double *wish;        /* [n_people x n_days x n_shifts] above 0: what not working it costs;
                          * below: what working it costs, negated */
    ds_nrp_cover *cover; /* [n_days x n_shifts] */
} ds_nrp_instance;

/* Index of a shift of one day in `cover`, and in a person's wishes. */
static inline int32_t ds_nrp_at(const ds_nrp_instance *in, int32_t day, int32_t shift) {
    return day * in->n_shifts + shift;
}

static inline bool ds_nrp_is_off(const ds_nrp_instance *in, int32_t person, int32_t day) {
    return in->off[(int64_t)person * in->n_days + day];
}

static inline double ds_nrp_wish(const ds_nrp_instance *in, int32_t person, int32_t day,
                                 int32_t shift) {
    return in->wish[(int64_t)person * in->n_days * in->n_shifts + ds_nrp_at(in, day, shift)];
}

/* The first mistake goes to `message`, one line that begins with path and line. On success the
 * caller frees the instance. */
doorstep_status ds_nrp_read_file(const char *path, ds_nrp_instance *out,
                                 char message[DS_NRP_MESSAGE]);
doorstep_status ds_nrp_read(const char *path, const char *text, size_t length, ds_nrp_instance *out,
                            char message[DS_NRP_MESSAGE]);
void ds_nrp_instance_free(ds_nrp_instance *instance);

#endif
