/*
 * What runs in a drawing thread. Plain JavaScript, for a thread begins with what Node itself can read: beside it stands
 * the built drawing (`npm start`), or the sources (tests), which are then translated as they are asked for, exactly as
 * the build would.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'draw-document.js'))) {
  const { transformSync } = require('@swc/core');
  const configFile = join(__dirname, '..', '..', '..', '.swcrc');
  require.extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, configFile, sourceMaps: 'inline' });
    module._compile(code, filename);
  };
}

const { drawDocument, drawDocuments } = require('./draw-document');

module.exports = ({ plan, signature, plans, imprint }) =>
  plans ? drawDocuments(plans, imprint) : drawDocument(plan, signature);
