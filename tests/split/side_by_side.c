#include "side_by_side.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>

#include "io/instance_read.h"

enum { LONGEST_ID = 200 };

/* Households that every team may visit, and every desk book, lie here. */
static const char OPEN[] = "open";

/* ---- Ids ------------------------------------------------------------------------------------- */

static void rename_string(cJSON *value, const char *side) {
    char id[LONGEST_ID];
    if (cJSON_IsString(value)) {
        snprintf(id, sizeof id, "%s-%s", side, value->valuestring);
        cJSON_SetValuestring(value, id);
    }
}

static bool names_ids(const cJSON *value, bool in_team) {
    static const char *const keys[] = {"id",      "team",        "teams",    "helps",     "desk",
                                       "desks",   "area",        "areas",    "shift",     "shifts",
                                       "place",   "unavailable", "services", "household", "service",
                                       "members", "fair_group",  "member",   NULL};
    for (int i = 0; keys[i] != NULL; i++) {
        if (strcmp(value->string, keys[i]) == 0) {
            return true;
        }
    }
    return in_team && (strcmp(value->string, "base") == 0 || strcmp(value->string, "end") == 0);
}

static void rename_ids(cJSON *node, const char *side, bool in_team) {
    cJSON *child;
    cJSON_ArrayForEach(child, node) {
        if (child->string != NULL && names_ids(child, in_team)) {
            cJSON *item;
            rename_string(child, side);
            cJSON_ArrayForEach(item, child) {
                rename_string(item, side);
            }
        }
        if (child->string == NULL || strncmp(child->string, "x-", 2) != 0) {
            rename_ids(child, side, in_team);
        }
    }
}

/* The other instance's shifts may begin earlier: visits done before are done two months before. */
static void date_back(cJSON *side) {
    cJSON *household, *done;
    cJSON_ArrayForEach(household, cJSON_GetObjectItemCaseSensitive(side, "households")) {
        cJSON_ArrayForEach(done, cJSON_GetObjectItemCaseSensitive(household, "done")) {
            char *date = cJSON_GetObjectItemCaseSensitive(done, "date")->valuestring;
            memcpy(date + strlen("2022-"), "09", 2);
        }
    }
}

/* ---- What "all" stands for ------------------------------------------------------------------- */

static cJSON *section(cJSON *side, const char *key) {
    cJSON *list = cJSON_GetObjectItemCaseSensitive(side, key);
    return list != NULL ? list : cJSON_AddArrayToObject(side, key);
}

/* Where an object of the section has no such list, it gets one of all ids there are. */
static void list_all(cJSON *side, const char *of, const char *key, const char *listed) {
    cJSON *object, *item;
    cJSON_ArrayForEach(object, section(side, of)) {
        if (cJSON_HasObjectItem(object, key)) {
            continue;
        }
        cJSON *list = cJSON_AddArrayToObject(object, key);
        cJSON_ArrayForEach(item, section(side, listed)) {
            const char *id = cJSON_GetObjectItemCaseSensitive(item, "id")->valuestring;
            cJSON_AddItemToArray(list, cJSON_CreateString(id));
        }
    }
}

/* Where an object of the section has no such key, or must have one more, it gets this string. */
static void add_string(cJSON *side, const char *of, const char *key, const char *value) {
    cJSON *object;
    cJSON_ArrayForEach(object, section(side, of)) {
        cJSON *list = cJSON_GetObjectItemCaseSensitive(object, key);
        if (cJSON_IsArray(list)) {
            cJSON_AddItemToArray(list, cJSON_CreateString(value));
        } else if (list == NULL) {
            cJSON_AddStringToObject(object, key, value);
        }
    }
}

static void enclose(cJSON *side) {
    list_all(side, "teams", "areas", "areas");
    list_all(side, "teams", "shifts", "shifts");
    list_all(side, "members", "teams", "teams");
    list_all(side, "members", "desks", "desks");
    list_all(side, "members", "shifts", "shifts");
    list_all(side, "desks", "areas", "areas");
    list_all(side, "desks", "services", "services");
    add_string(side, "members", "fair_group", "everybody");
    add_string(side, "teams", "areas", OPEN);
    add_string(side, "desks", "areas", OPEN);
    add_string(side, "households", "area", OPEN);
    cJSON *open = cJSON_CreateObject();
    cJSON_AddStringToObject(open, "id", OPEN);
    cJSON_AddItemToArray(section(side, "areas"), open);
}

/* ---- Travel ---------------------------------------------------------------------------------- */

static cJSON *minutes_of(cJSON *side) {
    cJSON *travel = cJSON_GetObjectItemCaseSensitive(side, "travel");
    return cJSON_GetObjectItemCaseSensitive(travel, "minutes");
}

static void move_nodes(cJSON *node, int by) {
    cJSON *child;
    cJSON_ArrayForEach(child, node) {
        if (child->string != NULL && strcmp(child->string, "node") == 0) {
            cJSON_SetNumberValue(child, child->valuedouble + by);
        } else {
            move_nodes(child, by);
        }
    }
}

static void pad_row(cJSON *row, int before, int after) {
    for (int i = 0; i < before; i++) {
        cJSON_InsertItemInArray(row, 0, cJSON_CreateNumber(500));
    }
    for (int i = 0; i < after; i++) {
        cJSON_AddItemToArray(row, cJSON_CreateNumber(500));
    }
}

/* The nodes of the second follow those of the first. */
static void join_matrices(cJSON *a, cJSON *b) {
    cJSON *first = minutes_of(a), *second = minutes_of(b), *row;
    if (first == NULL) {
        return;
    }
    int n = cJSON_GetArraySize(first), m = cJSON_GetArraySize(second);
    move_nodes(b, n);
    cJSON_ArrayForEach(row, first) {
        pad_row(row, 0, m);
    }
    cJSON_ArrayForEach(row, second) {
        pad_row(row, n, 0);
    }
    while (cJSON_GetArraySize(second) > 0) {
        cJSON_AddItemToArray(first, cJSON_DetachItemFromArray(second, 0));
    }
}

/* ---- Both ------------------------------------------------------------------------------------ */

static cJSON *make_side(uint64_t seed, const ds_test_random_options *options, const char *name) {
    char *text = ds_test_random_instance(seed, options);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    cJSON *side = cJSON_Parse(text);
    free(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(side);
    static const char *const shared[] = {"kinds", "roles", "skills", "x-origin"};
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++) {
        cJSON_DeleteItemFromObjectCaseSensitive(side, shared[i]);
    }
    date_back(side);
    enclose(side);
    cJSON *list;
    cJSON_ArrayForEach(list, side) {
        rename_ids(list, name, strcmp(list->string, "teams") == 0);
    }
    return side;
}

static void append(cJSON *a, cJSON *b, const char *key) {
    cJSON *to = section(a, key), *from = section(b, key);
    while (cJSON_GetArraySize(from) > 0) {
        cJSON_AddItemToArray(to, cJSON_DetachItemFromArray(from, 0));
    }
}

static ds_instance *read(const char *text) {
    ds_instance *in = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    for (int i = 0; i < diags.count && in == NULL; i++) {
        printf("\n    %s: %s", diags.items[i].pointer, diags.items[i].message);
    }
    ds_diags_free(&diags);
    return in;
}

ds_instance *ds_test_side_by_side(uint64_t a, uint64_t b, const ds_test_random_options *options) {
    static const char *const lists[] = {"shifts",  "services", "areas",      "places", "teams",
                                        "members", "desks",    "households", "locks"};
    cJSON *first = make_side(a, options, "a"), *second = make_side(b, options, "b");
    while ((minutes_of(first) == NULL) != (minutes_of(second) == NULL)) {
        cJSON_Delete(second);
        second = make_side(++b, options, "b");
    }
    join_matrices(first, second);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        append(first, second, lists[i]);
    }
    char *text = cJSON_PrintUnformatted(first);
    ds_instance *in = read(text);
    cJSON_free(text);
    cJSON_Delete(first);
    cJSON_Delete(second);
    return in;
}
