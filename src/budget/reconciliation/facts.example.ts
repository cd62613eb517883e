import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { allocationPlaces } from '../ledger/places';
import type {
  BankLineFact,
  LineFacts,
  OrderFacts,
  PaymentFacts,
  ReportFacts,
  ResolutionFacts,
  ReturnFacts,
  WithdrawalFacts,
} from './facts';

/*
 * The facts of the rules' own examples: an invented resolution of one line on which everything agrees. Each example
 * says only what it is about.
 */

const zero = Money.zero;
const million = (millions: number) => Money.of(`${millions}000000.00`);

/** One resolution of 100 million, all on one line, issued on 3 February 2025, looked at on 2 March 2026. */
export function exampleFacts(given: Partial<ResolutionFacts> = {}): ResolutionFacts {
  return {
    today: calendarDate('2026-03-02'),
    id: 'resolution',
    label: 'Resolución 9 de 2025',
    issuedOn: calendarDate('2025-02-03'),
    fiscalYear: 2025,
    disburseFrom: calendarDate('2025-02-17'),
    executeBy: calendarDate('2025-11-28'),
    source: null,
    announced: [],
    printedAnnexTotal: null,
    availability: null,
    annexTotal: million(100),
    terms: [],
    entries: [{ id: 'publish', act: 'publish' }],
    lines: [exampleLine()],
    otherPayments: [],
    namesakeOrders: [],
    unknowns: [],
    percentages: [],
    bankPeriods: [],
    bankLeftovers: [],
    ...given,
  };
}

/** A line of 100 million that nobody has ordered yet. */
export function exampleLine(
  given: Partial<Omit<LineFacts, 'places'>> & { places?: Partial<LineFacts['places']> } = {},
): LineFacts {
  const nowhere = Object.fromEntries(allocationPlaces.map((place) => [place, zero])) as LineFacts['places'];
  return {
    id: 'line',
    line: 1,
    label: 'línea 1 (Leticia)',
    issuedOn: calendarDate('2025-02-03'),
    hospital: { name: 'EJEMPLO — E.S.E.', nit: '900000009', checkDigit: 0 },
    amount: million(100),
    given: million(100),
    restored: zero,
    yieldsHeld: zero,
    dueBack: { capital: zero, yields: zero },
    closedOn: null,
    withdrawal: null,
    requirements: [],
    deadlines: [],
    firstReceivedOn: null,
    incorporated: zero,
    reports: [],
    anyReportFiled: false,
    payments: [],
    returns: [],
    entries: [],
    ...given,
    places: { ...nowhere, ...(given.places ?? { assigned: million(100) }) },
  };
}

/** An order of 50 million, approved on 3 March 2025 and not paid yet. */
export function exampleOrder(given: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: 'giro',
    allocationId: 'line',
    label: 'orden de pago OP-1 de la línea 1 (Leticia)',
    resolution: 'Resolución 9 de 2025',
    key: 'op-1',
    amount: million(50),
    paymentOrder: 'OP-1',
    orderedOn: calendarDate('2025-03-03'),
    precision: 'exact',
    recordedAt: '2025-03-03T14:00:00Z',
    reference: null,
    entries: [{ id: 'order', act: 'order' }],
    ...given,
  };
}

/** 50 million paid on 3 March 2025 and confirmed whole. */
export function examplePayment(given: Partial<PaymentFacts> = {}): PaymentFacts {
  return {
    id: 'giro',
    allocationId: 'line',
    label: 'giro OP-1 de la línea 1 (Leticia)',
    payee: 'hospital',
    amount: million(50),
    received: million(50),
    missingOn: null,
    transit: zero,
    ordered: million(50),
    bank: null,
    paidOn: calendarDate('2025-03-03'),
    precision: 'exact',
    reference: 'SIIF-1',
    paymentOrder: 'OP-1',
    orderKey: 'op-1',
    source: null,
    recordedAt: '2025-03-03T15:00:00Z',
    entries: [
      { id: 'settle', act: 'settle' },
      { id: 'confirm', act: 'confirm' },
    ],
    ...given,
  };
}

/** 5 million given back on 10 March 2025, verified. */
export function exampleReturn(given: Partial<ReturnFacts> = {}): ReturnFacts {
  return {
    id: 'return',
    allocationId: 'line',
    label: 'reintegro R-1 de la línea 1 (Leticia)',
    amount: million(5),
    depositedOn: calendarDate('2025-03-10'),
    reference: 'R-1',
    bank: null,
    entries: ['returned'],
    ...given,
  };
}

/** 7 million that left the bank for the hospital on 12 March 2025. */
export function exampleBankLine(given: Partial<BankLineFact> = {}): BankLineFact {
  return {
    id: 'bank-line',
    allocationId: 'line',
    payee: 'EJEMPLO — E.S.E. (NIT 900000009)',
    amount: million(7),
    on: calendarDate('2025-03-12'),
    reference: 'BANCO-7',
    ...given,
  };
}

/** A withdrawal before payment, of the whole line. */
export function exampleWithdrawal(given: Partial<WithdrawalFacts> = {}): WithdrawalFacts {
  return {
    id: 'withdrawal',
    payment: 'before',
    reportedPaid: null,
    latestOn: calendarDate('2025-03-10'),
    amount: million(100),
    filingNumber: 'R-31',
    source: 'oficio del hospital',
    amended: true,
    ...given,
  };
}

/** 40 million contracted, 30 obligated and 20 paid by 31 May 2025. */
export function exampleReport(given: Partial<ReportFacts> = {}): ReportFacts {
  return {
    id: 'report',
    cutoff: calendarDate('2025-05-31'),
    contracted: million(40),
    obligated: million(30),
    paid: million(20),
    final: false,
    correction: false,
    ...given,
  };
}
