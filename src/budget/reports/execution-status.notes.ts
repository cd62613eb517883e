import { dateWithPrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { ExecutionStatus, Payment, Row } from './execution-status.contents';

/**
 * What a reader must know beside the figures, in whole Spanish sentences, most important first. They say only what the
 * report's own figures say, so that they are the same whenever the report is asked again.
 */
export function notesOf(report: Omit<ExecutionStatus, 'notes'>): string[] {
  return [
    ...aboutScope(report),
    ...aboutUndistributed(report),
    ...aboutContested(report.rows),
    ...aboutDueBack(report),
    ...aboutDates(report.rows),
    ...aboutRestored(report),
    ...aboutYields(report),
  ];
}

type Report = Omit<ExecutionStatus, 'notes'>;

function aboutScope({ scope, rows }: Report): string[] {
  const own = scope === 'own-lines' ? ['Se muestran solo las líneas de su hospital.'] : [];
  return rows.length > 0 ? own : [...own, 'A esta fecha, y con lo registrado hasta ese instante, no se movió dinero.'];
}

function aboutUndistributed({ totals: { undistributed } }: Report): string[] {
  if (!undistributed?.isPositive()) return [];
  return [`${undistributed.toSpanish()} de lo autorizado no está en ninguna línea del anexo.`];
}

function aboutContested(rows: readonly Row[]): string[] {
  const contested = rows.filter((row) => row.contested.isPositive());
  if (contested.length === 0) return [];
  const total = Money.sum(contested.map((row) => row.contested)).toSpanish();
  const lines = counted(contested.length, 'línea desistida', 'líneas desistidas');
  return [`${lines} con giro por establecer: ${total}. ${whatTheSourceSays(contested)}`];
}

function whatTheSourceSays(contested: readonly Row[]): string {
  const ranges = 'lo girado, lo liberado y lo que debe volver se dan como mínimo';
  if (contested.some(({ reportedPaid }) => reportedPaid === null)) {
    return `La fuente no dice si ese dinero se giró: ${ranges} y máximo.`;
  }
  const paid = contested.filter(({ reportedPaid }) => reportedPaid).length;
  if (paid === contested.length) return `La fuente lo reporta como girado: ${ranges}, según la fuente y máximo.`;
  if (paid === 0) return `La fuente lo reporta como no girado: ${ranges}, según la fuente y máximo.`;
  return `La fuente lo reporta como girado solo en parte: ${ranges}, según la fuente y máximo.`;
}

function aboutDueBack({ rows, ranges }: Report): string[] {
  const after = rows.filter(({ withdrawal }) => withdrawal === 'after');
  if (after.length === 0) return [];
  const lines = counted(after.length, 'línea desistida', 'líneas desistidas');
  return [`${lines} después del giro: ${ranges.dueBack.minimum.toSpanish()} por reintegrar.`];
}

/** One sentence for each date that a source leaves open. */
function aboutDates(rows: readonly Row[]): string[] {
  const open = new Map<string, Payment[]>();
  for (const payment of rows.flatMap(({ payments }) => payments)) {
    if (payment.datePrecision === 'exact') continue;
    const words = dateWithPrecision(payment.paidOn, payment.datePrecision);
    open.set(words, [...(open.get(words) ?? []), payment]);
  }
  return [...open]
    .sort(([, [a]], [, [b]]) => ((a?.paidOn ?? '') < (b?.paidOn ?? '') ? -1 : 1))
    .map(([words, payments]) => {
      const total = Money.sum(payments.map(({ amount }) => amount)).toSpanish();
      const made = payments.length === 1 ? 'girado' : 'girados';
      return `${counted(payments.length, 'giro', 'giros')} por ${total}, ${made} ${words}: la fuente no da el día exacto.`;
    });
}

function aboutRestored({ totals: { restored } }: Report): string[] {
  if (!restored.isPositive()) return [];
  return [
    `${restored.toSpanish()} reintegrados se restablecieron a la resolución: salieron de sus líneas y no cuentan en lo asignado, lo girado ni lo recibido.`,
  ];
}

function aboutYields({ totals: { yields } }: Report): string[] {
  if (!yields.earned.isPositive()) return [];
  return [`Rendimientos generados: ${yields.earned.toSpanish()}. Se llevan aparte y no se suman al capital.`];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
