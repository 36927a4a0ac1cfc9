/*
 * A page of text, at most DS_PAGE_COLUMNS wide where words allow, without trailing spaces: knows in
 * which column it stands, so that tables line up and lists wrap. Reports whatever strings an
 * instance holds without letting them move the cursor.
 */
#ifndef DS_REPORT_PAGE_H
#define DS_REPORT_PAGE_H

#include "base/buf.h"
#include "model/instance.h"

enum { DS_PAGE_COLUMNS = 100 };

typedef struct ds_page {
    ds_buf buf;
    doorstep_language language;
    int column; /* where the next character would stand, from 0 */
    int filled; /* columns written of this line; blanks up to `column` come with the next word */
} ds_page;

void ds_page_put(ds_page *page, const char *text);

/* For numbers and short fixed words. */
/* A text in the page's language (words/messages.h). */
void ds_page_say(ds_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ds_page_printf(ds_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ds_page_figure(ds_page *page, double value, int decimals);

/* Goes to a column; where the line is already past it, a blank further on. */
void ds_page_to(ds_page *page, int column);

/* Text in a cell of `width` columns, of which the last stays blank; cut with "…" if it must be. */
void ds_page_cell(ds_page *page, const char *text, int width);

/* A number that ends in column `end`. */
void ds_page_right(ds_page *page, double value, int decimals, int end);

void ds_page_line(ds_page *page);

/* Ends the line and draws another under its text. */
void ds_page_underline(ds_page *page, char c);
void ds_page_heading(ds_page *page, const char *text); /* in the page's language */

/* Every word of `text`, wrapped at `indent`. */
void ds_page_wrap(ds_page *page, const char *text, int indent);

/* An element of a list that is wrapped at `indent`, with a comma before all but the first. */
void ds_page_item(ds_page *page, const char *text, int indent, bool first);

/* The same for an element put together in a buffer, which is freed. */
void ds_page_take(ds_page *page, ds_buf *item, int indent, bool first);

/* "07:30", and "Monday 2022-11-07", in Vietnamese "Thứ Hai 07/11/2022". */
void ds_put_clock(ds_buf *buf, const ds_instance *in, ds_tick tick);
void ds_put_date(ds_buf *buf, doorstep_language language, int32_t date);
void ds_page_clock(ds_page *page, const ds_instance *in, ds_tick tick);
void ds_page_date(ds_page *page, int32_t date);

#endif
