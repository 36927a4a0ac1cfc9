/* What of the plan is looked at: a team, a day, one crew, or all of it. Map, timeline and sheets
 * follow. */
const choice = {team: null, day: null, route: null};
const followers = [];

function chosenRoutes() {
  return routes.filter(r => choice.route !== null ? r === choice.route
    : (choice.team === null || r.team === choice.team) && (choice.day === null || r.shift.date === choice.day));
}

function fillSelect(id, all, options) {
  const select = document.getElementById(id);
  select.replaceChildren(el('option', {value: ''}, all),
    ...options.map(([value, label]) => el('option', {value}, label)));
  return select;
}

function fillCrews() {
  choice.route = null;
  fillSelect('choose-crew', words('all_crews'), chosenRoutes().map(r => [r.index, `${r.shift.label} · ${r.label}`]));
}

function choose(team, day, route) {
  const changed = team !== choice.team || day !== choice.day;
  choice.team = team;
  choice.day = day;
  if (changed) fillCrews();
  choice.route = changed ? null : route;
  const chosen = chosenRoutes();
  document.getElementById('chosen').textContent = words('chosen', {routes: chosen.length,
    stops: chosen.reduce((sum, r) => sum + r.stops.length, 0)});
  followers.forEach(follow => follow());
}

function showChooser() {
  const team = fillSelect('choose-team', words('all_teams'), teams.map(t => [t.index, t.label]));
  const day = fillSelect('choose-day', words('all_days'), days.map(d => [d, longDate(d)]));
  fillCrews();
  const crew = document.getElementById('choose-crew');
  const read = () => choose(team.value === '' ? null : teams[team.value], day.value || null,
    crew.value === '' ? null : routes[crew.value]);
  for (const select of [team, day, crew]) select.addEventListener('change', read);
  document.getElementById('chooser').addEventListener('submit', event => event.preventDefault());
  read();
}
