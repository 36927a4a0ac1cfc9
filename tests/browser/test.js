/* test.js CHROMIUM INSTANCE, in the folder with the pages: see run.sh. */
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const {chromium} = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [executablePath, instancePath] = process.argv.slice(2);
const instance = JSON.parse(fs.readFileSync(instancePath, 'utf8'));
const plan = JSON.parse(fs.readFileSync('plan.json', 'utf8'));
const shiftOf = new Map(instance.shifts.map(s => [s.id, s]));
const householdOf = new Map(instance.households.map(h => [h.id, h]));
const SIZES = {desktop: {width: 1280, height: 900}, phone: {width: 390, height: 844}};
const SLOW = 120000; /* the page is usable within 3 s; a busy machine is not the page's mistake */

/* Streets: the one tile by which a page finds out whether there are any, and any tile. */
const PROBE = 'https://tile.openstreetmap.org/0/0/0.png';
const TILE = /^https:\/\/tile\.openstreetmap\.org\/\d+\/\d+\/\d+\.png$/;
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/* Opens a page, and says what it complained of or asked of the network when it is closed: only
 * whether there are streets, and the network does not answer. */
async function open(browser, file, size) {
  const page = await browser.newPage({viewport: SIZES[size]});
  page.setDefaultTimeout(SLOW);
  await page.context().route(/^https?:/, route => route.abort('namenotresolved'));
  const complaints = [];
  page.on('console', m => { if (['error', 'warning'].includes(m.type())) complaints.push(m.text()); });
  page.on('pageerror', e => complaints.push(e.stack));
  page.on('request', r => { if (!/^(file|data|blob):/.test(r.url()) && r.url() !== PROBE) complaints.push(`asked for ${r.url()}`); });
  page.on('dialog', d => { complaints.push(`dialog: ${d.message()}`); d.dismiss(); });
  const begun = Date.now();
  await page.goto(`file://${path.resolve(file)}`);
  await page.waitForSelector('body[data-ready]');
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
  return {page, usable: Date.now() - begun, async close() {
    await page.close();
    assert.deepEqual(complaints, [], `${file} at ${size}`);
  }};
}

/* Routes of a team on a date, as the plan has them. */
function routesOf(team, date) {
  return plan.routes.filter(r => r.team === team && shiftOf.get(r.shift).date === date);
}

/* The team and date with most routes. */
function busiest() {
  const choices = instance.teams.flatMap(t => [...new Set(instance.shifts.map(s => s.date))].map(date => ({team: t.id, date})));
  return choices.sort((a, b) => routesOf(b.team, b.date).length - routesOf(a.team, a.date).length)[0];
}

function drawn(page) {
  return page.$$eval('#map-view .stop', stops => stops.map(s => {
    const box = s.getBoundingClientRect();
    return {household: s.dataset.household, route: s.dataset.route, order: Number(s.dataset.order),
      x: box.x + box.width / 2, y: box.y + box.height / 2};
  }));
}

const mercator = lat => Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360));

/* Every stop is where its household is: one scale and one origin for all, to a pixel. */
function checkPlaces(stops) {
  const points = stops.map(s => ({...s, lon: householdOf.get(s.household).lon, up: mercator(householdOf.get(s.household).lat)}));
  const west = points.reduce((a, b) => a.lon < b.lon ? a : b), east = points.reduce((a, b) => a.lon > b.lon ? a : b);
  const scale = (east.x - west.x) / (east.lon - west.lon);
  for (const p of points) {
    assert.ok(Math.abs(west.x + (p.lon - west.lon) * scale - p.x) < 2, `${p.household} is drawn too far east or west`);
    assert.ok(Math.abs(west.y - (p.up - west.up) * scale * 180 / Math.PI - p.y) < 2, `${p.household} is drawn too far north or south`);
  }
}

async function checkChoice(page) {
  const {team, date} = busiest();
  const wanted = routesOf(team, date);
  await page.selectOption('#choose-team', String(instance.teams.findIndex(t => t.id === team)));
  await page.selectOption('#choose-day', date);
  const stops = await drawn(page);
  const inOrder = list => list.map(s => `${s.order} ${s.household}`).sort();
  assert.deepEqual(inOrder(stops), inOrder(wanted.flatMap(r => r.stops.map((s, i) => ({order: i + 1, household: s.household})))));
  assert.equal(await page.locator('#map-view path.route').count(), wanted.length);
  checkPlaces(stops);
  assert.equal(await page.locator('#sheets .sheet').count(), wanted.length);
  return {stops: stops.length, wanted};
}

/* One crew: numbers in the plan's order; the sheet has the plan's times. */
async function checkCrew(page, wanted) {
  const crews = await page.$$eval('#choose-crew option', options => options.map(o => o.value).filter(v => v !== ''));
  assert.equal(crews.length, wanted.length);
  await page.selectOption('#choose-crew', crews[0]);
  const stops = (await drawn(page)).sort((a, b) => a.order - b.order);
  const route = wanted.find(r => r.stops[0].household === stops[0].household);
  assert.deepEqual(stops.map(s => s.household), route.stops.map(s => s.household));
  assert.deepEqual(await page.$$eval('#map-view .stop.numbered', list => list.map(s => s.textContent).sort((a, b) => a - b)),
    route.stops.map((_, i) => String(i + 1)));
  const times = await page.$$eval('#sheets .stops tbody tr', rows => rows.map(r => r.cells[1].textContent));
  assert.deepEqual(times, route.stops.map(s => `${s.start.slice(0, 5)}–${s.end.slice(0, 5)}`));
}

async function checkMapMoves(page) {
  const before = (await drawn(page))[0];
  await page.locator('#map-view').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(600);
  const after = (await drawn(page)).find(s => s.household === before.household);
  assert.ok(after.x < before.x - 20, 'an arrow key moves the map');
  await page.locator('.leaflet-control-zoom-in').click();
  await page.waitForTimeout(600);
  assert.ok((await page.locator('#map-view .stop').count()) > 0);
}

/* Everything can be reached and read: contrast, names, headings, tables (WCAG 2 A and AA by axe-core). */
async function checkAccess(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}));
  const wrong = found.violations.map(v => `${what}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(' ')}`);
  assert.deepEqual(wrong, []);
}

async function fits(page, what) {
  const [inside, outside] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inside <= outside, `${what} is ${inside} wide on a screen of ${outside}`);
}

function pagesOf(pdf) {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

/* A sheet for each crew, and one for the wall. */
async function checkPaper(page) {
  const print = async printed => {
    await page.evaluate(p => { if (p) document.body.dataset.printed = p; else delete document.body.dataset.printed; }, printed);
    return page.pdf({preferCSSPageSize: true});
  };
  const sheets = await page.locator('#sheets .sheet').count();
  assert.equal(pagesOf(await print('roster')), 1, 'the roster is one sheet');
  const crews = pagesOf(await print('sheets'));
  assert.ok(crews >= sheets && crews <= sheets * 1.2, `${sheets} sheets on ${crews} pages`);
  const all = await print(null);
  assert.ok(pagesOf(all) > crews);
  fs.writeFileSync('plan.pdf', all);
}

/* Tables to paper: figures, the roster, a sheet for each crew and each desk with bookings, and what is behind them. */
function checkPrinted() {
  const made = JSON.parse(fs.readFileSync('paper/plan.json', 'utf8'));
  const pages = pagesOf(fs.readFileSync('paper/plan.pdf'));
  const sheets = made.routes.filter(r => r.stops.length > 0).length +
    new Set(made.appointments.map(a => `${a.desk} ${a.shift}`)).size;
  assert.ok(sheets > 2 && pages > sheets && pages <= sheets + 3, `${sheets} sheets on ${pages} pages`);
}

async function pictures(page, size, sections) {
  for (const id of sections) {
    await page.evaluate(i => document.getElementById(i).scrollIntoView(), id);
    await page.waitForTimeout(300);
    await page.screenshot({path: `${size}-${id}.png`});
  }
}

async function testPlan(browser, size) {
  const {page, usable, close} = await open(browser, 'plan.html', size);
  await fits(page, size);
  const visits = plan.routes.reduce((sum, r) => sum + r.stops.length, 0);
  assert.equal((await drawn(page)).length, visits);
  await page.screenshot({path: `${size}.png`});
  await pictures(page, size, ['roster', 'map', 'timeline', 'coverage', 'fairness', 'uncovered']);
  const {stops, wanted} = await checkChoice(page);
  await pictures(page, `${size}-day`, ['map', 'timeline', 'sheets']);
  if (size === 'desktop') await checkPaper(page);
  await checkCrew(page, wanted);
  await pictures(page, `${size}-crew`, ['map', 'sheets']);
  await checkMapMoves(page);
  await page.locator('#uncovered summary').first().click();
  await page.locator('#uncovered details table').first().waitFor();
  await checkAccess(page, size);
  await close();
  console.log(`${size}: usable after ${usable} ms; ${visits} stops, of the team and day chosen ${stops}, of a crew in order`);
}

/* Built without npm: no libraries, so no pictures; every figure is there as a table. */
async function testBare(browser) {
  const whole = fs.readFileSync('plan.html', 'utf8');
  fs.writeFileSync('bare.html', whole.replace(/<script>[\s\S]*?<\/script>/, ''));
  const {page, close} = await open(browser, 'bare.html', 'desktop');
  assert.match(await page.textContent('#map'), /không có thư viện bản đồ/);
  assert.ok((await page.locator('#timeline table').count()) >= 5);
  assert.equal(await page.locator('#coverage table').count(), 3);
  assert.equal(await page.locator('svg, canvas').count(), 0);
  await close();
}

async function testEnglish(browser) {
  const {page, close} = await open(browser, 'plan.en.html', 'desktop');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.match(await page.textContent('#scarce'), /One more member|Nowhere/);
  assert.equal(await page.locator('#choose-team option').first().textContent(), 'All teams');
  await close();
}

async function testHostile(browser) {
  const {page, close} = await open(browser, 'hostile.html', 'desktop');
  const name = JSON.parse(fs.readFileSync('hostile.json', 'utf8')).name;
  assert.equal(await page.textContent('h1'), name);
  assert.equal(await page.title(), name);
  assert.ok((await page.locator('#summary .bad li').count()) > 0);
  await page.locator('#uncovered summary').first().click();
  for (const marker of await page.locator('#map-view .sign').all()) {
    await marker.click({force: true});
  }
  await page.locator('#map-view .stop').first().click({force: true});
  await page.locator('#map-view .stop').first().hover({force: true});
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('main img, main svg[onload], main script, main b').count(), 0);
  await close();
}

/* A large instance: the index's figures add up to the plan's, and its links lead to pages of parts. */
async function testParts(browser) {
  const whole = JSON.parse(fs.readFileSync('city.plan.json', 'utf8'));
  const {page, close} = await open(browser, 'city/index.html', 'desktop');
  const table = await page.$$eval('#parts tbody tr', list => list.map(r => [...r.cells].map(c => c.textContent)));
  const districts = await page.$$eval('#parts tbody .group', list => list.map(h => h.textContent));
  const rows = table.filter(row => !districts.includes(row[0]));
  const sumOf = (list, column) => list.reduce((total, row) => total + Number(row[column].replaceAll('.', '')), 0);
  const sum = column => sumOf(rows, column);
  assert.deepEqual(districts, ['Huyện A', 'Huyện B']);
  assert.ok([1, 2, 4, 5, 6, 8].every(column => sumOf(table, column) === 2 * sum(column)), 'districts are their communes');
  assert.ok(rows.length >= 2);
  assert.deepEqual([1, 2, 4, 5, 6, 8].map(sum), [whole.score.households.total, whole.score.households.covered,
    whole.score.people_helped, whole.routes.reduce((total, r) => total + r.stops.length, 0), whole.appointments.length,
    whole.duties.length]);
  assert.equal(await page.locator('#map-view path.part').count(), rows.length);
  await checkAccess(page, 'the index');
  await page.screenshot({path: 'parts.png', fullPage: true});
  await page.locator('#parts tbody a').first().click();
  await page.waitForSelector('#roster table');
  assert.equal(await page.textContent('h1'), rows[0][0]);
  assert.equal((await drawn(page)).length, Number(rows[0][5].replaceAll('.', '')));
  await page.screenshot({path: 'part.png'});
  await close();
}

/* A manifest: districts first, then communes, each with its page or what keeps it from one. */
async function testManifest(browser) {
  const {page, close} = await open(browser, 'pages/index.html', 'phone');
  assert.equal(await page.textContent('h1'), 'Tỉnh <b>');
  const rows = await page.$$eval('#parts tbody tr', list => list.map(r => r.cells[0].textContent));
  assert.deepEqual(rows, ['Tỉnh › Huyện A', 'Xã Một', 'Tỉnh › Huyện B', 'Xã Ba', 'Xã Hai']);
  assert.equal(await page.locator('#parts tbody a').count(), 2);
  assert.equal(await page.locator('#parts .short').count(), 1);
  assert.equal(await page.locator('#map-view path.part').count(), 2);
  await checkAccess(page, 'the index of a manifest');
  await page.locator('#parts tbody a').first().click();
  await page.waitForSelector('#roster table');
  await page.locator('header a').first().click();
  await page.waitForSelector('#parts table');
  await close();
}

/* What becomes of the streets of a page, at an address: with these answers of the tiles' server. */
async function streets(browser, address, answer, act) {
  const context = await browser.newContext({viewport: SIZES.desktop});
  const page = await context.newPage();
  page.setDefaultTimeout(SLOW);
  const complaints = [], asked = [];
  page.on('console', m => { if (['error', 'warning'].includes(m.type())) complaints.push(m.text()); });
  page.on('pageerror', e => complaints.push(e.stack));
  await context.route(/^https:/, route => {
    asked.push(route.request().url());
    return answer(route, route.request());
  });
  await page.goto(address);
  await page.waitForSelector('body[data-ready]');
  await act(page, asked, context);
  assert.deepEqual(complaints, []);
  await context.close();
}

function giveTile(route) {
  return route.fulfill({contentType: 'image/png', headers: {'access-control-allow-origin': '*'}, body: PIXEL});
}

const tilesOn = page => page.locator('#map-view img.leaflet-tile').count();

/* Streets are there where the network has them, and only as long as somebody wants them. */
async function testStreets(browser) {
  const server = http.createServer((request, response) => response.end(fs.readFileSync(`.${request.url}`)));
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const site = `http://127.0.0.1:${server.address().port}`, file = `file://${path.resolve('plan.html')}`;
  const referred = (route, request) => { /* as OpenStreetMap does: nothing for who does not say who asks */
    return request.headers().referer?.startsWith(site) ? giveTile(route)
      : route.fulfill({status: 403, headers: {'access-control-allow-origin': '*'}, contentType: 'image/png', body: PIXEL});
  };
  const attribution = page => page.textContent('.leaflet-control-attribution');
  await streets(browser, `${site}/plan.html`, referred, async (page, asked) => {
    await page.waitForSelector('#map-view img.leaflet-tile-loaded');
    assert.ok(await page.isChecked('#streets') && /OpenStreetMap/.test(await attribution(page)));
    assert.ok(asked[0] === PROBE && asked.length > 1 && asked.every(url => TILE.test(url)), asked[0]);
    await page.screenshot({path: 'streets.png'});
    await page.uncheck('#streets');
    assert.equal(await tilesOn(page), 0);
    assert.doesNotMatch(await attribution(page), /OpenStreetMap/);
    const before = asked.length;
    await page.locator('.leaflet-control-zoom-in').click();
    await page.waitForTimeout(400);
    assert.equal(asked.length, before, 'what is switched off stays off');
    await page.check('#streets');
    await page.waitForSelector('#map-view img.leaflet-tile-loaded');
  });
  const none = async (page, asked) => {
    await page.waitForTimeout(700);
    assert.deepEqual(asked, [PROBE]);
    assert.ok(await tilesOn(page) === 0 && !await page.isChecked('#streets'));
  };
  await streets(browser, file, referred, none);
  await streets(browser, file, route => route.abort('namenotresolved'), async (page, asked, context) => {
    await none(page, asked);
    await context.setOffline(true);
    await page.locator('#streets').click();
    await page.waitForFunction(() => /Không tải được/.test(document.querySelector('#streets').closest('p').textContent));
    assert.ok(asked.length === 1 && !await page.isChecked('#streets'));
  });
  await streets(browser, `file://${path.resolve('nowhere.html')}`, giveTile, async (page, asked) => {
    await page.waitForTimeout(500);
    assert.ok(asked.length === 0 && await page.locator('#streets').count() === 0, 'made without streets');
  });
  server.close();
}

async function testNobody(browser) {
  const {page, close} = await open(browser, 'nobody.html', 'phone');
  await fits(page, 'a page without coordinates');
  assert.match(await page.textContent('#map'), /no coordinates/);
  await checkAccess(page, 'a page without coordinates');
  await close();
}

(async () => {
  const bytes = fs.statSync('plan.html').size;
  assert.ok(bytes < 5e6, `the page has ${bytes} bytes`);
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
  try {
    await testPlan(browser, 'desktop');
    await testPlan(browser, 'phone');
    await testEnglish(browser);
    await testBare(browser);
    await testHostile(browser);
    await testNobody(browser);
    await testStreets(browser);
    await testParts(browser);
    await testManifest(browser);
    checkPrinted();
    console.log(`the page has ${(bytes / 1e6).toFixed(1)} MB; pictures are in ${process.cwd()}`);
  } finally {
    await browser.close();
  }
})().catch(error => {
  console.error(error);
  process.exit(1);
});
