/* What is taken along: one sheet for each crew and shift, one for each desk's bookings. */
function facts(pairs) {
  return el('dl', {class: 'facts'}, pairs.filter(([, value]) => value).flatMap(([name, value]) =>
    [el('dt', {}, name), el('dd', {}, value)]));
}

/* On a telephone a name leads to the map of it. */
function placeLink(household) {
  const name = household.name || household.id;
  return household.at ? el('a', {href: `geo:${household.at[0]},${household.at[1]}`}, name) : name;
}

function sheetRow(order, time, household, visit) {
  return [{text: number(order), number: true}, {text: time, class: 'nowrap'},
    el('span', {}, placeLink(household), household.visits.length > 1 ? ` (${visit + 1})` : null,
      el('span', {class: 'id'}, household.id)),
    {text: household.place?.label ?? '', class: 'hamlet'}, {text: needsText(household.visits[visit]), class: 'needs'},
    {text: '', class: 'fill-in'},
    {text: '☐', class: 'tick'}];
}

function stopTable(caption, rows) {
  return table(caption, [{text: '#', number: true}, words('time'), words('household'), words('area'),
    words('needs'), words('telephone'), words('done')], rows, 'stops');
}

function crewSheet(route) {
  return el('article', {class: 'sheet', style: `--team: ${route.team.colour}`},
    el('h3', {}, `${route.label} · ${longDate(route.shift.date)}, ${route.shift.times}`),
    facts([[words('members'), route.members.map(m => m.label).join(', ')], [words('leaves'), clock(route.leave)],
      [words('back'), route.back === null ? null : clock(route.back)], [words('stops'), number(route.stops.length)]]),
    stopTable(words('sheet_caption'), route.stops.map(stop => sheetRow(stop.order,
      `${clock(stop.start)}–${clock(stop.end)}`, stop.household, stop.visit))),
    el('p', {class: 'notes'}, `${words('notes')}:`));
}

function deskSheet(desk, shift, list) {
  return el('article', {class: 'sheet'},
    el('h3', {}, `${desk.label} · ${longDate(shift.date)}, ${shift.times}`),
    facts([[words('members'), staffOf(desk.index, shift.index).map(m => m.label).join(', ')],
      [words('booked'), number(list.length)]]),
    stopTable(words('desk_sheet_caption'), list.map((b, i) => sheetRow(i + 1, '', b.household, b.visit))));
}

/* Bookings of the days chosen; they belong to no team. */
function deskSheets() {
  if (choice.team !== null || choice.route !== null) return [];
  const sheets = [];
  for (const shift of inTime) {
    if (choice.day !== null && shift.date !== choice.day) continue;
    for (const desk of desks) {
      const list = bookings.filter(b => b.desk === desk && b.shift === shift);
      if (list.length > 0) sheets.push(deskSheet(desk, shift, list));
    }
  }
  return sheets;
}

function showSheets() {
  const place = el('div');
  section('sheets', el('p', {class: 'hint no-print'}, words('sheets_hint')), place);
  followers.push(() => {
    place.replaceChildren(...chosenRoutes().map(crewSheet), ...deskSheets());
    if (place.childElementCount === 0) place.append(el('p', {}, words('no_routes')));
  });
}
