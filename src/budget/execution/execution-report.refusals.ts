import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';

/** What was reported, what it may not exceed, and the largest figure that every rule would accept: pesos. */
type Exceeded = { reported: Money; limit: Money; maximum: Money };

const chainBroken = { es: 'La cadena de ejecución no se cumple', en: 'The chain of execution does not hold' };

export const ContractedExceedsIncorporated = refusal<Exceeded>(
  'execution.contracted-exceeds-incorporated',
  'conflict',
  chainBroken,
  {
    es: ({ reported, limit }) =>
      `Lo contratado (${reported.toSpanish()}) supera lo incorporado al presupuesto (${limit.toSpanish()}). ` +
      'Registre primero el acto de incorporación.',
    en: ({ reported, limit }) =>
      `Contracted (${reported.toString()}) exceeds incorporated (${limit.toString()}). Record the incorporation first.`,
  },
);

export const ContractedExceedsAmount = refusal<Exceeded>(
  'execution.contracted-exceeds-amount',
  'conflict',
  chainBroken,
  {
    es: ({ reported, limit }) =>
      `Lo contratado (${reported.toSpanish()}) supera lo asignado a la línea (${limit.toSpanish()}).`,
    en: ({ reported, limit }) =>
      `Contracted (${reported.toString()}) exceeds what the line was assigned (${limit.toString()}).`,
  },
);

export const ObligatedExceedsContracted = refusal<Exceeded>(
  'execution.obligated-exceeds-contracted',
  'conflict',
  chainBroken,
  {
    es: ({ reported, limit }) => `Lo obligado (${reported.toSpanish()}) supera lo contratado (${limit.toSpanish()}).`,
    en: ({ reported, limit }) => `Obligated (${reported.toString()}) exceeds contracted (${limit.toString()}).`,
  },
);

export const PaidExceedsObligated = refusal<Exceeded>('execution.paid-exceeds-obligated', 'conflict', chainBroken, {
  es: ({ reported, limit }) => `Lo pagado (${reported.toSpanish()}) supera lo obligado (${limit.toSpanish()}).`,
  en: ({ reported, limit }) => `Paid (${reported.toString()}) exceeds obligated (${limit.toString()}).`,
});

export const PaidExceedsReceived = refusal<Exceeded & { received: Money; cutoff: CalendarDate }>(
  'execution.paid-exceeds-received',
  'conflict',
  chainBroken,
  {
    es: ({ reported, limit, received, cutoff }) =>
      `Lo pagado (${reported.toSpanish()}) supera lo que la E.S.E. tenía para pagar al ${dateInSpanish(cutoff)} ` +
      `(${limit.toSpanish()}): a hoy ha recibido ${received.toSpanish()}, y lo reintegrado ya no se paga.`,
    en: ({ reported, limit, received, cutoff }) =>
      `Paid (${reported.toString()}) exceeds what the hospital could pay by ${cutoff} (${limit.toString()}): ` +
      `${received.toString()} was received to this day, and what was given back cannot be paid.`,
  },
);

export type ReportFigure = 'contracted' | 'obligated' | 'paid';

export const figuresInSpanish: Record<ReportFigure, string> = {
  contracted: 'lo contratado',
  obligated: 'lo obligado',
  paid: 'lo pagado',
};

export const FigureDecreased = refusal<{ figure: ReportFigure; reported: Money; previous: Money; minimum: Money }>(
  'execution.figure-decreased',
  'conflict',
  { es: 'Las cifras acumuladas no disminuyen', en: 'Cumulative figures do not decrease' },
  {
    es: ({ figure, reported, previous }) =>
      `En el informe anterior ${figuresInSpanish[figure]} era ${previous.toSpanish()} y ahora sería ` +
      `${reported.toSpanish()}. Si aquel estaba errado, envíe una corrección y diga por qué.`,
    en: ({ figure, reported, previous }) =>
      `${figure} was ${previous.toString()} and would now be ${reported.toString()}. Send a correction and say why.`,
  },
);

export const YieldsBelowRecorded = refusal<{ reported: Money; recorded: Money; minimum: Money }>(
  'execution.yields-below-recorded',
  'conflict',
  { es: 'Los rendimientos son menos que los registrados', en: 'Fewer yields than recorded' },
  {
    es: ({ reported, recorded, minimum }) =>
      `El informe dice ${reported.toSpanish()} de rendimientos y ya hay registrados ${recorded.toSpanish()}: ` +
      `el mínimo es ${minimum.toSpanish()}. Solo una corrección los disminuye, y no por debajo de lo reintegrado.`,
    en: ({ reported, recorded, minimum }) =>
      `The report says ${reported.toString()} of yields and ${recorded.toString()} is recorded already: the minimum is ` +
      `${minimum.toString()}. Only a correction lowers them, and not below what was given back.`,
  },
);

export const FiledEarlierWithoutNumber = refusal<{ filedOn: CalendarDate }>(
  'execution.filed-earlier-without-number',
  'conflict',
  { es: 'Falta el radicado', en: 'The filing number is missing' },
  {
    es: ({ filedOn }) => `Un informe radicado antes de hoy (${dateInSpanish(filedOn)}) dice su número de radicado.`,
    en: ({ filedOn }) => `A report filed before today (${filedOn}) says its filing number.`,
  },
);

export const CutoffNotAfterLast = refusal<{ cutoff: CalendarDate; last: CalendarDate }>(
  'execution.cutoff-not-after-last',
  'conflict',
  { es: 'El corte no avanza', en: 'The cutoff does not advance' },
  {
    es: ({ cutoff, last }) =>
      `El corte del ${dateInSpanish(cutoff)} no es posterior al último aceptado, del ${dateInSpanish(last)}. ` +
      'Solo una corrección puede repetir ese corte, y ninguna puede ser anterior.',
    en: ({ cutoff, last }) =>
      `The cutoff of ${cutoff} is not after the last accepted one, of ${last}. Only a correction may repeat it.`,
  },
);

export const NothingReceived = refusal(
  'execution.nothing-received',
  'conflict',
  { es: 'No se ha recibido dinero', en: 'No money was received' },
  {
    es: () => 'La E.S.E. no ha confirmado el recibo de ningún giro de esta línea: confírmelo primero.',
    en: () => 'The hospital has not confirmed receiving any money of this line: confirm that first.',
  },
);

export const ReportUndecided = refusal<{ cutoff: CalendarDate }>(
  'execution.report-undecided',
  'conflict',
  { es: 'Hay un informe por decidir', en: 'A report is waiting for a decision' },
  {
    es: ({ cutoff }) =>
      `El informe con corte al ${dateInSpanish(cutoff)} espera decisión: primero se acepta u observa.`,
    en: ({ cutoff }) => `The report with cutoff ${cutoff} waits for a decision: it is accepted or observed first.`,
  },
);

export const AlreadyFinal = refusal<{ cutoff: CalendarDate }>(
  'execution.already-final',
  'conflict',
  { es: 'El informe final ya fue aceptado', en: 'The final report was accepted already' },
  {
    es: ({ cutoff }) =>
      `El informe final, con corte al ${dateInSpanish(cutoff)}, ya fue aceptado: después de él solo cabe una corrección.`,
    en: ({ cutoff }) => `The final report, with cutoff ${cutoff}, was accepted: only a correction may follow it.`,
  },
);

export const NothingToCorrect = refusal(
  'execution.nothing-to-correct',
  'conflict',
  { es: 'No hay nada que corregir', en: 'There is nothing to correct' },
  {
    es: () => 'Una corrección corrige un informe aceptado, y no hay ninguno.',
    en: () => 'A correction corrects an accepted report, and there is none.',
  },
);

export const ReportDecided = refusal<{ state: string }>(
  'execution.already-decided',
  'conflict',
  { es: 'El informe ya fue decidido', en: 'The report was decided already' },
  {
    es: ({ state }) => `El informe ya no espera decisión: está ${state}.`,
    en: () => 'The report no longer waits for a decision.',
  },
);

export const ReporterDecides = refusal(
  'execution.maker-is-checker',
  'conflict',
  { es: 'Quien envía no decide', en: 'Who sends does not decide' },
  {
    es: () => 'Usted envió este informe: lo acepta u observa otra persona.',
    en: () => 'You sent this report: another person accepts or observes it.',
  },
);
