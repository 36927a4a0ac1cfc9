#include "mpi/hand.h"

#include <pthread.h>
#include <stdlib.h>

typedef enum { FREE, GIVEN, FINISHED, STOP } phase;

struct ds_mpi_hand {
    const ds_cli_request *request;
    const ds_cli_watch *watch;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t given;
    phase phase; /* under the lock; in GIVEN task and report are the thread's, else the dealer's */
    ds_cli_task task;
    ds_mpi_report report;
};

void ds_mpi_do(const ds_cli_request *request, const ds_cli_task *task, const ds_cli_watch *watch,
               ds_mpi_report *report) {
    size_t length;
    report->has_outcome = true;
    report->text = NULL;
    FILE *messages = open_memstream(&report->text, &length);
    if (messages != NULL) {
        ds_cli_do(request, task, watch, messages, &report->outcome);
    }
    if (messages == NULL || fclose(messages) != 0 || report->text == NULL) {
        ds_mpi_give_up(doorstep_status_text(DOORSTEP_NO_MEMORY));
    }
}

static phase phase_of(ds_mpi_hand *hand) {
    pthread_mutex_lock(&hand->lock);
    phase now = hand->phase;
    pthread_mutex_unlock(&hand->lock);
    return now;
}

static void turn(ds_mpi_hand *hand, phase next) {
    pthread_mutex_lock(&hand->lock);
    hand->phase = next;
    pthread_cond_signal(&hand->given);
    pthread_mutex_unlock(&hand->lock);
}

static void *work(void *argument) {
    ds_mpi_hand *hand = argument;
    for (;;) {
        pthread_mutex_lock(&hand->lock);
        while (hand->phase == FREE || hand->phase == FINISHED) {
            pthread_cond_wait(&hand->given, &hand->lock);
        }
        bool stop = hand->phase == STOP;
        pthread_mutex_unlock(&hand->lock);
        if (stop) {
            return NULL;
        }
        ds_mpi_do(hand->request, &hand->task, hand->watch, &hand->report);
        turn(hand, FINISHED);
    }
}

ds_mpi_hand *ds_mpi_hand_start(const ds_cli_request *request, const ds_cli_watch *watch) {
    ds_mpi_hand *hand = calloc(1, sizeof *hand);
    if (hand == NULL) {
        return NULL;
    }
    hand->request = request;
    hand->watch = watch;
    pthread_mutex_init(&hand->lock, NULL);
    pthread_cond_init(&hand->given, NULL);
    if (pthread_create(&hand->thread, NULL, work, hand) != 0) {
        free(hand);
        return NULL;
    }
    return hand;
}

void ds_mpi_hand_stop(ds_mpi_hand *hand) {
    if (hand != NULL) {
        turn(hand, STOP);
        pthread_join(hand->thread, NULL);
        pthread_cond_destroy(&hand->given);
        pthread_mutex_destroy(&hand->lock);
        free(hand);
    }
}

bool ds_mpi_hand_is_free(ds_mpi_hand *hand) {
    return phase_of(hand) == FREE;
}

void ds_mpi_hand_give(ds_mpi_hand *hand, const ds_cli_task *task) {
    hand->task = *task;
    turn(hand, GIVEN);
}

bool ds_mpi_hand_hear(ds_mpi_hand *hand, ds_mpi_report *report) {
    if (phase_of(hand) != FINISHED) {
        return false;
    }
    *report = hand->report;
    turn(hand, FREE);
    return true;
}
