#include "report/html_fill.h"

#include <string.h>

#include "report/html_data.h"
#include "words/words.h"

void ds_html_start(ds_buf *buf, doorstep_language language, const char *title) {
    ds_buf_puts(buf, "{\"doorstep_page\": 1");
    ds_html_text(buf, "version", DOORSTEP_VERSION, false);
    ds_html_text(buf, "language", ds_language_tag(language), false);
    ds_html_text(buf, "title", title, false);
    ds_buf_puts(buf, ",\n\"words\": {");
    for (int w = 0; w < DS_N_WORDS; w++) {
        ds_html_text(buf, ds_word_key((ds_word)w), ds_words(language, (ds_word)w), w == 0);
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

doorstep_status ds_html_fill(const char *page_text, doorstep_language language, const char *title,
                             ds_buf *data, char **text, size_t *length) {
    ds_buf out = {.failed = data->failed};
    const page p = {page_text, ds_language_tag(language), title, data};
    if (!data->failed) {
        fill(&out, &p);
    }
    ds_buf_free(data);
    return ds_buf_take(&out, text, length);
}
