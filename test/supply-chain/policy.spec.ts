import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'tools', 'supply-chain');

/** The policy is a module of its own, without a build: asked in a process of its own. */
function ask(call: string, given: object): string[] {
  const script = `import * as policy from './policy.mjs';
    const given = ${JSON.stringify(given)};
    console.log(JSON.stringify(${call}));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' }),
  ) as string[];
}

const policy = {
  installScripts: { built: 'would build' },
  licences: ['MIT'],
  licencesForDevelopment: ['CC0-1.0'],
  licenceNotInTheLockFile: { 'silent@1.0.0': 'MIT' },
  advisories: [{ id: 'GHSA-1', reason: 'does not reach us', until: '2026-12-31' }],
};

const scripts = 'policy.installScriptProblems(given.packages, given.policy, given.npmrc)';
const off = 'ignore-scripts=true';

it.each([
  ['named', { 'node_modules/built': { version: '1.0.0', hasInstallScript: true } }, off, []],
  ['deep and named', { 'node_modules/a/node_modules/built': { version: '1.0.0', hasInstallScript: true } }, off, []],
  [
    'not named',
    {
      'node_modules/built': { version: '1.0.0', hasInstallScript: true },
      'node_modules/@x/new': { version: '2.0.0', hasInstallScript: true },
    },
    off,
    ['@x/new@2.0.0 trae un guion de instalación que la política no nombra'],
  ],
  ['gone', {}, off, ['la política nombra el guion de built, que ya no está']],
  [
    'run after all',
    { 'node_modules/built': { version: '1.0.0', hasInstallScript: true } },
    '',
    ['.npmrc ya no dice ignore-scripts=true'],
  ],
])('install scripts: %s', (_, packages, npmrc, expected) => {
  expect(ask(scripts, { packages: { '': {}, ...packages }, policy, npmrc })).toEqual(expected);
});

it.each([
  ['accepted', { license: 'MIT' }, []],
  ['for development only', { license: 'CC0-1.0', dev: true }, []],
  ['for development, shipped', { license: 'CC0-1.0' }, ['it@1.0.0: licencia no aceptada, CC0-1.0']],
  ['unknown', {}, ['it@1.0.0: licencia no aceptada, desconocida']],
  ['said by the policy', { name: 'silent' }, []],
])('licences: %s', (_, given, expected) => {
  const packages = { 'node_modules/it': { version: '1.0.0', ...given } };
  expect(ask('policy.licenceProblems(given.packages, given.policy)', { packages, policy })).toEqual(expected);
});

it.each([
  ['2026-11-26', 'GHSA-1', []],
  ['2026-12-31', 'GHSA-1', []],
  ['2027-01-01', 'GHSA-1', ['lib: el permiso de GHSA-1 venció el 2026-12-31']],
  ['2026-11-26', 'GHSA-2', ['lib: Reads beyond the end (GHSA-2, high)']],
])('advisories: on %s, %s', (today, id, expected) => {
  const via = [{ name: 'lib', title: 'Reads beyond the end', severity: 'high', url: `https://example.org/${id}` }];
  const report = { vulnerabilities: { lib: { via }, other: { via: ['lib'] } } };
  expect(ask('policy.advisoryProblems(given.report, given.policy, given.today)', { report, policy, today })).toEqual(
    expected,
  );
});
