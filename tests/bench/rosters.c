#include "rosters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#define DATA DS_TEST_ROOT "/tests/data/rostering/"

ds_nrp_instance ds_test_shop(const char *file) {
    ds_nrp_instance in;
    char path[256], message[DS_NRP_MESSAGE] = "";
    snprintf(path, sizeof path, "%s%s", DATA, file);
    CU_ASSERT_EQUAL_FATAL(ds_nrp_read_file(path, &in, message), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(message, "");
    return in;
}

ds_nrp_instance ds_test_shop_of(const char *text) {
    ds_nrp_instance in;
    char message[DS_NRP_MESSAGE] = "";
    doorstep_status status = ds_nrp_read("f.txt", text, strlen(text), &in, message);
    CU_ASSERT_STRING_EQUAL(message, "");
    CU_ASSERT_EQUAL_FATAL(status, DOORSTEP_OK);
    return in;
}

bool *ds_test_works(const ds_nrp_instance *in, const char *const *rows) {
    bool *works = calloc((size_t)in->n_people * (size_t)in->n_days * (size_t)in->n_shifts, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(works);
    for (int32_t i = 0; i < in->n_people; i++) {
        CU_ASSERT_EQUAL_FATAL(strlen(rows[i]), (size_t)in->n_days);
        for (int32_t d = 0; d < in->n_days; d++) {
            for (int32_t s = 0; s < in->n_shifts; s++) {
                works[(i * in->n_days + d) * in->n_shifts + s] = rows[i][d] == in->shifts[s].id[0];
            }
        }
    }
    return works;
}

/* ---- Enumeration ----------------------------------------------------------------------------- */

/* The schedules of one person that keep every rule, one after the other. */
typedef struct schedules {
    int32_t count;
    bool *works; /* [count x n_days x n_shifts] */
} schedules;

/* A schedule by number: the digits say which shift each day has, 0 for none. */
static void write_schedule(const ds_nrp_instance *in, int64_t number, bool *works) {
    memset(works, 0, (size_t)in->n_days * (size_t)in->n_shifts);
    for (int32_t d = 0; d < in->n_days; d++) {
        int32_t digit = (int32_t)(number % (in->n_shifts + 1));
        number /= in->n_shifts + 1;
        if (digit > 0) {
            works[ds_nrp_at(in, d, digit - 1)] = true;
        }
    }
}

/* The instance with nobody but one person, in the same memory. */
static ds_nrp_instance alone(const ds_nrp_instance *in, int32_t person) {
    ds_nrp_instance one = *in;
    one.n_people = 1;
    one.people += person;
    one.off += person * in->n_days;
    one.wish += (int64_t)person * in->n_days * in->n_shifts;
    return one;
}

static schedules schedules_of(const ds_nrp_instance *in, int32_t person) {
    enum { MOST = 3000 };
    const ds_nrp_instance one = alone(in, person);
    size_t cells = (size_t)in->n_days * (size_t)in->n_shifts;
    schedules found = {0, calloc(MOST + 1, cells)};
    CU_ASSERT_PTR_NOT_NULL_FATAL(found.works);
    int64_t numbers = 1;
    for (int32_t d = 0; d < in->n_days; d++) {
        numbers *= in->n_shifts + 1;
    }
    for (int64_t n = 0; n < numbers; n++) {
        ds_nrp_verdict verdict;
        bool *works = found.works + (size_t)found.count * cells;
        write_schedule(in, n, works);
        ds_nrp_check(&one, works, &verdict);
        found.count += verdict.broken == 0;
        CU_ASSERT_TRUE_FATAL(found.count <= MOST);
    }
    return found;
}

static void try_people(const ds_nrp_instance *in, const schedules *people, int32_t person,
                       bool *works, double *best) {
    size_t cells = (size_t)in->n_days * (size_t)in->n_shifts;
    if (person == in->n_people) {
        ds_nrp_verdict verdict;
        ds_nrp_check(in, works, &verdict);
        CU_ASSERT_EQUAL(verdict.broken, 0);
        *best = fmin(*best, verdict.value);
        return;
    }
    for (int32_t k = 0; k < people[person].count; k++) {
        memcpy(works + (size_t)person * cells, people[person].works + (size_t)k * cells, cells);
        try_people(in, people, person + 1, works, best);
    }
}

double ds_test_least_value(const ds_nrp_instance *in) {
    enum { MOST_PEOPLE = 4 };
    schedules people[MOST_PEOPLE];
    double best = NAN;
    bool *works = calloc((size_t)in->n_people * (size_t)in->n_days, (size_t)in->n_shifts);
    CU_ASSERT_TRUE_FATAL(works != NULL && in->n_people <= MOST_PEOPLE);
    for (int32_t i = 0; i < in->n_people; i++) {
        people[i] = schedules_of(in, i);
    }
    try_people(in, people, 0, works, &best);
    for (int32_t i = 0; i < in->n_people; i++) {
        free(people[i].works);
    }
    free(works);
    return best;
}
