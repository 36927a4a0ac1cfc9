/* An explanation as JSON: of every fact, what its words name. */
#include <string.h>

#include "io/emit.h"
#include "model/calendar.h"
#include "report/explain.h"
#include "report/explain_words.h"

typedef struct writer {
    const ds_instance *in;
    const ds_explanation *explanation;
    ds_buf buf;
} writer;

static const void *at(const ds_fact *fact, const ds_field *field) {
    return (const char *)fact + field->offset;
}

static void put_visit(writer *w, int32_t visit) {
    const ds_visit *v = &w->in->visits[visit];
    ds_buf_puts(&w->buf, "{\"household\": ");
    ds_emit_string(&w->buf, w->in->households[v->household].id);
    ds_buf_printf(&w->buf, ", \"visit\": %d}", v->number);
}

static const char *id_of(const ds_instance *in, ds_field_kind kind, int32_t i) {
    switch (kind) {
    case DS_FIELD_TEAM:
        return in->teams[i].id;
    case DS_FIELD_SHIFT:
    case DS_FIELD_SHIFT_LIST:
        return in->shifts[i].id;
    case DS_FIELD_DESK:
        return in->desks[i].id;
    case DS_FIELD_MEMBER:
    case DS_FIELD_MEMBER_LIST:
        return in->members[i].id;
    case DS_FIELD_AREA:
        return in->areas[i].id;
    default:
        return in->kinds[i].id;
    }
}

static void put_list(writer *w, ds_field_kind kind, ds_range list) {
    const int32_t *items = ds_items(w->explanation, list);
    ds_buf_puts(&w->buf, "[");
    for (int32_t i = 0; i < list.count; i++) {
        ds_buf_puts(&w->buf, i > 0 ? ", " : "");
        if (kind == DS_FIELD_VISIT_LIST || kind == DS_FIELD_MOVED_LIST) {
            put_visit(w, items[i]);
        } else {
            ds_emit_string(&w->buf, id_of(w->in, kind, items[i]));
        }
    }
    ds_buf_puts(&w->buf, "]");
}

static void put_bits(writer *w, uint64_t bits, const char *const *names) {
    const char *before = "";
    ds_buf_puts(&w->buf, "[");
    for (int32_t i = 0; i < 64; i++) {
        if ((bits >> i & 1) != 0) {
            ds_buf_puts(&w->buf, before);
            ds_emit_string(&w->buf, names[i]);
            before = ", ";
        }
    }
    ds_buf_puts(&w->buf, "]");
}

static void put_value(writer *w, const ds_fact *fact, const ds_field *field) {
    char date[DS_DATE_TEXT];
    int32_t number;
    switch (field->kind) {
    case DS_FIELD_FIGURE:
    case DS_FIELD_TIME:
    case DS_FIELD_HOURS:
        ds_emit_number(&w->buf, *(const double *)at(fact, field));
        return;
    case DS_FIELD_SKILLS:
    case DS_FIELD_ROLES:
        put_bits(w, *(const uint64_t *)at(fact, field),
                 field->kind == DS_FIELD_SKILLS ? w->in->skills : w->in->roles);
        return;
    case DS_FIELD_SHIFT_LIST:
    case DS_FIELD_VISIT_LIST:
    case DS_FIELD_MOVED_LIST:
    case DS_FIELD_MEMBER_LIST:
        put_list(w, field->kind, *(const ds_range *)at(fact, field));
        return;
    default:
        number = *(const int32_t *)at(fact, field);
    }
    switch (field->kind) {
    case DS_FIELD_COUNT:
    case DS_FIELD_PEOPLE:
    case DS_FIELD_VISITS:
        ds_buf_printf(&w->buf, "%d", number);
        break;
    case DS_FIELD_VISIT:
        put_visit(w, number);
        break;
    case DS_FIELD_DATE:
        ds_date_text(number, date);
        ds_emit_string(&w->buf, date);
        break;
    case DS_FIELD_CLOCK:
        ds_emit_clock(&w->buf, number / w->in->ticks_per_second);
        break;
    default:
        ds_emit_string(&w->buf, id_of(w->in, field->kind, number));
    }
}

static void put_fact(writer *w, const ds_fact *fact) {
    ds_buf_puts(&w->buf, "{\"fact\": ");
    ds_emit_string(&w->buf, ds_fact_key(fact->kind));
    for (const char *words = strchr(ds_fact_words(fact->kind), '{'); words != NULL;
         words = strchr(words, '{')) {
        const ds_field *field = ds_next_field(&words);
        ds_buf_puts(&w->buf, ", ");
        ds_emit_string(&w->buf, field->name);
        ds_buf_puts(&w->buf, ": ");
        put_value(w, fact, field);
    }
    ds_buf_puts(&w->buf, "}");
}

doorstep_status ds_report_explanation_json(const ds_instance *in, const ds_explanation *explanation,
                                           char **text, size_t *length) {
    writer w = {.in = in, .explanation = explanation};
    ds_buf_puts(&w.buf, "{\"doorstep_explain\": 1,\n \"instance\": {\"name\": ");
    ds_emit_string(&w.buf, in->name);
    ds_buf_puts(&w.buf, ", \"digest\": ");
    ds_emit_digest(&w.buf, in->digest);
    ds_buf_puts(&w.buf, "},\n \"facts\": [");
    for (int32_t i = 0; i < explanation->facts.count; i++) {
        ds_buf_puts(&w.buf, i == 0 ? "\n  " : ",\n  ");
        put_fact(&w, ds_fact_at(explanation, i));
    }
    ds_buf_puts(&w.buf, "]}\n");
    return ds_buf_take(&w.buf, text, length);
}
