#include "support/json_paths.h"

#include <stdio.h>
#include <string.h>

typedef struct walk {
    const char *at;
    char path[256];
    json_path_visitor *visit;
    void *payload;
} walk;

static void skip_space(walk *w) {
    w->at += strspn(w->at, " \t\r\n");
}

static void skip_string(walk *w) {
    for (w->at++; *w->at != '"'; w->at++) {
        w->at += *w->at == '\\';
    }
    w->at++;
}

/* Appends to the path and returns its former length. */
static size_t enter(walk *w, const char *name, int length, const char *before) {
    size_t used = strlen(w->path);
    snprintf(w->path + used, sizeof w->path - used, "%s%.*s", before, length, name);
    return used;
}

static void walk_value(walk *w);

static void walk_named(walk *w) {
    const char *name = w->at + 1;
    skip_string(w);
    size_t used = enter(w, name, (int)(w->at - 1 - name), w->path[0] != '\0' ? "." : "");
    skip_space(w);
    w->at++;
    walk_value(w);
    w->path[used] = '\0';
}

static void walk_element(walk *w) {
    size_t used = enter(w, "[]", 2, "");
    walk_value(w);
    w->path[used] = '\0';
}

static void walk_container(walk *w, char close) {
    w->at++;
    skip_space(w);
    while (*w->at != close) {
        if (close == '}') {
            walk_named(w);
        } else {
            walk_element(w);
        }
        skip_space(w);
        w->at += *w->at == ',';
        skip_space(w);
    }
    w->at++;
}

static void walk_value(walk *w) {
    skip_space(w);
    const char *start = w->at;
    if (*w->at == '{' || *w->at == '[') {
        walk_container(w, *w->at == '{' ? '}' : ']');
    } else if (*w->at == '"') {
        skip_string(w);
    } else {
        w->at += strcspn(w->at, ",]} \t\r\n");
    }
    w->visit(w->path, start, w->payload);
}

void json_paths(const char *text, json_path_visitor *visit, void *payload) {
    walk w = {.at = text, .visit = visit, .payload = payload};
    walk_value(&w);
}
