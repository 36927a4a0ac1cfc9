#include "io/boundary.h"

#include <math.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/expected.h"
#include "words/messages.h"

static bool check_position(ds_reporter *reporter, const ds_where *at, const cJSON *item) {
    static const double most[] = {180, 90};
    const cJSON *number = cJSON_IsArray(item) ? item->child : NULL;
    for (int i = 0; i < 2; i++) {
        if (!cJSON_IsNumber(number) || !(fabs(number->valuedouble) <= most[i])) {
            return ds_json_expected(reporter, at, item,
                                    "a position [longitude, latitude] in degrees");
        }
        number = number->next;
    }
    return true;
}

static const cJSON *last_of(const cJSON *list) {
    return list->child != NULL ? list->child->prev : NULL;
}

/* Closed: at least four positions, the last of them the first again. */
static bool check_ring(ds_reporter *reporter, const ds_where *at, const cJSON *item) {
    if (cJSON_GetArraySize(item) < 4 || !cJSON_Compare(item->child, last_of(item), true)) {
        return ds_json_expected(reporter, at, item,
                                "a closed ring of at least 4 positions, the last like the first");
    }
    return true;
}

/* Lists in lists: polygons (3), rings (2), positions (1). */
static bool check_level(ds_reporter *reporter, const ds_where *at, const cJSON *item, int level) {
    static const char *const expected[] = {"", DS_TEXT("a ring: a list of positions"),
                                           DS_TEXT("a polygon: a list of rings"),
                                           DS_TEXT("a list of polygons")};
    if (level == 0) {
        return check_position(reporter, at, item);
    }
    if (!cJSON_IsArray(item) || item->child == NULL) {
        return ds_json_expected(reporter, at, item, expected[level]);
    }
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        if (!check_level(reporter, DS_ITEM(at, index++), child, level - 1)) {
            return false;
        }
    }
    return level != 1 || check_ring(reporter, at, item);
}

bool ds_boundary_check(ds_reporter *reporter, const ds_where *at, const cJSON *object) {
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "type");
    const cJSON *coordinates = cJSON_GetObjectItemCaseSensitive(object, "coordinates");
    const char *name = cJSON_IsString(type) ? type->valuestring : "";
    int levels = strcmp(name, "Polygon") == 0 ? 2 : strcmp(name, "MultiPolygon") == 0 ? 3 : 0;
    if (type == NULL || coordinates == NULL) {
        ds_mistake(reporter, at, "the key \"%s\" is missing, expected in GeoJSON",
                   type == NULL ? "type" : "coordinates");
        return false;
    }
    if (levels == 0) {
        return ds_json_expected(reporter, DS_KEY(at, "type"), type,
                                "\"Polygon\" or \"MultiPolygon\"");
    }
    return check_level(reporter, DS_KEY(at, "coordinates"), coordinates, levels);
}

/* Twice the area within a closed ring, positive where it runs counterclockwise. */
static double signed_area(const cJSON *ring) {
    double sum = 0;
    for (const cJSON *a = ring->child, *b = a->next; b != NULL; a = b, b = b->next) {
        const cJSON *from = a->child, *to = b->child;
        sum +=
            from->valuedouble * to->next->valuedouble - to->valuedouble * from->next->valuedouble;
    }
    return sum;
}

static void reverse(cJSON *list) {
    cJSON *next;
    for (cJSON *child = list->child->next; child != NULL; child = next) {
        next = child->next;
        cJSON_InsertItemInArray(list, 0, cJSON_DetachItemViaPointer(list, child));
    }
}

/* A polygon (2), or a list of polygons (3). */
static void turn_rings(cJSON *item, int level) {
    for (cJSON *child = item->child; child != NULL; child = child->next) {
        if (level == 3) {
            turn_rings(child, 2);
        } else if ((signed_area(child) < 0) == (child == item->child)) {
            reverse(child);
        }
    }
}

char *ds_boundary_text(const cJSON *object) {
    cJSON *copy = cJSON_Duplicate(object, true);
    if (copy == NULL) {
        return NULL;
    }
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(copy, "type");
    turn_rings(cJSON_GetObjectItemCaseSensitive(copy, "coordinates"),
               strcmp(type->valuestring, "Polygon") == 0 ? 2 : 3);
    char *text = cJSON_PrintUnformatted(copy);
    cJSON_Delete(copy);
    return text;
}
