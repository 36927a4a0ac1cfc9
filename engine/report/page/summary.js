/* What the plan achieves, in a few figures; what is wrong with it. */
function tile(value, label, note) {
  return el('div', {class: 'tile'}, el('span', {class: 'value'}, value), el('span', {class: 'label'}, label),
    note ? el('span', {class: 'note'}, note) : null);
}

/* Of the plan as a whole; a part has no score of its own. */
function qualityTile() {
  const {total} = data.score;
  if (!data.bound) return null;
  const share = total > 0 && data.bound > 0 ? Math.min(total / data.bound, 1) : null;
  return tile(share === null ? number(total, 1) : `≥ ${percent(share)}`,
    words(share === null ? 'score' : 'of_the_best'),
    words('bound_note', {score: number(total, 1), bound: number(data.bound, 1)}));
}

/* `work`, where it is known: routes, visits at home, booked; duties, how many have one, members. */
function showSummary(work) {
  const s = data.score;
  section('summary', el('div', {class: 'tiles'},
    tile(number(s.covered), words('households_covered'),
      words('covered_note', {households: s.households,
        share: percent(s.households > 0 ? s.covered / s.households : 1), begun: s.touched - s.covered})),
    tile(number(s.people_helped), words('people_helped'),
      words('services_note', {services: s.services_given})),
    work === null ? null : tile(number(work.routes), words('routes_made'), words('routes_note', work)),
    work === null ? null : tile(number(work.duties), words('duties_given'),
      work.people === undefined ? null : words('duties_note', work)),
    qualityTile()),
  data.violations === null ? null : data.violations.count === 0 ? el('p', {class: 'good'}, words('keeps_rules')) : brokenRules());
}

function brokenRules() {
  const {count, first} = data.violations;
  return el('div', {class: 'bad', role: 'alert'}, el('p', {}, words('breaks_rules', {count})),
    el('ul', {}, first.map(v => el('li', {}, `${v.code}: ${v.text}`))),
    count > first.length ? el('p', {}, words('and_more', {count: count - first.length})) : null);
}
