#include "model/where.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "words/messages.h"

enum { MESSAGE_MAX = 400 };

size_t ds_pointer_add_key(char *buffer, size_t size, size_t length, const char *key) {
    const char *piece = "/";
    char plain[2] = "";
    for (;;) {
        for (; *piece != '\0' && length + 1 < size; piece++) {
            buffer[length++] = *piece;
        }
        if (*key == '\0' || length + 1 >= size) {
            break;
        }
        plain[0] = *key++;
        piece = plain[0] == '~' ? "~0" : plain[0] == '/' ? "~1" : plain;
    }
    buffer[length] = '\0';
    return length;
}

size_t ds_pointer_add_index(char *buffer, size_t size, size_t length, int64_t index) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)index);
    return ds_pointer_add_key(buffer, size, length, digits);
}

static size_t write_steps(const ds_where *where, char *buffer, size_t size) {
    if (where == NULL) {
        buffer[0] = '\0';
        return 0;
    }
    size_t length = write_steps(where->in, buffer, size);
    return where->key != NULL ? ds_pointer_add_key(buffer, size, length, where->key)
                              : ds_pointer_add_index(buffer, size, length, where->index);
}

/* Text that was cut may end in the middle of a character, here or in a name it quotes: what is left
 * of one becomes question marks. */
static void mend(char *text) {
    for (unsigned char *c = (unsigned char *)text; *c != '\0';) {
        int length = *c < 0x80 ? 1 : *c < 0xE0 ? 2 : *c < 0xF0 ? 3 : 4, found = 1;
        while (found < length && (c[found] & 0xC0) == 0x80) {
            found++;
        }
        for (int i = 0; found < length && i < found; i++) {
            c[i] = '?';
        }
        c += found;
    }
}

void ds_where_pointer(const ds_where *where, char *buffer, size_t size) {
    write_steps(where, buffer, size);
    mend(buffer);
}

static bool is_single_household(const char *pointer) {
    static const char list[] = "/households/";
    const char *index = pointer + sizeof list - 1;
    return strncmp(pointer, list, sizeof list - 1) == 0 && *index >= '0' && *index <= '9';
}

static void take_mistake(ds_reporter *reporter, const char *pointer, char *message) {
    reporter->mistakes++;
    mend(message);
    if (reporter->tolerant && is_single_household(pointer)) {
        ds_warning(reporter->diags, pointer, "%s", message);
    } else {
        reporter->errors++;
        ds_error(reporter->diags, pointer, "%s", message);
    }
}

const char *ds_told(const ds_reporter *reporter, const char *english) {
    return ds_translate(ds_diags_language(reporter->diags), english);
}

void ds_mistake(ds_reporter *reporter, const ds_where *where, const char *format, ...) {
    char pointer[DS_POINTER_MAX], message[MESSAGE_MAX];
    ds_where_pointer(where, pointer, sizeof pointer);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_told(reporter, format), arguments);
    va_end(arguments);
    take_mistake(reporter, pointer, message);
}

void ds_mistake_at(ds_reporter *reporter, const char *pointer, const char *format, ...) {
    char message[MESSAGE_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_told(reporter, format), arguments);
    va_end(arguments);
    take_mistake(reporter, pointer, message);
}

void ds_notice(ds_reporter *reporter, const ds_where *where, const char *format, ...) {
    char pointer[DS_POINTER_MAX], message[MESSAGE_MAX];
    ds_where_pointer(where, pointer, sizeof pointer);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_told(reporter, format), arguments);
    va_end(arguments);
    mend(message);
    ds_warning(reporter->diags, pointer, "%s", message);
}
