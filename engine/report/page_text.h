/*
 * The page that a plan is put into: engine/report/page/ with its libraries, one HTML text made when
 * the program is built (cmake/Page.cmake). "@doorstep:title@" and the like mark what is filled in.
 */
#ifndef DS_REPORT_PAGE_TEXT_H
#define DS_REPORT_PAGE_TEXT_H

/* NUL-terminated. */
extern const char ds_page_text[];

#endif
