import { accepted, assigned, factsOf, on, ordered, paid, received } from '../dues/due.spec-support';
import { drawDocument } from '../../platform/paper/draw-document';
import { withdrawalLetterPlan } from './withdrawal-letter.plan';
import { blank, withdrawalLetterOf, type WithdrawalSaid } from './withdrawal-letter.rules';

const said: WithdrawalSaid = { reason: 'EJEMPLO', payment: 'before', filingNumber: null, withdrawnOn: null };
const before = factsOf('2025-03-01', accepted, assigned);
const after = factsOf('2025-03-31', accepted, assigned, ordered, paid, received);

it('says what the record says, and leaves a blank for what it does not', () => {
  const letter = withdrawalLetterOf(said, { ...before.line, hospital: null }, before.places);
  expect(letter.declaration).toContain(`la E.S.E. ${blank}, NIT ${blank}`);
  expect(letter.declaration).toContain('cien pesos m/cte ($100)');
  expect(letter.date).toContain('____');
  expect(letter.filing).toBe(`Radicado: ${blank}`);
  const known = { id: 'x', name: 'EJEMPLO — E.S.E.', nit: '900123456' };
  const dated = { ...said, filingNumber: 'R-7', withdrawnOn: on('2025-03-01') };
  const told = withdrawalLetterOf(dated, { ...before.line, hospital: known }, before.places);
  expect(told.declaration).toContain('EJEMPLO — E.S.E., NIT 900123456-8');
  expect([told.date, told.filing]).toEqual(['1 de marzo de 2025', 'Radicado: R-7']);
});

it.each([
  ['before', before, 'no se le había girado nada'],
  ['after', after, 'se le habían girado $100: $100 en la caja'],
  ['unknown', before, 'queda por establecer'],
] as const)('money, %s payment', (payment, facts, words) => {
  expect(withdrawalLetterOf({ ...said, payment }, facts.line, facts.places).money.join(' ')).toContain(words);
});

it('is one page, and the same bytes for the same record', async () => {
  const letter = withdrawalLetterOf({ ...said, reason: 'EJEMPLO '.repeat(100) }, after.line, after.places);
  const draw = () => drawDocument(withdrawalLetterPlan(letter, '2025-03-31T12:00:00.000000Z'));
  const [one, other] = await Promise.all([draw(), draw()]);
  expect(other.equals(one)).toBe(true);
  expect(one.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
});
