/* What was done of what is asked: by hamlet, by service, by day. */
function visitsDone() {
  return households.flatMap(h => h.done.map(done => ({...done, needs: h.visits[done.visit]})));
}

function byArea() {
  const rows = areas.map(area => ({label: area.label, list: households.filter(h => h.place === area)}));
  const none = households.filter(h => h.place === null);
  if (none.length > 0) rows.push({label: words('no_area'), list: none});
  return rows.map(({label, list}) => ({label, all: list.length,
    full: list.filter(h => h.state === 'covered').length, begun: list.filter(h => h.state === 'begun').length}));
}

function byService() {
  const rows = services.map(s => ({label: s.label, all: 0, full: 0, begun: 0}));
  for (const h of households) {
    h.visits.slice(h.before).forEach(needs => needs.forEach(([s, people]) => { rows[s].all += people; }));
  }
  for (const {needs} of visitsDone()) needs.forEach(([s, people]) => { rows[s].full += people; });
  return rows;
}

function byDay() {
  const rows = days.map(day => ({day, label: `${weekday(day)} ${shortDate(day)}`, home: 0, desk: 0, people: 0}));
  for (const done of visitsDone()) {
    const row = rows[days.indexOf(done.shift.date)];
    if (done.route) row.home++; else row.desk++;
    row.people += Math.max(...done.needs.map(([, people]) => people));
  }
  return rows;
}

/* Width of a letter of a chart's text, rather too wide than too narrow. */
const LETTER = 7;

/* Bars of parts of a whole; each part has its own colour and its figure in the tooltip. */
function bars(rows, parts, total) {
  const list = rows.flatMap(row => parts.map(part => ({row: row.label, value: row[part.key], colour: part.colour,
    title: `${row.label}\n${part.label}: ${number(row[part.key])}`})));
  const longest = rows.reduce((length, row) => Math.max(length, row.label.length), 0);
  const left = width => Math.min(14 + longest * LETTER, width * 0.36);
  const most = Math.max(1, ...rows.map(row => total ? row[total] : parts.reduce((sum, part) => sum + row[part.key], 0)));
  const shown = (label, room) => label.length > room ? `${label.slice(0, room - 1)}…` : label;
  return width => ({
    height: 30 + rows.length * 26, marginLeft: left(width), marginRight: 50, marginTop: 22, marginBottom: 6,
    x: {axis: 'top', label: null, grid: true, ticks: Math.min(most, Math.max(2, Math.round(width / 110))), tickFormat: v => number(v)},
    y: {domain: rows.map(r => r.label), label: null, padding: 0.25,
      tickFormat: label => shown(label, Math.floor(left(width) / LETTER))},
    marks: [
      total ? Plot.barX(rows, {y: 'label', x: total, fill: '#e3e6ea', title: r => `${r.label}: ${number(r[total])}`}) : null,
      Plot.barX(list, {y: 'row', x: 'value', fill: 'colour', title: 'title'}),
      total ? Plot.text(rows, {y: 'label', x: total, dx: 4, textAnchor: 'start',
        text: r => r[total] > 0 ? percent(r.full / r[total], 0) : ''}) : null,
    ],
  });
}

/* A picture of bars under the meaning of their colours. */
function barsPicture(label, rows, parts, total) {
  const picture = plot(label, bars(rows, parts, total));
  return picture && el('div', {}, el('ul', {class: 'legend'}, parts.map(part => el('li', {},
    el('span', {class: 'key', style: `--team: ${part.colour}`, 'aria-hidden': 'true'}), part.label))), picture);
}

function showCoverage() {
  const full = {key: 'full', colour: '#00694f', label: words('households_covered')};
  const begun = {key: 'begun', colour: COLOURS.begun, label: words('state_begun')};
  const share = row => ({text: row.all > 0 ? percent(row.full / row.all) : '', number: true});
  const head = (...names) => names.map((n, i) => i === 0 ? n : {text: n, number: true});
  const hamlets = byArea(), given = byService(), daily = byDay();
  section('coverage',
    figure(words('by_area'), barsPicture(words('by_area'), hamlets, [full, begun], 'all'),
      table(words('by_area'), head(words('area'), words('households'), words('households_covered'),
        words('state_begun'), words('share')), hamlets.map(r => [r.label, r.all, r.full, r.begun, share(r)]))),
    figure(words('by_service'), barsPicture(words('by_service'), given, [{...full, label: words('people_helped')}], 'all'),
      table(words('by_service'), head(words('service'), words('people_asked'), words('people_helped'), words('share')),
        given.map(r => [r.label, r.all, r.full, share(r)]))),
    figure(words('by_day'), barsPicture(words('by_day'), daily, [
      {key: 'home', colour: '#0072b2', label: words('at_home')}, {key: 'desk', colour: '#d55e00', label: words('at_desk')}]),
    table(words('by_day'), head(words('day'), words('at_home'), words('at_desk'), words('people_helped')),
      daily.map(r => [longDate(r.day), r.home, r.desk, r.people]))));
}
