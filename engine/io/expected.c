#include "io/expected.h"

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

/* What stands there, as a writer would call it. Long strings are cut between characters. */
static void show(const ds_reporter *reporter, const cJSON *item, char *buffer, size_t size) {
    enum { SHOWN = 40 };
    if (cJSON_IsString(item)) {
        size_t length = strlen(item->valuestring);
        bool cut = length > SHOWN;
        length = cut ? SHOWN : length;
        while (cut && length > 0 && ((unsigned char)item->valuestring[length] & 0xC0) == 0x80) {
            length--;
        }
        snprintf(buffer, size, "\"%.*s%s\"", (int)length, item->valuestring, cut ? "..." : "");
    } else if (cJSON_IsNumber(item)) {
        snprintf(buffer, size, "%.15g", item->valuedouble);
    } else {
        snprintf(buffer, size, "%s",
                 item == NULL         ? ds_told(reporter, "nothing")
                 : cJSON_IsNull(item) ? "null"
                 : cJSON_IsBool(item) ? cJSON_IsTrue(item) ? "true" : "false"
                 : cJSON_IsArray(item) && item->child == NULL ? ds_told(reporter, "an empty list")
                 : cJSON_IsArray(item)                        ? ds_told(reporter, "a list")
                                                              : ds_told(reporter, "an object"));
    }
}

bool ds_json_expected(ds_reporter *reporter, const ds_where *at, const cJSON *item,
                      const char *expected) {
    char found[80];
    show(reporter, item, found, sizeof found);
    ds_mistake(reporter, at, "found %s, expected %s", found, ds_told(reporter, expected));
    return false;
}
