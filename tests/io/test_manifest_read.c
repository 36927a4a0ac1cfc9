#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/manifest_read.h"
#include "suite.h"

#define HEAD "{\"doorstep_manifest\": 1, \"parts\": ["
#define PART(id, path) "{\"id\": \"" id "\", \"instance\": \"" path "\"}"

static doorstep_status read(const char *text, ds_diags *diags, ds_manifest **out) {
    return ds_manifest_read(text, strlen(text), diags, out);
}

static void every_key_is_read(void) {
    static const char text[] =
        "{\"x-made\": {\"by\": \"hand\"}, \"name\": \"T\\u00e2y Ninh\", \"parts\": [\n"
        "  {\"id\": \"25480\", \"name\": \"Ninh S\\u01a1n\", \"group\": [\"72\", \"703\"],\n"
        "   \"instance\": \"72/703/25480.json\", \"x-note\": 1},\n"
        "  {\"id\": \"b\", \"instance\": \"..b/...\", \"group\": []}], \"doorstep_manifest\": 1}";
    ds_manifest *m;
    CU_ASSERT_EQUAL_FATAL(read(text, NULL, &m), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(m->name, "Tây Ninh");
    CU_ASSERT_EQUAL_FATAL(m->n_parts, 2);
    CU_ASSERT_STRING_EQUAL(m->parts[0].id, "25480");
    CU_ASSERT_STRING_EQUAL(m->parts[0].name, "Ninh Sơn");
    CU_ASSERT_STRING_EQUAL(m->parts[0].instance, "72/703/25480.json");
    CU_ASSERT_EQUAL_FATAL(m->parts[0].n_group, 2);
    CU_ASSERT_STRING_EQUAL(m->parts[0].group[1], "703");
    CU_ASSERT_STRING_EQUAL(m->parts[1].name, "");
    CU_ASSERT_STRING_EQUAL(m->parts[1].instance, "..b/...");
    CU_ASSERT_EQUAL(m->parts[1].n_group, 0);
    ds_manifest_free(m);
    ds_manifest_free(NULL);
}

typedef struct manifest_case {
    const char *text, *pointer, *message; /* `message`: a part of it */
} manifest_case;

static const manifest_case mistakes[] = {
    {"", "", "is the file complete?"},
    {"[]", "", "a manifest: an object"},
    {"{\"parts\": [" PART("a", "a.json") "]}", "", "\"doorstep_manifest\" is missing"},
    {"{\"doorstep_manifest\": 2, \"parts\": [" PART("a", "a.json") "]}", "/doorstep_manifest",
     "found 2, expected 1"},
    {"{\"doorstep_manifest\": 1}", "", "\"parts\" is missing"},
    {HEAD "]}", "/parts", "at least one element"},
    {HEAD "7]}", "/parts/0", "a part: an object"},
    {HEAD "{\"id\": \"a\"}]}", "/parts/0", "\"instance\" is missing"},
    {HEAD "{\"instance\": \"a\"}]}", "/parts/0", "\"id\" is missing"},
    {HEAD "{\"id\": 25480, \"instance\": \"a\"}]}", "/parts/0/id", "found 25480"},
    {HEAD "{\"id\": \"a\", \"instance\": \"a\", \"group\": \"72\"}]}", "/parts/0/group",
     "a list of strings"},
    {HEAD "{\"id\": \"a\", \"instance\": \"a\", \"group\": [\"72\", \"\"]}]}", "/parts/0/group/1",
     "a string that is not empty"},
    {HEAD "{\"id\": \"a\", \"instance\": \"a\", \"gruop\": []}]}", "/parts/0/gruop",
     "did you mean \"group\""},
    {HEAD PART("a", "a.json") "], \"name\": null}", "/name", "leave the key out"},
    {HEAD PART("a", "1") ", " PART("b", "2") ", " PART("a", "3") "]}", "/parts/2/id",
     "the id \"a\" is taken by /parts/0"},
    {HEAD PART("a", "d/1") ", " PART("b", "d/1") "]}", "/parts/1/instance",
     "the instance \"d/1\" is taken by /parts/0"},
    {HEAD PART("a", "/etc/passwd") "]}", "/parts/0/instance", "begins with /"},
    {HEAD PART("a", "..") "]}", "/parts/0/instance", "\"..\" leads out"},
    {HEAD PART("a", "../a.json") "]}", "/parts/0/instance", "\"..\" leads out"},
    {HEAD PART("a", "b/../../a.json") "]}", "/parts/0/instance", "\"..\" leads out"},
    {HEAD PART("a", "b/..") "]}", "/parts/0/instance", "\"..\" leads out"},
    {HEAD PART("a", "./a.json") "]}", "/parts/0/instance", "\".\" leads nowhere"},
    {HEAD PART("a", "b//a.json") "]}", "/parts/0/instance", "is empty"},
    {HEAD PART("a", "b/") "]}", "/parts/0/instance", "is empty"},
};

static void check_mistake(const manifest_case *c) {
    ds_diags diags;
    ds_manifest *m;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(read(c->text, &diags, &m), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(m);
    CU_ASSERT_EQUAL(diags.errors, 1);
    bool found = diags.count > 0 && strcmp(diags.items[0].pointer, c->pointer) == 0 &&
                 strstr(diags.items[0].message, c->message) != NULL && diags.items[0].line == 1;
    if (!found) {
        printf("\n  %s\n    found %s: %s", c->text, diags.count > 0 ? diags.items[0].pointer : "-",
               diags.count > 0 ? diags.items[0].message : "-");
        CU_FAIL("a message differs");
    }
    ds_diags_free(&diags);
}

static void each_mistake_has_its_message(void) {
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        check_mistake(&mistakes[i]);
    }
}

/* Mistakes of several parts are told at once. */
static void all_mistakes_are_told(void) {
    ds_diags diags;
    ds_manifest *m;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(read(HEAD PART("a", "../x") ", {}, " PART("a", "y") "]}", &diags, &m),
                    DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(diags.errors, 4);
    ds_diags_free(&diags);
}

static bool looks_like_one(const char *text) {
    return ds_manifest_is(text, strlen(text));
}

static void a_manifest_is_told_from_an_instance(void) {
    CU_ASSERT(looks_like_one("{\"doorstep_manifest\": 1"));
    CU_ASSERT(looks_like_one("{\"name\": \"x\", \"parts\": [{}], \"doorstep_manifest\": \"one\"}"));
    CU_ASSERT_FALSE(looks_like_one("{\"doorstep\": 1, \"doorstep_manifest\": 1}"));
    CU_ASSERT_FALSE(
        looks_like_one("{\"name\": \"x\", \"households\": [], \"doorstep_manifest\": 1}"));
    CU_ASSERT_FALSE(looks_like_one("{\"x\": {\"doorstep_manifest\": 1}}"));
    CU_ASSERT_FALSE(looks_like_one("{\"x\": 01, \"doorstep_manifest\": 1}"));
    CU_ASSERT_FALSE(looks_like_one("[\"doorstep_manifest\"]"));
    CU_ASSERT_FALSE(looks_like_one("doorstep_manifest"));
    CU_ASSERT_FALSE(looks_like_one(""));
}

DS_SUITE(manifest_read, {"every key is read", every_key_is_read},
         {"each mistake has its message", each_mistake_has_its_message},
         {"mistakes of several parts are told at once", all_mistakes_are_told},
         {"a manifest is told from an instance", a_manifest_is_told_from_an_instance})
