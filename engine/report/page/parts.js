/* The parts of a large instance: each name leads to a page of its own. */
const {parts} = data;

for (const part of parts) part.share = part.households > 0 ? part.covered / part.households : 0;

const ORDERS = {
  part: (a, b) => a.name.localeCompare(b.name, language, {numeric: true}),
  households: (a, b) => b.households - a.households,
  share: (a, b) => b.share - a.share,
};

/* Of the parts of one instance it is known who does what; of a manifest's, the figures alone. */
const withWork = parts.every(part => part.duties !== undefined);

function shareCell(covered, all) {
  const share = all > 0 ? covered / all : 0;
  return el('span', {class: 'nowrap'}, el('span', {class: 'bar', 'aria-hidden': 'true'},
    el('span', {style: `width: ${100 * share}%`})), percent(share));
}

function isPlanned(part) {
  return part.state === undefined || part.state === 'planned';
}

function partRow(part) {
  if (!isPlanned(part)) {
    return [part.name, part.households, {text: part.mistake ?? words('no_plan'), columns: 3, class: 'short'}];
  }
  return [el('a', {href: part.file}, part.name), part.households, part.covered,
    shareCell(part.covered, part.households), part.people_helped,
    ...(withWork ? [part.visits, part.booked, part.members, part.duties] : [])];
}

/* Parts by their group (province, district ...), and what the parts of each come to. */
function groupsOf(list) {
  const groups = new Map();
  for (const part of list) {
    const name = part.group.join(' › ');
    if (!groups.has(name)) groups.set(name, {name, parts: [], households: 0, covered: 0, people_helped: 0, visits: 0, booked: 0, duties: 0});
    const group = groups.get(name);
    group.parts.push(part);
    for (const key of Object.keys(group)) if (typeof group[key] === 'number') group[key] += part[key] ?? 0;
  }
  for (const group of groups.values()) group.share = group.households > 0 ? group.covered / group.households : 0;
  return [...groups.values()];
}

/* A group's own line before its parts. Who is lent out is a member of two of them: no sum. */
function groupRow(group) {
  return [{text: group.name, heading: true, class: 'group'}, group.households, group.covered,
    shareCell(group.covered, group.households), group.people_helped,
    ...(withWork ? [group.visits, group.booked, null, group.duties] : [])];
}

function partsTable(order) {
  const head = ['households', 'households_covered', 'share', 'people_helped',
    ...(withWork ? ['at_home', 'at_desk', 'members', 'duties_given'] : [])];
  const groups = groupsOf([...parts].sort(ORDERS[order])).sort(ORDERS[order]);
  return table(words('heading_parts'), [words('part'), ...head.map(key => ({text: words(key), number: key !== 'share'}))],
    groups.flatMap(group => [...(groups.length > 1 && group.name !== '' ? [groupRow(group)] : []), ...group.parts.map(partRow)]), 'parts');
}

function showParts() {
  const place = el('div');
  const select = el('select', {id: 'sort'}, Object.keys(ORDERS).map(key => el('option', {value: key}, words(key))));
  const fill = () => place.replaceChildren(partsTable(select.value));
  select.addEventListener('change', fill);
  fill();
  section('parts', el('p', {class: 'hint'}, words('parts_hint')),
    el('p', {class: 'no-print'}, el('label', {}, `${words('sort_by')} `, select)), place);
}

/* So many have their names on the map; of more parts their groups have. */
const NAMED = 30;

/* Area by households, colour by the share covered. */
function partCircle(part) {
  const most = key => Math.max(...parts.map(p => p[key]), 1e-9);
  const size = Math.sqrt(part.households / most('households')) * (parts.length > 5 * NAMED ? 7 : 14);
  const circle = L.circleMarker(part.at, {radius: 3 + size, weight: 1.5, color: '#fff', className: 'part', fillOpacity: 0.9,
    fillColor: isPlanned(part) ? `hsl(165 60% ${74 - 50 * part.share / most('share')}%)` : '#8a8f98'});
  const figures = `${part.name}: ${number(part.covered)} / ${number(part.households)} (${percent(part.share)})`;
  const named = parts.length <= NAMED;
  circle.bindTooltip(el('span', {}, named ? part.name : figures), {permanent: named, direction: 'right', offset: [6, 0]});
  if (isPlanned(part)) circle.on('click', () => { window.location.href = part.file; });
  return circle;
}

function groupLabels(known) {
  const groups = groupsOf(known).filter(group => group.name !== '');
  const middle = (list, axis) => list.reduce((sum, part) => sum + part.at[axis], 0) / list.length;
  return parts.length <= NAMED || groups.length > NAMED ? []
    : groups.map(group => textOnMap([middle(group.parts, 0), middle(group.parts, 1)], group.parts[0].group.at(-1)));
}

function showPartsMap() {
  const known = parts.filter(p => p.at);
  if (known.length === 0 || !canMap) {
    section('map', el('p', {}, words(canMap ? 'map_no_places' : 'map_no_library')));
    return;
  }
  const place = el('div', {id: 'map-view', class: 'map', role: 'region', 'aria-label': words('heading_parts_map')});
  section('map', el('p', {class: 'hint'}, words('parts_map_hint')), place);
  const map = makeMap(place);
  section('map', streetsSwitch(map));
  map.fitBounds(L.latLngBounds(known.map(p => p.at)), {padding: [30, 30]});
  for (const part of [...known].sort(ORDERS.households)) partCircle(part).addTo(map);
  for (const label of groupLabels(known)) label.addTo(map);
}
