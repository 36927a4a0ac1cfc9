/* doorstep-rostering: the engine on public staff rostering instances, beside what is known of
 * them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/file.h"
#include "nrp_convert.h"

int main(int argc, char **argv) {
    if (argc != 5 || strcmp(argv[1], "--convert") != 0 || strcmp(argv[3], "-o") != 0) {
        fputs("Usage: doorstep-rostering --convert INSTANCE -o FILE\n", stderr);
        return doorstep_status_exit_code(DOORSTEP_USAGE);
    }
    ds_nrp_instance in;
    char message[DS_NRP_MESSAGE] = "", *text = NULL;
    size_t length = 0;
    doorstep_status status = ds_nrp_read_file(argv[2], &in, message);
    if (status == DOORSTEP_OK) {
        status = ds_nrp_convert(&in, &text, &length);
    }
    if (status == DOORSTEP_OK) {
        status = ds_file_write(argv[4], text, length, NULL);
    }
    if (status != DOORSTEP_OK) {
        fprintf(stderr, "%s\n", message[0] != '\0' ? message : doorstep_status_text(status));
    }
    free(text);
    ds_nrp_instance_free(&in);
    return doorstep_status_exit_code(status);
}
