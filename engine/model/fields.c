#include "model/fields.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/ids.h"

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
static void write_bound(double value, char *buffer, size_t size) {
    char digits[32];
    if (value != floor(value)) {
        snprintf(buffer, size, "%.*f", fabs(value) < 0.01 ? 6 : 2, value);
        return;
    }
    int length = snprintf(digits, sizeof digits, "%.0f", fabs(value));
    size_t used = 0;
    if (value < 0) {
        buffer[used++] = '-';
    }
    for (int i = 0; i < length && used + 2 < size; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            buffer[used++] = ',';
        }
        buffer[used++] = digits[i];
    }
    buffer[used] = '\0';
}

static void expect_number(const ds_field *field, const char *noun, char *buffer, size_t size) {
    char low[32], high[32];
    write_bound(field->low, low, sizeof low);
    write_bound(field->high, high, sizeof high);
    if (field->low == field->high) {
        snprintf(buffer, size, "%s", low);
    } else if (field->above) {
        snprintf(buffer, size, "%s above %s, at most %s", noun, low, high);
    } else {
        snprintf(buffer, size, "%s from %s to %s", noun, low, high);
    }
}

static void expect_choices(const ds_field *field, char *buffer, size_t size) {
    bool many = field->type == DS_FIELD_CHOICES;
    int used = snprintf(buffer, size, "%s", many ? "a list of some of " : "");
    for (int i = 0; field->choices[i] != NULL && (size_t)used < size; i++) {
        bool last = field->choices[i + 1] == NULL;
        const char *joint = i == 0 ? "" : last ? (many ? " and " : " or ") : ", ";
        used += snprintf(buffer + used, size - (size_t)used, "%s\"%s\"", joint, field->choices[i]);
    }
}

void ds_field_expected(const ds_field *field, char *buffer, size_t size) {
    static const char *const nouns[] = {
        [DS_FIELD_TEXT] = "a string",
        [DS_FIELD_ID] = "a string that is not empty",
        [DS_FIELD_IDS] = "a list of strings",
        [DS_FIELD_ID_OR_IDS] = "a string or a list of strings",
        [DS_FIELD_WHOLE] = "a whole number",
        [DS_FIELD_NUMBER] = "a number",
        [DS_FIELD_FLAG] = "true or false",
        [DS_FIELD_DATE] = "a date that exists, as \"YYYY-MM-DD\"",
        [DS_FIELD_CLOCK] = "a time from \"00:00\" to \"23:59:59\", as \"HH:MM\" or \"HH:MM:SS\"",
        [DS_FIELD_COUNTS] = "an object of whole numbers",
        [DS_FIELD_MATRIX] = "a list of rows of numbers",
        [DS_FIELD_BOUNDARY] = "a GeoJSON Polygon or MultiPolygon",
    };
    switch (field->type) {
    case DS_FIELD_WHOLE:
    case DS_FIELD_NUMBER:
        expect_number(field, nouns[field->type], buffer, size);
        break;
    case DS_FIELD_CHOICE:
    case DS_FIELD_CHOICES:
        expect_choices(field, buffer, size);
        break;
    case DS_FIELD_OBJECT:
        snprintf(buffer, size, "%s: an object", field->of->what);
        break;
    case DS_FIELD_ID_OR_OBJECT:
        snprintf(buffer, size, "%s: a string or an object", field->of->what);
        break;
    case DS_FIELD_OBJECTS:
        snprintf(buffer, size, "a list of objects, each %s", field->of->what);
        break;
    default:
        snprintf(buffer, size, "%s", nouns[field->type]);
    }
}
