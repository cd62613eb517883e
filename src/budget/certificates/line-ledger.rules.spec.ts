import { Money } from '../../kernel/money';
import { entryExample, published } from './certificate.spec-support';
import { assignedOf, behind, entryOf, movedBy, placesOf, standing } from './line-ledger.rules';

const settled = entryExample('settle', '2025-08-01', [
  ['ordered', '-60'],
  ['transit', '60'],
]);
const undone = entryExample(
  'withdraw',
  '2025-08-02',
  [
    ['assigned', '-40'],
    ['released', '40'],
  ],
  { stands: false },
);
const inverse = entryExample(
  'withdraw',
  '2025-08-02',
  [
    ['released', '-40'],
    ['assigned', '40'],
  ],
  { id: 'inverse', stands: false },
);
const ordered = entryExample('order', '2025-07-30', [
  ['assigned', '-60'],
  ['ordered', '60'],
]);
const reduced = entryExample('amend', '2025-09-01', [['assigned', '-10']]);
const earned = entryExample('earn', '2025-09-30', [
  ['yield-source', '-3'],
  ['yield-held', '3'],
]);
const entries = [published('100'), ordered, settled, undone, inverse, reduced, earned];

describe('the money of a line', () => {
  it('is where its entries put it, an undone act and its inverse leaving nothing', () => {
    const { assigned, transit, released, 'yield-held': yields } = placesOf(entries);
    expect([assigned, transit, released, yields].map(String)).toEqual(['30.00', '60.00', '0.00', '3.00']);
  });

  it('is assigned by its act and what modified it, capital alone', () => {
    expect(assignedOf(entries).toString()).toBe('90.00');
    expect(movedBy(entries, ['earn'])).toEqual(Money.zero);
    expect(movedBy(entries, ['settle'], ['transit']).toString()).toBe('60.00');
  });

  it('is behind its figures entry by entry, those that stand', () => {
    expect(standing(entries, ['publish', 'amend', 'withdraw'])).toEqual(['publish 2025-07-07', 'amend 2025-09-01']);
    expect(behind(entries, 'transit')).toEqual(['settle 2025-08-01']);
    expect(behind(entries, 'released')).toEqual([]);
    expect(entryOf(entries, 'settle', 'settle record')).toBe(settled);
    expect(entryOf(entries, 'withdraw', 'withdraw record')).toBeNull();
  });
});
