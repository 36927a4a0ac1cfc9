/* The random instances use every key of the format, and the reader takes them. */
#include "suite.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/json_paths.h"
#include "support/random_instance.h"

enum { SEEDS = 100, AT_LEAST = 10 };

/* A path, and where the value matters, how its text begins: a quote stands for any string. */
typedef struct expected_key {
    const char *path, *value;
} expected_key;

static const expected_key KEYS[] = {
    {"doorstep", NULL},
    {"name", NULL},
    {"x-origin", NULL},
    {"shifts[].id", NULL},
    {"shifts[].date", NULL},
    {"shifts[].start", NULL},
    {"shifts[].end", NULL},
    {"shifts[].kind", NULL},
    {"shifts[].x-note", NULL},
    {"kinds[].id", NULL},
    {"kinds[].not_next_day[]", NULL},
    {"roles[]", NULL},
    {"skills[]", NULL},
    {"services[].id", NULL},
    {"services[].name", NULL},
    {"services[].minutes", NULL},
    {"services[].skills[]", NULL},
    {"services[].value", NULL},
    {"areas[].id", NULL},
    {"areas[].name", NULL},
    {"areas[].target", NULL},
    {"areas[].boundary.coordinates", NULL},
    {"areas[].boundary.type", "\"Polygon\""},
    {"areas[].boundary.type", "\"MultiPolygon\""},
    {"places[].id", NULL},
    {"places[].name", NULL},
    {"places[].lat", NULL},
    {"places[].lon", NULL},
    {"places[].node", NULL},
    {"teams[].id", NULL},
    {"teams[].name", NULL},
    {"teams[].base", "\""},
    {"teams[].base.lat", NULL},
    {"teams[].base.lon", NULL},
    {"teams[].base.node", NULL},
    {"teams[].end", "\""},
    {"teams[].end.lat", NULL},
    {"teams[].end.lon", NULL},
    {"teams[].end.node", NULL},
    {"teams[].return", "true"},
    {"teams[].return", "false"},
    {"teams[].areas[]", NULL},
    {"teams[].shifts[]", NULL},
    {"teams[].size.min", NULL},
    {"teams[].size.max", NULL},
    {"teams[].require[].role", "\""},
    {"teams[].require[].role[]", NULL},
    {"teams[].require[].skill", NULL},
    {"teams[].require[].min", NULL},
    {"teams[].require[].max", NULL},
    {"teams[].max_crews", NULL},
    {"teams[].crew.min", NULL},
    {"teams[].crew.max", NULL},
    {"teams[].crew.require[].role", "\""},
    {"teams[].crew.require[].role[]", NULL},
    {"teams[].crew.require[].skill", NULL},
    {"teams[].crew.require[].min", NULL},
    {"teams[].crew.require[].max", NULL},
    {"teams[].parallel", "true"},
    {"teams[].parallel", "false"},
    {"teams[].travel_factor", NULL},
    {"teams[].x-note", NULL},
    {"members[].id", NULL},
    {"members[].name", NULL},
    {"members[].role", NULL},
    {"members[].skills[]", NULL},
    {"members[].teams", "[]"},
    {"members[].teams[]", NULL},
    {"members[].helps[]", NULL},
    {"members[].desks[]", NULL},
    {"members[].shifts[]", NULL},
    {"members[].unavailable[]", NULL},
    {"members[].max_shifts", NULL},
    {"members[].min_shifts", NULL},
    {"members[].max_hours", NULL},
    {"members[].min_hours", NULL},
    {"members[].max_of_kind.day", NULL},
    {"members[].max_of_kind.evening", NULL},
    {"members[].max_shifts_per_day", NULL},
    {"members[].max_shifts_per_week", NULL},
    {"members[].max_days_in_a_row", NULL},
    {"members[].min_days_in_a_row", NULL},
    {"members[].min_days_off_in_a_row", NULL},
    {"members[].max_weekends", NULL},
    {"members[].min_rest_hours", NULL},
    {"members[].requests[].shift", NULL},
    {"members[].requests[].want", "\"on\""},
    {"members[].requests[].want", "\"off\""},
    {"members[].requests[].weight", NULL},
    {"members[].fair_group", NULL},
    {"members[].share", NULL},
    {"members[].x-note", NULL},
    {"desks[].id", NULL},
    {"desks[].place", NULL},
    {"desks[].staffed_by", "\"members\""},
    {"desks[].staffed_by", "\"one_team_per_day\""},
    {"desks[].max_days_per_team", NULL},
    {"desks[].demand[].shift", NULL},
    {"desks[].demand[].min", NULL},
    {"desks[].demand[].ideal", NULL},
    {"desks[].demand[].max", NULL},
    {"desks[].demand[].require[].role", "\""},
    {"desks[].demand[].require[].role[]", NULL},
    {"desks[].demand[].require[].skill", NULL},
    {"desks[].demand[].require[].min", NULL},
    {"desks[].demand[].require[].max", NULL},
    {"desks[].demand[].shortage_weight", NULL},
    {"desks[].demand[].ideal_weight", NULL},
    {"desks[].demand[].over_weight", NULL},
    {"desks[].appointment_minutes", NULL},
    {"desks[].areas[]", NULL},
    {"desks[].services[]", NULL},
    {"households[].id", NULL},
    {"households[].name", NULL},
    {"households[].lat", NULL},
    {"households[].lon", NULL},
    {"households[].node", NULL},
    {"households[].area", NULL},
    {"households[].priority", NULL},
    {"households[].team", NULL},
    {"households[].needs[].service", NULL},
    {"households[].needs[].people", NULL},
    {"households[].visits[].needs[].service", NULL},
    {"households[].visits[].needs[].people", NULL},
    {"households[].visits[].windows", "[]"},
    {"households[].visits[].windows[].start", NULL},
    {"households[].visits[].windows[].end", NULL},
    {"households[].visits[].at[]", "\"home\""},
    {"households[].visits[].at[]", "\"desk\""},
    {"households[].visits[].lag_days", NULL},
    {"households[].visits[].x-note", NULL},
    {"households[].windows[].date", NULL},
    {"households[].windows[].shift", NULL},
    {"households[].windows[].from", NULL},
    {"households[].windows[].until", NULL},
    {"households[].windows[].start", NULL},
    {"households[].windows[].end", NULL},
    {"households[].at[]", "\"home\""},
    {"households[].at[]", "\"desk\""},
    {"households[].done[].visit", NULL},
    {"households[].done[].date", NULL},
    {"households[].x-note", NULL},
    {"travel.mode", "\"straight\""},
    {"travel.mode", "\"matrix\""},
    {"travel.speed_kmh", NULL},
    {"travel.detour", NULL},
    {"travel.minutes[][]", NULL},
    {"travel.stop_minutes", NULL},
    {"objective.coverage", NULL},
    {"objective.complete", NULL},
    {"objective.area_target", NULL},
    {"objective.desk_shortage", NULL},
    {"objective.desk_ideal", NULL},
    {"objective.desk_over", NULL},
    {"objective.min_shifts", NULL},
    {"objective.min_hours", NULL},
    {"objective.fairness", NULL},
    {"objective.requests", NULL},
    {"objective.member_shift", NULL},
    {"objective.travel", NULL},
    {"objective.change", NULL},
    {"locks[].member", NULL},
    {"locks[].duty", "\"off\""},
    {"locks[].duty.team", NULL},
    {"locks[].duty.desk", NULL},
    {"locks[].household", NULL},
    {"locks[].visit", NULL},
    {"locks[].team", NULL},
    {"locks[].desk", NULL},
    {"locks[].shift", NULL},
};

enum { N_KEYS = sizeof KEYS / sizeof KEYS[0] };

static void note_key(const char *path, const char *value, void *payload) {
    bool *seen = payload;
    for (int i = 0; i < N_KEYS; i++) {
        const char *asked = KEYS[i].value;
        if (strcmp(KEYS[i].path, path) == 0 &&
            (asked == NULL || strncmp(value, asked, strlen(asked)) == 0)) {
            seen[i] = true;
        }
    }
}

static void test_every_key_occurs(void) {
    int count[N_KEYS] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        bool seen[N_KEYS] = {false};
        char *text = ds_test_random_instance(seed, NULL);
        json_paths(text, note_key, seen);
        free(text);
        for (int i = 0; i < N_KEYS; i++) {
            count[i] += seen[i];
        }
    }
    for (int i = 0; i < N_KEYS; i++) {
        if (count[i] < AT_LEAST) {
            printf("\n    %s %s: %d of %d", KEYS[i].path, KEYS[i].value ? KEYS[i].value : "",
                   count[i], SEEDS);
        }
        CU_ASSERT_TRUE(count[i] >= AT_LEAST);
    }
}

DS_SUITE(random_instance,
         {"every key of the format occurs in a tenth of the seeds", test_every_key_occurs})
