#include "io/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/boundary.h"
#include "io/expected.h"
#include "model/calendar.h"

cJSON *ds_json_parse(const ds_json *json, ds_span span) {
    cJSON *tree = cJSON_ParseWithLength(span.text, span.length);
    json->arena->failed |= tree == NULL; /* the text is sound, so only memory can be missing */
    return tree;
}

void ds_json_free(cJSON *tree) {
    cJSON_Delete(tree);
}

char *ds_json_text(const ds_json *json, ds_span span) {
    char *text = ds_arena_array(json->arena, span.length + 1, 1);
    if (text != NULL) {
        ds_scan_bytes bytes = ds_scan_bytes_of(span);
        char *next = text;
        for (int byte; (byte = ds_scan_byte(&bytes)) >= 0;) {
            *next++ = (char)byte;
        }
    }
    return text;
}

bool ds_json_own_key(const char *key) {
    return key[0] == 'x' && key[1] == '-';
}

/* ---- Messages ---- */

/* "found 3.5, expected a whole number from 1 to 10,000" */
static bool wrong(const ds_json *json, const ds_where *at, const cJSON *item,
                  const ds_field *field) {
    char expected[240];
    ds_field_expected(ds_diags_language(json->reporter->diags), field, expected, 160);
    if (cJSON_IsNull(item) && !field->required) {
        strcat(expected, ds_told(json->reporter, "; leave the key out instead"));
    }
    return ds_json_expected(json->reporter, at, item, expected);
}

static bool is_list_type(ds_field_type type) {
    return type == DS_FIELD_IDS || type == DS_FIELD_ID_OR_IDS || type == DS_FIELD_OBJECTS ||
           type == DS_FIELD_COUNTS || type == DS_FIELD_MATRIX;
}

const ds_field *ds_json_unknown_key(const ds_json *json, const ds_where *at, const ds_table *table,
                                    const char *key, void *object) {
    const ds_field *nearest = ds_fields_nearest(table, key);
    if (nearest == NULL) {
        ds_mistake(json->reporter, DS_KEY(at, key),
                   "unknown key \"%.60s\" in %s; keys of your own begin with \"x-\"", key,
                   ds_told(json->reporter, table->what));
        return NULL;
    }
    ds_mistake(json->reporter, DS_KEY(at, key), "unknown key \"%.60s\"; did you mean \"%s\"?", key,
               nearest->key);
    ((ds_field_state *)object)->broken = true;
    if (is_list_type(nearest->type)) {
        ((ds_list_any *)(void *)((char *)object + nearest->offset))->broken = true;
    }
    return nearest;
}

bool ds_json_all_given(const ds_json *json, const ds_where *at, const ds_table *table,
                       uint64_t seen) {
    bool all = true;
    for (int i = 0; i < table->n_fields; i++) {
        if (table->fields[i].required && (seen >> i & 1) == 0) {
            char expected[160];
            ds_field_expected(ds_diags_language(json->reporter->diags), &table->fields[i], expected,
                              sizeof expected);
            ds_mistake(json->reporter, at, "the key \"%s\" is missing, expected %s",
                       table->fields[i].key, expected);
            all = false;
        }
    }
    return all;
}

/* ---- One function for each type of value ---- */

static bool keep_text(const ds_json *json, const char *text, void *target) {
    *(const char **)target = ds_arena_copy(json->arena, text, strlen(text));
    return true;
}

static bool read_text(const ds_json *json, const ds_where *at, const cJSON *item,
                      const ds_field *field, void *target) {
    if (!cJSON_IsString(item)) {
        return wrong(json, at, item, field);
    }
    return keep_text(json, item->valuestring, target);
}

static bool read_id(const ds_json *json, const ds_where *at, const cJSON *item,
                    const ds_field *field, void *target) {
    if (!cJSON_IsString(item) || item->valuestring[0] == '\0') {
        return wrong(json, at, item, field);
    }
    return keep_text(json, item->valuestring, target);
}

/* Room for a list's elements; the count is set where there is memory for them. */
static bool make_room(const ds_json *json, const cJSON *item, size_t size, ds_list_any *list) {
    int count = cJSON_GetArraySize(item);
    list->given = true;
    list->items = ds_arena_array(json->arena, (size_t)count, size);
    list->count = list->items != NULL ? count : 0;
    return list->items != NULL;
}

static bool is_list(const ds_json *json, const ds_where *at, const cJSON *item,
                    const ds_field *field, ds_list_any *list) {
    list->given = true;
    list->broken = !cJSON_IsArray(item) || (field->not_empty && item->child == NULL);
    if (list->broken && cJSON_IsArray(item)) {
        return ds_json_expected(json->reporter, at, item, "at least one element");
    }
    return list->broken ? wrong(json, at, item, field) : true;
}

static bool read_ids(const ds_json *json, const ds_where *at, const cJSON *item,
                     const ds_field *field, void *target) {
    static const ds_field element = {.type = DS_FIELD_ID, .required = true};
    ds_list_any *list = target;
    if (!is_list(json, at, item, field, list)) {
        return false;
    }
    if (!make_room(json, item, sizeof(const char *), list)) {
        return true;
    }
    const char **next = list->items;
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        list->broken |= !read_id(json, DS_ITEM(at, index++), child, &element, next++);
    }
    return true;
}

static bool read_id_or_ids(const ds_json *json, const ds_where *at, const cJSON *item,
                           const ds_field *field, void *target) {
    if (cJSON_IsArray(item)) {
        return read_ids(json, at, item, field, target);
    }
    ds_list_any *list = target;
    list->given = list->single = true;
    const char *id = NULL;
    list->broken = !read_id(json, at, item, field, &id);
    if (list->broken) {
        return false;
    }
    const char **items = DS_ARENA_NEW(json->arena, const char *, 1);
    if (items != NULL) {
        items[0] = id;
        list->items = items;
        list->count = 1;
    }
    return true;
}

/* A number in the row's range. Infinite ones have been reported by the scan. */
static bool fits(const ds_json *json, const ds_where *at, const cJSON *item, const ds_field *field,
                 bool whole) {
    double value = cJSON_IsNumber(item) ? item->valuedouble : 0;
    if (!isfinite(value)) {
        return false;
    }
    bool good = cJSON_IsNumber(item) && (field->above ? value > field->low : value >= field->low) &&
                value <= field->high && (!whole || value == floor(value));
    return good ? true : wrong(json, at, item, field);
}

static bool read_whole(const ds_json *json, const ds_where *at, const cJSON *item,
                       const ds_field *field, void *target) {
    if (!fits(json, at, item, field, true)) {
        return false;
    }
    *(int32_t *)target = (int32_t)item->valuedouble;
    return true;
}

static bool read_number(const ds_json *json, const ds_where *at, const cJSON *item,
                        const ds_field *field, void *target) {
    if (!fits(json, at, item, field, false)) {
        return false;
    }
    *(double *)target = item->valuedouble;
    return true;
}

static bool read_flag(const ds_json *json, const ds_where *at, const cJSON *item,
                      const ds_field *field, void *target) {
    if (!cJSON_IsBool(item)) {
        return wrong(json, at, item, field);
    }
    *(bool *)target = cJSON_IsTrue(item);
    return true;
}

static bool read_date(const ds_json *json, const ds_where *at, const cJSON *item,
                      const ds_field *field, void *target) {
    bool good = cJSON_IsString(item) && ds_date_parse(item->valuestring, target);
    return good ? true : wrong(json, at, item, field);
}

static bool read_clock(const ds_json *json, const ds_where *at, const cJSON *item,
                       const ds_field *field, void *target) {
    bool good = cJSON_IsString(item) && ds_clock_parse(item->valuestring, target);
    return good ? true : wrong(json, at, item, field);
}

static int choice_of(const cJSON *item, const ds_field *field) {
    for (int i = 0; cJSON_IsString(item) && field->choices[i] != NULL; i++) {
        if (strcmp(field->choices[i], item->valuestring) == 0) {
            return i;
        }
    }
    return -1;
}

static bool read_choice(const ds_json *json, const ds_where *at, const cJSON *item,
                        const ds_field *field, void *target) {
    int choice = choice_of(item, field);
    if (choice < 0) {
        return wrong(json, at, item, field);
    }
    *(uint8_t *)target = (uint8_t)choice;
    return true;
}

static bool read_choices(const ds_json *json, const ds_where *at, const cJSON *item,
                         const ds_field *field, void *target) {
    ds_list_any list = {0};
    if (!is_list(json, at, item, field, &list)) {
        return false;
    }
    ds_field one = *field;
    one.type = DS_FIELD_CHOICE;
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next, index++) {
        uint8_t choice = 0;
        if (!read_choice(json, DS_ITEM(at, index), child, &one, &choice)) {
            return false;
        }
        *(uint8_t *)target |= (uint8_t)(1u << choice);
    }
    return true;
}

static bool read_object(const ds_json *json, const ds_where *at, const cJSON *item,
                        const ds_field *field, void *target) {
    if (!cJSON_IsObject(item)) {
        ((ds_field_state *)target)->broken = true;
        return wrong(json, at, item, field);
    }
    return ds_json_object(json, at, item, field->of, target);
}

static bool read_id_or_object(const ds_json *json, const ds_where *at, const cJSON *item,
                              const ds_field *field, void *target) {
    if (!cJSON_IsString(item)) {
        return read_object(json, at, item, field, target);
    }
    ds_field_state *state = target;
    state->given = true;
    state->broken = !read_id(json, at, item, field, (char *)target + field->of->alias);
    return !state->broken;
}

static bool read_objects(const ds_json *json, const ds_where *at, const cJSON *item,
                         const ds_field *field, void *target) {
    ds_list_any *list = target;
    if (!is_list(json, at, item, field, list)) {
        return false;
    }
    if (!make_room(json, item, field->of->size, list)) {
        return true;
    }
    char *next = list->items;
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        ds_fields_default(field->of, next);
        ds_json_object(json, DS_ITEM(at, index++), child, field->of, next);
        next += field->of->size;
    }
    return true;
}

static bool read_counts(const ds_json *json, const ds_where *at, const cJSON *item,
                        const ds_field *field, void *target) {
    if (!cJSON_IsObject(item)) {
        return wrong(json, at, item, field);
    }
    ds_list_any *list = target;
    if (!make_room(json, item, sizeof(ds_field_count), list)) {
        return true;
    }
    ds_field whole = *field;
    whole.type = DS_FIELD_WHOLE;
    ds_field_count *next = list->items;
    list->count = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        if (!ds_json_own_key(child->string) &&
            read_whole(json, DS_KEY(at, child->string), child, &whole, &next->value)) {
            keep_text(json, child->string, &next->key);
            next++;
            list->count++;
        }
    }
    return true;
}

static bool read_row(const ds_json *json, const ds_where *at, const cJSON *item,
                     const ds_field *field, ds_list_any *row) {
    ds_field number = *field;
    number.type = DS_FIELD_NUMBER;
    if (!cJSON_IsArray(item)) {
        return ds_json_expected(json->reporter, at, item, "a row: a list of numbers");
    }
    if (!make_room(json, item, sizeof(double), row)) {
        return true;
    }
    double *next = row->items;
    bool good = true;
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        good &= read_number(json, DS_ITEM(at, index++), child, &number, next++);
    }
    return good;
}

static bool read_matrix(const ds_json *json, const ds_where *at, const cJSON *item,
                        const ds_field *field, void *target) {
    ds_list_any *list = target;
    if (!is_list(json, at, item, field, list)) {
        return false;
    }
    if (!make_room(json, item, sizeof(ds_list_numbers), list)) {
        return true;
    }
    ds_list_any *next = list->items;
    int32_t index = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        list->broken |= !read_row(json, DS_ITEM(at, index++), child, field, next++);
    }
    return true;
}

static bool read_boundary(const ds_json *json, const ds_where *at, const cJSON *item,
                          const ds_field *field, void *target) {
    if (!cJSON_IsObject(item)) {
        return wrong(json, at, item, field);
    }
    if (!ds_boundary_check(json->reporter, at, item)) {
        return false;
    }
    char *text = ds_boundary_text(item);
    if (text == NULL) {
        json->arena->failed = true;
        return false;
    }
    const char **kept = target;
    *kept = ds_arena_copy(json->arena, text, strlen(text));
    cJSON_free(text);
    return *kept != NULL;
}

typedef bool (*read_function)(const ds_json *, const ds_where *, const cJSON *, const ds_field *,
                              void *);

bool ds_json_value(const ds_json *json, const ds_where *at, const cJSON *item,
                   const ds_field *field, void *target) {
    static const read_function readers[] = {
        [DS_FIELD_TEXT] = read_text,
        [DS_FIELD_ID] = read_id,
        [DS_FIELD_IDS] = read_ids,
        [DS_FIELD_ID_OR_IDS] = read_id_or_ids,
        [DS_FIELD_WHOLE] = read_whole,
        [DS_FIELD_NUMBER] = read_number,
        [DS_FIELD_FLAG] = read_flag,
        [DS_FIELD_DATE] = read_date,
        [DS_FIELD_CLOCK] = read_clock,
        [DS_FIELD_CHOICE] = read_choice,
        [DS_FIELD_CHOICES] = read_choices,
        [DS_FIELD_OBJECT] = read_object,
        [DS_FIELD_ID_OR_OBJECT] = read_id_or_object,
        [DS_FIELD_OBJECTS] = read_objects,
        [DS_FIELD_COUNTS] = read_counts,
        [DS_FIELD_MATRIX] = read_matrix,
        [DS_FIELD_BOUNDARY] = read_boundary,
    };
    return readers[field->type](json, at, item, field, target);
}

/* ---- Objects ---- */

static uint64_t row_bit(const ds_table *table, const ds_field *field) {
    return field != NULL ? UINT64_C(1) << (field - table->fields) : 0;
}

bool ds_json_object(const ds_json *json, const ds_where *at, const cJSON *item,
                    const ds_table *table, void *object) {
    ds_field_state *state = object;
    state->given = true;
    if (!cJSON_IsObject(item)) {
        char expected[120];
        snprintf(expected, sizeof expected, ds_told(json->reporter, "%s: an object"),
                 ds_told(json->reporter, table->what));
        state->broken = true;
        return ds_json_expected(json->reporter, at, item, expected);
    }
    uint64_t seen = 0, excused = 0;
    for (const cJSON *child = item->child; child != NULL; child = child->next) {
        const ds_field *field = ds_fields_find(table, child->string);
        if (field != NULL) {
            bool again = (seen & row_bit(table, field)) != 0;
            seen |= row_bit(table, field);
            state->broken |= again || !ds_json_value(json, DS_KEY(at, child->string), child, field,
                                                     (char *)object + field->offset);
        } else if (!ds_json_own_key(child->string)) {
            excused |= row_bit(table, ds_json_unknown_key(json, at, table, child->string, object));
        }
    }
    state->broken |= !ds_json_all_given(json, at, table, seen | excused);
    return true;
}
