#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FIRST_CAPACITY = 64 * 1024,
    NEW_FILE_MODE = 0666,
    TEMPORARY_TRIES = 100,
    TEMPORARY_MAX = 64 /* bytes of a temporary file's name */
};

static doorstep_status file_error(ds_diags *diags, const char *what, int error) {
    char reason[128];
    if (strerror_r(error, reason, sizeof reason) != 0) {
        snprintf(reason, sizeof reason, "error %d", error);
    }
    ds_error(diags, NULL, "%s: %s", what, reason);
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
            return file_error(diags, "cannot be read", error);
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
        return file_error(diags, "cannot be opened", errno);
    }
    doorstep_status status = ds_descriptor_read(descriptor, diags, text, length);
    close(descriptor);
    return status;
}

/* 0, or errno. */
static int write_all(int descriptor, const char *text, size_t length) {
    while (length > 0) {
        ssize_t put = write(descriptor, text, length);
        if (put < 0 && errno != EINTR) {
            return errno;
        }
        if (put > 0) {
            text += put;
            length -= (size_t)put;
        }
    }
    return 0;
}

/* Writes, brings to the disk if asked, and closes. 0, or errno. */
static int write_and_close(int descriptor, const char *text, size_t length, bool sync) {
    int error = write_all(descriptor, text, length);
    if (error == 0 && sync && fsync(descriptor) != 0) {
        error = errno;
    }
    if (close(descriptor) != 0 && error == 0) {
        error = errno;
    }
    return error;
}

static doorstep_status write_in_place(const char *path, const char *text, size_t length,
                                      ds_diags *diags) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    int error = descriptor < 0 ? errno : write_and_close(descriptor, text, length, false);
    return error == 0 ? DOORSTEP_OK : file_error(diags, "cannot be written", error);
}

/* A new file with a name of its own in the target's folder; `name` (as large as the target plus
 * TEMPORARY_MAX) receives it. Made by open, not mkstemp, so that the caller's umask holds. */
static int open_beside(const char *target, char *name) {
    const char *slash = strrchr(target, '/');
    int folder = slash == NULL ? 0 : (int)(slash + 1 - target);
    int descriptor = -1;
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        sprintf(name, "%.*s.doorstep-%ld-%d", folder, target, (long)getpid(), i);
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, NEW_FILE_MODE);
        if (descriptor >= 0 || errno != EEXIST) {
            break;
        }
    }
    return descriptor;
}

/* Keeps the new name on the disk too. A file system that cannot do it is no reason to fail: the
 * file is whole. */
static void sync_folder(char *path) {
    char *slash = strrchr(path, '/');
    if (slash != NULL) {
        slash[slash == path] = '\0';
    }
    int folder = open(slash != NULL ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
}

/* What replaces a file takes over its permissions. */
static doorstep_status replace(const char *target, char *temporary, const struct stat *old,
                               const char *text, size_t length, ds_diags *diags) {
    int descriptor = open_beside(target, temporary);
    if (descriptor < 0) {
        return file_error(diags, "no file can be made beside it", errno);
    }
    int error = old == NULL || fchmod(descriptor, old->st_mode & 07777) == 0 ? 0 : errno;
    int written = write_and_close(descriptor, text, length, true);
    error = error != 0 ? error : written;
    if (error == 0 && rename(temporary, target) != 0) {
        error = errno;
    }
    if (error != 0) {
        unlink(temporary);
        return file_error(diags, "cannot be written", error);
    }
    sync_folder(temporary);
    return DOORSTEP_OK;
}

doorstep_status ds_file_write(const char *path, const char *text, size_t length, ds_diags *diags) {
    struct stat old;
    bool exists = stat(path, &old) == 0;
    if (exists && !S_ISREG(old.st_mode)) {
        return write_in_place(path, text, length, diags);
    }
    char *target = exists ? realpath(path, NULL) : strdup(path);
    char *temporary = target == NULL ? NULL : malloc(strlen(target) + TEMPORARY_MAX);
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (temporary != NULL) {
        status = replace(target, temporary, exists ? &old : NULL, text, length, diags);
    }
    free(temporary);
    free(target);
    return status;
}
