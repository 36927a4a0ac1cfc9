#include "report/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/calendar.h"
#include "report/width.h"
#include "words/messages.h"

/* Blanks that were only moved over are written now that something follows. */
static void fill(ds_page *page) {
    ds_buf_repeat(&page->buf, ' ', page->column - page->filled);
    page->filled = page->column;
}

static void put(ds_page *page, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        const char *next = text;
        uint32_t point = ds_next_point(&next);
        bool control = ds_point_is_control(point);
        fill(page);
        ds_buf_add(&page->buf, control ? "?" : text, control ? 1 : (size_t)(next - text));
        page->column += control ? 1 : ds_point_width(point);
        page->filled = page->column;
        text = next;
    }
}

void ds_page_put(ds_page *page, const char *text) {
    put(page, text, strlen(text));
}

void ds_page_printf(ds_page *page, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ds_page_put(page, text);
}

void ds_page_say(ds_page *page, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, ds_translate(page->language, format), arguments);
    va_end(arguments);
    ds_page_put(page, text);
}

void ds_page_figure(ds_page *page, double value, int decimals) {
    fill(page);
    size_t before = page->buf.length;
    ds_buf_figure(&page->buf, page->language, value, decimals);
    page->column += (int)(page->buf.length - before);
    page->filled = page->column;
}

void ds_page_to(ds_page *page, int column) {
    page->column = column > page->filled || page->filled == 0 ? column : page->filled + 1;
}

void ds_page_cell(ds_page *page, const char *text, int width) {
    int end = page->column + width;
    if (ds_columns(text, strlen(text)) < width) {
        ds_page_put(page, text);
    } else {
        put(page, text, ds_columns_fit(text, width - 2));
        ds_page_put(page, "…");
    }
    page->column = end;
}

void ds_page_right(ds_page *page, double value, int decimals, int end) {
    ds_buf number = {0};
    ds_buf_figure(&number, page->language, value, decimals);
    ds_page_to(page, end - (int)number.length);
    ds_page_put(page, number.failed ? "" : number.bytes);
    page->buf.failed |= number.failed;
    ds_buf_free(&number);
}

void ds_page_line(ds_page *page) {
    ds_buf_puts(&page->buf, "\n");
    page->column = page->filled = 0;
}

void ds_page_underline(ds_page *page, char c) {
    int width = page->filled;
    ds_page_line(page);
    ds_buf_repeat(&page->buf, c, width);
    ds_page_line(page);
}

void ds_page_heading(ds_page *page, const char *text) {
    ds_page_line(page);
    ds_page_put(page, ds_translate(page->language, text));
    ds_page_underline(page, '-');
}

static void word(ds_page *page, const char *text, size_t length, int indent) {
    if (page->column > indent && page->column + ds_columns(text, length) > DS_PAGE_COLUMNS) {
        ds_page_line(page);
    }
    if (page->column < indent) {
        ds_page_to(page, indent);
    }
    put(page, text, length);
}

void ds_page_wrap(ds_page *page, const char *text, int indent) {
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        word(page, text, length, indent);
        page->column++;
        text += length + strspn(text + length, " ");
    }
}

void ds_page_item(ds_page *page, const char *text, int indent, bool first) {
    if (!first) {
        ds_page_put(page, ",");
        page->column++;
    }
    word(page, text, strlen(text), indent);
}

void ds_page_take(ds_page *page, ds_buf *item, int indent, bool first) {
    if (!item->failed) {
        ds_page_item(page, item->bytes, indent, first);
    }
    page->buf.failed |= item->failed;
    ds_buf_free(item);
}

void ds_put_clock(ds_buf *buf, const ds_instance *in, ds_tick tick) {
    int32_t minutes = tick / in->ticks_per_second / 60;
    char text[DS_CLOCK_TEXT];
    ds_clock_text(60 * minutes, true, text);
    ds_buf_puts(buf, text);
}

void ds_page_clock(ds_page *page, const ds_instance *in, ds_tick tick) {
    ds_buf text = {0};
    ds_put_clock(&text, in, tick);
    ds_page_take(page, &text, 0, true);
}

void ds_put_date(ds_buf *buf, doorstep_language language, int32_t date) {
    char text[DS_DATE_TEXT];
    ds_date_text(date, text);
    if (language == DOORSTEP_VIETNAMESE) {
        ds_buf_printf(buf, "%.2s/%.2s/%.4s", text + 8, text + 5, text);
    } else {
        ds_buf_puts(buf, text);
    }
}

void ds_page_date(ds_page *page, int32_t date) {
    static const char *const weekdays[] = {
        DS_TEXT("Monday"), DS_TEXT("Tuesday"),  DS_TEXT("Wednesday"), DS_TEXT("Thursday"),
        DS_TEXT("Friday"), DS_TEXT("Saturday"), DS_TEXT("Sunday")};
    ds_buf text = {0};
    ds_put_date(&text, page->language, date);
    ds_page_put(page, ds_translate(page->language, weekdays[ds_date_weekday(date)]));
    ds_page_put(page, " ");
    ds_page_take(page, &text, 0, true);
}
