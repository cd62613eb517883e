/**
 * `npm run check:supply`: what the project takes from others. No install script runs and each package that has one is
 * named with what it would have done; every licence is one that we accept; known advisories are fixed or allowed until
 * a date, where the registry answers that question, and where it does not this says so.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { advisoryProblems, installScriptProblems, licenceProblems } from './policy.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const policy = read(join(here, 'policy.json'));
const { packages } = read(join(root, 'package-lock.json'));
const npmrc = readFileSync(join(root, '.npmrc'), 'utf8');

const problems = [...installScriptProblems(packages, policy, npmrc), ...licenceProblems(packages, policy)];
const report = await audit();
if (report === null)
  console.log('Avisos de seguridad: el registro no responde a esa pregunta aquí; NO se comprobaron.');
else problems.push(...advisoryProblems(report, policy, new Date().toISOString().slice(0, 10)));

for (const problem of problems) console.log(`✗ ${problem}`);
const count = Object.keys(packages).length - 1;
if (problems.length === 0) {
  const asked = report === null ? 'avisos sin comprobar' : 'sin avisos abiertos';
  console.log(`Cadena de suministro: ${count} paquetes, licencias aceptadas, ningún guion de instalación, ${asked}.`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

/** What the registry knows of our packages; null where it does not serve advisories or cannot be reached. */
function audit() {
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['audit', '--audit=true', '--json', '--fetch-retries=1', '--fetch-timeout=20000'],
      { cwd: root, maxBuffer: 64e6 },
      (_, stdout) => {
        try {
          const answer = JSON.parse(stdout);
          resolve(answer.vulnerabilities === undefined ? null : answer);
        } catch {
          resolve(null);
        }
      },
    );
  });
}
