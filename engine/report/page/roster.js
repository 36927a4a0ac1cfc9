/* Who is on duty when: the sheet for the wall. */
function dutyCell(duty) {
  if (!duty) return null;
  if (duty.elsewhere !== undefined) return {text: duty.elsewhere, class: 'elsewhere', title: words('elsewhere')};
  if (duty.desk !== undefined) {
    return {text: desks[duty.desk].short, class: 'desk-duty', title: desks[duty.desk].label};
  }
  const team = teams[duty.team];
  return {text: `${team.short}/${duty.crew}`, class: 'crew-duty', style: `--team: ${team.colour}`,
    title: words('crew_of', {team: team.label, crew: String(duty.crew)})};
}

function startsDay(place) {
  return place === 0 || inTime[place - 1].date !== inTime[place].date;
}

function rosterHead() {
  const first = el('tr', {}, el('th', {rowspan: 2, scope: 'col', class: 'name'}, words('member')));
  for (const day of days) {
    const count = inTime.filter(s => s.date === day).length;
    first.append(el('th', {colspan: count, scope: 'colgroup', class: 'day'}, `${weekday(day)} ${shortDate(day)}`));
  }
  first.append(el('th', {rowspan: 2, scope: 'col', class: 'total'}, words('shifts_worked')));
  return el('thead', {}, first, el('tr', {}, inTime.map((s, place) =>
    el('th', {scope: 'col', class: startsDay(place) ? 'times day' : 'times'}, clock(s.start), el('br'), clock(s.end)))));
}

/* A name, a cell for each shift, a sum. */
function rosterRow(name, cells, sum) {
  return el('tr', {}, el('th', {scope: 'row', class: 'name'}, name), cells.map((content, place) => {
    const td = cell('td', content);
    td.classList.toggle('day', startsDay(place));
    return td;
  }), el('td', {class: 'number'}, sum));
}

function memberRow(member) {
  const role = member.role ? [' ', el('span', {class: 'role'}, member.role)] : [];
  return rosterRow(el('span', {}, member.label, role), inTime.map(s => dutyCell(dutyAt[member.index][s.index])),
    number(member.duties.length));
}

/* How many are at the desk, and how many too few. */
function deskRow(desk) {
  const asked = demands.filter(d => d.desk === desk.index);
  return rosterRow(`${desk.label} (${desk.short})`, inTime.map(s => {
    const demand = asked.find(d => d.shift === s.index);
    if (!demand) return null;
    const there = staffOf(desk.index, s.index).length;
    const short = demand.min - there;
    return {text: short > 0 ? words('short_by', {there, short}) : number(there), class: short > 0 ? 'short' : null,
      title: words('demand', {min: demand.min, ideal: demand.ideal})};
  }), '');
}

/* A body of rows under a heading. */
function rosterGroup(label, rows) {
  if (rows.length === 0) return [];
  return el('tbody', {}, el('tr', {class: 'group'},
    el('th', {scope: 'rowgroup', colspan: inTime.length + 2}, label)), rows);
}

function rosterTable() {
  const caption = words('roster_caption');
  const here = duties.filter(d => d.elsewhere === undefined);
  const counts = inTime.map(s => number(here.filter(d => d.shift === s.index).length));
  return el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    el('table', {class: 'roster'}, el('caption', {}, el('span', {}, caption)), rosterHead(),
      teams.map(t => rosterGroup(`${t.label} (${t.short})`, t.members.map(memberRow))).flat(),
      rosterGroup(words('no_team'), members.filter(m => m.team === null).map(memberRow)),
      el('tbody', {}, rosterRow(words('on_duty'), counts, number(here.length))),
      rosterGroup(words('desk_caption'), desks.map(deskRow))));
}

/* A4 on its side while the rows fit on it; upright where they do not and the shifts leave room. */
const ROWS_ABREAST = 42, SHIFTS_UPRIGHT = 16;

function showRoster() {
  const rows = members.length + desks.length + teams.length;
  document.body.dataset.wall = rows > ROWS_ABREAST && shifts.length <= SHIFTS_UPRIGHT ? 'tall' : 'wide';
  section('roster', el('p', {class: 'hint'}, words('roster_hint')), rosterTable());
}
