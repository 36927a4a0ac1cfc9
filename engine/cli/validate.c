#include <stdio.h>
#include <time.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"

typedef struct count_row {
    int32_t count;
    const char *one, *many;
} count_row;

/* "2 teams, 6 members, 1 desk" */
static void put_counts(const count_row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        printf("%s%d %s", i == 0 ? "  " : ", ", rows[i].count,
               rows[i].count == 1 ? rows[i].one : rows[i].many);
    }
    putchar('\n');
}

static void put_day(int32_t day) {
    const time_t seconds = (time_t)day * 86400;
    struct tm date;
    char text[32];
    if (gmtime_r(&seconds, &date) != NULL && strftime(text, sizeof text, "%Y-%m-%d", &date) > 0) {
        fputs(text, stdout);
    }
}

static void put_summary(const char *path, const doorstep_instance_summary *s) {
    printf("%s: valid\n", path);
    fputs("  ", stdout);
    put_day(s->first_day);
    fputs(" to ", stdout);
    put_day(s->last_day);
    putchar('\n');
    put_counts((count_row[]){{s->shifts, "shift", "shifts"},
                             {s->teams, "team", "teams"},
                             {s->members, "member", "members"},
                             {s->desks, "desk", "desks"}},
               4);
    put_counts((count_row[]){{s->households, "household", "households"},
                             {s->visits, "visit", "visits"},
                             {s->services, "service", "services"},
                             {s->areas, "area", "areas"}},
               4);
    if (s->left_out > 0) {
        put_counts((count_row[]){{s->left_out, "household left out", "households left out"}}, 1);
    }
}

doorstep_status ds_cli_validate(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status == DOORSTEP_OK && !request->quiet) {
        status = doorstep_instance_summarize(instance, &summary);
        put_summary(ds_cli_input_name(request->operands[0]), &summary);
    }
    doorstep_instance_free(instance);
    return status;
}
