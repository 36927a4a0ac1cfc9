#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/part.h"
#include "cli/say.h"
#include "words/messages.h"

typedef struct count_row {
    int32_t count;
    const char *one, *many;
} count_row;

/* "2 teams, 6 members, 1 desk" */
static void put_counts(const count_row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        printf("%s%d %s", i == 0 ? "  " : ", ", rows[i].count,
               ds_cli_text(rows[i].count == 1 ? rows[i].one : rows[i].many));
    }
    putchar('\n');
}

static void put_day(int32_t day) {
    const time_t seconds = (time_t)day * 86400;
    struct tm date;
    char text[32];
    if (gmtime_r(&seconds, &date) != NULL &&
        strftime(text, sizeof text,
                 ds_cli_language() == DOORSTEP_VIETNAMESE ? "%d/%m/%Y" : "%Y-%m-%d", &date) > 0) {
        fputs(text, stdout);
    }
}

static void put_summary(const char *path, const doorstep_instance_summary *s) {
    printf(ds_cli_text("%s: valid\n"), path);
    fputs("  ", stdout);
    put_day(s->first_day);
    fputs(ds_cli_text(" to "), stdout);
    put_day(s->last_day);
    putchar('\n');
    put_counts((count_row[]){{s->shifts, DS_TEXT("shift"), DS_TEXT("shifts")},
                             {s->teams, DS_TEXT("team"), DS_TEXT("teams")},
                             {s->members, DS_TEXT("member"), DS_TEXT("members")},
                             {s->desks, DS_TEXT("desk"), DS_TEXT("desks")}},
               4);
    put_counts((count_row[]){{s->households, DS_TEXT("household"), DS_TEXT("households")},
                             {s->visits, DS_TEXT("visit"), DS_TEXT("visits")},
                             {s->services, DS_TEXT("service"), DS_TEXT("services")},
                             {s->areas, DS_TEXT("area"), DS_TEXT("areas")}},
               4);
    if (s->left_out > 0) {
        put_counts((count_row[]){{s->left_out, DS_TEXT("household left out"),
                                  DS_TEXT("households left out")}},
                   1);
    }
}

/* Every part, so that whoever plans a country over night knows of its mistakes in the evening. */
static doorstep_status validate_parts(const ds_cli_request *request,
                                      const doorstep_manifest *manifest) {
    doorstep_status all = DOORSTEP_OK;
    int32_t parts = doorstep_manifest_parts(manifest);
    int64_t households = 0;
    for (int32_t i = 0; i < parts; i++) {
        doorstep_manifest_part part = DOORSTEP_MANIFEST_PART_INIT;
        doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
        doorstep_instance *instance = NULL;
        ds_cli_request one = *request;
        doorstep_manifest_get_part(manifest, i, &part);
        char *path = ds_cli_instance_path(request, part.instance);
        one.operands[0] = path != NULL ? path : part.instance;
        doorstep_status status = ds_cli_read_instance(&one, &instance);
        all = status != DOORSTEP_OK ? DOORSTEP_BAD_INPUT : all;
        doorstep_instance_summarize(instance, &summary);
        households += summary.households;
        doorstep_instance_free(instance);
        free(path);
    }
    if (all == DOORSTEP_OK && !request->quiet) {
        printf(ds_cli_text("%s: valid\n  %d parts, %lld households\n"), request->operands[0], parts,
               (long long)households);
    }
    return all;
}

static doorstep_status validate_manifest(const ds_cli_request *request) {
    doorstep_manifest *manifest;
    doorstep_status status = ds_cli_read_manifest(request, &manifest);
    if (status == DOORSTEP_OK) {
        status = validate_parts(request, manifest);
    }
    doorstep_manifest_free(manifest);
    return status;
}

doorstep_status ds_cli_validate(const ds_cli_request *request) {
    if (doorstep_is_manifest_file(request->operands[0])) {
        return validate_manifest(request);
    }
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
