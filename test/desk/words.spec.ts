import { allocationStatuses } from '../../src/budget/allocations/allocation.rules';
import { deadlineStates } from '../../src/budget/allocations/deadlines.rules';
import { disbursementStatuses } from '../../src/budget/disbursements/disbursement.rules';
import { places as ledgerPlaces } from '../../src/budget/ledger/places';
import { severities } from '../../src/budget/reconciliation/rule';
import { ratioNames } from '../../src/budget/reports/execution-status.figures';
import { deadlineKinds, requirementKinds } from '../../src/budget/resolutions/resolution-terms.rules';
import { resolutionKinds } from '../../src/budget/resolutions/resolution.rules';
import { roles } from '../../src/platform/access/person';
import { eventKinds, findingStates } from '../../src/budget/reconciliation/life.rules';
import { sampleMethods, sampleRuleNames } from '../../src/budget/sampling/sample.rules';
import * as sampleWords from '../../src/web/auditing/sample.forms';
import * as findingWords from '../../src/web/findings/finding.words';
import * as words from '../../src/web/parts/words';

describe('the words', () => {
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
