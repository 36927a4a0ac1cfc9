#include "io/emit.h"
#include "io/figures.h"
#include "report/text.h"

doorstep_status ds_report_check_json(const ds_instance *in, const ds_check_report *report,
                                     char **text, size_t *length) {
    ds_buf buf = {0};
    ds_buf_puts(&buf, "{\"doorstep_check\": 1,\n \"instance\": {\"name\": ");
    ds_emit_string(&buf, in->name);
    ds_buf_puts(&buf, ", \"digest\": ");
    ds_emit_digest(&buf, in->digest);
    ds_buf_puts(&buf, "},\n \"violations\": [");
    for (int32_t i = 0; i < report->n_violations; i++) {
        ds_buf_puts(&buf, i == 0 ? "\n  {\"code\": " : ",\n  {\"code\": ");
        ds_emit_string(&buf, report->violations[i].code);
        ds_buf_puts(&buf, ", \"text\": ");
        ds_emit_string(&buf, report->violations[i].text);
        ds_buf_puts(&buf, "}");
    }
    ds_buf_puts(&buf, "],\n \"score\": ");
    ds_emit_score(&buf, &report->score, UINT64_MAX);
    ds_buf_puts(&buf, "}\n");
    return ds_buf_take(&buf, text, length);
}
