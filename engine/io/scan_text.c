#include "io/scan_text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "io/scan.h"
#include "words/messages.h"

bool ds_scan_in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '+' || c == '.';
}

static int hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Four hexadecimal digits, or -1. */
static int32_t hex4(const char *at, const char *end) {
    int32_t value = 0;
    if (end - at < 4) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        if (hex(at[i]) < 0) {
            return -1;
        }
        value = 16 * value + hex(at[i]);
    }
    return value;
}

int ds_scan_utf8(const char *at, const char *end) {
    const unsigned char *b = (const unsigned char *)at;
    int length = b[0] < 0x80 ? 1 : b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    if (length == 0 || b[0] > 0xF4 || end - at < length) {
        return 0;
    }
    for (int i = 1; i < length; i++) {
        if ((b[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    bool wrong = (b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xED && b[1] > 0x9F) ||
                 (b[0] == 0xF0 && b[1] < 0x90) || (b[0] == 0xF4 && b[1] > 0x8F);
    return wrong ? 0 : length;
}

static bool is_high(int32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* At the character behind the 'u' of an escape. */
static const char *scan_unicode(const char **at, const char *end) {
    int32_t unit = hex4(*at, end);
    if (unit < 0) {
        return DS_TEXT("found \\u without four hexadecimal digits");
    }
    if (unit == 0) {
        return DS_TEXT("found \\u0000, which no string may hold");
    }
    if (is_high(unit) && end - *at >= 6 && (*at)[4] == '\\' && (*at)[5] == 'u' &&
        is_low(hex4(*at + 6, end))) {
        *at += 10;
        return NULL;
    }
    if (is_high(unit) || is_low(unit)) {
        return DS_TEXT("found half of a surrogate pair, expected both halves");
    }
    *at += 4;
    return NULL;
}

static const char *scan_escape(const char **at, const char *end) {
    const char *c = *at + 1;
    if (c < end && *c == 'u') {
        c++;
        const char *mistake = scan_unicode(&c, end);
        *at = mistake == NULL ? c : *at;
        return mistake;
    }
    if (c >= end || *c == '\0' || strchr("\"\\/bfnrt", *c) == NULL) {
        return DS_TEXT("found a \\ that begins no escape; write a backslash as \\\\");
    }
    *at = c + 1;
    return NULL;
}

const char *ds_scan_string(const char **at, const char *end) {
    const char *c = *at, *mistake = NULL;
    while (c < end && *c != '"' && mistake == NULL) {
        unsigned char byte = (unsigned char)*c;
        int length = byte < 0x80 ? 1 : ds_scan_utf8(c, end);
        if (byte == '\\') {
            mistake = scan_escape(&c, end);
        } else if (byte < 0x20) {
            mistake = DS_TEXT("found a line break or control character inside a string");
        } else if (length == 0) {
            mistake = DS_TEXT("found bytes that are not UTF-8; save the file as UTF-8");
        } else {
            c += length;
        }
    }
    if (mistake == NULL && c >= end) {
        mistake = DS_TEXT("the text ends inside a string; is the file complete?");
    }
    *at = mistake == NULL ? c + 1 : c;
    return mistake;
}

static const char *skip_digits(const char *at, const char *end) {
    while (at < end && *at >= '0' && *at <= '9') {
        at++;
    }
    return at;
}

const char *ds_scan_number(const char **at, const char *end) {
    const char *start = *at, *c = start + (*start == '-');
    const char *whole = c;
    c = skip_digits(c, end);
    *at = start;
    if (c == whole) {
        return DS_TEXT("a number");
    }
    if (*whole == '0' && c > whole + 1) {
        return DS_TEXT("a number without leading zeros");
    }
    if (c < end && *c == '.') {
        const char *fraction = c + 1;
        c = skip_digits(fraction, end);
        if (c == fraction) {
            return DS_TEXT("digits after the decimal point");
        }
    }
    if (c < end && (*c == 'e' || *c == 'E')) {
        const char *exponent = c + 1;
        exponent += exponent < end && (*exponent == '-' || *exponent == '+');
        c = skip_digits(exponent, end);
        if (c == exponent) {
            return DS_TEXT("digits in the exponent");
        }
    }
    if (c < end && ds_scan_in_word(*c)) {
        return DS_TEXT("a number");
    }
    *at = c;
    return NULL;
}

static int put_utf8(int32_t point, unsigned char bytes[4]) {
    if (point < 0x80) {
        bytes[0] = (unsigned char)point;
        return 1;
    }
    int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (int i = length - 1; i > 0; i--) {
        bytes[i] = (unsigned char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (unsigned char)(lead[length] | point);
    return length;
}

/* At a backslash. The text may be broken where positions are looked up; the string then ends. */
static void unescape(ds_scan_bytes *b) {
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *c = b->at + 1;
    b->used = 0;
    b->count = 0;
    if (c < b->end && *c != 'u') {
        const char *letter = *c != '\0' ? strchr(letters, *c) : NULL;
        b->bytes[b->count++] = (unsigned char)(letter != NULL ? meant[letter - letters] : *c);
        b->at = c + 1;
        return;
    }
    int32_t unit = c < b->end ? hex4(c + 1, b->end) : -1;
    b->at = unit < 0 ? b->end : c + 5;
    if (is_high(unit) && b->end - b->at >= 6 && is_low(hex4(b->at + 2, b->end))) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (hex4(b->at + 2, b->end) - 0xDC00);
        b->at += 6;
    }
    if (unit >= 0) {
        b->count = put_utf8(unit, b->bytes);
    }
}

ds_scan_bytes ds_scan_bytes_of(ds_span span) {
    return (ds_scan_bytes){.at = span.text, .end = span.text + span.length};
}

int ds_scan_byte(ds_scan_bytes *b) {
    if (b->used == b->count && b->at < b->end && *b->at == '\\') {
        unescape(b);
    }
    if (b->used < b->count) {
        return b->bytes[b->used++];
    }
    return b->at < b->end ? (unsigned char)*b->at++ : -1;
}
