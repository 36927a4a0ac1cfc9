#include "schedule/roster.h"

#include <math.h>
#include <stdlib.h>

#include <CUnit/CUnit.h>

#include "io/instance_read.h"
#include "roster/rules.h"
#include "support/json_text.h"

const ds_control ds_roster_no_limit = {.deadline = INFINITY, .max_iterations = -1};

typedef struct drawing {
    ds_rng rng;
    json_text out;
    int32_t members, days;
} drawing;

static bool chance(drawing *d, int32_t percent) {
    return ds_rng_below(&d->rng, 100) < percent;
}

static void write_shifts(drawing *d) {
    const char *late = chance(d, 50) ? "11:00" : "12:00";
    json_key(&d->out, "shifts");
    json_open(&d->out, '[');
    for (int32_t day = 0; day < d->days; day++) {
        for (int32_t s = 0; s < 2; s++) {
            json_open(&d->out, '{');
            json_member(&d->out, "id", "\"%d%c\"", day, "el"[s]);
            json_member(&d->out, "date", "\"2024-01-%02d\"", 4 + day); /* from a Thursday on */
            json_member(&d->out, "start", "\"%s\"", s == 0 ? "06:00" : late);
            json_member(&d->out, "end", "\"%s\"", s == 0 ? "12:00" : "20:00");
            json_member(&d->out, "kind", "\"%s\"", s == 0 ? "early" : "late");
            json_close(&d->out, '}');
        }
    }
    json_close(&d->out, ']');
}

static void write_kinds(drawing *d) {
    json_key(&d->out, "kinds");
    json_open(&d->out, '[');
    json_value(&d->out, "{\"id\": \"early\"}");
    json_value(&d->out, "{\"id\": \"late\", \"not_next_day\": [%s]}",
               chance(d, 60) ? "\"early\"" : "");
    json_close(&d->out, ']');
}

static void write_limit(drawing *d, const char *key, int32_t percent, int32_t low, int32_t high) {
    int32_t value = low + ds_rng_below(&d->rng, high - low + 1);
    if (chance(d, percent)) {
        json_member(&d->out, key, "%d", value);
    }
}

static void write_requests(drawing *d) {
    json_key(&d->out, "requests");
    json_open(&d->out, '[');
    for (int32_t day = 0; day < d->days; day++) {
        if (chance(d, 40)) {
            json_value(&d->out, "{\"shift\": \"%d%c\", \"want\": \"%s\", \"weight\": %d}", day,
                       chance(d, 50) ? 'e' : 'l', chance(d, 50) ? "on" : "off",
                       1 + ds_rng_below(&d->rng, 4));
        }
    }
    json_close(&d->out, ']');
}

static void write_member(drawing *d, int32_t m) {
    json_open(&d->out, '{');
    json_member(&d->out, "id", "\"m%d\"", m);
    write_limit(d, "max_shifts", 25, 4, 6);
    write_limit(d, "min_shifts", 25, 1, 4);
    write_limit(d, "max_hours", 40, 24, 50);
    write_limit(d, "min_hours", 40, 4, 24);
    write_limit(d, "max_shifts_per_day", 50, 1, 2);
    write_limit(d, "max_shifts_per_week", 30, 1, 4);
    write_limit(d, "max_days_in_a_row", 40, 2, 4);
    write_limit(d, "min_days_in_a_row", 40, 1, 2);
    write_limit(d, "min_days_off_in_a_row", 40, 1, 3);
    write_limit(d, "max_weekends", 40, 0, 1);
    write_limit(d, "min_rest_hours", 30, 10, 17);
    if (chance(d, 40)) {
        json_member(&d->out, "max_of_kind", "{\"late\": %d, \"early\": %d}",
                    ds_rng_below(&d->rng, 4), 1 + ds_rng_below(&d->rng, 4));
    }
    write_requests(d);
    json_close(&d->out, '}');
}

static void write_desk(drawing *d) {
    json_key(&d->out, "desks");
    json_open(&d->out, '[');
    json_open(&d->out, '{');
    json_member(&d->out, "id", "\"desk\"");
    json_key(&d->out, "demand");
    json_open(&d->out, '[');
    for (int32_t i = 0; i < 2 * d->days; i++) {
        int32_t min = ds_rng_below(&d->rng, d->members + 1);
        json_value(&d->out,
                   "{\"shift\": \"%d%c\", \"min\": %d, \"ideal\": %d, \"shortage_weight\": 10, "
                   "\"ideal_weight\": 3, \"over_weight\": 1}",
                   i / 2, "el"[i % 2], min, min + ds_rng_below(&d->rng, 2));
    }
    json_close(&d->out, ']');
    json_close(&d->out, '}');
    json_close(&d->out, ']');
}

static void write_objective(drawing *d) {
    json_member(&d->out, "objective",
                "{\"min_shifts\": 4, \"min_hours\": 1, \"requests\": 2, \"member_shift\": 1, "
                "\"fairness\": %s}",
                chance(d, 50) ? "0" : "0.5");
}

static ds_instance *read_roster(drawing *d) {
    ds_instance *in = NULL;
    ds_diags diags;
    json_open(&d->out, '{');
    json_member(&d->out, "doorstep", "1");
    write_shifts(d);
    write_kinds(d);
    json_key(&d->out, "members");
    json_open(&d->out, '[');
    for (int32_t m = 0; m < d->members; m++) {
        write_member(d, m);
    }
    json_close(&d->out, ']');
    write_desk(d);
    write_objective(d);
    json_member(&d->out, "services", "[]");
    json_member(&d->out, "teams", "[]");
    json_member(&d->out, "households", "[]");
    json_member(&d->out, "travel", "{\"mode\": \"straight\", \"speed_kmh\": 15}");
    json_close(&d->out, '}');
    ds_diags_init(&diags);
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL_FATAL(ds_buf_take(&d->out.buf, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, &diags, &in), DOORSTEP_OK);
    for (int i = 0; i < diags.count; i++) {
        if (!diags.items[i].warning) {
            CU_FAIL(diags.items[i].message);
        }
    }
    ds_diags_free(&diags);
    free(text);
    return in;
}

void ds_roster_open(ds_roster_bench *b, uint64_t seed, int32_t members, int32_t days) {
    drawing d = {.rng = ds_rng_make(seed, 0), .members = members, .days = days};
    b->in = read_roster(&d);
    CU_ASSERT_PTR_NOT_NULL_FATAL(b->in);
    CU_ASSERT_FATAL(ds_travel_init(&b->travel, b->in));
    CU_ASSERT_FATAL(ds_neighbours_init(&b->neighbours, b->in, 1));
    CU_ASSERT_FATAL(ds_search_init(&b->search, b->in, &b->travel, &b->neighbours, seed, 0));
}

void ds_roster_close(ds_roster_bench *b) {
    ds_search_free(&b->search);
    ds_neighbours_free(&b->neighbours);
    ds_travel_free(&b->travel);
    ds_instance_free(b->in);
}

static double best_from(ds_joint *joint, int32_t cell) {
    int32_t demands = joint->in->n_demands;
    if (cell == joint->in->n_members * demands) {
        return ds_joint_broken(joint) == 0 ? ds_joint_score(joint) : -INFINITY;
    }
    int32_t member = cell / demands, demand = cell % demands;
    int32_t post = joint->roster.n_crews + demand;
    double best = best_from(joint, cell + 1);
    if (ds_roster_can_work(&joint->roster, member, post)) {
        ds_joint_work(joint, member, post);
        best = fmax(best, best_from(joint, cell + 1));
        ds_joint_rest(joint, member, joint->in->demands[demand].shift);
    }
    return best;
}

double ds_roster_best(ds_joint *joint) {
    double best = best_from(joint, 0);
    ds_joint_commit(joint);
    return best;
}
