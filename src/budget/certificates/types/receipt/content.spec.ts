import { calendarDate } from '../../../../kernel/calendar';
import { bareLine, entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { giroOf, type GiroPapers } from '../disbursement/facts.rules';
import { sayReceipt } from './content';
import { requireReceived } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const papers: GiroPapers = {
  id: 'giro',
  order: { number: 'OP-17', orderedOn: calendarDate('2025-08-04'), datePrecision: 'exact' },
  decision: 'approved',
  settlements: [{ id: 'settlement', reference: 'SIIF 4471', source: null }],
  clarifications: [],
  receipts: [
    { id: 'first', reference: 'ABONO-1' },
    { id: 'second', reference: null },
  ],
};

const ofGiro = (entry: LineEntry, subjectId: string): LineEntry => ({
  ...entry,
  subjectId,
  moves: entry.moves.map((move) => ({ ...move, disbursementId: move.place === 'held' ? null : 'giro' })),
});
const settled = ofGiro(
  entryExample('settle', '2025-08-06', [
    ['ordered', '-100'],
    ['transit', '100'],
  ]),
  'settlement',
);
const confirmed = (id: string, on: string, amount: string) =>
  ofGiro(
    entryExample('confirm', on, [
      ['transit', `-${amount}`],
      ['held', amount],
    ]),
    id,
  );
const first = confirmed('first', '2025-08-11', '60');
const second = confirmed('second', '2025-08-12', '40');

function read(entries: LineEntry[], receipt: { id: string; receivedOn: string } | null, line = fullLine) {
  const giro = giroOf(papers, { ...line, entries: [published('100'), ...entries], laterEntries: 0 });
  return { ...giro, receipt: receipt && { id: receipt.id, receivedOn: calendarDate(receipt.receivedOn) } };
}

const asFirst = { id: 'first', receivedOn: '2025-08-11' };

describe('the certificate of a receipt', () => {
  it.each`
    entries                     | receipt    | says
    ${[settled, first]}         | ${asFirst} | ${'confirmó el recibo de la suma de sesenta pesos m/cte ($60), abonada en su cuenta el 11 de agosto de 2025, con referencia bancaria ABONO-1.'}
    ${[settled, first]}         | ${asFirst} | ${'el 60,00 % de lo girado ($60 de $100); quedan girados sin confirmar cuarenta pesos m/cte ($40).'}
    ${[settled, first, second]} | ${asFirst} | ${'ha confirmado el recibo de la totalidad de este giro'}
    ${[settled, first, second]} | ${null}    | ${'la suma de cuarenta pesos m/cte ($40), abonada en su cuenta el 12 de agosto de 2025, con referencia bancaria por confirmar.'}
    ${[settled, first, second]} | ${null}    | ${'no acredita la ejecución de los recursos'}
  `(
    'says: $says',
    ({ entries, receipt, says }: { entries: LineEntry[]; receipt: typeof asFirst | null; says: string }) => {
      expect(sayReceipt(requireReceived(read(entries, receipt), cutoff), cutoff).facts.join('\n')).toContain(says);
    },
  );

  it('certifies one receipt of two, and says so to a machine', () => {
    const { data, facts } = sayReceipt(
      requireReceived(read([settled, first, second], asFirst, bareLine), cutoff),
      cutoff,
    );
    expect(data).toMatchObject({
      amount: '60.00',
      receipts: [{ id: 'first', amount: '60.00', receivedOn: '2025-08-11', reference: 'ABONO-1' }],
      entries: { certified: [first.id], received: [first.id, second.id] },
    });
    expect(facts.join('\n')).not.toContain('12 de agosto');
  });

  it.each`
    entries              | receipt    | on              | says
    ${[]}                | ${null}    | ${'2025-12-31'} | ${'este giro no se ha pagado: no hay recibo que confirmar'}
    ${[settled]}         | ${null}    | ${'2025-12-31'} | ${'no ha confirmado el recibo de este giro: quedan $100 girados sin confirmar'}
    ${[settled]}         | ${asFirst} | ${'2025-12-31'} | ${'esta confirmación de recibo fue anulada: quedan $100 girados sin confirmar'}
    ${[settled]}         | ${asFirst} | ${'2025-08-10'} | ${'este recibo no había ocurrido: es del 11 de agosto de 2025; pida un corte desde esa fecha'}
    ${[settled, second]} | ${asFirst} | ${'2025-12-31'} | ${'quedan $60 girados sin confirmar'}
  `(
    'is refused: $says',
    ({
      entries,
      receipt,
      on,
      says,
    }: {
      entries: LineEntry[];
      receipt: typeof asFirst | null;
      on: string;
      says: string;
    }) => {
      expect(() => requireReceived(read(entries, receipt), calendarDate(on))).toThrow(says);
    },
  );
});
