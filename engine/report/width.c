#include "report/width.h"

typedef struct ds_span {
    uint32_t first, last;
} ds_span;

/* Marks of the Latin, Greek and general blocks, variation selectors, zero-width signs. */
static const ds_span zero_wide[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF},
                                    {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF},
                                    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};

static const ds_span double_wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                                      {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                                      {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

/* C0, DEL, C1; direction marks; line and paragraph separators. */
static const ds_span controls[] = {
    {0x00, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

static bool among(const ds_span *spans, size_t count, uint32_t point) {
    for (size_t i = 0; i < count; i++) {
        if (point >= spans[i].first && point <= spans[i].last) {
            return true;
        }
    }
    return false;
}

#define AMONG(spans, point) among(spans, sizeof spans / sizeof spans[0], point)

uint32_t ds_next_point(const char **text) {
    const unsigned char *c = (const unsigned char *)*text;
    int more = c[0] >= 0xF0 ? 3 : c[0] >= 0xE0 ? 2 : c[0] >= 0xC2 ? 1 : 0;
    uint32_t point = more == 0 ? c[0] : c[0] & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((c[i] & 0xC0) != 0x80) {
            (*text)++;
            return 0xFFFD;
        }
        point = point << 6 | (c[i] & 0x3Fu);
    }
    *text += more + 1;
    return more == 0 && point >= 0x80 ? 0xFFFD : point;
}

int ds_point_width(uint32_t point) {
    return AMONG(zero_wide, point) ? 0 : AMONG(double_wide, point) ? 2 : 1;
}

bool ds_point_is_control(uint32_t point) {
    return AMONG(controls, point);
}

int ds_columns(const char *text, size_t length) {
    const char *end = text + length;
    int width = 0;
    while (text < end) {
        width += ds_point_width(ds_next_point(&text));
    }
    return width;
}

size_t ds_columns_fit(const char *text, int columns) {
    const char *at = text;
    while (*at != '\0') {
        const char *next = at;
        columns -= ds_point_width(ds_next_point(&next));
        if (columns < 0) {
            break;
        }
        at = next;
    }
    return (size_t)(at - text);
}
