#include "io/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NEW_FILE_MODE = 0666,
    NEW_FOLDER_MODE = 0777,
    TEMPORARY_TRIES = 100,
    TEMPORARY_MAX = 64 /* bytes of a temporary file's name */
};

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

static doorstep_status failed(ds_diags *diags, const char *what, int error) {
    ds_system_error(diags, what, error);
    return DOORSTEP_FILE_ERROR;
}

static void forget(ds_file_out *out) {
    free(out->temporary);
    free(out->target);
    *out = (ds_file_out){.descriptor = -1};
}

/* What replaces a file takes over its permissions. */
static doorstep_status begin_beside(ds_file_out *out, const struct stat *old, ds_diags *diags) {
    out->temporary = out->target == NULL ? NULL : malloc(strlen(out->target) + TEMPORARY_MAX);
    if (out->temporary == NULL) {
        forget(out);
        return DOORSTEP_NO_MEMORY;
    }
    out->descriptor = open_beside(out->target, out->temporary);
    if (out->descriptor < 0) {
        int error = errno;
        forget(out);
        return failed(diags, "no file can be made beside it", error);
    }
    if (old != NULL && fchmod(out->descriptor, old->st_mode & 07777) != 0) {
        out->error = errno;
    }
    return DOORSTEP_OK;
}

doorstep_status ds_file_begin(ds_file_out *out, const char *path, ds_diags *diags) {
    struct stat old;
    bool exists = stat(path, &old) == 0;
    *out = (ds_file_out){.descriptor = -1};
    if (exists && !S_ISREG(old.st_mode)) {
        out->descriptor = open(path, O_WRONLY | O_CLOEXEC);
        return out->descriptor >= 0 ? DOORSTEP_OK : failed(diags, "cannot be written", errno);
    }
    out->target = exists ? realpath(path, NULL) : strdup(path);
    return begin_beside(out, exists ? &old : NULL, diags);
}

ds_file_out ds_file_of_descriptor(int descriptor) {
    return (ds_file_out){.descriptor = descriptor, .borrowed = true};
}

bool ds_file_put(void *file, const char *bytes, size_t length) {
    ds_file_out *out = file;
    while (length > 0 && out->error == 0) {
        ssize_t put = write(out->descriptor, bytes, length);
        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
        } else if (put < 0 && errno != EINTR) {
            out->error = errno;
        }
    }
    return out->error == 0;
}

/* 0, or errno. */
static int bring_to_disk(const ds_file_out *out) {
    if (out->error == 0 && fsync(out->descriptor) != 0) {
        return errno;
    }
    return out->error;
}

doorstep_status ds_file_end(ds_file_out *out, bool whole, ds_diags *diags) {
    bool beside = out->temporary != NULL;
    int error = whole && beside ? bring_to_disk(out) : out->error;
    if (!out->borrowed && close(out->descriptor) != 0 && error == 0) {
        error = errno;
    }
    if (beside && whole && error == 0 && rename(out->temporary, out->target) != 0) {
        error = errno;
    }
    if (beside && (!whole || error != 0)) {
        unlink(out->temporary);
    } else if (beside) {
        sync_folder(out->temporary);
    }
    forget(out);
    return error == 0 ? DOORSTEP_OK : failed(diags, "cannot be written", error);
}

doorstep_status ds_file_write(const char *path, const char *text, size_t length, ds_diags *diags) {
    ds_file_out out;
    doorstep_status status = ds_file_begin(&out, path, diags);
    if (status == DOORSTEP_OK) {
        bool whole = ds_file_put(&out, text, length);
        status = ds_file_end(&out, whole, diags);
    }
    return status;
}

/* 0, or errno. */
static int make_folder(const char *path) {
    struct stat status;
    if (mkdir(path, NEW_FOLDER_MODE) == 0) {
        return 0;
    }
    int error = errno;
    bool there = error == EEXIST && stat(path, &status) == 0;
    return !there ? error : S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

doorstep_status ds_folders_make(const char *path, ds_diags *diags) {
    char *folder = strdup(path);
    int error = 0;
    if (folder == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    char *slash = strchr(folder + (folder[0] == '/'), '/');
    for (; slash != NULL && error == 0; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        error = make_folder(folder);
        *slash = '/';
    }
    free(folder);
    return error == 0 ? DOORSTEP_OK : failed(diags, "no folder can be made for it", error);
}
