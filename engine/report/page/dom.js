/* Making what is seen. Text goes in as text and never as markup: names are what somebody wrote. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

function button(label, act) {
  const element = el('button', {type: 'button'}, label);
  element.addEventListener('click', act);
  return element;
}

/* A cell is text, a node, or {text, number: true, class, heading: true}. */
function cell(tag, content) {
  if (content === null || content === undefined) return el(tag);
  if (content instanceof Node) return el(tag, {}, content);
  if (typeof content === 'number') return el(tag, {class: 'number'}, number(content));
  if (typeof content === 'string') return el(tag, {}, content);
  const classes = [content.class, content.number ? 'number' : null].filter(Boolean).join(' ');
  return el(tag, {class: classes || null, style: content.style, colspan: content.columns,
    scope: content.heading ? 'row' : null, title: content.title}, content.text);
}

function rowOf(cells) {
  return el('tr', {}, cells.map(c => cell(c && c.heading ? 'th' : 'td', c)));
}

/* A table that scrolls by itself where it is too wide; its caption is read out. */
function table(caption, head, rows, classes = '') {
  const element = el('table', {class: classes},
    el('caption', {}, el('span', {}, caption)),
    el('thead', {}, el('tr', {}, head.map(h => {
      const th = cell('th', h);
      th.setAttribute('scope', 'col');
      return th;
    }))),
    el('tbody', {}, rows.map(rowOf)));
  return el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption}, element);
}

/* A picture, and what it shows as a table for those who cannot see it or want the figures. */
function figure(caption, picture, asTable) {
  if (picture === null) return asTable;
  const body = el('details', {}, el('summary', {}, words('as_table')), asTable);
  return el('figure', {}, el('figcaption', {}, caption), picture, body);
}

const canPlot = typeof Plot !== 'undefined';
const canMap = typeof L !== 'undefined';

/* A picture of the plotting library, as wide as its place; null where there is none. `draw` is
 * called again when the width changes. */
function plot(label, draw) {
  if (!canPlot) return null;
  const place = el('div', {class: 'plot'});
  let width = 0;
  const redraw = () => {
    const now = place.clientWidth;
    if (now === 0 || now === width) return;
    width = now;
    const picture = Plot.plot({ariaLabel: label, width, ...draw(width)});
    picture.setAttribute('role', 'img'); /* one picture; the table beside it has its parts */
    for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    place.replaceChildren(picture);
  };
  new ResizeObserver(redraw).observe(place);
  return place;
}

function section(id, ...content) {
  const place = document.getElementById(id);
  place.append(...content.flat().filter(Boolean));
  return place;
}
