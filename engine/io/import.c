#include "io/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/emit.h"
#include "io/import_table.h"
#include "io/instance_read.h"
#include "model/instance.h"
#include "model/where.h"

typedef struct import {
    ds_import_context context;
    ds_import_source sources[DS_IMPORT_TABLES];
    ds_arena arena;
} import;

/* ---- Files ---- */

static void take_tables(import *m, const doorstep_table *tables, int count) {
    for (int t = 0; t < DS_IMPORT_TABLES; t++) {
        m->sources[t].table = &ds_import_tables[t];
    }
    for (int i = 0; i < count; i++) {
        int t = ds_import_table_of(tables[i].file);
        if (t == DS_IMPORT_TABLES) {
            continue;
        }
        ds_import_source *s = &m->sources[t];
        if (s->file != NULL) {
            ds_import_mistake(&m->context, tables[i].file, (ds_csv_place){0},
                              "the table is given twice");
            continue;
        }
        s->file = tables[i].file;
        s->text = tables[i].text;
        s->length = tables[i].length;
    }
}

static void require_tables(import *m, const char *folder) {
    for (int t = 0; t < DS_IMPORT_TABLES; t++) {
        if (m->sources[t].file == NULL && ds_import_tables[t].needed) {
            ds_buf file = {0};
            ds_buf_printf(&file, "%s%s.csv", folder, ds_import_tables[t].name);
            ds_import_mistake(&m->context, file.failed ? NULL : file.bytes, (ds_csv_place){0},
                              "the file is missing, expected a table of %s",
                              ds_import_tables[t].name);
            ds_buf_free(&file);
        }
    }
}

/* ---- The instance's text ---- */

/* Where no table lists the areas, they are those of the households. */
static void put_areas(const import *m, ds_buf *out) {
    const char *const *ids = (const char *const *)(const void *)m->context.areas.items;
    ds_buf_puts(out, ",\n  \"areas\": [");
    for (int32_t i = 0; i < m->context.areas.count; i++) {
        ds_buf_puts(out, i == 0 ? "\n    {\"id\":" : ",\n    {\"id\":");
        ds_emit_string(out, ids[i]);
        ds_buf_puts(out, "}");
    }
    ds_buf_puts(out, m->context.areas.count > 0 ? "\n  ]" : "]");
}

static void put_instance(import *m, ds_buf *out) {
    ds_import_context *c = &m->context;
    ds_buf_puts(out, "{\n  \"doorstep\": 1");
    for (int t = 0; t < DS_IMPORT_TABLES; t++) {
        ds_import_source *s = &m->sources[t];
        if (s->file == NULL) {
            continue;
        }
        if (t == DS_IMPORT_SETTINGS) {
            ds_import_settings(c, s, out);
        } else {
            ds_buf_printf(out, ",\n  \"%s\": ", ds_import_tables[t].name);
            ds_import_list(c, s, out);
        }
        if (t == DS_IMPORT_SHIFTS) {
            c->shifts = (ds_list_ids){.items = (const char **)(void *)c->shift_ids.items,
                                      .count = c->shift_ids.count,
                                      .given = true};
        }
    }
    if (m->sources[DS_IMPORT_AREAS].file == NULL && c->areas.count > 0) {
        put_areas(m, out);
    }
    ds_buf_puts(out, "\n}\n");
    c->no_memory |= m->arena.failed;
}

/* ---- Its mistakes ---- */

/* The table that a pointer leads into, the element there, and what follows in the pointer. */
static const ds_import_source *source_of(const import *m, const char *pointer, int32_t *index,
                                         const char **rest) {
    for (int t = 0; pointer != NULL && t < DS_IMPORT_SETTINGS; t++) {
        const ds_import_source *s = &m->sources[t];
        size_t length = strlen(s->table->name);
        if (s->file != NULL && pointer[0] == '/' &&
            strncmp(pointer + 1, s->table->name, length) == 0 && pointer[length + 1] == '/') {
            char *end;
            *index = (int32_t)strtol(pointer + length + 2, &end, 10);
            *rest = end;
            return s;
        }
    }
    *index = 0;
    *rest = pointer != NULL ? pointer : "";
    return &m->sources[DS_IMPORT_SETTINGS];
}

/* A message that points to another element says its file and line instead. */
static void put_message(import *m, ds_buf *out, const char *message) {
    const char *at;
    while ((at = strstr(message, " /")) != NULL) {
        int32_t index;
        const char *rest;
        char pointer[DS_POINTER_MAX], column[100];
        snprintf(pointer, sizeof pointer, "%.*s", (int)strcspn(at + 1, " ,;"), at + 1);
        const ds_import_source *s = source_of(m, pointer, &index, &rest);
        size_t length = strlen(pointer);
        ds_buf_add(out, message, (size_t)(at + 1 - message));
        if (s == &m->sources[DS_IMPORT_SETTINGS]) {
            ds_buf_add(out, pointer, length);
        } else {
            ds_csv_place place =
                ds_import_place(s, index, rest, column, sizeof column, &m->context.no_memory);
            ds_buf_printf(out, "%s:%d", s->file, place.line);
        }
        message = at + 1 + length;
    }
    ds_buf_puts(out, message);
}

static void retell(import *m, ds_diags *to, const ds_diag *diag) {
    int32_t index;
    const char *rest;
    char column[100];
    ds_buf message = {0};
    const ds_import_source *s = source_of(m, diag->pointer, &index, &rest);
    if (s->file == NULL || ds_import_is_doubtful(s, index, rest)) {
        return;
    }
    ds_csv_place place =
        ds_import_place(s, index, rest, column, sizeof column, &m->context.no_memory);
    int count = to != NULL ? to->count : 0;
    if (column[0] != '\0') {
        ds_buf_printf(&message, ds_import_told(&m->context, "column \"%s\": "), column);
    }
    put_message(m, &message, diag->message);
    (diag->warning ? ds_warning : ds_error)(to, NULL, "%s",
                                            message.failed ? diag->message : message.bytes);
    ds_buf_free(&message);
    if (to != NULL && to->count > count) {
        to->items[count].line = place.line;
        to->items[count].column = ds_csv_column(place);
        ds_diag_set_file(&to->items[count], s->file);
    }
}

/* Mistakes beyond those that are kept are counted. */
static doorstep_status judge(import *m, const ds_buf *text) {
    ds_diags found;
    ds_instance *in = NULL;
    ds_diags_init(&found);
    found.language = ds_diags_language(m->context.diags);
    doorstep_status status = ds_instance_read(text->bytes, text->length, NULL, &found, &in);
    ds_instance_free(in);
    int kept = 0;
    for (int i = 0; i < found.count; i++) {
        retell(m, m->context.diags, &found.items[i]);
        kept += !found.items[i].warning;
    }
    if (m->context.diags != NULL) {
        m->context.diags->errors += found.errors - kept;
    }
    ds_diags_free(&found);
    return status;
}

static bool any_lost(const import *m) {
    bool lost = false;
    for (int t = 0; t < DS_IMPORT_TABLES; t++) {
        lost |= m->sources[t].lost || (m->sources[t].file == NULL && ds_import_tables[t].needed);
    }
    return lost;
}

static doorstep_status outcome(import *m, const ds_buf *text) {
    doorstep_status status = DOORSTEP_BAD_INPUT;
    if (!text->failed && !m->context.no_memory && !any_lost(m)) {
        status = judge(m, text);
    }
    if (text->failed || m->context.no_memory) {
        return DOORSTEP_NO_MEMORY;
    }
    return status == DOORSTEP_OK && m->context.mistakes > 0 ? DOORSTEP_BAD_INPUT : status;
}

doorstep_status ds_import(const doorstep_table *tables, int count, const char *folder,
                          ds_diags *diags, char **out, size_t *out_length) {
import m = {.context = {.diags = diags } };
    ds_buf text = {0};
    ds_arena_init(&m.arena);
    m.context.arena = &m.arena;
    m.context.shift_ids = ds_buffer_make(&m.arena, sizeof(const char *));
    m.context.areas = ds_buffer_make(&m.arena, sizeof(const char *));
    take_tables(&m, tables, count);
    require_tables(&m, folder);
    put_instance(&m, &text);
    doorstep_status status = outcome(&m, &text);
    *out = NULL;
    if (status == DOORSTEP_OK) {
        status = ds_buf_take(&text, out, out_length);
    }
    ds_buf_free(&text);
    ds_arena_free(&m.arena);
    return status;
}
