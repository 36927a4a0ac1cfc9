/* An explanation as a page. */
#include <math.h>
#include <string.h>

#include "model/calendar.h"
#include "report/explain.h"
#include "report/explain_words.h"
#include "report/sections.h"
#include "words/messages.h"

enum { INDENT = 2, DEEPER = 4 };

typedef struct teller {
    const ds_instance *in;
    const ds_explanation *explanation;
    const char **people;
    doorstep_language language;
    ds_buf line;
} teller;

static int32_t number_at(const ds_fact *fact, const ds_field *field) {
    return *(const int32_t *)(const void *)((const char *)fact + field->offset);
}

static double figure_at(const ds_fact *fact, const ds_field *field) {
    return *(const double *)(const void *)((const char *)fact + field->offset);
}

static uint64_t bits_at(const ds_fact *fact, const ds_field *field) {
    return *(const uint64_t *)(const void *)((const char *)fact + field->offset);
}

static void put_bits(teller *t, uint64_t bits, const char *const *names, int32_t n,
                     const char *none) {
    ds_buf *buf = &t->line;
    const char *before = "";
    for (int32_t i = 0; i < n; i++) {
        if ((bits >> i & 1) != 0) {
            ds_buf_printf(buf, "%s%s", before, names[i]);
            before = ds_translate(t->language, " and ");
        }
    }
    ds_buf_puts(buf, bits == 0 ? ds_translate(t->language, none) : "");
}

static void put_item(teller *t, ds_field_kind kind, int32_t item) {
    const ds_instance *in = t->in;
    switch (kind) {
    case DS_FIELD_SHIFT_LIST:
        ds_buf_puts(&t->line, in->shifts[item].id);
        break;
    case DS_FIELD_MEMBER_LIST:
        ds_buf_puts(&t->line, t->people[item]);
        break;
    default:
        ds_put_visit(&t->line, t->language, in, item);
    }
}

static void put_list(teller *t, const ds_fact *fact, const ds_field *field) {
    ds_range list = *(const ds_range *)(const void *)((const char *)fact + field->offset);
    const int32_t *items = ds_items(t->explanation, list);
    bool moved = field->kind == DS_FIELD_MOVED_LIST;
    ds_buf_puts(&t->line, moved && list.count > 0 ? ds_translate(t->language, ", with ") : "");
    for (int32_t i = 0; i < list.count; i++) {
        ds_buf_puts(&t->line, i > 0 ? ", " : "");
        put_item(t, field->kind, items[i]);
    }
    ds_buf_puts(&t->line, ds_translate(t->language, list.count == 0 ? (moved ? "" : "nothing")
                                                    : moved         ? " elsewhere"
                                                                    : ""));
}

/* "one member", or behind a number `many`. */
static void put_counted(teller *t, int32_t count, const char *one, const char *many) {
    if (count != 1) {
        ds_buf_figure(&t->line, t->language, count, 0);
    }
    ds_buf_puts(&t->line, ds_translate(t->language, count == 1 ? one : many));
}

static void put_named(teller *t, ds_field_kind kind, int32_t index) {
    const ds_instance *in = t->in;
    switch (kind) {
    case DS_FIELD_VISIT:
        ds_put_visit(&t->line, t->language, in, index);
        break;
    case DS_FIELD_TEAM:
        ds_buf_say(&t->line, t->language, "team %s", in->teams[index].id);
        break;
    case DS_FIELD_SHIFT:
        ds_buf_puts(&t->line, in->shifts[index].id);
        break;
    case DS_FIELD_DESK:
        ds_buf_say(&t->line, t->language, "desk %s", in->desks[index].id);
        break;
    case DS_FIELD_MEMBER:
        ds_buf_puts(&t->line, t->people[index]);
        break;
    case DS_FIELD_AREA:
        ds_buf_say(&t->line, t->language, "area %s", in->areas[index].id);
        break;
    case DS_FIELD_KIND:
        ds_buf_puts(&t->line, in->kinds[index].id);
        break;
    default:
        ds_put_date(&t->line, t->language, index);
    }
}

static void put_field(teller *t, const ds_fact *fact, const ds_field *field) {
    const ds_instance *in = t->in;
    switch (field->kind) {
    case DS_FIELD_COUNT:
        ds_buf_figure(&t->line, t->language, number_at(fact, field), 0);
        break;
    case DS_FIELD_PEOPLE:
        put_counted(t, number_at(fact, field), DS_TEXT("one member"), DS_TEXT(" members"));
        break;
    case DS_FIELD_VISITS:
        put_counted(t, number_at(fact, field), DS_TEXT("one visit"), DS_TEXT(" visits"));
        break;
    case DS_FIELD_FIGURE:
    case DS_FIELD_HOURS:
        ds_buf_figure(&t->line, t->language, figure_at(fact, field), 2);
        break;
    case DS_FIELD_TIME:
        ds_buf_figure(&t->line, t->language, ceil(figure_at(fact, field) - 1e-6), 0);
        break;
    case DS_FIELD_CLOCK:
        ds_put_clock(&t->line, in, fact->clock);
        break;
    case DS_FIELD_SKILLS:
        put_bits(t, bits_at(fact, field), in->skills, in->n_skills, DS_TEXT("no special skills"));
        break;
    case DS_FIELD_ROLES:
        ds_buf_puts(&t->line, bits_at(fact, field) != 0 ? ds_translate(t->language, ", as ") : "");
        put_bits(t, bits_at(fact, field), in->roles, in->n_roles, "");
        break;
    case DS_FIELD_SHIFT_LIST:
    case DS_FIELD_VISIT_LIST:
    case DS_FIELD_MOVED_LIST:
    case DS_FIELD_MEMBER_LIST:
        put_list(t, fact, field);
        break;
    default:
        put_named(t, field->kind, number_at(fact, field));
    }
}

static void put_words(teller *t, const ds_fact *fact, const char *words) {
    while (*words != '\0') {
        size_t plain = strcspn(words, "{");
        ds_buf_add(&t->line, words, plain);
        words += plain;
        if (*words == '{') {
            put_field(t, fact, ds_next_field(&words));
        }
    }
}

/* A sentence begins with a capital, whatever it begins with: a word of ours, not an id. */
static void begin_large(teller *t) {
    static const char *const small[DS_LANGUAGES][3] = {{"team ", "desk ", "one "},
                                                       {"tổ ", "điểm trực ", "một "}};
    ds_buf *line = &t->line;
    for (int i = 0; !line->failed && line->length > 0 && i < 3; i++) {
        const char *word = small[t->language][i];
        if (strncmp(line->bytes, word, strlen(word)) != 0) {
            continue;
        }
        if (word[0] >= 'a' && word[0] <= 'z') {
            line->bytes[0] -= 'a' - 'A';
        } else {
            line->bytes[1]--; /* Đ stands before đ */
        }
    }
}

/* The first heading follows the blank line of the title. */
static void heading_of(ds_page *page, const char *text, bool first) {
    if (first) {
        ds_page_put(page, text);
        ds_page_underline(page, '-');
    } else {
        ds_page_heading(page, text);
    }
}

static void put_fact(teller *t, ds_page *page, const ds_fact *fact, bool first) {
    const char *words = ds_translate(t->language, ds_fact_words(fact->kind));
    bool heading = words[0] == '#', deeper = words[0] == '-';
    t->line = (ds_buf){0};
    put_words(t, fact, words + (heading || deeper));
    begin_large(t);
    page->buf.failed |= t->line.failed;
    if (!t->line.failed && heading) {
        heading_of(page, t->line.bytes, first);
    } else if (!t->line.failed) {
        ds_page_to(page, deeper ? DEEPER : INDENT);
        ds_page_wrap(page, t->line.bytes, deeper ? DEEPER : INDENT);
        ds_page_line(page);
    }
    ds_buf_free(&t->line);
}

doorstep_status ds_report_explanation(const ds_instance *in, const ds_explanation *explanation,
                                      doorstep_language language, char **text, size_t *length) {
    ds_sheet sheet = {.in = in, .page = {.language = language}};
    *text = NULL;
    ds_arena_init(&sheet.scratch);
    if (!ds_sheet_name_people(&sheet)) {
        ds_arena_free(&sheet.scratch);
        return DOORSTEP_NO_MEMORY;
    }
    teller t = {.in = in, .explanation = explanation, .people = sheet.people, .language = language};
    ds_sheet_title(&sheet.page, in);
    for (int32_t i = 0; i < explanation->facts.count; i++) {
        put_fact(&t, &sheet.page, ds_fact_at(explanation, i), i == 0);
    }
    ds_arena_free(&sheet.scratch);
    return ds_buf_take(&sheet.page.buf, text, length);
}
