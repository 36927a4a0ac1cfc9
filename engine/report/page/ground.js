/* An empty map, and the streets beneath it where the network has them. */

/* Does their server answer with tiles? A worker asks: what a page itself asks for in vain is an error
 * in its console. The tile of the whole world says nothing of where the page's households are. */
function streetsAnswer() {
  const ask = ({data: [address, from]}) => fetch(address, {referrer: from, signal: AbortSignal.timeout(5000)})
    .then(answer => postMessage(answer.ok), () => postMessage(false));
  const address = data.streets.replace('{z}', '0').replace('{x}', '0').replace('{y}', '0');
  return new Promise(tell => {
    const source = URL.createObjectURL(new Blob([`onmessage = ${ask}`], {type: 'text/javascript'}));
    const worker = new Worker(source);
    worker.onmessage = ({data: answer}) => { worker.terminate(); URL.revokeObjectURL(source); tell(answer); };
    worker.onerror = () => tell(false);
    worker.postMessage([address, location.href]);
  });
}

/* The streets, wanted until somebody says otherwise; null where the page was made without. */
function streetsSwitch(map) {
  if (!data.streets) return null;
  const box = el('input', {type: 'checkbox', id: 'streets'});
  const said = el('output', {for: 'streets'});
  const layer = L.tileLayer(data.streets, {maxZoom: 19, zIndex: 0, referrerPolicy: 'strict-origin-when-cross-origin',
    attribution: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'});
  const put = on => {
    if (on) layer.addTo(map); else layer.remove();
    map.getContainer().classList.toggle('with-streets', on);
    box.checked = on;
  };
  let wanted = true;
  const ask = async () => {
    const there = navigator.onLine && await streetsAnswer();
    if (wanted) put(there);
    return there;
  };
  layer.on('tileerror', () => {
    put(false);
    said.textContent = words('streets_failed');
  });
  box.addEventListener('change', async () => {
    wanted = box.checked;
    said.textContent = '';
    if (!wanted) put(false); else if (!await ask()) said.textContent = words('streets_failed');
  });
  window.addEventListener('online', () => { if (wanted) ask(); });
  ask();
  return el('p', {class: 'no-print'},
    el('label', {}, box, ' ', words('streets', {server: new URL(data.streets).host})), ' ', said);
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

/* A name in the middle of what it belongs to. */
function textOnMap(at, text) {
  return L.marker(at, {interactive: false, keyboard: false, pane: 'labels',
    icon: L.divIcon({className: 'area-label', html: el('span', {}, text), iconSize: null})});
}
