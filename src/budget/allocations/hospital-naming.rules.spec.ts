import type { Refusal } from '../../kernel/errors';
import { requireNameable } from './hospital-naming.rules';

const leticia = { divipola: '91001', municipality: 'Leticia' };
const quibdo = { divipola: '27001', municipality: 'Quibdó' };
const unnamed = { ...leticia, closed: false, hospital: null };
const named = { ...unnamed, hospital: { name: 'EJEMPLO — E.S.E. Uno' } };

it.each([
  [unnamed, leticia, 'done'],
  [unnamed, quibdo, 'allocation.hospital-elsewhere'],
  [named, leticia, 'allocation.hospital-known'],
  [{ ...named, closed: true }, leticia, 'allocation.closed'],
])('%#: %p is %s', (line, municipality, expected) => {
  let outcome = 'done';
  try {
    requireNameable(line, { ...municipality, name: 'EJEMPLO — E.S.E. Dos' });
  } catch (error) {
    outcome = (error as Refusal).code;
  }
  expect(outcome).toBe(expected);
});
