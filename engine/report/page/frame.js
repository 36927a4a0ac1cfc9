/* What every page has around its sections. */
function showHead() {
  document.title = data.title;
  document.getElementById('title').textContent = data.title;
  if (data.index) {
    const whole = data.instance.name !== data.title ? data.instance.name : '';
    document.querySelector('header').prepend(el('p', {class: 'no-print'},
      el('a', {href: data.index}, words('back_to_parts')), whole ? `: ${whole}` : ''));
  }
  const dates = days.length === 0 ? '' : days.length === 1 ? longDate(days[0])
    : words('from_to', {from: longDate(days[0]), to: longDate(days[days.length - 1])});
  document.getElementById('dates').textContent = dates;
  document.getElementById('made').textContent = data.instance.digest
    ? words('made_with', {version: data.version, digest: data.instance.digest}) : words('made_by', {version: data.version});
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
