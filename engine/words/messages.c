#include "words/messages.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "words/vietnamese.h"

static const char *find(const ds_translation *rows, int count, const char *english) {
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(english, rows[middle].english);
        if (order == 0) {
            return rows[middle].vietnamese;
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return NULL;
}

const char *ds_translate(doorstep_language language, const char *english) {
    const struct {
        const ds_translation *rows;
        int count;
    } tables[] = {{ds_vietnamese_of_input, ds_vietnamese_of_input_count},
                  {ds_vietnamese_of_rules, ds_vietnamese_of_rules_count},
                  {ds_vietnamese_of_pages, ds_vietnamese_of_pages_count},
                  {ds_vietnamese_of_program, ds_vietnamese_of_program_count}};
    const char *found = NULL;
    for (size_t i = 0; language == DOORSTEP_VIETNAMESE && found == NULL && i < 4; i++) {
        found = find(tables[i].rows, tables[i].count, english);
    }
    return found != NULL ? found : english;
}

int ds_format(doorstep_language language, char *buffer, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, size, ds_translate(language, format), arguments);
    va_end(arguments);
    return length;
}

/* The largest double has 309 digits before its fraction. */
enum { DIGITS_MAX = 340 };

void ds_format_number(doorstep_language language, char *buffer, size_t size, double value,
                      int decimals) {
    const bool vietnamese = language == DOORSTEP_VIETNAMESE;
    char digits[DIGITS_MAX];
    size_t used = 0;
    snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
    size_t whole = strspn(digits, "0123456789");
    const char *fraction = digits + whole + strcspn(digits + whole, "0123456789");
    if (value < 0 && strpbrk(digits, "123456789") != NULL && used + 1 < size) {
        buffer[used++] = '-';
    }
    for (size_t i = 0; i < whole && used + 2 < size; i++) {
        if (i > 0 && (whole - i) % 3 == 0) {
            buffer[used++] = vietnamese ? '.' : ',';
        }
        buffer[used++] = digits[i];
    }
    snprintf(buffer + used, size - used, "%s%s",
             *fraction == '\0' ? ""
             : vietnamese      ? ","
                               : ".",
             fraction);
}
