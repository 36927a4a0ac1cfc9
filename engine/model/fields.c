#include "model/fields.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/ids.h"
#include "words/messages.h"

/* Stores a number in the width of its kind. */
static void set_fallback(const ds_field *field, char *target) {
    switch (field->type) {
    case DS_FIELD_WHOLE:
    case DS_FIELD_DATE:
    case DS_FIELD_CLOCK:
        *(int32_t *)target = (int32_t)field->fallback;
        break;
    case DS_FIELD_NUMBER:
        *(double *)target = field->fallback;
        break;
    case DS_FIELD_FLAG:
        *(bool *)target = field->fallback != 0;
        break;
    case DS_FIELD_CHOICE:
    case DS_FIELD_CHOICES:
        *(uint8_t *)target = (uint8_t)field->fallback;
        break;
    case DS_FIELD_OBJECT:
    case DS_FIELD_ID_OR_OBJECT:
        ds_fields_default(field->of, target);
        break;
    default: /* strings and lists: zero is absent */
        break;
    }
}

void ds_fields_default(const ds_table *table, void *object) {
    for (int i = 0; i < table->n_fields; i++) {
        set_fallback(&table->fields[i], (char *)object + table->fields[i].offset);
    }
}

const ds_field *ds_fields_find(const ds_table *table, const char *key) {
    for (int i = 0; i < table->n_fields; i++) {
        if (strcmp(table->fields[i].key, key) == 0) {
            return &table->fields[i];
        }
    }
    return NULL;
}

const ds_field *ds_fields_nearest(const ds_table *table, const char *key) {
    int limit = (int)strlen(key) / 3;
    limit = limit < 1 ? 1 : limit;
    const ds_field *nearest = NULL;
    for (int i = 0; i < table->n_fields; i++) {
        int distance = ds_edit_distance(key, table->fields[i].key, limit);
        if (distance <= limit) {
            nearest = &table->fields[i];
            limit = distance - 1;
        }
    }
    return nearest;
}

/* 10000 as "10,000"; fractions as they are. */
static void write_bound(doorstep_language language, double value, char *buffer, size_t size) {
    int decimals = value == floor(value) ? 0 : fabs(value) < 0.01 ? 6 : 2;
    ds_format_number(language, buffer, size, value, decimals);
}

static void expect_number(doorstep_language language, const ds_field *field, const char *noun,
                          char *buffer, size_t size) {
    char low[32], high[32];
    write_bound(language, field->low, low, sizeof low);
    write_bound(language, field->high, high, sizeof high);
    if (field->low == field->high) {
        snprintf(buffer, size, "%s", low);
    } else if (field->above) {
        ds_format(language, buffer, size, "%s above %s, at most %s", noun, low, high);
    } else {
        ds_format(language, buffer, size, "%s from %s to %s", noun, low, high);
    }
}

static void expect_choices(doorstep_language language, const ds_field *field, char *buffer,
                           size_t size) {
    bool many = field->type == DS_FIELD_CHOICES;
    const char *before = ds_translate(language, many ? "a list of some of " : "");
    const char *joint = ds_translate(language, many ? " and " : " or ");
    int used = snprintf(buffer, size, "%s", before);
    for (int i = 0; field->choices[i] != NULL && (size_t)used < size; i++) {
        bool last = field->choices[i + 1] == NULL;
        used += snprintf(buffer + used, size - (size_t)used, "%s\"%s\"",
                         i == 0 ? ""
                         : last ? joint
                                : ", ",
                         field->choices[i]);
    }
}

void ds_field_expected(doorstep_language language, const ds_field *field, char *buffer,
                       size_t size) {
    static const char *const nouns[] = {
        [DS_FIELD_TEXT] = DS_TEXT("a string"),
        [DS_FIELD_ID] = DS_TEXT("a string that is not empty"),
        [DS_FIELD_IDS] = DS_TEXT("a list of strings"),
        [DS_FIELD_ID_OR_IDS] = DS_TEXT("a string or a list of strings"),
        [DS_FIELD_WHOLE] = DS_TEXT("a whole number"),
        [DS_FIELD_NUMBER] = DS_TEXT("a number"),
        [DS_FIELD_FLAG] = DS_TEXT("true or false"),
        [DS_FIELD_DATE] = DS_TEXT("a date that exists, as \"YYYY-MM-DD\""),
        [DS_FIELD_CLOCK] =
            DS_TEXT("a time from \"00:00\" to \"23:59:59\", as \"HH:MM\" or \"HH:MM:SS\""),
        [DS_FIELD_COUNTS] = DS_TEXT("an object of whole numbers"),
        [DS_FIELD_MATRIX] = DS_TEXT("a list of rows of numbers"),
        [DS_FIELD_BOUNDARY] = DS_TEXT("a GeoJSON Polygon or MultiPolygon"),
    };
    const char *what = field->of != NULL ? ds_translate(language, field->of->what) : "";
    switch (field->type) {
    case DS_FIELD_WHOLE:
    case DS_FIELD_NUMBER:
        expect_number(language, field, ds_translate(language, nouns[field->type]), buffer, size);
        break;
    case DS_FIELD_CHOICE:
    case DS_FIELD_CHOICES:
        expect_choices(language, field, buffer, size);
        break;
    case DS_FIELD_OBJECT:
        ds_format(language, buffer, size, "%s: an object", what);
        break;
    case DS_FIELD_ID_OR_OBJECT:
        ds_format(language, buffer, size, "%s: a string or an object", what);
        break;
    case DS_FIELD_OBJECTS:
        ds_format(language, buffer, size, "a list of objects, each %s", what);
        break;
    default:
        snprintf(buffer, size, "%s", ds_translate(language, nouns[field->type]));
    }
}
