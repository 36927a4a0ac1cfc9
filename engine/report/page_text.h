/*
 * The pages that a plan is put into: engine/report/page/ with its libraries, each one HTML text
 * made when the program is built (cmake/Page.cmake). "@doorstep:title@" and the like mark what is
 * filled in.
 */
#ifndef DS_REPORT_PAGE_TEXT_H
#define DS_REPORT_PAGE_TEXT_H

/* NUL-terminated: a plan or a part of it, and the page that leads to the parts. */
extern const char ds_page_text[];
extern const char ds_index_text[];

#endif
