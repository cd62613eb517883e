import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { idOf } from '../../platform/ids';
import type { AllocationView } from '../allocations/allocation.dto';
import type { AllocationRow } from '../allocations/allocation.rows';
import { viewAllocation } from '../allocations/allocation.view';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type {
  BankLineFact,
  EntryFact,
  LineFacts,
  OrderFacts,
  PaymentFacts,
  PercentageFacts,
  ReportFacts,
  ResolutionFacts,
  ReturnFacts,
  UnknownFacts,
  WithdrawalFacts,
} from './facts';
import { groupedBy } from './grouping';

/** A row as JSON carries it: amounts are text. */
type Raw<T, Amounts extends keyof T> = Omit<T, Amounts> & Record<Amounts, string>;

type OfLine = { readonly allocationId: string };
type OfResolution = { readonly resolutionId: string };

interface ResolutionRow extends Pick<
  ResolutionFacts,
  'id' | 'issuedOn' | 'fiscalYear' | 'disburseFrom' | 'executeBy' | 'source' | 'terms' | 'entries'
> {
  readonly number: number;
  readonly year: number;
  readonly printedAnnexTotal: string | null;
  readonly annexTotal: string;
  readonly availability: { number: string; amount: string }[] | null;
  readonly announced: { position: number; amount: string; text: string; source: string }[];
}

interface MovedRow extends OfLine {
  readonly amount: string;
  readonly given: string;
  readonly restored: string;
  readonly incorporated: string;
  readonly entries: EntryFact[];
}

type ShownRow = { readonly amount: string; readonly on: CalendarDate } | null;

interface PaymentRow
  extends OfResolution, Raw<Omit<PaymentFacts, 'label' | 'received' | 'bank'>, 'amount' | 'transit' | 'ordered'> {
  readonly bank: ShownRow;
  readonly line: number;
  readonly municipality: string;
}

interface OrderRow extends Raw<Omit<OrderFacts, 'label' | 'resolution'>, 'amount'> {
  readonly line: number;
  readonly municipality: string;
  readonly resolution: { readonly number: number; readonly year: number };
}

interface ReturnRow extends OfResolution, Raw<Omit<ReturnFacts, 'label' | 'bank'>, 'amount'> {
  readonly line: number;
  readonly municipality: string;
  readonly bank: ShownRow;
}

/** What the one statement answers. */
export interface FactRows {
  readonly resolutions: ResolutionRow[];
  readonly lines: AllocationRow[];
  readonly moved: MovedRow[];
  readonly withdrawals: (OfLine & Raw<WithdrawalFacts, 'amount'>)[];
  readonly reports: (OfLine & Raw<ReportFacts, 'contracted' | 'obligated' | 'paid'>)[];
  readonly payments: PaymentRow[];
  readonly otherPayments: PaymentRow[];
  readonly namesakeOrders: OrderRow[];
  readonly returns: ReturnRow[];
  readonly bankPeriods: ResolutionFacts['bankPeriods'];
  readonly bankLeftovers: (OfResolution & Raw<BankLineFact, 'amount'>)[];
  readonly percentages: (OfResolution & Raw<PercentageFacts, 'numerator' | 'denominator'>)[];
  readonly unknowns: (OfResolution & Omit<UnknownFacts, 'label'> & { subjectKind: string })[];
}

/** The facts of each resolution, out of the rows of all. Linear in the rows. */
export function factsOf(rows: FactRows, today: CalendarDate): ResolutionFacts[] {
  const own = {
    moved: groupedBy(rows.moved, ({ allocationId }) => allocationId),
    withdrawals: groupedBy(rows.withdrawals, ({ allocationId }) => allocationId),
    reports: groupedBy(rows.reports, ({ allocationId }) => allocationId),
    payments: groupedBy(rows.payments, ({ allocationId }) => allocationId),
    returns: groupedBy(rows.returns, ({ allocationId }) => allocationId),
  };
  const lines = groupedBy(rows.lines, ({ resolutionId }) => resolutionId);
  const percentages = groupedBy(rows.percentages, ({ resolutionId }) => resolutionId);
  const leftovers = groupedBy(rows.bankLeftovers, ({ resolutionId }) => resolutionId);
  const namesakes = rows.namesakeOrders.map(orderOf);
  const unknowns = groupedBy(rows.unknowns, ({ resolutionId }) => resolutionId);
  return rows.resolutions.map((resolution) => {
    const { id } = resolution;
    const mine = (lines.get(id) ?? []).map((row) => lineOf(row, own, today));
    const isMine = new Set(mine.map((line) => line.id));
    return {
      ...resolutionOf(resolution, today),
      lines: mine,
      otherPayments: rows.otherPayments.filter(({ allocationId }) => !isMine.has(allocationId)).map(paymentOf),
      namesakeOrders: namesakes,
      percentages: (percentages.get(id) ?? []).map(percentageOf),
      bankPeriods: rows.bankPeriods,
      bankLeftovers: (leftovers.get(id) ?? []).map((row) => ({ ...row, amount: Money.of(row.amount) })),
      unknowns: unknownsOf(unknowns.get(id) ?? [], resolutionLabel(resolution), mine),
    };
  });
}

type ResolutionPart = Omit<
  ResolutionFacts,
  'lines' | 'otherPayments' | 'namesakeOrders' | 'percentages' | 'unknowns' | 'bankPeriods' | 'bankLeftovers'
>;

function resolutionOf(row: ResolutionRow, today: CalendarDate): ResolutionPart {
  const { id, issuedOn, fiscalYear, disburseFrom, executeBy, source, terms, entries } = row;
  return {
    today,
    id,
    label: resolutionLabel(row),
    issuedOn,
    fiscalYear,
    disburseFrom,
    executeBy,
    source,
    terms,
    entries,
    announced: row.announced.map(({ position, amount, text, source: said }) => ({
      id: idOf('announced-amount', id, String(position)),
      amount: Money.of(amount),
      text,
      source: said,
    })),
    printedAnnexTotal: row.printedAnnexTotal === null ? null : Money.of(row.printedAnnexTotal),
    availability: row.availability && {
      amount: Money.sum(row.availability.map(({ amount }) => Money.of(amount))),
      numbers: row.availability.map(({ number }) => number),
    },
    annexTotal: Money.of(row.annexTotal),
  };
}

interface OwnRows {
  readonly moved: ReadonlyMap<string, FactRows['moved']>;
  readonly withdrawals: ReadonlyMap<string, FactRows['withdrawals']>;
  readonly reports: ReadonlyMap<string, FactRows['reports']>;
  readonly payments: ReadonlyMap<string, FactRows['payments']>;
  readonly returns: ReadonlyMap<string, FactRows['returns']>;
}

function lineOf(row: AllocationRow, own: OwnRows, today: CalendarDate): LineFacts {
  const view: AllocationView = viewAllocation(row, [], today);
  const [moved] = own.moved.get(row.id) ?? [];
  const [withdrawal] = own.withdrawals.get(row.id) ?? [];
  const of = (amount: string | undefined) => Money.of(amount ?? '0.00');
  return {
    id: row.id,
    line: row.line,
    label: lineLabel(row),
    issuedOn: row.issuedOn,
    hospital: view.hospital && {
      name: view.hospital.name,
      nit: view.hospital.nit,
      checkDigit: view.hospital.checkDigit,
    },
    amount: of(moved?.amount),
    given: of(moved?.given),
    restored: of(moved?.restored),
    incorporated: of(moved?.incorporated),
    places: view.places,
    yieldsHeld: view.yields.held,
    dueBack: view.dueBack,
    closedOn: view.closedOn,
    withdrawal: withdrawal ? { ...withdrawal, amount: Money.of(withdrawal.amount) } : null,
    requirements: view.requirements.map(({ kind, state, document, documentOn }) =>
      state === 'accepted' ? { kind, document, documentOn } : { kind, document: null, documentOn: null },
    ),
    deadlines: view.deadlines,
    firstReceivedOn: row.firstReceivedOn,
    reports: (own.reports.get(row.id) ?? []).map(reportOf),
    anyReportFiled: row.reports.some(({ observed }) => !observed),
    payments: (own.payments.get(row.id) ?? []).map(paymentOf),
    returns: (own.returns.get(row.id) ?? []).map(returnOf),
    entries: moved?.entries ?? [],
  };
}

function reportOf(row: FactRows['reports'][number]): ReportFacts {
  const { contracted, obligated, paid } = row;
  return { ...row, contracted: Money.of(contracted), obligated: Money.of(obligated), paid: Money.of(paid) };
}

function paymentOf(row: PaymentRow): PaymentFacts {
  const [amount, transit] = [Money.of(row.amount), Money.of(row.transit)];
  const order = row.paymentOrder === null ? 'giro' : `giro ${row.paymentOrder}`;
  const ordered = Money.of(row.ordered);
  const label = `${order} de la ${lineLabel(row)}`;
  return { ...row, label, amount, transit, ordered, received: amount.minus(transit), bank: shownOf(row.bank) };
}

function orderOf(row: OrderRow): OrderFacts {
  const label = `orden de pago ${row.paymentOrder} de la ${lineLabel(row)}`;
  return { ...row, label, resolution: resolutionLabel(row.resolution), amount: Money.of(row.amount) };
}

function returnOf(row: ReturnRow): ReturnFacts {
  const label = `reintegro ${row.reference ?? 'sin referencia'} de la ${lineLabel(row)}`;
  return { ...row, label, amount: Money.of(row.amount), bank: shownOf(row.bank) };
}

function shownOf(row: ShownRow): PaymentFacts['bank'] {
  return row && { amount: Money.of(row.amount), on: row.on };
}

function percentageOf(row: FactRows['percentages'][number]): PercentageFacts {
  return { ...row, numerator: Money.of(row.numerator), denominator: Money.of(row.denominator) };
}

// One fact of a hospital stands behind several lines: each has its own finding.
function unknownsOf(rows: FactRows['unknowns'], resolution: string, lines: readonly LineFacts[]): UnknownFacts[] {
  const labels = new Map(lines.map(({ id, label }) => [id, `${resolution}, ${label}`]));
  return rows.map((row) => ({
    ...row,
    id: row.subjectKind === 'hospital' ? idOf('unknown-fact', row.id, row.allocationId ?? '') : row.id,
    label: labels.get(row.allocationId ?? '') ?? resolution,
  }));
}

function lineLabel({ line, municipality }: { readonly line: number; readonly municipality: string }): string {
  return `línea ${line} (${municipality})`;
}
