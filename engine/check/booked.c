/*
 * D2: what is booked at a desk in a shift fits into its staff's time, as a whole and skill by
 * skill. Where nobody is on duty nothing fits.
 */
#include <math.h>
#include <stdlib.h>

#include "check/judge.h"
#include "check/measure.h"

/* docs/format.md compares with a tolerance of 1e-6 minutes. */
static const double TOLERANCE = 60e-6;

typedef struct booking {
    int32_t desk, shift, visit;
} booking;

static int compare_bookings(const void *a, const void *b) {
    const booking *x = a, *y = b;
    if (x->desk != y->desk) {
        return x->desk < y->desk ? -1 : 1;
    }
    return (x->shift > y->shift) - (x->shift < y->shift);
}

static double booked_work(const ds_instance *in, const booking *bookings, int32_t n,
                          int32_t skill) {
    double work = 0;
    for (int32_t i = 0; i < n; i++) {
        work += ds_measure_work(in, bookings[i].visit, skill);
    }
    return work;
}

static void judge_load(ds_judge *judge, const booking *at, double work, int32_t staff,
                       const char *what) {
    const ds_instance *in = judge->in;
    double capacity = staff * in->desks[at->desk].appointment_seconds;
    if (work > capacity + TOLERANCE) {
        ds_violated(judge, "D2", "desk \"%s\", %s: %s minutes of %s booked, %d on duty have %s",
                    in->desks[at->desk].id, ds_say_shift(judge, at->shift).text,
                    ds_say_number(judge, work / 60).text, what, staff,
                    ds_say_number(judge, capacity / 60).text);
    }
}

static int32_t count_holders(const ds_judge *judge, const ds_group *staff, int32_t skill) {
    int32_t count = 0;
    for (int32_t i = 0; i < staff->people.count; i++) {
        int32_t member = judge->ledger.people[staff->people.first + i];
        count += (int32_t)(judge->in->members[member].skills >> skill & 1);
    }
    return count;
}

/* The bookings of one desk in one shift. A skill that nobody there holds is short of time as well:
 * its holders have none. */
static void judge_shift(ds_judge *judge, const booking *bookings, int32_t n) {
    const ds_instance *in = judge->in;
    const ds_group *staff = ds_find_staff(&judge->ledger, in, bookings[0].desk, bookings[0].shift);
    judge_load(judge, bookings, booked_work(in, bookings, n, DS_NONE),
               staff == NULL ? 0 : staff->people.count, ds_translate(judge->language, "work"));
    uint64_t called_for = 0;
    for (int32_t i = 0; i < n; i++) {
        called_for |= ds_measure_skills(in, bookings[i].visit);
    }
    for (int32_t k = 0; k < in->n_skills; k++) {
        if ((called_for >> k & 1) != 0) {
            judge_load(judge, bookings, booked_work(in, bookings, n, k),
                       staff == NULL ? 0 : count_holders(judge, staff, k),
                       ds_say_skills(judge, UINT64_C(1) << k).text);
        }
    }
}

void ds_judge_booked(ds_judge *judge) {
    const ds_plan *plan = judge->plan;
    booking *bookings = DS_ARENA_NEW(&judge->scratch, booking, plan->n_appointments);
    if (bookings == NULL) {
        return;
    }
    int32_t n = 0;
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        const ds_appointment *a = &plan->appointments[i];
        if (ds_appointment_known(judge->in, a) && !ds_is_frozen(judge, a->shift)) {
            bookings[n++] = (booking){a->desk, a->shift, a->visit};
        }
    }
    qsort(bookings, (size_t)n, sizeof *bookings, compare_bookings);
    for (int32_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && compare_bookings(&bookings[i], &bookings[next]) == 0;
             next++) {
        }
        judge_shift(judge, &bookings[i], next - i);
    }
}
