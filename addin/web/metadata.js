/* functions.json against what Microsoft's own tool makes of the same functions: npm install --no-package-lock, then
   npm run metadata. The tool reads comments; so each function is written down as comments first. */
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const { execFileSync } = require("child_process");

const ours = JSON.parse(fs.readFileSync(path.join(__dirname, "functions.json"), "utf8")).functions;
const commented = ours.map((one, at) => [
  "/**", ` * ${one.description}`, ` * @customfunction ${one.id} ${one.name}`,
  ...one.parameters.map((each) => ` * @param {any[][]} ${each.name} ${each.description}`), " * @returns {any[][]}", " */",
  `function f${at}(${one.parameters.map((each) => each.name).join(", ")}) { return [[]]; }`,
].join("\n")).join("\n");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "metadata-"));
fs.writeFileSync(path.join(folder, "sample.js"), commented);
const tool = path.join(__dirname, "node_modules", ".bin", "custom-functions-metadata");
execFileSync(tool, ["generate", path.join(folder, "sample.js"), path.join(folder, "made.json")], { stdio: "inherit" });
const theirs = JSON.parse(fs.readFileSync(path.join(folder, "made.json"), "utf8")).functions;
fs.rmSync(folder, { recursive: true });

const sorted = (value) => JSON.stringify(value, (_, one) =>
  (one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one));
const compared = ({ id, name, description, parameters, result }) => sorted({ id, name, description, parameters, result });
const differ = ours.filter((one, at) => compared(one) !== compared(theirs[at]));
differ.forEach((one) => console.log(`differs: ${one.name}`));
console.log(`${ours.length} functions, ${differ.length} differ`);
process.exitCode = differ.length ? 1 : 0;
