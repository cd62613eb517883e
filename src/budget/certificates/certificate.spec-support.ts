import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Act } from '../ledger/acts';
import type { Place } from '../ledger/places';
import type { LineFacts } from './certificate.subject';
import type { LineEntry } from './line-ledger.rules';

/** A line as the records of resolution 1409 leave it: no hospital named, and an act whose title nobody transcribed. */
export const bareLine: LineFacts = {
  allocationId: 'line',
  line: 1,
  divipola: '05490',
  municipality: 'Necoclí',
  department: 'Antioquia',
  hospital: null,
  resolution: {
    id: 'resolution',
    label: 'Resolución 1409 de 2025',
    title: 'EJEMPLO de título',
    titleConfirmed: false,
    issuer: 'EJEMPLO de ministerio',
    issuedOn: calendarDate('2025-07-07'),
    fiscalYear: 2025,
  },
};

/** A line of which everything is known. */
export const fullLine: LineFacts = {
  ...bareLine,
  hospital: { id: 'hospital', name: 'E.S.E. de EJEMPLO', nit: '900474727', checkDigit: 4 },
  resolution: { ...bareLine.resolution, titleConfirmed: true },
};

/** An entry that stands, of these moves: `['assigned', '100']`. */
export function entryExample(
  act: Act,
  on: string,
  moves: readonly (readonly [Place, string])[],
  given: Partial<LineEntry> = {},
): LineEntry {
  return {
    id: `${act} ${on}`,
    act,
    subjectId: `${act} record`,
    effectiveOn: calendarDate(on),
    datePrecision: 'exact',
    document: `EJEMPLO — ${act}`,
    source: null,
    stands: true,
    moves: moves.map(([place, amount]) => ({ place, amount: Money.of(amount), disbursementId: null })),
    ...given,
  };
}

/** The line's own act: so many pesos. */
export function published(amount: string): LineEntry {
  return entryExample('publish', '2025-07-07', [['assigned', amount]], { document: 'Resolución 1409 de 2025' });
}
