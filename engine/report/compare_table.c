#include "report/compare_table.h"

/* Text between tags: nothing in it is taken for one. */
static void put_text(ds_buf *buf, const char *text) {
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            ds_buf_puts(buf, "&amp;");
            break;
        case '<':
            ds_buf_puts(buf, "&lt;");
            break;
        case '>':
            ds_buf_puts(buf, "&gt;");
            break;
        default:
            ds_buf_add(buf, text, 1);
        }
    }
}

static void put_tagged(ds_buf *buf, const char *tag, const char *text) {
    ds_buf_printf(buf, "<%s>", tag);
    put_text(buf, text);
    ds_buf_printf(buf, "</%s>", tag);
}

void ds_table_begin(ds_table_page *out, const char *title, const char *name) {
    if (!out->html) {
        ds_page_put(&out->page, name[0] != '\0' ? name : title);
        ds_page_underline(&out->page, '=');
        return;
    }
    ds_buf *buf = &out->page.buf;
    ds_buf_printf(buf, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                  ds_language_tag(out->language));
    ds_buf_puts(buf, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n");
    put_tagged(buf, "title", title);
    ds_buf_puts(buf,
                "\n<style>body{font:16px/1.5 sans-serif;max-width:70rem;margin:auto;"
                "padding:1rem;color:#1a1a1a}table{border-collapse:collapse;width:100%}"
                "th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;"
                "vertical-align:top}section{overflow-x:auto}</style>\n</head>\n<body>\n<main>\n");
    put_tagged(buf, "h1", title);
    put_tagged(buf, "p", name);
}

static void begin_rows(ds_table_page *out, const ds_table_shape *shape) {
    ds_buf *buf = &out->page.buf;
    if (out->html) {
        ds_buf_puts(buf, "\n<section>\n");
        put_tagged(buf, "h2", ds_words(out->language, shape->heading));
        ds_buf_puts(buf, "\n<table>\n<thead><tr>");
    } else {
        ds_page_heading(&out->page, ds_words(out->language, shape->heading));
    }
    for (int i = 0; i < shape->n_columns; i++) {
        const char *title = ds_words(out->language, shape->columns[i].title);
        if (out->html) {
            ds_buf_puts(buf, "<th scope=\"col\">");
            put_text(buf, title);
            ds_buf_puts(buf, "</th>");
        } else {
            ds_page_to(&out->page, shape->columns[i].at);
            ds_page_put(&out->page, title);
        }
    }
    if (out->html) {
        ds_buf_puts(buf, "</tr></thead>\n<tbody>\n");
    } else {
        ds_page_line(&out->page);
    }
    out->open = true;
    out->tables++;
}

void ds_table_row(ds_table_page *out, const ds_table_shape *shape,
                  const char *const cells[DS_TABLE_COLUMNS]) {
    if (!out->open) {
        begin_rows(out, shape);
    }
    ds_buf *buf = &out->page.buf;
    ds_buf_puts(buf, out->html ? "<tr>" : "");
    for (int i = 0; i < shape->n_columns; i++) {
        if (out->html) {
            put_tagged(buf, "td", cells[i]);
        } else if (cells[i][0] != '\0') {
            ds_page_to(&out->page, shape->columns[i].at);
            ds_page_wrap(&out->page, cells[i], shape->columns[i].at);
        }
    }
    if (out->html) {
        ds_buf_puts(buf, "</tr>\n");
    } else {
        ds_page_line(&out->page);
    }
}

void ds_table_close(ds_table_page *out) {
    if (out->open && out->html) {
        ds_buf_puts(&out->page.buf, "</tbody>\n</table>\n</section>\n");
    }
    out->open = false;
}

void ds_table_line(ds_table_page *out, const char *text) {
    if (out->html) {
        put_tagged(&out->page.buf, "p", text);
    } else {
        ds_page_line(&out->page);
        ds_page_put(&out->page, text);
        ds_page_line(&out->page);
    }
}

void ds_table_end(ds_table_page *out) {
    if (out->html) {
        ds_buf_puts(&out->page.buf, "</main>\n</body>\n</html>\n");
    }
}
