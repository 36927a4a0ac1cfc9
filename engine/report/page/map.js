/* The map: hamlets, households, routes in order, drawn from the plan's own data. */
const COLOURS = {open: '#8a8f98', begun: '#b58900', booked: '#33363b'};

/* Convex hull of [lat, lon] points, for hamlets without a boundary. */
function hull(points) {
  return points.length < 3 ? null : d3.polygonHull(points);
}

function areaShape(area) {
  const style = {color: '#5b6470', weight: 1.5, dashArray: '5 4', fillColor: '#f4efe2', fillOpacity: 0.6,
    interactive: false, className: 'area'};
  if (area.boundary) return L.geoJSON(area.boundary, {style});
  const outline = hull(households.filter(h => h.place === area && h.at).map(h => h.at));
  return outline ? L.polygon(outline, style) : null;
}

function doneText(done) {
  return done.route ? words('done_by', {crew: done.route.label, shift: done.shift.label, time: clock(done.start)})
    : words('booked_at', {desk: done.desk.label, shift: done.shift.label});
}

/* What is known of a household, for a click on it. */
function householdCard(household) {
  const reasons = uncovered.filter(([h]) => h === household.index);
  return el('div', {}, el('strong', {}, household.label), ` (${household.id})`,
    household.place ? el('div', {}, household.place.label) : null,
    household.visits.map(needs => el('div', {}, needsText(needs))),
    household.done.map(done => el('div', {class: 'done'}, doneText(done))),
    reasons.map(([, , reason]) => el('div', {class: 'open'}, words(`reason_${reason}`))));
}

function householdColour(household) {
  if (household.state !== 'covered') return COLOURS[household.state];
  const done = household.done.find(d => d.route);
  return done ? done.route.team.colour : COLOURS.booked;
}

/* Thousands of dots, on one canvas. */
function householdDots() {
  const renderer = L.canvas({padding: 0.3, pane: 'households'});
  const dots = L.featureGroup();
  const order = {open: 0, begun: 1, covered: 2};
  for (const h of [...households].filter(h => h.at).sort((a, b) => order[a.state] - order[b.state])) {
    const colour = householdColour(h);
    const dot = L.circleMarker(h.at, {renderer, radius: h.state === 'open' ? 2 : 3, weight: 1, color: colour,
      fillColor: h.state === 'open' ? '#fff' : colour, fillOpacity: h.state === 'open' ? 0.9 : 0.75});
    dot.household = h;
    dots.addLayer(dot);
  }
  return dots;
}

/* Numbers where one crew is chosen; smaller dots where there are many. */
function stopMarker(stop, numbered, small) {
  const at = stop.household.at;
  const title = `${stop.order}. ${clock(stop.start)} ${visitLabel(stop.household, stop.visit)}`;
  const marker = numbered
    ? L.marker(at, {keyboard: false, icon: L.divIcon({className: 'stop numbered', iconSize: [22, 22],
        html: el('span', {style: `--team: ${stop.route.team.colour}`}, String(stop.order))})})
    : L.circleMarker(at, {pane: 'stops', className: 'stop', radius: small ? 3.5 : 5.5, weight: small ? 0.8 : 1.5, color: '#fff',
        fillColor: stop.route.team.colour, fillOpacity: 1});
  marker.bindTooltip(el('span', {}, title));
  marker.bindPopup(() => householdCard(stop.household));
  marker.on('add', () => {
    const element = marker.getElement();
    element.dataset.household = stop.household.id;
    element.dataset.route = stop.route.index;
    element.dataset.order = stop.order;
  });
  return marker;
}

/* From the base through the stops, and back where the team returns. */
function routeLine(route, small) {
  const way = [route.team.base, ...route.stops.map(s => s.household.at), route.team.returns ? route.team.end : null]
    .filter(Boolean);
  const line = L.polyline(way, {pane: 'routes', className: 'route', color: route.team.colour,
    weight: small ? 1.2 : 2.5, opacity: small ? 0.55 : 0.85});
  line.bindTooltip(el('span', {}, `${route.label}, ${route.shift.label}`), {sticky: true});
  return line;
}

function sign(at, kind, label) {
  const marker = L.marker(at, {title: label, alt: label,
    icon: L.divIcon({className: `sign ${kind}`, html: el('span'), iconSize: [16, 16]})});
  marker.bindPopup(() => el('strong', {}, label));
  return marker;
}

function legend() {
  const row = (kind, text, colour) => el('li', {},
    el('span', {class: `key ${kind}`, style: colour ? `--team: ${colour}` : null, 'aria-hidden': 'true'}), text);
  return el('ul', {class: 'legend'}, teams.map(t => row('team', t.label, t.colour)),
    row('open', words('state_open')), row('begun', words('state_begun')), row('booked', words('state_booked')), row('base', words('base')),
    desks.some(d => d.at) ? row('desk', words('desk')) : null);
}

function drawGround(map) {
  areas.forEach(area => {
    const shape = areaShape(area);
    if (!shape) return;
    shape.addTo(map);
    if (shape.getBounds().isValid()) textOnMap(shape.getBounds().getCenter(), area.label).addTo(map);
  });
  const dots = householdDots().addTo(map);
  dots.on('click', event => L.popup().setLatLng(event.latlng).setContent(householdCard(event.layer.household)).openOn(map));
  for (const team of teams) if (team.base) sign(team.base, 'base', words('base_of', {team: team.label})).addTo(map);
  for (const desk of desks) if (desk.at) sign(desk.at, 'desk', desk.label).addTo(map);
  return dots;
}

/* Routes and stops of the choice; stops have their numbers where one crew is chosen. */
function drawChoice(layer) {
  layer.clearLayers();
  const chosen = chosenRoutes();
  const small = chosen.length > 12;
  for (const route of chosen) {
    routeLine(route, small).addTo(layer);
    for (const stop of route.stops) {
      if (stop.household.at) stopMarker(stop, choice.route !== null, small).addTo(layer);
    }
  }
}

function stopsTable() {
  const rows = chosenRoutes().flatMap(route => route.stops.map(stop => [route.shift.label, route.label, stop.order,
    clock(stop.start), visitLabel(stop.household, stop.visit), stop.household.place?.label ?? '']));
  return table(words('stops_caption'), [words('shift'), words('crew'), {text: '#', number: true}, words('time'),
    words('household'), words('area')], rows);
}

function showMap() {
  const known = households.filter(h => h.at);
  const listed = el('div');
  const details = el('details', {class: 'no-print'}, el('summary', {}, words('as_table')), listed);
  const fillList = () => listed.replaceChildren(...(details.open ? [stopsTable()] : []));
  details.addEventListener('toggle', fillList);
  followers.push(fillList);
  if (known.length === 0 || !canMap) {
    section('map', el('p', {}, words(canMap ? 'map_no_places' : 'map_no_library')), details);
    return;
  }
  const place = el('div', {id: 'map-view', class: 'map', role: 'region', 'aria-label': words('map_label')});
  section('map', place);
  const map = makeMap(place);
  section('map', legend(), streetsSwitch(map), details);
  const everything = L.latLngBounds(known.map(h => h.at));
  map.fitBounds(everything, {padding: [10, 10]});
  drawGround(map);
  const layer = L.featureGroup().addTo(map);
  followers.push(() => {
    drawChoice(layer);
    const narrowed = choice.team !== null || choice.day !== null || choice.route !== null;
    map.getPane('households').style.opacity = narrowed ? '0.45' : '1';
    const bounds = narrowed ? layer.getBounds() : everything;
    if (bounds.isValid()) map.fitBounds(bounds, {padding: [20, 20], animate: false, maxZoom: 18});
  });
}
