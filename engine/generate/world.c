#include "generate/world.h"

#include <stdarg.h>
#include <stdio.h>

void ds_gen_format(char *to, size_t size, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to, size, format, arguments);
    va_end(arguments);
}
