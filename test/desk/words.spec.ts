import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allocationStatuses } from '../../src/budget/allocations/allocation.rules';
import { deadlineStates } from '../../src/budget/allocations/deadlines.rules';
import { disbursementStatuses } from '../../src/budget/disbursements/disbursement.rules';
import { places as ledgerPlaces } from '../../src/budget/ledger/places';
import { permissions } from '../../src/budget/permissions';
import { severities } from '../../src/budget/reconciliation/rule';
import { ratioNames } from '../../src/budget/reports/execution-status.figures';
import { deadlineKinds, requirementKinds } from '../../src/budget/resolutions/resolution-terms.rules';
import { resolutionKinds } from '../../src/budget/resolutions/resolution.rules';
import { roles } from '../../src/platform/access/person';
import { eventKinds, findingStates } from '../../src/budget/reconciliation/life.rules';
import { sampleMethods, sampleRuleNames } from '../../src/budget/sampling/sample.rules';
import * as sampleWords from '../../src/web/auditing/sample.forms';
import * as findingWords from '../../src/web/findings/finding.words';
import { eventInWords, permissionWords } from '../../src/web/parts/act-words';
import * as words from '../../src/web/parts/words';

const source = join(__dirname, '../../src');

/** The acts that the record is told, as they are written in the source. */
function recordedActs(): string[] {
  const files = ['budget', 'platform'].flatMap((each) =>
    readdirSync(join(source, each), { recursive: true, encoding: 'utf8' }).map((file) => join(source, each, file)),
  );
  const written = files
    .filter((file) => file.endsWith('.ts') && !/\.spec(-support)?\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bact: '([a-z-]+\.[a-z-]+)'/g)].map(([, act]) => act!));
  return [...new Set(written)].sort();
}

describe('the words', () => {
  it('says in Spanish each act that the record is told', () => {
    const acts = recordedActs();
    expect(acts.length).toBeGreaterThan(50);
    expect(acts.filter((act) => eventInWords(act) === act)).toEqual([]);
  });

  it('names each place of capital as the ledger does', () => {
    const said = Object.entries(words.places).map(([place, { name, means }]) => [place, name.toLowerCase(), means]);
    const declared = Object.entries(ledgerPlaces)
      .filter(([place, { kind }]) => kind === 'capital' && place !== 'budget')
      .map(([place, { spanish, means }]) => [place, spanish.toLowerCase(), means]);
    expect(said).toEqual(declared);
  });

  it.each([
    ['resolution kinds', resolutionKinds, words.resolutionKinds],
    ['statuses of a line', allocationStatuses, words.allocationStatuses],
    ['statuses of a giro', disbursementStatuses, words.disbursementStatuses],
    ['deadlines', deadlineKinds, words.deadlines],
    ['states of a deadline', deadlineStates, words.deadlineStates],
    ['requirements', requirementKinds, words.requirements],
    ['percentages', ratioNames, words.ratios],
    ['permissions', Object.keys(permissions), permissionWords],
    ['severities', severities, words.severities],
    ['roles', roles, words.roles],
    ['states of a finding', findingStates, findingWords.findingStates],
    ['methods of a sample', sampleMethods, sampleWords.sampleMethods],
    ['rules of a sample', sampleRuleNames, sampleWords.sampleRules],
    ['events of a finding', eventKinds, findingWords.findingEvents],
  ])('has a word for each of the %s', (_, codes, said) => {
    expect(Object.keys(said).sort()).toEqual([...codes].sort());
  });
});
