/* Puts the page of the parts together. */
function sumOf(key) {
  return parts.reduce((sum, part) => sum + part[key], 0);
}

showSummary(withWork ? {routes: sumOf('routes'), visits: sumOf('visits'), booked: sumOf('booked'),
  duties: sumOf('duties')} : null);
showParts();
showPartsMap();
showHead();
showHeadings();
document.body.dataset.ready = 'true';
