/* What each crew does when: on its way, waiting, at somebody's door. */
function pieces(route) {
  const row = route.label;
  const list = [];
  let now = route.leave;
  const add = (kind, from, to, title) => { if (to > from) list.push({row, kind, from, to, title}); };
  for (const stop of route.stops) {
    add('way', now, stop.arrive, words('on_the_way'));
    add('wait', stop.arrive, stop.start, words('waiting'));
    add('visit', stop.start, stop.end, `${stop.order}. ${visitLabel(stop.household, stop.visit)}\n` +
      `${clock(stop.start)}–${clock(stop.end)}\n${needsText(stop.household.visits[stop.visit])}`);
    now = stop.end;
  }
  if (route.back !== null) add('way', now, route.back, words('on_the_way_back'));
  return list;
}

function dayPicture(day, list, width) {
  const own = shifts.filter(s => s.date === day);
  const from = Math.floor(d3.min(own, s => s.start) / 3600) * 3600;
  const to = Math.ceil(d3.max(own, s => s.end) / 3600) * 3600;
  const rows = [...new Set([...list].sort((a, b) => a.team.index - b.team.index || a.crew - b.crew).map(r => r.label))];
  const short = new Map(list.map(r => [r.label, `${r.team.short}/${r.crew}`]));
  const colour = new Map(list.map(r => [r.label, r.team.colour]));
  const all = list.flatMap(pieces);
  return {
    height: 34 + rows.length * 24, marginLeft: width < 600 ? 60 : 190, marginTop: 22, marginBottom: 4,
    x: {domain: [from, to], axis: 'top', label: null, ticks: d3.range(from, to + 1, width < 600 ? 7200 : 3600),
      tickFormat: clock, grid: true},
    y: {domain: rows, label: null, padding: 0.25, tickFormat: s => width < 600 ? short.get(s) : s},
    marks: [
      Plot.barX(all.filter(p => p.kind === 'way'), {y: 'row', x1: 'from', x2: 'to', fill: '#b9bec7', insetTop: 7,
        insetBottom: 7, title: 'title'}),
      Plot.barX(all.filter(p => p.kind === 'wait'), {y: 'row', x1: 'from', x2: 'to', fill: '#f2d98a', insetTop: 3,
        insetBottom: 3, title: 'title'}),
      Plot.barX(all.filter(p => p.kind === 'visit'), {y: 'row', x1: 'from', x2: 'to', fill: p => colour.get(p.row),
        stroke: '#fff', strokeWidth: 0.7, title: 'title'}),
    ],
  };
}

function routesTable(list) {
  return table(words('routes_caption'), [words('shift'), words('crew'), words('members'), words('leaves'),
    words('back'), {text: words('stops'), number: true}],
  list.map(r => [r.shift.label, r.label, r.members.map(m => m.label).join(', '), clock(r.leave),
    r.back === null ? '' : clock(r.back), r.stops.length]));
}

function showTimeline() {
  const place = el('div');
  section('timeline', el('p', {class: 'hint'}, words('timeline_hint')), place);
  followers.push(() => {
    const chosen = chosenRoutes();
    place.replaceChildren(...days.filter(day => chosen.some(r => r.shift.date === day)).map(day => {
      const list = chosen.filter(r => r.shift.date === day);
      return figure(longDate(day), plot(words('timeline_label', {day: longDate(day)}), width => dayPicture(day, list, width)),
        routesTable(list));
    }));
    if (chosen.length === 0) place.replaceChildren(el('p', {}, words('no_routes')));
  });
}
