import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { acts } from '../../../ledger/acts';
import { allocationPlaces, places as catalogue, type Place } from '../../../ledger/places';
import { capitalized } from '../../../reconciliation/subjects';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import { asOf, inWordsAndFigures, joined, lineSubtitle, shortDate, theAct, theLine } from '../../certificate.words';
import { behind, grantingActs, standing, type LineEntry } from '../../line-ledger.rules';
import type { StatementFacts } from './facts.rules';

const yieldPlaces = ['yield-held', 'yield-returned'] as const satisfies readonly Place[];

/** What the statement of a line says («estado de cuenta»): every place, and every movement that stands. */
export function sayStatement(facts: StatementFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, standing(facts.entries, grantingActs)),
      ...thePlaces(facts, cutoff),
      'Cada peso está en un solo lugar: los de la tabla suman lo asignado a la línea.',
      ...theYields(facts, cutoff),
    ],
    tables: [placesTable(facts, cutoff), ...yieldsTable(facts, cutoff), movementsTable(facts)],
    data: dataOf(facts),
  };
}

/** «$X están girados sin confirmar»: what is in each place that is not empty. */
function thePlaces({ places, restored, lapsed }: StatementFacts, cutoff: CalendarDate): string[] {
  const said = [
    ...allocationPlaces.map((place) => [sentences[place], places[place]] as const),
    [sentences.restored, restored] as const,
    [sentences.lapsed, lapsed] as const,
  ];
  const standingNow = said.filter(([, amount]) => amount.isPositive());
  return standingNow.map(([sentence, amount]) => `${asOf(cutoff)}, ${sentence(inWordsAndFigures(amount))}.`);
}

const sentences = {
  assigned: (amount: string) => `está por girar, sin orden de pago, la suma de ${amount}`,
  ordered: (amount: string) => `está en orden de pago aprobada, sin pagar, la suma de ${amount}`,
  transit: (amount: string) => `el ministerio giró, sin que la E.S.E. haya confirmado su recibo, la suma de ${amount}`,
  held: (amount: string) => `está en caja de la E.S.E., con recibo confirmado y sin ejecutar, la suma de ${amount}`,
  executed: (amount: string) => `la E.S.E. ejecutó (pagó), según informes aceptados, la suma de ${amount}`,
  returned: (amount: string) => `la E.S.E. reintegró de capital, con la consignación verificada, la suma de ${amount}`,
  released: (amount: string) => `está liberada, por desistimiento previo al giro, la suma de ${amount}`,
  contested: (amount: string) => `figura desistida, sin que las fuentes establezcan si se giró, la suma de ${amount}`,
  restored: (amount: string) =>
    `se restableció a la apropiación de la resolución, ya reintegrada, la suma de ${amount}`,
  lapsed: (amount: string) => `se perdió, al cierre de la vigencia, la apropiación de la suma de ${amount}`,
} as const;

function theYields({ places }: StatementFacts, cutoff: CalendarDate): string[] {
  const earned = places['yield-source'].negated();
  if (earned.isZero()) return [];
  return [
    `${asOf(cutoff)}, los recursos habían generado rendimientos por ${inWordsAndFigures(earned)}, ` +
      'que van aparte y no suman con el capital.',
  ];
}

function placesTable({ places, restored, lapsed, assigned }: StatementFacts, cutoff: CalendarDate): Table {
  const outside: [string, Money][] = [
    ['Restablecido a la resolución', restored],
    ['Pérdida de apropiación', lapsed],
  ];
  return {
    title: `Dónde está cada peso, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Lugar', 'Valor en pesos'],
    rows: [
      ...allocationPlaces.map((place) => [capitalized(catalogue[place].spanish), places[place].toSpanish()]),
      ...outside.filter(([, amount]) => amount.isPositive()).map(([name, amount]) => [name, amount.toSpanish()]),
    ],
    total: ['Asignado a la línea', assigned.toSpanish()],
  };
}

function yieldsTable({ places }: StatementFacts, cutoff: CalendarDate): Table[] {
  if (places['yield-source'].isZero()) return [];
  return [
    {
      title: `Rendimientos, con corte al ${dateInSpanish(cutoff)}`,
      head: ['Lugar', 'Valor en pesos'],
      rows: [...yieldPlaces.map((place) => [capitalized(catalogue[place].spanish), places[place].toSpanish()])],
      total: ['Rendimientos generados', places['yield-source'].negated().toSpanish()],
    },
  ];
}

/** What stands, in the order of its dates: what was undone left nothing. */
function movementsTable({ entries }: StatementFacts): Table {
  return {
    title: 'Los actos y documentos detrás de esas cifras',
    head: ['Acto y documento', 'Fecha', 'De', 'A', 'Valor en pesos'],
    long: true,
    rows: entries.filter(({ stands }) => stands).map(movementRow),
  };
}

function movementRow(entry: LineEntry): string[] {
  const { act, document, moves, effectiveOn, datePrecision } = entry;
  const named = acts[act].spanish;
  const places = (leaving: boolean) =>
    moves.filter(({ amount }) => amount.isNegative() === leaving).map(({ place }) => catalogue[place].spanish);
  return [
    document.toLocaleLowerCase('es-CO').startsWith(named) ? document : `${capitalized(named)}: ${document}`,
    shortDate(effectiveOn, datePrecision),
    joined(places(true)),
    joined(places(false)),
    movedIn(entry).toSpanish(),
  ];
}

/** What the act moved within the line or brought to it; negative: it took it away. Pesos. */
function movedIn({ moves }: LineEntry): Money {
  const into = moves.filter(({ amount }) => amount.isPositive());
  return Money.sum((into.length > 0 ? into : moves).map(({ amount }) => amount));
}

function dataOf(facts: StatementFacts): Data {
  const all = [...allocationPlaces, ...yieldPlaces];
  return {
    ...dataOfLine(facts, facts.assigned),
    places: Object.fromEntries(all.map((place) => [place, facts.places[place].toString()])),
    restored: facts.restored.toString(),
    lapsed: facts.lapsed.toString(),
    yieldsEarned: facts.places['yield-source'].negated().toString(),
    movements: facts.entries
      .filter(({ stands }) => stands)
      .map(({ id, act, effectiveOn, datePrecision, document, moves }) => ({
        entry: id,
        act,
        effectiveOn: datePrecision === 'unknown' ? null : effectiveOn,
        datePrecision,
        document,
        moves: moves.map(({ place, amount }) => ({ place, amount: amount.toString() })),
      })),
    entries: {
      assigned: standing(facts.entries, grantingActs),
      ...Object.fromEntries(all.map((place) => [place, behind(facts.entries, place)])),
      restored: standing(facts.entries, ['restore']),
      lapsed: standing(facts.entries, ['lapse']),
    },
  };
}
