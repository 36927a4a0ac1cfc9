/*
 * Where a JSON pointer stands in a text. Positions are wanted only for messages, so none are kept:
 * the text is walked again, once for all pointers, and values on no pointer's way are skipped. The
 * text may be broken anywhere; the walk then ends.
 */
#include <stdlib.h>
#include <string.h>

#include "io/scan.h"

enum { MOST_TARGETS = 2 * DS_DIAG_KEPT };

typedef struct target {
    const char *rest; /* of the pointer, from a '/' on; "" at the value meant */
    size_t *offset;   /* where the answer goes */
} target;

typedef struct walk {
    const char *text, *at, *end;
} walk;

static bool is_gap(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
}

static bool is_bracket(char c) {
    return c == '{' || c == '[' || c == '}' || c == ']';
}

static char next_of(walk *w) {
    while (w->at < w->end && is_gap(*w->at)) {
        w->at++;
    }
    return w->at < w->end ? *w->at : '\0';
}

/* From the opening quote to behind the closing one; the span lies between them. */
static ds_span skip_string(walk *w) {
    const char *start = ++w->at;
    while (w->at < w->end && *w->at != '"') {
        w->at += *w->at == '\\' && w->at + 1 < w->end ? 2 : 1;
    }
    ds_span span = {start, (size_t)(w->at - start)};
    w->at += w->at < w->end;
    return span;
}

static void skip_value(walk *w) {
    int64_t open = 0;
    do {
        char c = next_of(w);
        if (c == '"') {
            skip_string(w);
            continue;
        }
        open += (c == '{' || c == '[') - (c == '}' || c == ']');
        w->at += w->at < w->end;
        while (!is_bracket(c) && w->at < w->end && !is_gap(*w->at) && !is_bracket(*w->at)) {
            w->at++;
        }
    } while (open > 0 && w->at < w->end);
}

/* Does the pointer's next step name this key? If so it is stepped over. */
static bool step_by_key(const char **rest, ds_span key) {
    const char *r = *rest + 1;
    ds_scan_bytes bytes = ds_scan_bytes_of(key);
    for (int byte; (byte = ds_scan_byte(&bytes)) >= 0; r++) {
        char c = *r;
        if (c == '~' && (r[1] == '0' || r[1] == '1')) {
            c = *++r == '0' ? '~' : '/';
        } else if (c == '/' || c == '\0') {
            return false;
        }
        if (c != (char)byte) {
            return false;
        }
    }
    bool whole = *r == '/' || *r == '\0';
    *rest = whole ? r : *rest;
    return whole;
}

static bool step_by_index(const char **rest, int64_t index) {
    char *end;
    long long wanted = strtoll(*rest + 1, &end, 10);
    bool whole = end != *rest + 1 && (*end == '/' || *end == '\0') && wanted == index;
    *rest = whole ? end : *rest;
    return whole;
}

static void walk_value(walk *w, const target *targets, int n);

/* The targets that go through this member (key) or element (no key) walk into its value. */
static void walk_child(walk *w, const target *targets, int n, const ds_span *key, int64_t index) {
    target inside[MOST_TARGETS];
    int m = 0;
    for (int i = 0; i < n; i++) {
        inside[m] = targets[i];
        const char **rest = &inside[m].rest;
        if (**rest == '/' && (key != NULL ? step_by_key(rest, *key) : step_by_index(rest, index))) {
            m++;
        }
    }
    if (m > 0) {
        walk_value(w, inside, m);
    } else {
        skip_value(w);
    }
}

static void walk_value(walk *w, const target *targets, int n) {
    char open = next_of(w);
    for (int i = 0; i < n; i++) {
        if (targets[i].rest[0] == '\0') {
            *targets[i].offset = (size_t)(w->at - w->text);
        }
    }
    if (open != '{' && open != '[') {
        skip_value(w);
        return;
    }
    char close = open == '{' ? '}' : ']';
    w->at++;
    for (int64_t index = 0; w->at < w->end && next_of(w) != close; index++) {
        if (open == '[') {
            walk_child(w, targets, n, NULL, index);
        } else if (next_of(w) == '"') {
            ds_span key = skip_string(w);
            walk_child(w, targets, n, &key, index);
        } else {
            w->at = w->end;
        }
    }
    w->at += w->at < w->end;
}

/* Moves a position on from one offset to a later one. */
static void advance(const char *text, size_t from, size_t to, int *line, int *column) {
    for (size_t i = from; i < to; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else {
            *column += ((unsigned char)text[i] & 0xC0) != 0x80;
        }
    }
}

void ds_scan_position(const char *text, size_t offset, int *line, int *column) {
    *line = *column = 1;
    advance(text, 0, offset, line, column);
}

bool ds_scan_locate(const char *text, size_t length, const char *pointer, int *line, int *column) {
    size_t offset = SIZE_MAX;
    walk w = {text, text, text + length};
    walk_value(&w, &(target){pointer, &offset}, 1);
    if (offset == SIZE_MAX) {
        return false;
    }
    ds_scan_position(text, offset, line, column);
    return true;
}

/* Pointers are shown on one line, like the messages beside them. */
static void make_printable(char *pointer) {
    for (char *c = pointer; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f) {
            *c = '?';
        }
    }
}

/* Offsets to lines and columns, from the first to the last, so that the text is read once. */
static void set_positions(const char *text, size_t *offsets, ds_diag **wanted, int n) {
    size_t at = 0;
    int line = 1, column = 1;
    for (;;) {
        int next = -1;
        for (int i = 0; i < n; i++) {
            if (offsets[i] != SIZE_MAX && (next < 0 || offsets[i] < offsets[next])) {
                next = i;
            }
        }
        if (next < 0) {
            return;
        }
        advance(text, at, offsets[next], &line, &column);
        at = offsets[next];
        wanted[next]->line = line;
        wanted[next]->column = column;
        offsets[next] = SIZE_MAX;
    }
}

/* Of each pointer the first `skip` bytes lead to the text. */
static void locate_all(const char *text, size_t length, size_t skip, ds_diags *diags, int first) {
    target targets[MOST_TARGETS];
    size_t offsets[MOST_TARGETS];
    ds_diag *wanted[MOST_TARGETS];
    int n = 0;
    for (int i = first; diags != NULL && i < diags->count && n < MOST_TARGETS; i++) {
        if (diags->items[i].pointer != NULL && diags->items[i].line == 0) {
            offsets[n] = SIZE_MAX;
            targets[n] = (target){diags->items[i].pointer + skip, &offsets[n]};
            wanted[n++] = &diags->items[i];
        }
    }
    if (n > 0) {
        walk w = {text, text, text + length};
        walk_value(&w, targets, n);
        set_positions(text, offsets, wanted, n);
    }
    for (int i = 0; i < n; i++) {
        make_printable(wanted[i]->pointer);
    }
}

void ds_scan_locate_all(const char *text, size_t length, ds_diags *diags, int first) {
    locate_all(text, length, 0, diags, first);
}

void ds_scan_locate_line(const char *text, size_t length, const ds_where *in, const char *file,
                         int line, ds_diags *diags, int first) {
    char pointer[DS_POINTER_MAX];
    if (diags == NULL || diags->count == first) {
        return;
    }
    ds_where_pointer(in, pointer, sizeof pointer);
    locate_all(text, length, strlen(pointer), diags, first);
    for (int i = first; i < diags->count; i++) {
        diags->items[i].line = line;
        ds_diag_set_file(&diags->items[i], file);
    }
}
