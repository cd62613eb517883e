import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { PlaceBalance } from '../ledger/ledger.queries';
import type { Place } from '../ledger/places';
import type { ExecutionFacts, LineFacts } from './execution-status.contents';

const resolutionId = 'resolution-1409';
const moment = { asOf: calendarDate('2025-11-30'), knownAt: '2026-11-20T10:00:00.000000Z' };
const resolution = {
  id: resolutionId,
  label: 'Resolución 1409 de 2025',
  title: 'Por la cual se asignan recursos',
  issuer: 'EJEMPLO',
  issuedOn: calendarDate('2025-07-07'),
  fiscalYear: 2025,
  strategy: null,
};

// The annex as the CNIM report gives it: line, department, municipality, pesos, what happened.
export const annex = [
  [1, '05', 'Antioquia', '05490', 'Necoclí', '60431400', 'paid'],
  [2, '05', 'Antioquia', '05837', 'Turbo', '60431400', 'paid'],
  [3, '81', 'Arauca', '81001', 'Arauca', '137021330', 'paid'],
  [4, '25', 'Cundinamarca', '25754', 'Soacha', '84438180', 'paid'],
  [5, '44', 'La Guajira', '44001', 'Riohacha', '225798080', 'contested'],
  [6, '44', 'La Guajira', '44430', 'Maicao', '183987290', 'contested'],
  [7, '52', 'Nariño', '52356', 'Ipiales', '60431400', 'paid'],
  [8, '54', 'Norte de Santander', '54001', 'San José de Cúcuta', '441640400', 'paid'],
  [9, '54', 'Norte de Santander', '54810', 'Tibú', '60431400', 'paid'],
  [10, '54', 'Norte de Santander', '54874', 'Villa del Rosario', '102473210', 'paid'],
  [11, '68', 'Santander', '68001', 'Bucaramanga', '126248980', 'paid'],
  [12, '76', 'Valle del Cauca', '76001', 'Santiago de Cali', '378515920', 'paid'],
  [13, '99', 'Vichada', '99001', 'Puerto Carreño', '76358920', 'paid'],
] as const;

export const lines: LineFacts[] = annex.map(([line, code, name, divipola, municipality, pesos, happened]) => ({
  allocationId: `line-${line}`,
  line,
  divipola,
  municipality,
  department: { code, name },
  hospital: null,
  given: Money.of(pesos),
  lapsed: Money.zero,
  restored: Money.zero,
  payments:
    happened === 'paid'
      ? [
          {
            disbursementId: `giro-${line}`,
            amount: Money.of(pesos),
            paidOn: calendarDate('2025-08-01'),
            datePrecision: 'on-or-after',
          },
        ]
      : [],
  withdrawal: happened === 'contested' ? 'unknown' : null,
  reportedPaid: null,
  entries: {
    amount: [`publish-${line}`],
    assigned: [`publish-${line}`],
    [happened === 'paid' ? 'transit' : 'contested']: [`${happened}-${line}`],
  },
}));

export function balance(place: Place, pesos: string, allocationId: string | null = null): PlaceBalance {
  return { resolutionId, allocationId, place, amount: Money.of(pesos) };
}

export const balances = [
  balance('budget', '-2000000000'),
  balance('undistributed', '1792090'),
  ...annex.map(([line, , , , , pesos, happened]) =>
    balance(happened === 'paid' ? 'transit' : 'contested', pesos, `line-${line}`),
  ),
];

/** Resolution 1409 of 2025, as the records say it. */
export const facts: ExecutionFacts = { resolution, moment, scope: 'resolution', lines, balances };
