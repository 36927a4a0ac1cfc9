#include "report/html_fill.h"

#include <string.h>

#include "report/html_data.h"
#include "report/streets.h"
#include "words/words.h"

void ds_html_start(ds_buf *buf, const ds_html_about *about) {
    ds_buf_puts(buf, "{\"doorstep_page\": 1");
    ds_html_text(buf, "version", DOORSTEP_VERSION, false);
    ds_html_text(buf, "language", ds_language_tag(about->language), false);
    ds_html_text(buf, "title", about->title, false);
    ds_html_text(buf, "streets", about->streets, false);
    ds_buf_puts(buf, ",\n\"words\": {");
    for (int w = 0; w < DS_N_WORDS; w++) {
        ds_html_text(buf, ds_word_key((ds_word)w), ds_words(about->language, (ds_word)w), w == 0);
    }
    ds_buf_puts(buf, "}");
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

static bool is(const char *mark, size_t length, const char *name) {
    return length == strlen(name) && memcmp(mark, name, length) == 0;
}

static void put_marked(ds_buf *buf, const char *mark, size_t length, const ds_html_about *about,
                       const ds_buf *data) {
    if (is(mark, length, "language")) {
        ds_buf_puts(buf, ds_language_tag(about->language));
    } else if (is(mark, length, "title")) {
        put_text(buf, about->title);
    } else if (is(mark, length, "server")) {
        ds_buf_add(buf, about->streets, ds_streets_server(about->streets));
    } else {
        put_json(buf, data);
    }
}

static void fill(ds_buf *buf, const char *text, const ds_html_about *about, const ds_buf *data) {
    static const char mark[] = "@doorstep:";
    for (const char *at; (at = strstr(text, mark)) != NULL;) {
        const char *name = at + strlen(mark);
        size_t length = strcspn(name, "@");
        ds_buf_add(buf, text, (size_t)(at - text));
        put_marked(buf, name, length, about, data);
        text = name + length + 1;
    }
    ds_buf_puts(buf, text);
}

doorstep_status ds_html_fill(const char *page_text, const ds_html_about *about, ds_buf *data,
                             char **text, size_t *length) {
    ds_buf out = {.failed = data->failed};
    if (!data->failed) {
        fill(&out, page_text, about, data);
    }
    ds_buf_free(data);
    return ds_buf_take(&out, text, length);
}
