/* Puts the page together. */
function showHead() {
  const name = data.instance.name || words('plan');
  document.title = name;
  document.getElementById('title').textContent = name;
  const dates = days.length === 0 ? '' : days.length === 1 ? longDate(days[0])
    : words('from_to', {from: longDate(days[0]), to: longDate(days[days.length - 1])});
  document.getElementById('dates').textContent = dates;
  document.getElementById('made').textContent = words('made_with', {version: data.version, digest: data.instance.digest});
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words(element.dataset.label));
  }
}

function showHeadings() {
  const contents = document.getElementById('contents');
  for (const place of document.querySelectorAll('section[data-heading]')) {
    const id = `heading-${place.id}`;
    const text = words(`heading_${place.dataset.heading}`);
    place.setAttribute('aria-labelledby', id);
    place.prepend(el('h2', {id}, text));
    contents.append(el('a', {href: `#${place.id}`}, text));
  }
}

/* Prints the part whose button was pressed; the browser's own command prints everything. */
function preparePrint() {
  for (const element of document.querySelectorAll('[data-print]')) {
    element.addEventListener('click', () => {
      document.body.dataset.printed = element.dataset.print;
      window.print();
    });
  }
  window.addEventListener('afterprint', () => { delete document.body.dataset.printed; });
}

showSummary();
showRoster();
showMap();
showTimeline();
showSheets();
showCoverage();
showFairness();
showUncovered();
showScarce();
showHead();
showHeadings();
showChooser();
preparePrint();
document.body.dataset.ready = 'true';
