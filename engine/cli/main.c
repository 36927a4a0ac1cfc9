/* The program and its commands. */
#include <signal.h>

#include "cli/command.h"

const char ds_cli_program[] = "doorstep";

const ds_cli_command ds_cli_commands[] = {
    {"validate", DS_CLI_VALIDATE, "INSTANCE", 1, "say what is wrong with an instance",
     "Reads an instance and reports every mistake in it, one a line, with its place.\n"
     "Ends with 0 where there is none, and with a few figures of the instance.\n"
     "INSTANCE may be a folder of tables (see import), as for every command. Where it is a\n"
     "manifest, it and the instances of all its parts are read.",
     "doorstep validate instances/ninh-son.json", ds_cli_validate},
    {"solve", DS_CLI_SOLVE, "INSTANCE", 1, "make a plan for an instance",
     "Searches for the best plan of an instance: teams, duties, routes, appointments.\n"
     "The page of the plan goes to standard output; --format json puts the plan itself there,\n"
     "for other programs. With -o FILE the plan goes to FILE, as JSON unless --format says text,\n"
     "and the page to standard output, unless --quiet or -o - was given.\n"
     "With --start PLAN the search goes on from a plan, which only gets better.\n"
     "Where INSTANCE is a manifest, all its parts are planned one after the other, into the "
     "folder\n"
     "of -o; --time and --iterations are for each of them. Called again it goes on where it was.\n"
     "Ctrl-C ends the search; the best plan found by then is written as usual.",
     "doorstep solve instances/ninh-son.json --time 60s -o plan.json", ds_cli_solve},
    {"replan", DS_CLI_REPLAN, "INSTANCE", 1, "plan the rest anew after the instance changed",
     "Plans what is left of the horizon after a change: somebody ill, a shift cancelled, "
     "households\n"
     "added. INSTANCE is the changed one, --baseline the plan in force, --from the moment: shifts\n"
     "that started before it stay as they are, and every later duty or visit that changes costs\n"
     "the objective's weight \"change\". The page says what changes, for whom; the plan goes "
     "where\n"
     "solve puts it.",
     "doorstep replan instance.json --baseline plan.json --from 2022-11-09T07:00 --time 2s -o "
     "new.json",
     ds_cli_replan},
    {"bound", DS_CLI_BOUND, "INSTANCE", 1, "say what no plan can exceed",
     "Proves what no plan's score can exceed, without making a plan: the bound that every plan\n"
     "states, or with --time a lower one where the instance is small enough.",
     "doorstep bound instances/hamlet.json --time 10s", ds_cli_bound},
    {"check", DS_CLI_CHECK, "INSTANCE PLAN", 2, "judge a plan, made here or by hand",
     "Judges a plan by every rule and computes its score anew, independently of the search.\n"
     "Ends with 0 where the plan keeps every rule, with 1 where it breaks some.\n"
     "The answer is a page to read, or with --format json data for other programs.\n"
     "A plan made anew in the middle of the week is judged beside the one it took the place of,\n"
     "with --baseline PLAN and --from MOMENT: what had begun by then has to be the same.",
     "doorstep check instances/ninh-son.json plan.json", ds_cli_check},
    {"explain", DS_CLI_EXPLAIN, "INSTANCE PLAN", 2, "say why a plan is as it is",
     "Answers of a plan: why a household is not visited, what that would displace and what would\n"
     "make it possible; what keeps a member from further duties; who else could staff a desk.\n"
     "Without an option, what is scarce: where one more member for one shift would add most,\n"
     "found by solving again around the plan (--time or --iterations limit how long).",
     "doorstep explain instances/ninh-son.json plan.json --household h0042", ds_cli_explain},
    {"report", DS_CLI_REPORT, "INSTANCE PLAN", 2, "make a page of a plan: roster, map, sheets",
     "Makes one HTML page of a plan, which any browser shows without a network: what the plan\n"
     "achieves, the duty roster, a map with the routes, the crews' times, what is covered and "
     "what\n"
     "is not. Printed, it is a roster for the wall and a sheet for each crew and shift.\n"
     "With --time or --iterations it also says what one more member for one shift would bring.\n"
     "A province is too large for one page: --parts -o FOLDER makes index.html there, and a page "
     "for\n"
     "each commune.",
     "doorstep report instances/ninh-son.json plan.json --lang vi -o plan.html", ds_cli_page},
    {"export", DS_CLI_EXPORT, "INSTANCE PLAN", 2, "write a plan for calendars, maps, spreadsheets",
     "Writes a plan in a format of other programs, with --format: ics (iCalendar, of everybody or\n"
     "of one --member), geojson (routes and households on a map), csv (a row for each duty) or\n"
     "visits-csv (a row for each stop and booking).",
     "doorstep export instances/ninh-son.json plan.json --format ics --member m01 -o m01.ics",
     ds_cli_export},
    {"lock", DS_CLI_LOCK, "INSTANCE DUTIES", 2, "take duties changed in a spreadsheet as locks",
     "Adds to an instance a lock for each row of a table of duties: what export --format csv "
     "wrote\n"
     "and somebody has changed by hand. A row names a member and a shift, and a team or a desk; "
     "with\n"
     "neither the member is off. Solving the result keeps these duties and plans the rest around "
     "them.",
     "doorstep lock instance.json duties.csv -o locked.json", ds_cli_lock},
    {"compare", DS_CLI_COMPARE, "INSTANCE PLAN_A PLAN_B", 3, "say what differs between two plans",
     "Sets two plans of one instance side by side: the score part by part, whose duties and teams\n"
     "differ, which visits only one of them makes or others make, which routes. Text, or with\n"
     "-o FILE.html a page for a browser.",
     "doorstep compare instances/ninh-son.json plan.json new.json -o diff.html", ds_cli_compare},
    {"import", DS_CLI_IMPORT, "DIR", 1, "make an instance from the tables of a spreadsheet",
     "Makes an instance from the tables in a folder, as Excel or LibreOffice export them to CSV:\n"
     "members.csv, teams.csv, households.csv, shifts.csv, desks.csv, services.csv, settings.csv.\n"
     "Headings may be English or Vietnamese. With --template the folder receives a worked "
     "example.\n"
     "Mistakes are reported with file, line and column; nothing is written then.",
     "doorstep import DIR -o instance.json", ds_cli_import},
    {"generate", DS_CLI_GENERATE, "[KIND]", 1, "make a synthetic instance",
     "Makes an instance from facts and a seed, the same on every machine, and writes it to\n"
     "standard output, or with -o to a file. The kind may be left out where an option says which\n"
     "place: --commune, --district, --province or --country.",
     "doorstep generate commune --households 500 --seed 7 -o commune.json", ds_cli_generate},
    {0},
};

int main(int count, char **arguments) {
    const ds_cli_command *command;
    ds_cli_request request;
    doorstep_status status;
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a file that cannot be written */
    if (ds_cli_choose(count, arguments, &command, &request, &status)) {
        status = command->run(&request);
    }
    return ds_cli_exit_code(status);
}
