/* Puts the page together. */
/* Prints the part whose button was pressed; the browser's own command prints everything. */
function preparePrint() {
  for (const element of document.querySelectorAll('[data-print]')) {
    element.addEventListener('click', () => {
      document.body.dataset.printed = element.dataset.print;
      window.print();
    });
  }
  window.addEventListener('afterprint', () => { delete document.body.dataset.printed; });
}

function workDone() {
  const out = routes.filter(r => r.stops.length > 0);
  return {routes: out.length, visits: out.reduce((sum, r) => sum + r.stops.length, 0), booked: bookings.length,
    duties: duties.filter(d => d.elsewhere === undefined).length,
    people: members.filter(m => m.duties.length > 0).length, members: members.length};
}

showSummary(workDone());
showRoster();
showMap();
showTimeline();
showSheets();
showCoverage();
showFairness();
showUncovered();
showScarce();
showHead();
showHeadings();
showChooser();
preparePrint();
document.body.dataset.ready = 'true';
