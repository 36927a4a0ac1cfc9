#include "cli/say.h"
#include "cli/watch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 79 };

bool ds_cli_is_watched(void) {
    return isatty(STDERR_FILENO) == 1;
}

void ds_cli_show_progress(const doorstep_progress *progress, void *payload) {
    const double every = 0.1;
    ds_cli_meter *meter = payload;
    if (meter->shown && progress->seconds < meter->last + every) {
        return;
    }
    char line[LINE + 1];
    double seconds = progress->seconds > 0 ? progress->seconds : 1e-9;
    snprintf(line, sizeof line,
             ds_cli_text("%8.1f s   score %.2f   %lld of %lld households   %.0f iterations/s"),
             progress->seconds, progress->score, (long long)progress->covered,
             (long long)progress->households, (double)progress->iterations / seconds);
    fprintf(stderr, "\r%-*s", LINE, line);
    fflush(stderr);
    meter->shown = true;
    meter->last = progress->seconds;
}

void ds_cli_clear_progress(ds_cli_meter *meter) {
    if (meter->shown) {
        fprintf(stderr, "\r%*s\r", LINE, "");
        fflush(stderr);
        meter->shown = false;
    }
}

/* A signal handler reaches nothing that is not global. */
static doorstep_cancel_token *volatile caught;
static struct timespec first; /* when the token was cancelled */

static const int signals[] = {SIGINT, SIGTERM};

/* `timeout` and many a wrapper pass one Ctrl-C on twice: what comes at once is not the second. */
static bool comes_at_once(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - first.tv_sec) * 1000 + (now.tv_nsec - first.tv_nsec) / 1000000 < 300;
}

static void on_signal(int number) {
    if (!doorstep_cancelled(caught)) {
        clock_gettime(CLOCK_MONOTONIC, &first);
        doorstep_cancel(caught);
    } else if (!comes_at_once()) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

void ds_cli_catch_signals(doorstep_cancel_token *token) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        sigaddset(&action.sa_mask, signals[i]);
    }
    caught = token;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction old;
        /* A program started in the background may have been told to ignore Ctrl-C. */
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
            sigaction(signals[i], &action, NULL);
        }
    }
}

void ds_cli_release_signals(void) {
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction old;
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == on_signal) {
            signal(signals[i], SIG_DFL);
        }
    }
    caught = NULL;
}
