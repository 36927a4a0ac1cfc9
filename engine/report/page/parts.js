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

function partRow(part) {
  if (part.state !== undefined && part.state !== 'planned') {
    return [part.name, part.households, {text: part.mistake ?? words('no_plan'), columns: 3, class: 'short'}];
  }
  return [el('a', {href: part.file}, part.name), part.households, part.covered,
    shareCell(part.covered, part.households), part.people_helped,
    ...(withWork ? [part.visits, part.booked, part.members, part.duties] : [])];
}

/* A group's own line before its parts; parts without a group have none. */
function groupRows(name, list) {
  const sum = key => list.reduce((total, part) => total + part[key], 0);
  const rows = list.map(partRow);
  return name === '' ? rows : [[{text: name, heading: true, class: 'group'}, sum('households'), sum('covered'),
    shareCell(sum('covered'), sum('households')), sum('people_helped')], ...rows];
}

function partsTable(order) {
  const head = ['households', 'households_covered', 'share', 'people_helped',
    ...(withWork ? ['at_home', 'at_desk', 'members', 'duties_given'] : [])];
  const sorted = [...parts].sort(ORDERS[order]);
  const groups = [...new Set(parts.map(part => (part.group ?? []).join(' › ')))];
  return table(words('heading_parts'), [words('part'), ...head.map(key => ({text: words(key), number: key !== 'share'}))],
    groups.flatMap(name => groupRows(name, sorted.filter(part => (part.group ?? []).join(' › ') === name))), 'parts');
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

/* So many have their names on the map. */
const NAMED = 30;

/* Area by households, colour by the share covered. */
function partCircle(part) {
  const light = 78 - 50 * Math.min(part.share / Math.max(...parts.map(p => p.share), 1e-9), 1);
  const circle = L.circleMarker(part.at, {radius: 3 + Math.sqrt(part.households) / 8, weight: 1.5, color: '#fff',
    fillColor: `hsl(165 100% ${light}%)`, fillOpacity: 0.9, className: 'part'});
  const figures = `${part.name}: ${number(part.covered)} / ${number(part.households)} (${percent(part.share)})`;
  const named = parts.length <= NAMED;
  circle.bindTooltip(el('span', {}, named ? part.name : figures), {permanent: named, direction: 'right', offset: [6, 0]});
  circle.on('click', () => { window.location.href = part.file; });
  return circle;
}

function showPartsMap() {
  const known = parts.filter(p => p.at);
  if (!withWork) {
    document.getElementById('map').remove();
    return;
  }
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
}
