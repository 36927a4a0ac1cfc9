/* What one more member for one shift would bring, where it was asked for. */
function showScarce() {
  if (!data.scarce) {
    document.getElementById('scarce').remove();
    return;
  }
  if (data.scarce.length === 0) {
    section('scarce', el('p', {}, words('scarce_none')));
    return;
  }
  section('scarce', el('p', {class: 'hint'}, words('scarce_hint')),
    table(words('scarce'), [words('team'), words('shift'), words('skills'), words('crew'),
      {text: words('coverage_won'), number: true}, {text: words('score_won'), number: true}],
    data.scarce.map(s => [teams[s.team].label, shifts[s.shift].label, s.skills.join(', '),
      s.crew > 0 ? String(s.crew) : words('one_more_crew'), {text: number(s.won, 1), number: true},
      {text: number(s.net, 1), number: true}])));
}
