#include "words/fold.h"

#include <stdint.h>
#include <string.h>

typedef struct letters {
    uint32_t first, last;
    char plain;
} letters;

/* Vietnamese letters with their marks, as Unicode has them in one. */
static const letters composed[] = {
    {0xC0, 0xC5, 'a'},     {0xC8, 0xCB, 'e'},     {0xCC, 0xCF, 'i'},     {0xD2, 0xD6, 'o'},
    {0xD9, 0xDC, 'u'},     {0xDD, 0xDD, 'y'},     {0xE0, 0xE5, 'a'},     {0xE8, 0xEB, 'e'},
    {0xEC, 0xEF, 'i'},     {0xF2, 0xF6, 'o'},     {0xF9, 0xFC, 'u'},     {0xFD, 0xFD, 'y'},
    {0x102, 0x103, 'a'},   {0x110, 0x111, 'd'},   {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},
    {0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},   {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'},
    {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'}};

/* The next character of UTF-8; what is longer than three bytes is no letter and comes as 0. */
static uint32_t next_point(const unsigned char **at) {
    const unsigned char *c = *at;
    int length = c[0] >= 0xF0 ? 4 : c[0] >= 0xE0 ? 3 : c[0] >= 0xC0 ? 2 : 1;
    for (int i = 1; i < length; i++) {
        if ((c[i] & 0xC0) != 0x80) {
            length = i;
        }
    }
    *at += length;
    return length == 1   ? c[0]
           : length == 2 ? (c[0] & 0x1Fu) << 6 | (c[1] & 0x3Fu)
           : length == 3 ? (c[0] & 0x0Fu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu)
                         : 0;
}

/* 0: nothing is left of it. */
static char plain_of(uint32_t point) {
    if (point >= 'A' && point <= 'Z') {
        return (char)(point - 'A' + 'a');
    }
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
        return (char)point;
    }
    for (size_t i = 0; i < sizeof composed / sizeof composed[0]; i++) {
        if (point >= composed[i].first && point <= composed[i].last) {
            return composed[i].plain;
        }
    }
    return '\0';
}

void ds_fold(const char *text, char *out, size_t size) {
    size_t length = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0' && length + 1 < size;) {
        char plain = plain_of(next_point(&at));
        if (plain != '\0') {
            out[length++] = plain;
        }
    }
    out[length] = '\0';
}

bool ds_fold_same(const char *a, const char *b) {
    enum { ROOM = 128 };
    char folded_a[ROOM], folded_b[ROOM];
    ds_fold(a, folded_a, sizeof folded_a);
    ds_fold(b, folded_b, sizeof folded_b);
    return folded_a[0] != '\0' && strcmp(folded_a, folded_b) == 0;
}
