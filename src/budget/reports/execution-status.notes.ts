import { dateWithPrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { ExecutionStatus, Note, Payment, Row } from './execution-status.contents';

/**
 * What a reader must know beside the figures, in whole Spanish sentences, most important first, and the lines that each
 * speaks of. They say only what the report's own figures say, so that they are the same whenever it is asked again.
 */
export function notesOf(report: Omit<ExecutionStatus, 'notes'>): Note[] {
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

function note(text: string, rows: readonly Row[] = []): Note {
  return { text, about: rows.map(({ allocationId }) => allocationId) };
}

function aboutScope({ scope, rows }: Report): Note[] {
  const own = scope === 'own-lines' ? [note('Se muestran solo las líneas de su hospital.')] : [];
  return rows.length > 0
    ? own
    : [...own, note('A esta fecha, y con lo registrado hasta ese instante, no se movió dinero.')];
}

function aboutUndistributed({ totals: { undistributed } }: Report): Note[] {
  if (!undistributed?.isPositive()) return [];
  return [note(`${undistributed.toSpanish()} de lo autorizado no está en ninguna línea del anexo.`)];
}

function aboutContested(rows: readonly Row[]): Note[] {
  const contested = rows.filter((row) => row.contested.isPositive());
  if (contested.length === 0) return [];
  const total = Money.sum(contested.map((row) => row.contested)).toSpanish();
  const lines = counted(contested.length, 'línea desistida', 'líneas desistidas');
  return [note(`${lines} con giro por establecer: ${total}. ${whatTheSourceSays(contested)}`, contested)];
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

function aboutDueBack({ rows, ranges }: Report): Note[] {
  const after = rows.filter(({ withdrawal }) => withdrawal === 'after');
  if (after.length === 0) return [];
  const lines = counted(after.length, 'línea desistida', 'líneas desistidas');
  return [
    note(
      `${lines} después del giro: ${ranges.dueBack.minimum.toSpanish()} por reintegrar por desistir. Lo que otros no gastaron en su plazo está en el informe de reintegros.`,
      after,
    ),
  ];
}

/** One sentence for each date that a source leaves open. */
function aboutDates(rows: readonly Row[]): Note[] {
  const open = new Map<string, { row: Row; payment: Payment }[]>();
  for (const row of rows) {
    for (const payment of row.payments.filter(({ datePrecision }) => datePrecision !== 'exact')) {
      const words = dateWithPrecision(payment.paidOn, payment.datePrecision);
      open.set(words, [...(open.get(words) ?? []), { row, payment }]);
    }
  }
  return [...open]
    .sort(([, [a]], [, [b]]) => ((a?.payment.paidOn ?? '') < (b?.payment.paidOn ?? '') ? -1 : 1))
    .map(([words, found]) => {
      const total = Money.sum(found.map(({ payment }) => payment.amount)).toSpanish();
      const made = found.length === 1 ? 'girado' : 'girados';
      return note(
        `${counted(found.length, 'giro', 'giros')} por ${total}, ${made} ${words}: la fuente no da el día exacto.`,
        found.map(({ row }) => row),
      );
    });
}

function aboutRestored({ rows, totals: { restored } }: Report): Note[] {
  if (!restored.isPositive()) return [];
  return [
    note(
      `${restored.toSpanish()} reintegrados se restablecieron a la resolución: salieron de sus líneas y no cuentan en lo asignado, lo girado ni lo recibido.`,
      rows.filter((row) => row.restored.isPositive()),
    ),
  ];
}

function aboutYields({ rows, totals: { yields } }: Report): Note[] {
  if (!yields.earned.isPositive()) return [];
  return [
    note(
      `Rendimientos generados: ${yields.earned.toSpanish()}. Se llevan aparte y no se suman al capital.`,
      rows.filter((row) => row.yields.earned.isPositive()),
    ),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
