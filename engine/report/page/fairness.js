/* Who works how much, beside what would be their fair share. */
function shares() {
  const rows = members.map(m => ({label: m.label, group: m.group, share: m.share, shifts: m.duties.length,
    hours: m.duties.reduce((sum, d) => sum + (shifts[d.shift].end - shifts[d.shift].start) / 3600, 0)}));
  const totals = new Map();
  for (const r of rows) {
    const t = totals.get(r.group) ?? {shifts: 0, share: 0};
    totals.set(r.group, {shifts: t.shifts + r.shifts, share: t.share + r.share});
  }
  for (const r of rows) r.fair = r.share * totals.get(r.group).shifts / totals.get(r.group).share;
  return rows.sort((a, b) => a.group - b.group || (b.shifts - b.fair) - (a.shifts - a.fair));
}

function fairPicture(rows, width) {
  return {
    height: 36 + rows.length * 18, marginLeft: Math.min(210, width * 0.4), marginTop: 22, marginBottom: 6,
    x: {axis: 'top', label: null, grid: true, tickFormat: v => number(v), ticks: d3.range(0, 1 + Math.ceil(d3.max(rows, r => Math.max(r.shifts, r.fair))))},
    y: {domain: rows.map(r => r.label), label: null, padding: 0.2},
    marks: [
      Plot.barX(rows, {y: 'label', x: 'shifts', fill: '#6b8fb5', title: r => words('fair_title', {member: r.label,
        shifts: r.shifts, fair: number(r.fair, 1)})}),
      Plot.tickX(rows, {y: 'label', x: 'fair', stroke: '#a32100', strokeWidth: 2.5}),
    ],
  };
}

function showFairness() {
  const rows = shares();
  if (rows.length === 0) return;
  const decimal = value => ({text: number(value, 1), number: true});
  section('fairness', el('p', {class: 'hint'}, words('fairness_hint')),
    figure(words('fairness_label'), plot(words('fairness_label'), width => fairPicture(rows, width)),
      table(words('fairness_label'), [words('member'), ...['shifts_worked', 'fair_share', 'difference', 'hours']
        .map(key => ({text: words(key), number: true}))],
      rows.map(r => [r.label, r.shifts, decimal(r.fair), decimal(r.shifts - r.fair), decimal(r.hours)]))));
}
