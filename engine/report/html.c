#include "report/html.h"

#include "report/html_data.h"
#include "report/html_fill.h"
#include "report/page_text.h"
#include "words/words.h"

static void put_start(ds_buf *buf, const ds_html_source *source, const ds_html_about *about) {
    ds_html_start(buf, about);
    ds_html_put_head(buf, source);
    ds_html_put_verdict(buf, source);
}

static const char *name_of(const ds_html_source *source) {
    return source->in->name[0] != '\0' ? source->in->name
                                       : ds_words(source->language, DS_WORD_plan);
}

doorstep_status ds_report_html(const ds_html_source *source, char **text, size_t *length) {
    ds_buf data = {0}, part = {0};
    if (source->view->part != DS_NONE) {
        ds_html_part_name(&part, source->in, source->view);
    }
    const ds_html_about about = {
        source->language, part.bytes != NULL ? part.bytes : name_of(source), source->streets};
    put_start(&data, source, &about);
    const char *index = part.bytes != NULL ? "index.html" : source->index;
    if (index != NULL) {
        ds_html_text(&data, "index", index, false);
    }
    ds_html_put_instance(&data, source);
    ds_html_put_plan(&data, source);
    ds_buf_puts(&data, "}");
    data.failed |= part.failed;
    doorstep_status status = ds_html_fill(ds_page_text, &about, &data, text, length);
    ds_buf_free(&part);
    return status;
}

doorstep_status ds_report_html_index(const ds_html_source *source, char **text, size_t *length) {
    ds_buf data = {0};
    const ds_html_about about = {source->language, name_of(source), source->streets};
    put_start(&data, source, &about);
    ds_html_put_parts(&data, source);
    ds_buf_puts(&data, "}");
    return ds_html_fill(ds_index_text, &about, &data, text, length);
}
