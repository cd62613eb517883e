import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import type { Balances } from '../../../ledger/places';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import {
  asOf,
  hospitalInWords,
  inWordsAndFigures,
  lineSubtitle,
  shareOf,
  theAct,
  theLine,
  unknown,
} from '../../certificate.words';
import { behind, grantingActs, standing } from '../../line-ledger.rules';
import type { ClearanceFacts, ClearanceRead } from './facts.rules';

/** What the clearance of a line says («paz y salvo»). */
export function sayClearance(facts: ClearanceFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, standing(facts.entries, grantingActs)),
      ...theMoney(facts),
      ...theYields(facts),
      ...theReport(facts),
      `La línea se cerró el ${dateInSpanish(facts.closedOn)}, sin suma alguna por girar, en orden de pago, girada sin ` +
        'confirmar, en caja de la E.S.E., por establecer ni por reintegrar.',
      theClearance(facts, cutoff),
    ],
    tables: [tableOfClearance(facts, cutoff)],
    data: dataOf(facts),
  };
}

function theMoney({ received, places, restored, lapsed }: ClearanceFacts): string[] {
  if (received.isZero()) {
    return [
      'Con cargo a esa línea no se giró suma alguna.',
      ...(places.released.isPositive()
        ? [`La E.S.E. desistió antes del giro; quedó liberada la suma de ${inWordsAndFigures(places.released)}.`]
        : []),
      ...lost(lapsed),
    ];
  }
  const returned = places.returned.plus(restored);
  const share = shareOf(places.executed, { whole: received, of: 'de lo recibido' });
  return [
    `Con cargo a esa línea se giró la suma de ${inWordsAndFigures(received)}, y la E.S.E. confirmó el recibo de su totalidad.`,
    `La E.S.E. ejecutó (pagó) la suma de ${inWordsAndFigures(places.executed)}, ${share ?? ''}.`,
    returned.isZero()
      ? 'No quedó capital por reintegrar.'
      : `La E.S.E. reintegró de capital la suma de ${inWordsAndFigures(returned)}, con la consignación verificada.`,
    ...(places.released.isPositive()
      ? [`Sin girar, quedó liberada la suma de ${inWordsAndFigures(places.released)}.`]
      : []),
    ...lost(lapsed),
  ];
}

function lost(lapsed: Money): string[] {
  return lapsed.isZero()
    ? []
    : [`Al cierre de la vigencia se perdió la apropiación de la suma de ${inWordsAndFigures(lapsed)}, que no se giró.`];
}

function theYields({ places }: ClearanceFacts): string[] {
  const returned = places['yield-returned'];
  return returned.isZero()
    ? []
    : [
        `Los recursos generaron rendimientos por ${inWordsAndFigures(returned)}, reintegrados en su totalidad y aparte ` +
          'del capital.',
      ];
}

function theReport({ finalReport }: ClearanceFacts): string[] {
  if (!finalReport) return [];
  const { cutoff, filingNumber, filedOn, decidedOn } = finalReport;
  const filed = filingNumber === null ? `cuyo radicado está ${unknown}` : `con radicado N.º ${filingNumber}`;
  const accepted = decidedOn === null ? '' : `, y fue aceptado el ${dateInSpanish(decidedOn)}`;
  return [
    `El informe final de ejecución, con corte al ${dateInSpanish(cutoff)}, ${filed}, se presentó el ` +
      `${dateInSpanish(filedOn)}${accepted}.`,
  ];
}

function theClearance({ hospital, line, resolution }: ClearanceFacts, cutoff: CalendarDate): string {
  const who = hospital ? hospitalInWords(hospital) : `la E.S.E. de la línea, cuyo nombre y NIT están ${unknown}`;
  return (
    `${asOf(cutoff)}, ${who}, se encuentra A PAZ Y SALVO por concepto de los recursos de la línea ` +
    `${line} de la ${resolution.label}.`
  );
}

/** Also of a line that is not clear any more: with what it owes. */
export function tableOfClearance(
  { assigned, received, places, restored, lapsed }: Omit<ClearanceFacts, keyof ClearanceRead | 'finalReport'>,
  cutoff: CalendarDate,
): Table {
  const returned = places.returned.plus(restored);
  const rows: [string, Money][] = [
    ['Girado, con recibo confirmado', received],
    ['Ejecutado (pagado)', places.executed],
    ['Reintegrado de capital', returned],
    ['Liberado', places.released],
    ['Pérdida de apropiación', lapsed],
    ['Rendimientos reintegrados, aparte', places['yield-returned']],
  ];
  return {
    title: `Cierre de la línea, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: [
      ['Asignado', assigned.toSpanish()],
      ...rows.filter(([, amount]) => amount.isPositive()).map(([concept, amount]) => [concept, amount.toSpanish()]),
    ],
    total: ['Pendiente por todo concepto', pendingOf(places).toSpanish()],
  };
}

/** What would still be owed: zero, or the line could not have been closed. */
function pendingOf({ assigned, ordered, transit, held, contested }: Balances): Money {
  return Money.sum([assigned, ordered, transit, held, contested]);
}

function dataOf(facts: ClearanceFacts): Data {
  const { places, finalReport } = facts;
  return {
    ...dataOfLine(facts, facts.assigned),
    closedOn: facts.closedOn,
    received: facts.received.toString(),
    executed: places.executed.toString(),
    returned: places.returned.plus(facts.restored).toString(),
    released: places.released.toString(),
    lapsed: facts.lapsed.toString(),
    yieldsReturned: places['yield-returned'].toString(),
    finalReport: finalReport && { id: finalReport.id, cutoff: finalReport.cutoff, acceptedOn: finalReport.decidedOn },
    entries: {
      assigned: standing(facts.entries, grantingActs),
      received: standing(facts.entries, ['confirm', 'clarify']),
      executed: standing(facts.entries, ['execute']),
      returned: behind(facts.entries, 'returned'),
      released: behind(facts.entries, 'released'),
      lapsed: standing(facts.entries, ['lapse']),
      yieldsReturned: behind(facts.entries, 'yield-returned'),
    },
  };
}
