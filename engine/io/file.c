#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 64 * 1024 };

static doorstep_status failed(ds_diags *diags, const char *what, int error) {
    ds_system_error(diags, what, error);
    return DOORSTEP_FILE_ERROR;
}

doorstep_status ds_descriptor_read(int descriptor, ds_diags *diags, char **text, size_t *length) {
    size_t capacity = FIRST_CAPACITY, used = 0;
    char *bytes = malloc(capacity);
    *text = NULL;
    while (bytes != NULL) {
        ssize_t got = read(descriptor, bytes + used, capacity - used - 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            int error = errno;
            free(bytes);
            return failed(diags, "cannot be read", error);
        }
        if (got == 0) {
            bytes[used] = '\0';
            *text = bytes;
            *length = used;
            return DOORSTEP_OK;
        }
        used += (size_t)got;
        if (used + 1 == capacity) {
            char *larger = capacity <= SIZE_MAX / 2 ? realloc(bytes, 2 * capacity) : NULL;
            if (larger == NULL) {
                free(bytes);
            }
            bytes = larger;
            capacity *= 2;
        }
    }
    return DOORSTEP_NO_MEMORY;
}

doorstep_status ds_file_read(const char *path, ds_diags *diags, char **text, size_t *length) {
    *text = NULL;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return failed(diags, "cannot be opened", errno);
    }
    doorstep_status status = ds_descriptor_read(descriptor, diags, text, length);
    close(descriptor);
    return status;
}
