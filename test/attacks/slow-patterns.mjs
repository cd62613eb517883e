/** Prints, as JSON, what the linter says of two patterns that are slow, and of every pattern of the source. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const linter = new ESLint({
  cwd: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    // Comments that turn off rules which are not asked here say nothing here.
    linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
});

const slow = 'export const slow = /^(a+)+$/;\nexport const moving = /x+y/;';
const rulesOf = (results) => results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
const sample = rulesOf(await linter.lintText(slow, { filePath: 'sample.ts' }));
const source = (await linter.lintFiles(['src/**/*.ts', 'src/**/*.tsx'])).flatMap(({ filePath, messages }) =>
  messages.filter(({ ruleId }) => ruleId !== null).map(({ line, ruleId }) => `${filePath}:${line} ${ruleId}`),
);
console.log(JSON.stringify([[...new Set(sample)].sort(), source]));
