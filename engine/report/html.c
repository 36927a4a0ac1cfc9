#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "io/emit.h"
#include "report/html_data.h"
#include "report/page_text.h"
#include "words/words.h"

/* What every page's object begins with. */
static void put_start(ds_buf *buf, const ds_html_source *source, const char *title) {
    ds_buf_puts(buf, "{\"doorstep_page\": 1");
    ds_html_text(buf, "version", DOORSTEP_VERSION, false);
    ds_html_text(buf, "language", ds_language_tag(source->language), false);
    ds_html_text(buf, "title", title, false);
    ds_buf_puts(buf, ",\n\"words\": {");
    for (int w = 0; w < DS_N_WORDS; w++) {
        ds_html_text(buf, ds_word_key((ds_word)w), ds_words(source->language, (ds_word)w), w == 0);
    }
    ds_buf_puts(buf, "}");
    ds_html_put_head(buf, source);
    ds_html_put_verdict(buf, source);
}

/* JSON inside a script element: nothing in it may end the element or open a comment. '<' stands
 * only in strings, where JSON has another way to write it. */
static void put_json(ds_buf *buf, const ds_buf *data) {
    const char *json = data->bytes, *end = json + data->length;
    for (const char *at; (at = memchr(json, '<', (size_t)(end - json))) != NULL; json = at + 1) {
        ds_buf_add(buf, json, (size_t)(at - json));
        ds_buf_puts(buf, "\\u003c");
    }
    ds_buf_add(buf, json, (size_t)(end - json));
}

/* Text between tags. */
static void put_text(ds_buf *buf, const char *text) {
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<':
            ds_buf_puts(buf, "&lt;");
            break;
        case '&':
            ds_buf_puts(buf, "&amp;");
            break;
        default:
            ds_buf_add(buf, text, 1);
        }
    }
}

/* A page's text and what is filled in. */
typedef struct page {
    const char *text;
    const char *language, *title;
    const ds_buf *data;
} page;

static void put_marked(ds_buf *buf, const char *mark, size_t length, const page *p) {
    if (length == strlen("language") && memcmp(mark, "language", length) == 0) {
        ds_buf_puts(buf, p->language);
    } else if (length == strlen("title") && memcmp(mark, "title", length) == 0) {
        put_text(buf, p->title);
    } else {
        put_json(buf, p->data);
    }
}

static void fill(ds_buf *buf, const page *p) {
    static const char mark[] = "@doorstep:";
    const char *text = p->text;
    for (const char *at; (at = strstr(text, mark)) != NULL;) {
        const char *name = at + strlen(mark);
        size_t length = strcspn(name, "@");
        ds_buf_add(buf, text, (size_t)(at - text));
        put_marked(buf, name, length, p);
        text = name + length + 1;
    }
    ds_buf_puts(buf, text);
}

/* Fills the text with data, which is freed. */
static doorstep_status take(const ds_html_source *source, const char *page_text, const char *title,
                            ds_buf *data, char **text, size_t *length) {
    ds_buf out = {.failed = data->failed};
    const page p = {page_text, ds_language_tag(source->language), title, data};
    if (!data->failed) {
        fill(&out, &p);
    }
    ds_buf_free(data);
    return ds_buf_take(&out, text, length);
}

static const char *name_of(const ds_html_source *source) {
    return source->in->name[0] != '\0' ? source->in->name
                                       : ds_words(source->language, DS_WORD_plan);
}

doorstep_status ds_report_html(const ds_html_source *source, char **text, size_t *length) {
    ds_buf data = {0}, part = {0};
    if (source->view->part != DS_NONE) {
        ds_html_part_name(&part, source->in, source->view);
    }
    const char *title = part.bytes != NULL ? part.bytes : name_of(source);
    put_start(&data, source, title);
    ds_buf_printf(&data, ",\n\"part\": %s", part.bytes != NULL ? "true" : "false");
    ds_html_put_instance(&data, source);
    ds_html_put_plan(&data, source);
    ds_buf_puts(&data, "}");
    data.failed |= part.failed;
    doorstep_status status = take(source, ds_page_text, title, &data, text, length);
    ds_buf_free(&part);
    return status;
}

doorstep_status ds_report_html_index(const ds_html_source *source, char **text, size_t *length) {
    ds_buf data = {0};
    put_start(&data, source, name_of(source));
    ds_html_put_parts(&data, source);
    ds_buf_puts(&data, "}");
    return take(source, ds_index_text, name_of(source), &data, text, length);
}
