/* Draws the paper of the plan that is read from standard input, in a process of its own, and prints its SHA-256. */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { deserialize } = require('node:v8');
const draw = require('../../src/platform/paper/draw-worker.cjs');

draw({ plan: deserialize(readFileSync(0)), signature: null }).then((pdf) => {
  process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
});
