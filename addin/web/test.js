/* The functions against the file of calls: node test.js CASES [FUNCTIONS]. Prints a line for each function, and one for
   each call that differs; needs nothing but Node. Excel is stood in for by what its custom functions give and take. */
"use strict";
const fs = require("fs");
const path = require("path");

class ExcelError {
  constructor(code) { this.code = code; }
}
const called = {};
globalThis.CustomFunctions = {
  associate: (name, body) => { called[name] = body; },
  Error: ExcelError,
  ErrorCode: { notAvailable: "#N/A", divisionByZero: "#DIV/0!", invalidNumber: "#NUM!", invalidValue: "#VALUE!" },
};
require(path.resolve(process.argv[3] || path.join(__dirname, "functions.js")));

const DAY_ZERO = Date.UTC(1899, 11, 30);

/* A cell as Excel hands it over: a blank as an empty text, a date as its number, an error as an object. */
function given(cell) {
  if (cell === null) return "";
  if (typeof cell !== "object") return cell;
  return "date" in cell ? (Date.parse(cell.date) - DAY_ZERO) / 86400000 : { type: "Error", basicValue: cell.error };
}

const same = (expected, found) => {
  if (typeof expected !== "number" || typeof found !== "number") return expected === found;
  return Math.abs(expected - found) <= Math.max(1e-12 * Math.max(Math.abs(expected), Math.abs(found)), 1e-13);
};
const sameRows = (expected, found) => expected.length === found.length && expected.every((row, down) =>
  row.length === found[down].length && row.every((cell, over) => same(cell, found[down][over])));
const seen = (cell) => (cell instanceof ExcelError ? cell.code : cell);

const counts = {};
let differ = 0;
for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const [name, tables, expected] = JSON.parse(line);
  const asked = tables.map((one) => (Array.isArray(one) ? one : [[one]]).map((row) => row.map(given)));
  const found = called[`IC.${name}`](...asked).map((row) => row.map(seen));
  const count = (counts[name] = counts[name] || { calls: 0, differ: 0 });
  count.calls += 1;
  if (!sameRows(expected, found)) {
    count.differ += 1;
    differ += 1;
    if (differ <= 10) console.log(`differs: ${line} found ${JSON.stringify(found)}`);
  }
}
for (const [name, { calls, differ: some }] of Object.entries(counts)) console.log(`${name} ${calls} calls, ${some} differ`);
console.log(`${Object.values(counts).reduce((sum, one) => sum + one.calls, 0)} calls, ${differ} differ`);
process.exitCode = differ ? 1 : 0;
