/* The country's totals, and folders of instances with a manifest. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "generate/country.h"
#include "generate/deal.h"
#include "generate/folder.h"
#include "generate/generate.h"
#include "io/instance_read.h"
#include "suite.h"

typedef struct totals {
    int64_t communes, districts, households, people, teams, members;
} totals;

static void count_commune(totals *t, const ds_gen_brief *brief) {
    const ds_commune_facts *facts = brief->facts;
    int64_t by_size = 0, people = 0;
    for (int32_t i = 0; i < DS_SIZES; i++) {
        by_size += facts->households_of[i];
        people += (int64_t)facts->households_of[i] * (i + 1);
    }
    CU_ASSERT_EQUAL(by_size, facts->households);
    /* The families of seven or more, of up to twenty, take up the rest. */
    CU_ASSERT(people <= facts->people);
    CU_ASSERT(people + 13 * (int64_t)facts->households_of[DS_SIZES - 1] >= facts->people);
    CU_ASSERT(facts->households >= 350);
    CU_ASSERT(brief->hamlet_teams >= 1 && ds_brief_teams(brief) <= DS_GEN_TEAMS);
    CU_ASSERT(brief->quarters >= brief->hamlet_teams);
    CU_ASSERT(brief->quarters <= 2 * brief->hamlet_teams);
    CU_ASSERT(brief->quarters <= DS_GEN_QUARTERS);
    for (int32_t k = 0; k < ds_brief_teams(brief); k++) {
        CU_ASSERT(brief->sizes[k] >= 4 && brief->sizes[k] <= 9);
    }
    t->households += facts->households;
    t->people += facts->people;
    t->teams += ds_brief_teams(brief);
    t->members += brief->members;
}

static void count_province(totals *t, const ds_gen_province *province, int64_t seed) {
    ds_gen_brief *briefs = ds_province_briefs(province, seed, 5);
    int64_t before = t->members;
    CU_ASSERT_PTR_NOT_NULL_FATAL(briefs);
    for (int32_t i = 0; i < province->n_communes; i++) {
        const ds_commune_facts *facts = &province->communes[i];
        count_commune(t, &briefs[i]);
        t->districts += i == 0 || facts->district != facts[-1].district;
    }
    CU_ASSERT_EQUAL(t->members - before, province->members);
    t->communes += province->n_communes;
    free(briefs);
}

static void the_national_totals_hold(void) {
    for (int64_t seed = 1; seed <= 3; seed++) {
        ds_gen_country *country = calloc(1, sizeof *country);
        CU_ASSERT_FATAL(country != NULL && ds_draw_country(country, seed));
        totals t = {0};
        for (int32_t p = 0; p < DS_COUNTRY_PROVINCES; p++) {
            count_province(&t, &country->provinces[p], seed);
            CU_ASSERT(p == 0 || country->provinces[p].code > country->provinces[p - 1].code);
        }
        CU_ASSERT_EQUAL(t.communes, 10599);
        CU_ASSERT_EQUAL(t.districts, 705);
        CU_ASSERT_EQUAL(t.households, 26870079);
        CU_ASSERT_EQUAL(t.people, 96208984);
        CU_ASSERT_EQUAL(t.teams, 40000);
        CU_ASSERT_EQUAL(t.members, 200000);
        ds_free_country(country);
        free(country);
    }
}

static uint64_t digest_of_facts(const ds_gen_country *country) {
    uint64_t digest = DS_DIGEST_START;
    for (int32_t p = 0; p < DS_COUNTRY_PROVINCES; p++) {
        const ds_gen_province *province = &country->provinces[p];
        for (int32_t i = 0; i < province->n_communes; i++) {
            const ds_commune_facts *f = &province->communes[i];
            char line[160];
            snprintf(line, sizeof line, "%s %d %d %d %d %d %d\n", f->key, (int)f->district,
                     (int)f->lat, (int)f->lon, (int)f->hectares, (int)f->people,
                     (int)f->households);
            digest = ds_digest(digest, line, strlen(line));
        }
    }
    return digest;
}

/* Whoever changes the generator and means to, changes this number too. */
static void the_draws_are_the_same_everywhere(void) {
    ds_gen_country *country = calloc(1, sizeof *country);
    CU_ASSERT_FATAL(country != NULL && ds_draw_country(country, 1));
    CU_ASSERT_EQUAL(digest_of_facts(country), UINT64_C(0x7cb5c34d582f5d12));
    ds_free_country(country);
    free(country);
}

static void dealing_loses_nothing(void) {
    const int32_t weights[] = {100, 300, 50, 0};
    int32_t out[] = {1, 1, 1, 1};
    ds_deal(13, 4, weights, 7, out);
    CU_ASSERT(out[0] == 3 && out[1] == 7 && out[2] == 2 && out[3] == 1);
    ds_deal(100, 4, weights, 7, out); /* nobody gets more than the most */
    CU_ASSERT(out[0] == 7 && out[1] == 7 && out[2] == 7 && out[3] == 7);
    int64_t sum = 0;
    for (int64_t before = 0; before < 17; before++) {
        sum += ds_portion(1000, before, 1, 17);
    }
    CU_ASSERT_EQUAL(sum, 1000);
}

/* ---- Folders ---- */

/* Two small communes of one district and one of another, as a province of their own. */
typedef struct small {
    char root[64], path[96];
    ds_commune_facts communes[3];
    ds_gen_province province;
} small;

static void begin(small *s) {
    static const int32_t codes[] = {25687, 25690, 25612};
    memset(s, 0, sizeof *s);
    for (int32_t i = 0; i < 3; i++) {
        s->communes[i] = *ds_commune_find(codes[i]);
    }
    s->province = ds_tay_ninh_province;
    s->province.communes = s->communes;
    s->province.n_communes = 3;
    s->province.hamlet_teams = 5;
    s->province.commune_teams = 1;
    s->province.members = 45;
    strcpy(s->root, "/tmp/doorstep-country-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(s->root));
    snprintf(s->path, sizeof s->path, "%s/out", s->root);
}

static doorstep_status write_small(const small *s, int64_t seed, int32_t parts, ds_diags *diags) {
    const ds_gen_folder folder = {.path = s->path,
                                  .name = "Small",
                                  .provinces = &s->province,
                                  .n_provinces = 1,
                                  .seed = seed,
                                  .days = 5,
                                  .parts = parts};
    return ds_write_folder(&folder, diags);
}

static void in_path(const small *s, const char *name, char path[192]) {
    snprintf(path, 192, "%s/%s", s->path, name);
}

static bool is_there(const small *s, const char *name) {
    char path[192];
    in_path(s, name, path);
    return access(path, F_OK) == 0;
}

static char *read_there(const small *s, const char *name) {
    char path[192];
    size_t length;
    in_path(s, name, path);
    return ds_test_read_file(path, &length);
}

/* All files and folders below; returns how many files there were. */
static int remove_tree(const char *path) {
    DIR *folder = opendir(path);
    int files = 0;
    if (folder == NULL) {
        return unlink(path) == 0;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char below[512];
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
            files += remove_tree(below);
        }
    }
    closedir(folder);
    rmdir(path);
    return files;
}

static void valid_part(const small *s, const char *name, int32_t households) {
    char *text = read_there(s, name);
    ds_diags diags;
    ds_instance *in = NULL;
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    CU_ASSERT_EQUAL(in->n_households, households);
    ds_instance_free(in);
    ds_diags_free(&diags);
    free(text);
}

static void districts_are_parts(void) {
    small s;
    begin(&s);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_DISTRICTS, NULL), DOORSTEP_OK);
    char *manifest = read_there(&s, "manifest.json");
    CU_ASSERT_STRING_EQUAL(
        manifest,
        "{\n"
        "  \"doorstep_manifest\": 1,\n"
        "  \"name\": \"Small\",\n"
        "  \"parts\": [\n"
        "    {\"id\": \"711\", \"name\": \"Huyện Bến Cầu\", \"group\": [\"72\", \"711\"], "
        "\"instance\": \"72/711.json\"},\n"
        "    {\"id\": \"708\", \"name\": \"Huyện Châu Thành\", \"group\": [\"72\", \"708\"], "
        "\"instance\": \"72/708.json\"}\n"
        "  ]\n"
        "}\n");
    free(manifest);
    valid_part(&s, "72/711.json", 468 + 1607);
    valid_part(&s, "72/708.json", 928);
    CU_ASSERT_EQUAL(remove_tree(s.root), 3);
}

static void communes_and_provinces_are_parts(void) {
    small s;
    begin(&s);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_COMMUNES, NULL), DOORSTEP_OK);
    valid_part(&s, "72/711/25687.json", 468);
    valid_part(&s, "72/711/25690.json", 1607);
    valid_part(&s, "72/708/25612.json", 928);
    char *manifest = read_there(&s, "manifest.json");
    CU_ASSERT_PTR_NOT_NULL(strstr(manifest, "{\"id\": \"25690\", \"name\": \"Xã Long Giang\", "
                                            "\"group\": [\"72\", \"711\"], "
                                            "\"instance\": \"72/711/25690.json\"}"));
    free(manifest);
    CU_ASSERT_EQUAL(remove_tree(s.path), 4);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_PROVINCES, NULL), DOORSTEP_OK);
    valid_part(&s, "72.json", 468 + 1607 + 928);
    CU_ASSERT_EQUAL(remove_tree(s.root), 2);
}

/* What was there is replaced, what does not belong to it stays. */
static void a_folder_is_written_again(void) {
    small s;
    begin(&s);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_DISTRICTS, NULL), DOORSTEP_OK);
    char *first = read_there(&s, "72/708.json");
    char path[192];
    in_path(&s, "mine.txt", path);
    FILE *mine = fopen(path, "w");
    CU_ASSERT_FATAL(mine != NULL && fclose(mine) == 0);
    CU_ASSERT_EQUAL(write_small(&s, 2, DS_PARTS_DISTRICTS, NULL), DOORSTEP_OK);
    char *second = read_there(&s, "72/708.json");
    CU_ASSERT_STRING_NOT_EQUAL(first, second);
    CU_ASSERT(is_there(&s, "mine.txt"));
    free(first);
    free(second);
    CU_ASSERT_EQUAL(remove_tree(s.root), 4);
}

/* A manifest that is there has all its parts: where one cannot be written, there is none. */
static void no_manifest_without_its_parts(void) {
    small s;
    ds_diags diags;
    char path[192];
    begin(&s);
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_DISTRICTS, NULL), DOORSTEP_OK);
    in_path(&s, "72/708.json", path);
    CU_ASSERT(unlink(path) == 0 && mkdir(path, 0777) == 0);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_DISTRICTS, &diags), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(diags.items[0].message, "72/708.json: "));
    CU_ASSERT(is_there(&s, "72/711.json"));
    CU_ASSERT(!is_there(&s, "manifest.json"));
    ds_diags_free(&diags);
    CU_ASSERT_EQUAL(remove_tree(s.root), 1);
}

static void what_is_no_folder_is_refused(void) {
    small s;
    ds_diags diags;
    begin(&s);
    ds_diags_init(&diags);
    FILE *file = fopen(s.path, "w");
    CU_ASSERT_FATAL(file != NULL && fclose(file) == 0);
    CU_ASSERT_EQUAL(write_small(&s, 1, DS_PARTS_DISTRICTS, &diags), DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL_FATAL(diags.count, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(diags.items[0].message, "no folder can be made"));
    ds_diags_free(&diags);
    CU_ASSERT_EQUAL(remove_tree(s.root), 1);
}

DS_SUITE(generate_country, {"the national totals hold", the_national_totals_hold},
         {"the draws are the same everywhere", the_draws_are_the_same_everywhere},
         {"dealing loses nothing", dealing_loses_nothing},
         {"districts are parts", districts_are_parts},
         {"communes and provinces are parts", communes_and_provinces_are_parts},
         {"a folder is written again", a_folder_is_written_again},
         {"no manifest without its parts", no_manifest_without_its_parts},
         {"what is no folder is refused", what_is_no_folder_is_refused})
