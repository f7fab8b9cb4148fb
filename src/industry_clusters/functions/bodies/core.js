/* What a cell holds: a number, a code, or an error. Errors are Excel's own words for them. */
const MISSING = "#N/A", ZERO = "#DIV/0!", WRONG = "#VALUE!", NUMBER = "#NUM!";

class CellError {
  constructor(text) { this.text = text; }
}
const errorOf = (text) => new CellError([MISSING, ZERO, NUMBER].includes(text) ? text : WRONG);

function numberOf(cell) {
  if (cell instanceof CellError) return cell;
  if (cell === null || cell === undefined || cell === "") return errorOf(MISSING);
  if (typeof cell !== "number") return errorOf(WRONG);
  return Number.isNaN(cell) ? errorOf(MISSING) : cell;
}

function codeOf(cell) {
  if (typeof cell === "string" && cell !== "") return cell.split(/\s+/).filter(Boolean).join(" ");
  const number = numberOf(cell);
  return number instanceof CellError ? number : String(number);
}

/* The formulas on single values; NaN or null is no result. */
function ratio(top, bottom) {
  if (bottom === 0) return NaN;
  const quotient = top / bottom;
  return Number.isFinite(quotient) ? quotient : NaN;
}

const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

const total = (values) => values.reduce((sum, value) => sum + value, 0);

const quotient = (regionIndustry, regionTotal, referenceIndustry, referenceTotal) =>
  ratio(ratio(regionIndustry, regionTotal), ratio(referenceIndustry, referenceTotal));

function growthRate(first, last, years) {
  const growth = ratio(last, first);
  if (!(growth >= 0 && first > 0 && years > 0)) return NaN;
  return Math.pow(growth, ratio(1, years)) - 1;
}

function shiftShare(first, last, industryFirst, industryLast, totalFirst, totalLast) {
  const all = ratio(totalLast, totalFirst), industry = ratio(industryLast, industryFirst);
  return [first * (all - 1), first * (industry - all), last - first * industry];
}

/* Natural breaks (Fisher-Jenks): the additions in the order in which every language does them. */
function spreads(known, last) {
  const found = [];
  let sum = 0, squares = 0;
  for (let length = 1; length <= last + 1; length++) {
    const value = known[last - length + 1];
    sum += value;
    squares += value * value;
    found.push(squares - sum * sum / length);
  }
  return found;
}

function best(runs, before, last) {
  let least = Number.MAX_VALUE, begins = 0;
  for (let length = 1; length <= last; length++) {
    const spread = runs[length - 1] + before[last - length];
    if (least >= spread) { least = spread; begins = last - length + 1; }
  }
  return [least, begins];
}

function cuts(known) {
  const one = [], two = [], last = known.length - 1;
  for (let at = 0; at <= last; at++) {
    const runs = spreads(known, at);
    one.push(runs[at]);
    two.push(best(runs, one, at)[0]);
  }
  const third = best(spreads(known, last), two, last)[1];
  return [best(spreads(known, third - 1), one, third - 1)[1], third];
}

function classBounds(values) {
  const known = [...values].sort((a, b) => a - b);
  const without = { known, middle: null, high: null };
  if (new Set(known).size < 3 || Math.max(-known[0], known[known.length - 1]) > 1e150) return without;
  const above = (at) => {
    const place = known.findIndex((one) => one > known[at]);
    return place < 0 ? known.length : place;
  };
  const [middle, high] = cuts(known).map((begins) => above(begins - 1));
  if (!(middle > 0 && middle < high && high < known.length)) return without;
  return { known, middle: known[middle], high: known[high] };
}

function classWithin(value, bounds) {
  if (bounds.middle !== null) return 1 + (value >= bounds.middle) + (value >= bounds.high);
  const count = bounds.known.length, rank = 1 + bounds.known.filter((other) => other > value).length;
  return 1 + (rank * 3 <= 2 * count) + (rank * 3 <= count);
}

const LEVELS = [null, "Low", "Medium", "High"];

function wageLevels(allPay) {
  const bounds = classBounds(allPay);
  return (pay) => LEVELS[classWithin(pay, bounds)];
}

function priceIndex(area, year) {
  const known = UNITED_STATES.includes(area.toUpperCase()) && has(PRICE_INDEX, String(year));
  return known ? PRICE_INDEX[String(year)] : NaN;
}

const title = (code) => (has(TITLES, code) ? TITLES[code] : null);

const clusterQuotient = (regionMembers, regionTotal, referenceMembers, referenceTotal) =>
  quotient(total(regionMembers), regionTotal, total(referenceMembers), referenceTotal);

/* A function for each name, and what each of its arguments takes: n a number, r a range, t a code. */
const BODIES = {
  LQ: ["nnnn", quotient],
  LQCHANGE: ["nn", (first, last) => ratio(last, first) - 1],
  AAGR: ["nnn", growthRate],
  AVGPAY: ["nn", ratio],
  REALPAY: ["nnn", (pay, index, baseIndex) => ratio(pay * baseIndex, index)],
  CPIU: ["tn", priceIndex],
  SHIFTSHARE: ["nnnnnn", shiftShare],
  NATURALBREAKS: ["r", null],
  WAGELEVEL: ["nr", null],
  NAICSTITLE: ["t", title],
  CLUSTERLQ: ["rnrn", clusterQuotient],
};

/* A call from cells: every argument as rows, rows out. */
function evaluate(name, tables) {
  const [takes, body] = BODIES[name];
  const read = tables.map((rows, at) => rows.map((row) => row.map(takes[at] === "t" ? codeOf : numberOf)));
  if (name === "NATURALBREAKS") return naturalBreaks(read[0]);
  const together = read.map((rows, at) => (takes[at] === "r" ? [[collected(rows)]] : rows));
  const down = Math.max(...together.map((rows) => rows.length));
  const across = Math.max(...together.map((rows) => rows[0].length));
  if (!fits(together, down, across) || !equalSizes(read, takes)) return [[errorOf(WRONG)]];
  const level = name === "WAGELEVEL" && !(together[1][0][0] instanceof CellError) ? wageLevels(together[1][0][0]) : null;
  const work = level ? (pay) => level(pay) : body;
  const found = [];
  for (let row = 0; row < down; row++) {
    const shown = [];
    for (let column = 0; column < across; column++) {
      const cells = cell(together, row, column, work, takes, name);
      if (cells.length > 1) found.push(cells); else shown.push(cells[0]);
    }
    if (shown.length) found.push(shown);
  }
  return found;
}

function collected(rows) {
  const cells = rows.flat();
  return cells.find((one) => one instanceof CellError) || cells;
}

const fits = (tables, down, across) => tables.every((rows) =>
  [1, down].includes(rows.length) && [1, across].includes(rows[0].length));

function equalSizes(tables, takes) {
  const sizes = tables.filter((_, at) => takes[at] === "r").map((rows) => rows.length * rows[0].length);
  return new Set(sizes).size <= 1;
}

function cell(tables, row, column, body, takes, name) {
  const values = tables.map((rows) => rows[rows.length > 1 ? row : 0][rows[0].length > 1 ? column : 0]);
  const error = values.find((value) => value instanceof CellError);
  if (error) return Array(name === "SHIFTSHARE" ? 3 : 1).fill(error);
  const found = body(...values);
  return (Array.isArray(found) ? found : [found]).map((one) => shown(one, values, takes));
}

function shown(result, values, takes) {
  if (typeof result === "string" || (result !== null && Number.isFinite(result))) return result;
  if (takes.includes("t") || result === null) return errorOf(MISSING);
  const zero = values.some((value) => (Array.isArray(value) ? total(value) : value) === 0);
  return errorOf(zero ? ZERO : NUMBER);
}

function naturalBreaks(rows) {
  const bounds = classBounds(rows.flat().filter((cell) => !(cell instanceof CellError)));
  return rows.map((row) => row.map((value) => (value instanceof CellError ? value : classWithin(value, bounds))));
}
