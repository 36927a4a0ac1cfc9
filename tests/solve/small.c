#include "solve/small.h"

#include <stdio.h>
#include <stdlib.h>

#include <CUnit/CUnit.h>

#include "base/buf.h"
#include "io/instance_read.h"

/* Monday and Tuesday; node 3 is an hour away from everything. */
static const char *const KINDS = "[{'id': 'day'}, {'id': 'evening', 'not_next_day': ['day']}]";
static const char *const TRAVEL =
    "{'mode': 'matrix', 'stop_minutes': 2, 'minutes': [[0, 5, 10, 60], [5, 0, 5, 60],"
    " [10, 5, 0, 60], [60, 60, 60, 0]]}";
static const ds_small WORLD = {
    .shifts =
        "[{'id': 'mon-am', 'date': '2022-11-07', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"
        " {'id': 'mon-pm', 'date': '2022-11-07', 'start': '13:00', 'end': '17:00', 'kind': 'day'},"
        " {'id': 'tue-am', 'date': '2022-11-08', 'start': '08:00', 'end': '12:00', 'kind': 'day'}]",
    .services = "[{'id': 'sim', 'minutes': 10}, {'id': 'acc', 'minutes': 20, 'skills': ['key']},"
                " {'id': 'law', 'minutes': 30, 'skills': ['law']}]",
    .areas = "[{'id': 'north'}, {'id': 'south'}]",
    .teams = "[{'id': 'red', 'base': {'node': 0}, 'areas': ['north']},"
             " {'id': 'blue', 'base': {'node': 0}, 'areas': ['south']}]",
    .members = "[{'id': 'ann', 'role': 'head', 'skills': ['key']}, {'id': 'bob', 'role': 'youth'},"
               " {'id': 'cat', 'role': 'police', 'skills': ['law']}]",
    .desks = "[]",
    .households = "[{'id': 'h1', 'node': 1, 'area': 'north',"
                  " 'needs': [{'service': 'sim', 'people': 1}]}]",
    .locks = "[]",
};

static void add_section(ds_buf *text, const char *key, const char *own, const char *otherwise) {
    ds_buf_printf(text, ", \"%s\": ", key);
    for (const char *c = own != NULL ? own : otherwise; *c != '\0'; c++) {
        ds_buf_add(text, *c == '\'' ? "\"" : c, 1);
    }
}

static ds_instance *read_text(const char *text, size_t length, bool tolerant) {
    const ds_read_options options = {.tolerant = tolerant};
    ds_instance *in = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    if (ds_instance_read(text, length, &options, &diags, &in) != DOORSTEP_OK) {
        CU_FAIL("small instance");
        for (int i = 0; i < diags.count; i++) {
            printf("\n    %s: %s", diags.items[i].pointer, diags.items[i].message);
        }
    }
    ds_diags_free(&diags);
    return in;
}

ds_instance *ds_small_read(const ds_small *small) {
    ds_buf text = {0};
    ds_buf_puts(&text, "{\"doorstep\": 1");
    add_section(&text, "kinds", NULL, KINDS);
    add_section(&text, "shifts", small->shifts, WORLD.shifts);
    add_section(&text, "services", small->services, WORLD.services);
    add_section(&text, "areas", small->areas, WORLD.areas);
    add_section(&text, "teams", small->teams, WORLD.teams);
    add_section(&text, "members", small->members, WORLD.members);
    add_section(&text, "desks", small->desks, WORLD.desks);
    add_section(&text, "households", small->households, WORLD.households);
    add_section(&text, "travel", NULL, TRAVEL);
    add_section(&text, "locks", small->locks, WORLD.locks);
    ds_buf_puts(&text, "}");
    ds_instance *in = NULL;
    CU_ASSERT_FALSE(text.failed);
    if (!text.failed) {
        in = read_text(text.bytes, text.length, small->tolerant);
    }
    ds_buf_free(&text);
    return in;
}
