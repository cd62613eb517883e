/*
 * What runs in a reading thread. Plain JavaScript, for a thread begins with what Node itself can read: beside it stands
 * the built reading (`npm start`), or the sources (tests), which are then translated as they are asked for, exactly as
 * the build would.
 */
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'read-table.js'))) {
  const { transformSync } = require('@swc/core');
  const configFile = join(__dirname, '..', '..', '..', '..', '.swcrc');
  require.extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, configFile, sourceMaps: 'inline' });
    module._compile(code, filename);
  };
}

const { readTable } = require('./read-table');

module.exports = (task) => readTable(task);
