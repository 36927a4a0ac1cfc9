/* The plan as the page needs it: indices become objects, and what belongs together is joined. */
const {shifts, services, areas, teams, members, desks, demands, households, duties, routes,
  appointments, uncovered} = data;

for (const list of [shifts, services, areas, teams, members, desks, households]) {
  list.forEach((item, index) => { item.index = index; });
}
for (const item of [...services, ...areas, ...teams, ...desks]) item.label = item.name || item.id;
shortenIds([...teams, ...desks]);
nameApart(members);
nameApart(households);

/* Ids as they stand in narrow cells: without what all of them begin with, up to a hyphen. */
function shortenIds(things) {
  let common = things.length > 1 ? things[0].id : '';
  for (const thing of things) while (!thing.id.startsWith(common)) common = common.slice(0, -1);
  const length = common.lastIndexOf('-') + 1;
  for (const thing of things) thing.short = thing.id.slice(length) || thing.id;
}

/* Two of one name must not look like one. */
function nameApart(people) {
  const count = new Map();
  for (const p of people) count.set(p.name, (count.get(p.name) ?? 0) + 1);
  for (const p of people) p.label = !p.name ? p.id : count.get(p.name) > 1 ? `${p.name} [${p.id}]` : p.name;
}

for (const entry of uncovered) entry[2] = entry[2].replaceAll('-', '_');
for (const shift of shifts) {
  shift.times = `${clock(shift.start)}–${clock(shift.end)}`;
  shift.label = `${weekday(shift.date)} ${shortDate(shift.date)}, ${shift.times}`;
}

/* members x shifts: the duty, or undefined. */
const dutyAt = members.map(() => []);
for (const duty of duties) dutyAt[duty.member][duty.shift] = duty;
for (const member of members) {
  member.duties = dutyAt[member.index].filter(Boolean);
  member.team = null;
}
teams.forEach(team => { team.members = []; });
for (const [team, member] of data.belongings) {
  members[member].team = teams[team];
  teams[team].members.push(members[member]);
}

function crewOf(team, shift, crew) {
  return duties.filter(d => d.team === team && d.shift === shift && d.crew === crew)
    .map(d => members[d.member]);
}

function staffOf(desk, shift) {
  return duties.filter(d => d.desk === desk && d.shift === shift).map(d => members[d.member]);
}

/* Every visit done: {household, visit (from 0), shift, and a route's stop or a desk}. */
for (const household of households) household.done = [];
routes.sort((a, b) => inTime.indexOf(shifts[a.shift]) - inTime.indexOf(shifts[b.shift]) ||
  a.team - b.team || a.crew - b.crew);
routes.forEach((route, index) => {
  route.index = index;
  route.shift = shifts[route.shift];
  route.team = teams[route.team];
  route.members = crewOf(route.team.index, route.shift.index, route.crew);
  route.label = words('crew_of', {team: route.team.label, crew: String(route.crew)});
  route.stops = route.stops.map(([household, visit, arrive, start, end], place) =>
    ({household: households[household], visit: visit - 1, arrive, start, end, route, order: place + 1}));
  for (const stop of route.stops) stop.household.done.push({...stop, shift: route.shift});
});
const bookings = appointments.map(([household, visit, desk, shift]) =>
  ({household: households[household], visit: visit - 1, desk: desks[desk], shift: shifts[shift]}));
for (const booking of bookings) booking.household.done.push(booking);

for (const household of households) {
  const made = household.before + household.done.length;
  household.state = made === 0 ? 'open' : made < household.visits.length ? 'begun' : 'covered';
  household.place = household.area === null ? null : areas[household.area];
}

/* [[service, people], ...] as "2 × Sổ sức khỏe". */
function needsText(needs) {
  return needs.map(([service, people]) => `${people} × ${services[service].label}`).join('; ');
}

/* "Nguyễn Văn An", with the visit's number where there are several. */
function visitLabel(household, visit) {
  return household.visits.length > 1
    ? words('visit_of', {household: household.label, visit: String(visit + 1)}) : household.label;
}

/* A colour for each team, told apart also by those who do not see all colours. */
const palette = ['#0072b2', '#d55e00', '#007a5a', '#a6468a', '#8a6d00', '#4b4ba8', '#b3261e', '#3f6b2a',
  '#7a4a1f', '#006d7d'];
teams.forEach(team => { team.colour = palette[team.index % palette.length]; });
