#include "report/streets.h"

#include <string.h>

const char ds_streets_usual[] = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static size_t scheme_of(const char *address) {
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (strncmp(address, schemes[i], strlen(schemes[i])) == 0) {
            return strlen(schemes[i]);
        }
    }
    return 0;
}

size_t ds_streets_server(const char *address) {
    size_t scheme = scheme_of(address);
    return scheme + strcspn(address + scheme, "/");
}

/* All of a text consists of letters, digits and these signs. */
static bool consists_of(const char *text, size_t length, const char *signs) {
    for (size_t i = 0; i < length; i++) {
        if (strchr(letters, text[i]) == NULL && strchr(signs, text[i]) == NULL) {
            return false;
        }
    }
    return true;
}

bool ds_streets_sound(const char *address) {
    size_t scheme = scheme_of(address), server = ds_streets_server(address);
    if (address[0] == '\0') {
        return true;
    }
    return scheme > 0 && server > scheme &&
           consists_of(address + scheme, server - scheme, "-.:[]") &&
           consists_of(address + server, strlen(address + server), "-._~/{}?&=%@:+") &&
           strstr(address, "{z}") != NULL && strstr(address, "{x}") != NULL &&
           strstr(address, "{y}") != NULL;
}
