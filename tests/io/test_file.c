#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/file.h"
#include "io/file_out.h"
#include "suite.h"

typedef struct folder {
    char path[64], file[128];
} folder;

static folder make_folder(void) {
    folder f = {.path = "/tmp/doorstep-test-XXXXXX"};
    if (mkdtemp(f.path) == NULL) {
        abort();
    }
    snprintf(f.file, sizeof f.file, "%s/plan.json", f.path);
    return f;
}

static int files_in(const char *path) {
    int count = 0;
    DIR *dir = opendir(path);
    if (dir == NULL) {
        abort();
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    }
    closedir(dir);
    return count;
}

static void remove_folder(const folder *f) {
    unlink(f->file);
    CU_ASSERT_EQUAL(rmdir(f->path), 0);
}

static void expect_text(const char *path, const char *expected) {
    char *text;
    size_t length;
    CU_ASSERT_EQUAL_FATAL(ds_file_read(path, NULL, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(length, strlen(expected));
    CU_ASSERT_STRING_EQUAL(text, expected);
    free(text);
}

static void write_and_read(void) {
    folder f = make_folder();
    CU_ASSERT_EQUAL(ds_file_write(f.file, "first", 5, NULL), DOORSTEP_OK);
    expect_text(f.file, "first");
    CU_ASSERT_EQUAL(ds_file_write(f.file, "2nd", 3, NULL), DOORSTEP_OK);
    expect_text(f.file, "2nd");
    CU_ASSERT_EQUAL(ds_file_write(f.file, "", 0, NULL), DOORSTEP_OK);
    expect_text(f.file, "");
    CU_ASSERT_EQUAL(files_in(f.path), 1);
    remove_folder(&f);
}

static void large(void) {
    folder f = make_folder();
    const size_t size = 300000;
    char *text = malloc(size + 1), *back;
    if (text == NULL) {
        abort();
    }
    memset(text, 'x', size);
    text[size] = '\0';
    CU_ASSERT_EQUAL(ds_file_write(f.file, text, size, NULL), DOORSTEP_OK);
    size_t length;
    CU_ASSERT_EQUAL_FATAL(ds_file_read(f.file, NULL, &back, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL(length, size);
    CU_ASSERT_STRING_EQUAL(text, back);
    free(text);
    free(back);
    remove_folder(&f);
}

static mode_t mode_of(const char *path) {
    struct stat status = {0};
    CU_ASSERT_EQUAL(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void keeps_permissions(void) {
    folder f = make_folder();
    mode_t mask = umask(027);
    CU_ASSERT_EQUAL(ds_file_write(f.file, "a", 1, NULL), DOORSTEP_OK);
    CU_ASSERT_EQUAL(mode_of(f.file), 0640);
    CU_ASSERT_EQUAL(chmod(f.file, 0600), 0);
    CU_ASSERT_EQUAL(ds_file_write(f.file, "b", 1, NULL), DOORSTEP_OK);
    CU_ASSERT_EQUAL(mode_of(f.file), 0600);
    umask(mask);
    remove_folder(&f);
}

static void follows_links(void) {
    folder f = make_folder();
    char link[160];
    snprintf(link, sizeof link, "%s/link", f.path);
    CU_ASSERT_EQUAL(ds_file_write(f.file, "a", 1, NULL), DOORSTEP_OK);
    CU_ASSERT_EQUAL(symlink("plan.json", link), 0);
    CU_ASSERT_EQUAL(ds_file_write(link, "b", 1, NULL), DOORSTEP_OK);
    expect_text(f.file, "b");
    struct stat status = {0};
    CU_ASSERT_EQUAL(lstat(link, &status), 0);
    CU_ASSERT_TRUE(S_ISLNK(status.st_mode));
    unlink(link);
    remove_folder(&f);
}

/* Whatever cannot be written leaves everything else as it was. */
static void old_file_stays(void) {
    folder f = make_folder();
    CU_ASSERT_EQUAL(ds_file_write(f.file, "old", 3, NULL), DOORSTEP_OK);
    CU_ASSERT_EQUAL(ds_file_write("/dev/full", "new", 3, NULL), DOORSTEP_FILE_ERROR);
    char inside[160];
    snprintf(inside, sizeof inside, "%s/below", f.file);
    CU_ASSERT_EQUAL(ds_file_write(inside, "new", 3, NULL), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL(ds_file_write(f.path, "new", 3, NULL), DOORSTEP_FILE_ERROR);
    expect_text(f.file, "old");
    CU_ASSERT_EQUAL(files_in(f.path), 1);
    remove_folder(&f);
}

static void says_why(void) {
    ds_diags diags;
    char *text;
    size_t length;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(ds_file_read("/tmp/no/such/file", &diags, &text, &length), DOORSTEP_FILE_ERROR);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL(ds_file_read("/tmp", &diags, &text, &length), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL(ds_file_write("/no/such/folder/x", "a", 1, &diags), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL_FATAL(diags.errors, 3);
    CU_ASSERT_STRING_EQUAL(diags.items[0].message, "cannot be opened: No such file or directory");
    CU_ASSERT_STRING_EQUAL(diags.items[1].message, "cannot be read: Is a directory");
    ds_diags_free(&diags);
}

static void pipes(void) {
    int ends[2];
    char *text;
    size_t length;
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_EQUAL(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    CU_ASSERT_EQUAL_FATAL(ds_descriptor_read(ends[0], NULL, &text, &length), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(text, "piped");
    free(text);
    close(ends[0]);
    CU_ASSERT_EQUAL(ds_descriptor_read(-1, NULL, &text, &length), DOORSTEP_FILE_ERROR);
}

DS_SUITE(file, {"what is written is read back", write_and_read},
         {"files larger than a buffer", large}, {"permissions are kept", keeps_permissions},
         {"symbolic links are followed", follows_links},
         {"a failure leaves the old file", old_file_stays}, {"a failure says why", says_why},
         {"pipes are read to their end", pipes})
