/* An empty map. Streets come from the network, and only when somebody asks for them. */
const STREETS = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';

/* The streets, if somebody wants them and the network is there. */
function streetsSwitch(map) {
  const box = el('input', {type: 'checkbox', id: 'streets'});
  const said = el('output', {for: 'streets'});
  const layer = L.tileLayer(STREETS, {maxZoom: 19, attribution: '© OpenStreetMap contributors', zIndex: 0});
  layer.on('tileerror', () => {
    layer.remove();
    box.checked = false;
    said.textContent = words('streets_failed');
  });
  box.addEventListener('change', () => {
    said.textContent = '';
    if (box.checked) layer.addTo(map); else layer.remove();
  });
  const watch = () => { box.disabled = !navigator.onLine; };
  window.addEventListener('online', watch);
  window.addEventListener('offline', watch);
  watch();
  return el('p', {class: 'no-print'}, el('label', {}, box, ' ', words('streets')), ' ', said);
}

function makeMap(place) {
  const map = L.map(place, {zoomSnap: 0.25, attributionControl: true});
  map.attributionControl.setPrefix(false);
  ['households', 'routes', 'stops', 'labels'].forEach((name, i) => { map.createPane(name).style.zIndex = 410 + 10 * i; });
  L.control.scale({imperial: false}).addTo(map);
  map.zoomControl._zoomInButton.title = words('zoom_in');
  map.zoomControl._zoomOutButton.title = words('zoom_out');
  map.zoomControl._zoomInButton.setAttribute('aria-label', words('zoom_in'));
  map.zoomControl._zoomOutButton.setAttribute('aria-label', words('zoom_out'));
  return map;
}
