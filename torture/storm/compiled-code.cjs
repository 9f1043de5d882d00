/**
 * Compiling the bot's code costs more than running it: `node compiled-code.cjs FILE` runs the file and keeps the compiled code beside
 * it, and `load` takes it from there. https://nodejs.org/api/vm.html#scriptcreatecacheddata
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { Module } = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const beside = (file) => `${file}.compiled`;

function run(module, file, cachedData) {
  // Not ASCII throughout: the packer leaves tagged templates as they are.
  const source = Module.wrap(readFileSync(file, 'utf8'));
  const script = new vm.Script(source, { filename: file, cachedData });
  if (script.cachedDataRejected) throw new Error(`The compiled code beside ${file} is of another version of Node.js.`);
  const require = Module.createRequire(file);
  script.runInThisContext().call(module.exports, module.exports, require, module, file, path.dirname(file));
  return script;
}

/** Runs the file as `module`, a CommonJS one. */
exports.load = (module, file) => void run(module, file, readFileSync(beside(file)));

if (require.main === module) {
  const file = process.argv[2];
  v8.setFlagsFromString('--no-lazy');
  // After it has run, so that what it calls at its start is compiled, too.
  const script = run(new Module(file), file);
  v8.setFlagsFromString('--lazy');
  writeFileSync(beside(file), script.createCachedData());
}
