/* What was not done, and why. Long lists are made when somebody opens them. */
const FIRST = 200;

function openRows(list) {
  return list.map(([h, visit]) => [visitLabel(households[h], visit - 1), households[h].id,
    households[h].place?.label ?? '', needsText(households[h].visits[visit - 1])]);
}

function openTable(reason, list) {
  const head = [words('household'), words('id'), words('area'), words('needs')];
  const caption = words(`reason_${reason}`);
  const place = el('div', {}, table(caption, head, openRows(list.slice(0, FIRST))));
  if (list.length > FIRST) {
    const more = button(words('show_all', {count: list.length}), () =>
      place.replaceChildren(table(caption, head, openRows(list))));
    place.append(more);
  }
  return place;
}

function reasonBlock(reason, list) {
  const details = el('details', {}, el('summary', {}, words('reason_count', {count: list.length,
    reason: words(`reason_${reason}`)})));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(openTable(reason, list));
  });
  return details;
}

function badInput() {
  if (data.left_out.length === 0) return null;
  return el('details', {}, el('summary', {}, words('reason_count', {count: data.left_out.length,
    reason: words('reason_bad_input')})), el('ul', {}, data.left_out.map(name => el('li', {}, name))));
}

function showUncovered() {
  const reasons = [...new Set(uncovered.map(([, , reason]) => reason))];
  const lists = reasons.map(reason => [reason, uncovered.filter(u => u[2] === reason)]);
  lists.sort((a, b) => b[1].length - a[1].length);
  const none = uncovered.length + data.left_out.length === 0;
  section('uncovered', el('p', {}, none ? words('all_covered') : words('uncovered_note', {count: uncovered.length})),
    lists.map(([reason, list]) => reasonBlock(reason, list)), badInput());
}
