#include "mpi/spread.h"

#include <mpi.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "cli/watch.h"
#include "mpi/hand.h"
#include "mpi/place.h"

/* ---- Rank 0 ---- */

typedef struct dealer {
    ds_cli_job *job;
    ds_mpi_hand *hand;
    bool *asking;    /* [ranks] is waiting for an answer */
    int ranks, left; /* workers that have not been told that there is nothing left */
} dealer;

static void take(dealer *d, ds_mpi_report *report) {
    if (report->has_outcome) {
        ds_cli_job_take(d->job, &report->outcome, report->text);
    }
    free(report->text);
}

/* Everything that is here. False: nothing was. */
static bool hear_all(dealer *d) {
    ds_mpi_report report;
    int rank;
    bool any = ds_mpi_hand_hear(d->hand, &report);
    if (any) {
        take(d, &report);
    }
    while (ds_mpi_hear(&report, &rank)) {
        take(d, &report);
        d->asking[rank] = any = true;
    }
    return any;
}

/* Tasks to all who have none. A rank that gets none now waits for the next turn, or is told that
 * there will be no more. True: there will be no more. */
static bool deal(dealer *d) {
    ds_cli_task task;
    ds_cli_turn turn = DS_CLI_TASK;
    if (ds_mpi_hand_is_free(d->hand)) {
        turn = ds_cli_job_next(d->job, &task);
        if (turn == DS_CLI_TASK) {
            ds_mpi_hand_give(d->hand, &task);
        }
    }
    for (int rank = 1; rank < d->ranks; rank++) {
        if (!d->asking[rank]) {
            continue;
        }
        turn = turn == DS_CLI_TASK ? ds_cli_job_next(d->job, &task) : turn;
        if (turn != DS_CLI_WAIT) {
            ds_mpi_answer(rank, turn == DS_CLI_TASK ? &task : NULL);
            d->asking[rank] = false;
            d->left -= turn == DS_CLI_DONE;
        }
    }
    return turn == DS_CLI_DONE;
}

/* Until every worker has been sent home and rank 0's own is free. */
static void deal_all(dealer *d) {
    bool done = false;
    while (!done || d->left > 0 || !ds_mpi_hand_is_free(d->hand)) {
        if (!hear_all(d) && done) {
            ds_mpi_pause();
            continue;
        }
        done = deal(d);
        if (!done) {
            ds_mpi_pause();
        }
    }
}

/* Workers whose job could not be opened, each of which asks once. */
static void send_home(dealer *d) {
    ds_mpi_report report;
    int rank;
    while (d->left > 0) {
        if (ds_mpi_hear(&report, &rank)) {
            free(report.text);
            ds_mpi_answer(rank, NULL);
            d->left--;
        } else {
            ds_mpi_pause();
        }
    }
}

static doorstep_status lead(const ds_cli_request *request, const ds_cli_watch *watch, int ranks) {
    ds_cli_job job;
    dealer d = {.job = &job, .ranks = ranks, .left = ranks - 1};
    doorstep_status status = ds_cli_job_open(&job, request, watch->token, ranks);
    if (status == DOORSTEP_OK) {
        d.asking = calloc((size_t)ranks, sizeof *d.asking);
        d.hand = ds_mpi_hand_start(request, watch);
        if (d.asking == NULL || d.hand == NULL) {
            ds_mpi_give_up("out of memory, or no further thread can be had");
        }
        deal_all(&d);
        status = ds_cli_job_finish(&job);
    } else {
        send_home(&d);
    }
    ds_mpi_hand_stop(d.hand);
    free(d.asking);
    ds_cli_job_close(&job);
    return status;
}

/* ---- The others ---- */

static void work(const ds_cli_request *request, const ds_cli_watch *watch) {
    ds_mpi_report report = {.text = (char[]){""}};
    ds_cli_task task;
    char *path, *said = NULL;
    while (ds_mpi_ask(&report, &task, &path)) {
        free(said);
        ds_mpi_do(request, &task, watch, &report);
        said = report.text;
        free(path);
    }
    free(said);
}

/* ---- All ---- */

doorstep_status ds_mpi_solve(const ds_cli_request *given) {
    ds_cli_request request = *given;
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    request.threads = ds_mpi_threads(&request);
    doorstep_cancel_token *token = NULL;
    doorstep_status status = doorstep_cancel_token_new(&token);
    if (status != DOORSTEP_OK) {
        ds_mpi_give_up(ds_cli_text(doorstep_status_text(status)));
    }
    ds_mpi_launcher launcher;
    const ds_cli_watch watch = ds_mpi_watch(&launcher, token);
    ds_cli_catch_signals(token);
    if (rank == 0) {
        status = lead(&request, &watch, ranks);
    } else {
        work(&request, &watch);
    }
    ds_cli_release_signals();
    doorstep_cancel_token_free(token);
    return status;
}
