/* The page's words and numbers, in its language. */
const data = JSON.parse(document.getElementById('data').textContent);
const language = data.language;

/* The words of a key; {name} is replaced by values.name, numbers as the language writes them. */
function words(key, values = {}) {
  const text = data.words[key];
  if (text === undefined) throw new Error(`no words for "${key}"`);
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === 'number' ? number(values[name]) : values[name]);
}

const formats = new Map();

function number(value, decimals = 0) {
  if (!formats.has(decimals)) {
    formats.set(decimals, new Intl.NumberFormat(language, {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals}));
  }
  return formats.get(decimals).format(value);
}

/* Rounded down: "at least" must hold. */
function percent(share, decimals = 1) {
  const scale = 10 ** decimals;
  return `${number(Math.floor(share * 100 * scale + 1e-9) / scale, decimals)} %`;
}

/* Seconds since midnight as "07:30". */
function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function dateFormat(options) {
  const format = new Intl.DateTimeFormat(language, {timeZone: 'UTC', ...options});
  return date => format.format(new Date(`${date}T00:00:00Z`));
}

/* Dates as YYYY-MM-DD in words: "Thứ Hai, 7/11/2022", "Thứ Hai", "7/11". */
const longDate = dateFormat({weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric'});
const weekday = dateFormat({weekday: 'short'});
const shortDate = dateFormat({day: 'numeric', month: 'numeric'});

/* Shifts by time, and their dates. */
const inTime = [...data.shifts].sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : a.start - b.start);
const days = [...new Set(inTime.map(s => s.date))];
