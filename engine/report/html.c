#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "io/emit.h"
#include "report/html_data.h"
#include "report/page_text.h"
#include "words/words.h"

/* The page's one object. */
static void put_data(ds_buf *buf, const ds_html_source *source) {
    ds_buf_puts(buf, "{\"doorstep_page\": 1");
    ds_html_text(buf, "version", DOORSTEP_VERSION, false);
    ds_html_text(buf, "language", ds_language_tag(source->language), false);
    ds_buf_puts(buf, ",\n\"words\": {");
    for (int w = 0; w < DS_N_WORDS; w++) {
        ds_html_text(buf, ds_word_key((ds_word)w), ds_words(source->language, (ds_word)w), w == 0);
    }
    ds_buf_puts(buf, "}");
    ds_html_put_instance(buf, source->in);
    ds_html_put_plan(buf, source);
    ds_buf_puts(buf, "}");
}

/* JSON inside a script element: nothing in it may end the element or open a comment. '<' stands
 * only in strings, where JSON has another way to write it. */
static void put_json(ds_buf *buf, const char *json, size_t length) {
    const char *end = json + length;
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

static void put_marked(ds_buf *buf, const char *mark, size_t length, const ds_html_source *source,
                       const ds_buf *data) {
    const char *name = source->in->name;
    if (length == strlen("language") && memcmp(mark, "language", length) == 0) {
        ds_buf_puts(buf, ds_language_tag(source->language));
    } else if (length == strlen("title") && memcmp(mark, "title", length) == 0) {
        put_text(buf, name[0] != '\0' ? name : ds_words(source->language, DS_WORD_plan));
    } else {
        put_json(buf, data->bytes, data->length);
    }
}

static void fill(ds_buf *buf, const ds_html_source *source, const ds_buf *data) {
    static const char mark[] = "@doorstep:";
    const char *text = ds_page_text;
    for (const char *at; (at = strstr(text, mark)) != NULL;) {
        const char *name = at + strlen(mark);
        size_t length = strcspn(name, "@");
        ds_buf_add(buf, text, (size_t)(at - text));
        put_marked(buf, name, length, source, data);
        text = name + length + 1;
    }
    ds_buf_puts(buf, text);
}

doorstep_status ds_report_html(const ds_html_source *source, char **text, size_t *length) {
    ds_buf data = {0}, page = {0};
    put_data(&data, source);
    if (!data.failed) {
        fill(&page, source, &data);
    }
    page.failed |= data.failed;
    ds_buf_free(&data);
    return ds_buf_take(&page, text, length);
}
