#include "nrp_check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

/* One person under judgement. */
typedef struct judge {
    const ds_nrp_instance *in;
    const ds_nrp_person *person;
    const bool *works; /* [n_days x n_shifts] */
    ds_nrp_verdict *verdict;
} judge;

static void broken(judge *j, ds_nrp_rule rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void broken(judge *j, ds_nrp_rule rule, const char *format, ...) {
    char *text = j->verdict->first[rule];
    j->verdict->broken++;
    if (j->verdict->times[rule]++ == 0) {
        va_list arguments;
        int used = snprintf(text, DS_NRP_MESSAGE, "%s ", j->person->id);
        va_start(arguments, format);
        vsnprintf(text + used, DS_NRP_MESSAGE - (size_t)used, format, arguments);
        va_end(arguments);
    }
}

static bool works_shift(const judge *j, int32_t day, int32_t shift) {
    return j->works[ds_nrp_at(j->in, day, shift)];
}

static int32_t shifts_on(const judge *j, int32_t day) {
    int32_t count = 0;
    for (int32_t s = 0; s < j->in->n_shifts; s++) {
        count += works_shift(j, day, s);
    }
    return count;
}

/* ---- Day by day ------------------------------------------------------------------------------ */

static void judge_day(judge *j, int32_t person, int32_t day) {
    int32_t shifts = shifts_on(j, day);
    if (shifts > 1) {
        broken(j, DS_NRP_ONE_A_DAY, "works %d shifts on day %d, at most one is allowed", shifts,
               day);
    }
    if (shifts > 0 && ds_nrp_is_off(j->in, person, day)) {
        broken(j, DS_NRP_DAY_OFF, "works on day %d, a day off", day);
    }
}

static void judge_next_day(judge *j, int32_t day) {
    const ds_nrp_shift *shifts = j->in->shifts;
    for (int32_t s = 0; s < j->in->n_shifts; s++) {
        for (int32_t next = 0; works_shift(j, day, s) && next < j->in->n_shifts; next++) {
            if (works_shift(j, day + 1, next) && (shifts[s].not_next >> next & 1) != 0) {
                broken(j, DS_NRP_NOT_NEXT, "works %s on day %d and %s on the next day",
                       shifts[s].id, day, shifts[next].id);
            }
        }
    }
}

static void judge_days(judge *j, int32_t person) {
    for (int32_t d = 0; d < j->in->n_days; d++) {
        judge_day(j, person, d);
        if (d + 1 < j->in->n_days) {
            judge_next_day(j, d);
        }
    }
}

/* ---- Sums ------------------------------------------------------------------------------------ */

static void judge_sums(judge *j) {
    const ds_nrp_person *p = j->person;
    int64_t minutes = 0;
    for (int32_t s = 0; s < j->in->n_shifts; s++) {
        int32_t count = 0;
        for (int32_t d = 0; d < j->in->n_days; d++) {
            count += works_shift(j, d, s);
        }
        minutes += (int64_t)count * j->in->shifts[s].minutes;
        if (count > p->max_of[s]) {
            broken(j, DS_NRP_MAX_OF, "works %d shifts %s, at most %d are allowed", count,
                   j->in->shifts[s].id, p->max_of[s]);
        }
    }
    if (minutes > p->max_minutes) {
        broken(j, DS_NRP_MAX_MINUTES, "works %lld minutes, at most %d are allowed",
               (long long)minutes, p->max_minutes);
    }
    if (minutes < p->min_minutes) {
        broken(j, DS_NRP_MIN_MINUTES, "works %lld minutes, at least %d are asked",
               (long long)minutes, p->min_minutes);
    }
}

static void judge_weekends(judge *j) {
    int32_t count = 0;
    for (int32_t saturday = 5; saturday < j->in->n_days; saturday += 7) {
        bool sunday = saturday + 1 < j->in->n_days && shifts_on(j, saturday + 1) > 0;
        count += shifts_on(j, saturday) > 0 || sunday;
    }
    if (count > j->person->max_weekends) {
        broken(j, DS_NRP_WEEKENDS, "works on %d weekends, at most %d are allowed", count,
               j->person->max_weekends);
    }
}

/* ---- Days in a row --------------------------------------------------------------------------- */

/* Days `first` to `last`, all with work or all without. What is before and after the horizon is not
 * known, so no minimum is asked there. */
static void judge_run(judge *j, int32_t first, int32_t last) {
    const ds_nrp_person *p = j->person;
    int32_t length = last - first + 1;
    bool works = shifts_on(j, first) > 0, inside = first > 0 && last < j->in->n_days - 1;
    if (works && length > p->max_run) {
        broken(j, DS_NRP_MAX_RUN, "works %d days in a row from day %d, at most %d are allowed",
               length, first, p->max_run);
    }
    if (works && inside && length < p->min_run) {
        broken(j, DS_NRP_MIN_RUN, "works %d days in a row from day %d, at least %d are asked",
               length, first, p->min_run);
    }
    if (!works && inside && length < p->min_off) {
        broken(j, DS_NRP_MIN_OFF, "is off %d days in a row from day %d, at least %d are asked",
               length, first, p->min_off);
    }
}

static void judge_runs(judge *j) {
    int32_t first = 0;
    for (int32_t d = 1; d <= j->in->n_days; d++) {
        if (d == j->in->n_days || (shifts_on(j, d) > 0) != (shifts_on(j, first) > 0)) {
            judge_run(j, first, d - 1);
            first = d;
        }
    }
}

/* ---- Objective ------------------------------------------------------------------------------- */

/* Of one shift on one day: its cover and all wishes about it. */
static double cost(const ds_nrp_instance *in, const bool *works, int32_t day, int32_t shift) {
    const ds_nrp_cover *cover = &in->cover[ds_nrp_at(in, day, shift)];
    int32_t people = 0;
    double wishes = 0;
    for (int32_t i = 0; i < in->n_people; i++) {
        bool present = works[(int64_t)i * in->n_days * in->n_shifts + ds_nrp_at(in, day, shift)];
        double wish = ds_nrp_wish(in, i, day, shift);
        people += present;
        wishes += present ? fmax(0, -wish) : fmax(0, wish);
    }
    return wishes + cover->under * fmax(0, cover->needed - people) +
           cover->over * fmax(0, people - cover->needed);
}

void ds_nrp_check(const ds_nrp_instance *in, const bool *works, ds_nrp_verdict *verdict) {
    *verdict = (ds_nrp_verdict){0};
    for (int32_t i = 0; i < in->n_people; i++) {
        judge j = {.in = in, .person = &in->people[i], .verdict = verdict};
        j.works = works + (int64_t)i * in->n_days * in->n_shifts;
        judge_days(&j, i);
        judge_sums(&j);
        judge_weekends(&j);
        judge_runs(&j);
    }
    for (int32_t d = 0; d < in->n_days; d++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            verdict->value += cost(in, works, d, s);
        }
    }
}

const char *ds_nrp_rule_text(ds_nrp_rule rule) {
    static const char *const TEXTS[] = {
#define DS_NRP_RULE_TEXT(name, text) text,
        DS_NRP_RULE_MAP(DS_NRP_RULE_TEXT)
#undef DS_NRP_RULE_TEXT
    };
    return TEXTS[rule];
}
