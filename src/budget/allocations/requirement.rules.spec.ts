import { calendarDate } from '../../kernel/calendar';
import type { Refusal } from '../../kernel/errors';
import { requireDecidable, requirementState, requireSubmittable, type RequirementOfLine } from './requirement.rules';

const on = calendarDate;

const open: RequirementOfLine = {
  kind: 'bank-certificate',
  isRequired: true,
  fulfilment: null,
  closed: false,
  withdrawn: null,
};

const document = { id: 'f', document: 'EJEMPLO', documentOn: on('2025-07-01'), recordedBy: 'maker', decision: null };
const submitted: RequirementOfLine = { ...open, fulfilment: document };
const accepted: RequirementOfLine = { ...open, fulfilment: { ...document, decision: 'accepted' } };
const refused: RequirementOfLine = { ...open, fulfilment: { ...document, decision: 'refused' } };

function codeOf(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as Refusal).code;
  }
}

it.each([
  [open, 'open'],
  [submitted, 'submitted'],
  [accepted, 'accepted'],
  [refused, 'open'],
])('%#: %s', ({ fulfilment }, state) => {
  expect(requirementState(fulfilment)).toBe(state);
});

it.each([
  // The requirement                                Document of   Submitted                       Decided by another
  [open, '2025-07-01', 'done', 'requirement.wrong-state'],
  [open, '2025-07-08', 'date.in-the-future', 'requirement.wrong-state'],
  [submitted, '2025-07-01', 'requirement.wrong-state', 'done'],
  [accepted, '2025-07-01', 'requirement.wrong-state', 'requirement.wrong-state'],
  [refused, '2025-07-01', 'done', 'requirement.wrong-state'],
  [{ ...submitted, isRequired: false }, '2025-07-01', 'requirement.not-required', 'requirement.not-required'],
  [{ ...submitted, closed: true }, '2025-07-01', 'allocation.closed', 'allocation.closed'],
  [{ ...submitted, withdrawn: 'before' as const }, '2025-07-01', 'allocation.withdrawn', 'allocation.withdrawn'],
])('%#: a document of %s, %s; a decision, %s', (requirement, documentOn, submission, decision) => {
  const dates = { documentOn: on(documentOn), today: on('2025-07-07') };
  expect(
    codeOf(() => {
      requireSubmittable(requirement, dates);
    }),
  ).toBe(submission);
  expect(codeOf(() => requireDecidable(requirement, 'checker'))).toBe(decision);
});

it('is not decided by who handed it in (I8)', () => {
  expect(codeOf(() => requireDecidable(submitted, 'maker'))).toBe('requirement.maker-is-checker');
  expect(requireDecidable(submitted, 'checker').document).toBe('EJEMPLO');
});
