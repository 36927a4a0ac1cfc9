#include "mpi/message.h"

#include <limits.h>
#include <mpi.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/command.h"

enum { REPORT = 1, ANSWER, PAUSE_NANOSECONDS = 2000000 };

void ds_mpi_pause(void) {
    nanosleep(&(struct timespec){.tv_nsec = PAUSE_NANOSECONDS}, NULL);
}

void ds_mpi_give_up(const char *why) {
    fprintf(stderr, "%s: %s\n", ds_cli_program, why);
    MPI_Abort(MPI_COMM_WORLD, doorstep_status_exit_code(DOORSTEP_NO_MEMORY));
    abort();
}

/* A record and a string behind it, as one message. */
static void send_bytes(const void *record, size_t size, const char *text, int rank, int tag) {
    size_t length = size + strlen(text);
    char *bytes = length <= INT_MAX ? malloc(length) : NULL;
    if (bytes == NULL) {
        ds_mpi_give_up(doorstep_status_text(DOORSTEP_NO_MEMORY));
    }
    memcpy(bytes, record, size);
    memcpy(bytes + size, text, length - size);
    MPI_Request request;
    int sent = 0;
    MPI_Isend(bytes, (int)length, MPI_BYTE, rank, tag, MPI_COMM_WORLD, &request);
    while (MPI_Test(&request, &sent, MPI_STATUS_IGNORE), !sent) {
        ds_mpi_pause();
    }
    free(bytes);
}

/* The text behind the record, malloc'd; NULL where no such message is here yet. */
static char *receive_bytes(void *record, size_t size, int *rank, int tag) {
    MPI_Status status;
    int here, length;
    MPI_Iprobe(*rank, tag, MPI_COMM_WORLD, &here, &status);
    if (!here) {
        return NULL;
    }
    MPI_Get_count(&status, MPI_BYTE, &length);
    char *bytes = malloc((size_t)length + 1);
    if (bytes == NULL) {
        ds_mpi_give_up(doorstep_status_text(DOORSTEP_NO_MEMORY));
    }
    *rank = status.MPI_SOURCE;
    MPI_Recv(bytes, length, MPI_BYTE, *rank, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    memcpy(record, bytes, size);
    memmove(bytes, bytes + size, (size_t)length - size);
    bytes[(size_t)length - size] = '\0';
    return bytes;
}

/* An answer without a task has no path. */
bool ds_mpi_ask(const ds_mpi_report *report, ds_cli_task *task, char **path) {
    int rank = 0;
    send_bytes(report, sizeof *report, report->text, 0, REPORT);
    while ((*path = receive_bytes(task, sizeof *task, &rank, ANSWER)) == NULL) {
        ds_mpi_pause();
    }
    task->instance = *path;
    if ((*path)[0] == '\0') {
        free(*path);
        *path = NULL;
    }
    return *path != NULL;
}

bool ds_mpi_hear(ds_mpi_report *report, int *rank) {
    *rank = MPI_ANY_SOURCE;
    char *text = receive_bytes(report, sizeof *report, rank, REPORT);
    report->text = text;
    return text != NULL;
}

void ds_mpi_answer(int rank, const ds_cli_task *task) {
    const ds_cli_task none = {0};
    const ds_cli_task *answer = task != NULL ? task : &none;
    send_bytes(answer, sizeof *answer, task != NULL ? task->instance : "", rank, ANSWER);
}
