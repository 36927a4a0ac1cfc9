#include "hamlets.h"

#include <stdio.h>
#include <stdlib.h>

#include <CUnit/CUnit.h>

#include "base/buf.h"
#include "io/instance_read.h"

static void add(ds_buf *text, const char *json) {
    for (; json != NULL && *json != '\0'; json++) {
        ds_buf_add(text, *json == '\'' ? "\"" : json, 1);
    }
}

/* Calls `one` for every hamlet, with commas between, then adds `more`. */
static void add_list(ds_buf *text, const char *key, const ds_test_hamlets *h,
                     void (*one)(ds_buf *text, const ds_test_hamlets *h, int32_t i),
                     const char *more) {
    ds_buf_printf(text, ", \"%s\": [", key);
    for (int32_t i = 0; i < h->count && one != NULL; i++) {
        ds_buf_puts(text, text->bytes[text->length - 1] != '[' ? ", " : "");
        one(text, h, i);
    }
    add(text, more);
    ds_buf_puts(text, "]");
}

static void add_area(ds_buf *text, const ds_test_hamlets *h, int32_t i) {
    (void)h;
    ds_buf_printf(text, "{\"id\": \"a%d\"}", i);
}

static void add_team(ds_buf *text, const ds_test_hamlets *h, int32_t i) {
    ds_buf_printf(
        text, "{\"id\": \"t%d\", \"base\": {\"lat\": 11.%d, \"lon\": 106}, \"areas\": [\"a%d\"]", i,
        i, i);
    add(text, h->team);
    ds_buf_puts(text, "}");
}

static void add_members(ds_buf *text, const ds_test_hamlets *h, int32_t i) {
    for (int32_t k = 0; k < h->members; k++) {
        ds_buf_printf(text, "%s{\"id\": \"m%d-%d\", \"teams\": [\"t%d\"], \"desks\": []}",
                      k > 0 ? ", " : "", i, k, i);
    }
}

static void add_households(ds_buf *text, const ds_test_hamlets *h, int32_t i) {
    (void)h;
    for (int32_t k = 0; k < 4; k++) {
        ds_buf_printf(text,
                      "%s{\"id\": \"h%d-%d\", \"lat\": 11.%d%d, \"lon\": 106, \"area\": \"a%d\","
                      " \"needs\": [{\"service\": \"talk\", \"people\": 1}]}",
                      k > 0 ? ", " : "", i, k, i, k, i);
    }
}

ds_instance *ds_test_hamlets_read(const ds_test_hamlets *h) {
    ds_buf text = {0};
    add(&text, "{'doorstep': 1, 'travel': {'mode': 'straight', 'speed_kmh': 12}, 'services': ["
               "{'id': 'talk', 'minutes': 10}, "
               "{'id': 'card', 'minutes': 10, 'skills': ['identity']}], 'shifts': ["
               "{'id': 's1', 'date': '2022-11-07', 'start': '07:30', 'end': '11:30'}, "
               "{'id': 's2', 'date': '2022-11-08', 'start': '07:30', 'end': '11:30'}], 'places': "
               "[{'id': 'hall', 'lat': 11.2, 'lon': 106.001}]");
    add_list(&text, "areas", h, add_area, h->more_areas);
    add_list(&text, "teams", h, add_team, h->more_teams);
    add_list(&text, "members", h, add_members, h->more_members);
    add_list(&text, "desks", h, NULL, h->desks);
    add_list(&text, "households", h, add_households, h->more_households);
    add_list(&text, "locks", h, NULL, h->locks);
    ds_buf_puts(&text, "}");
    CU_ASSERT_FATAL(!text.failed);
    ds_instance *in = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance_read(text.bytes, text.length, NULL, &diags, &in);
    for (int i = 0; i < diags.count && in == NULL; i++) {
        printf("\n    %s: %s", diags.items[i].pointer, diags.items[i].message);
    }
    ds_diags_free(&diags);
    ds_buf_free(&text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    return in;
}
