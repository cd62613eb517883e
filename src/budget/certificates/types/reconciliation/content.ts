import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { capitalPlaces, places as catalogue } from '../../../ledger/places';
import { distance, severities, severitiesInSpanish } from '../../../reconciliation/rule';
import { capitalized } from '../../../reconciliation/subjects';
import type { Said, Table } from '../../certificate.maker';
import { asOf, inWordsAndFigures, joined, theAct } from '../../certificate.words';
import { dataOf } from './data';
import { sumOfPlaces, type ReconciliationFacts } from './facts.rules';
import { findingsTables } from './findings.table';
import { theAnnounced, theAvailability, thePrinted } from './words';

/** What the reconciliation of a resolution says («conciliación»): its figures against each other, and what differs. */
export function sayReconciliation(facts: ReconciliationFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.issuer,
    subtitle: `${facts.label} · lo autorizado, lo anunciado, el anexo y los lugares`,
    facts: [
      theAct(facts),
      theAuthorized(facts),
      `Las líneas de su anexo, al expedirse, suman ${inWordsAndFigures(facts.annexTotal)}.`,
      ...facts.announced.map((announced) => theAnnounced(announced, facts.annexTotal)),
      ...thePrinted(facts),
      theAvailability(facts),
      theProof(facts, cutoff),
      ...theContested(facts),
      ...theFindings(facts, cutoff),
    ],
    tables: [comparisonTable(facts), placesTable(facts, cutoff), ...findingsTables(facts)],
    data: dataOf(facts),
  };
}

function theAuthorized({ authorized, authorizedConfirmed, authorizing }: ReconciliationFacts): string {
  const modified = authorizing.length > 1 ? ', con sus modificaciones,' : '';
  const doubt = authorizedConfirmed ? '' : '; el valor del acto está por confirmar, y se registró el anunciado';
  return `La resolución autoriza${modified} la suma de ${inWordsAndFigures(authorized)}${doubt}.`;
}

function theProof({ places, authorized }: ReconciliationFacts, cutoff: CalendarDate): string {
  const terms = capitalPlaces
    .filter((place) => !places[place].isZero())
    .map((place) => `${catalogue[place].spanish}, ${places[place].toSpanish()}`);
  const sum = sumOfPlaces(places);
  return sum.equals(authorized)
    ? `${asOf(cutoff)}, cada peso autorizado está en un lugar y uno solo: ${terms.join('; ')}; que suman ${authorized.toSpanish()}.`
    : `${asOf(cutoff)}, los lugares suman ${sum.toSpanish()} y lo autorizado es ${authorized.toSpanish()}.`;
}

function theContested({ lines, paid, places, restored }: ReconciliationFacts): string[] {
  const contested = lines.filter((line) => line.contested.isPositive());
  if (contested.length === 0) return [];
  const which = joined(contested.map(({ line, municipality }) => `${line} (${municipality})`));
  const back = restored.isPositive()
    ? `, sin contar ${restored.toSpanish()} girados, reintegrados y restablecidos a la resolución`
    : '';
  const named = contested.length === 1 ? `la línea ${which}, desistida` : `las líneas ${which}, desistidas`;
  return [
    `De ${named} sin que las fuentes establezcan si se giró, son ${inWordsAndFigures(places.contested)}: según se ` +
      `esclarezca, lo girado por la resolución está entre ${paid.toSpanish()} y ${paid.plus(places.contested).toSpanish()}${back}.`,
  ];
}

function theFindings({ standing }: ReconciliationFacts, cutoff: CalendarDate): string[] {
  if (standing.length === 0) return [`${asOf(cutoff)}, no hay hallazgos en pie.`];
  const count = (one: string, many: string, n: number) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  const inState = (state: string) => standing.filter((found) => found.state === state).length;
  const allOpen = standing.length > 1 && inState('open') === standing.length;
  const states = allOpen
    ? ['todos abiertos']
    : [
        ...count('abierto', 'abiertos', inState('open')),
        ...count('explicado', 'explicados', inState('explained')),
        ...count('exento hasta una fecha', 'exentos hasta una fecha', inState('waived')),
      ];
  const grave = severities.flatMap((severity) =>
    count(
      severitiesInSpanish[severity],
      plural(severity),
      standing.filter((found) => found.severity === severity).length,
    ),
  );
  const total = standing.length === 1 ? 'sigue en pie un hallazgo' : `siguen en pie ${standing.length} hallazgos`;
  return [
    `${asOf(cutoff)}, ${total}: ${joined(states)}; por su gravedad, ${joined(grave)}. Al final están todos, con sus ` +
      'cifras y su estado.',
  ];
}

function plural(severity: (typeof severities)[number]): string {
  return `${severitiesInSpanish[severity]}s`;
}

function comparisonTable(facts: ReconciliationFacts): Table {
  const { authorized, announced, annexTotal, printedAnnexTotal, availability, places } = facts;
  const funds = availability.length > 0 ? Money.sum(availability.map(({ amount }) => amount)) : null;
  const rows: [string, Money | null][] = [
    ['Autorizado por la resolución', authorized],
    ...announced.map(({ text, amount }): [string, Money] => [`Anunciado («${text}»)`, amount]),
    ['Total que el anexo imprime', printedAnnexTotal],
    ['Certificados de disponibilidad (CDP)', funds],
    ['Suma de los lugares', sumOfPlaces(places)],
  ];
  return {
    title: 'Lo autorizado, lo anunciado, el anexo y los lugares',
    head: ['Concepto', 'Diferencia con el anexo', 'Valor en pesos'],
    figures: 2,
    rows: [
      ['Suma de las líneas del anexo, al expedirse', '', annexTotal.toSpanish()],
      ...rows.map(([concept, amount]) => [
        concept,
        amount === null ? '—' : distance(amount, annexTotal).toSpanish(),
        amount === null ? 'por confirmar' : amount.toSpanish(),
      ]),
    ],
  };
}

function placesTable({ places, authorized }: ReconciliationFacts, cutoff: CalendarDate): Table {
  return {
    title: `Dónde está cada peso, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Lugar', 'Valor en pesos'],
    rows: [
      ...capitalPlaces
        .filter((place) => !places[place].isZero())
        .map((place) => [capitalized(catalogue[place].spanish), places[place].toSpanish()]),
    ],
    total: ['Autorizado', authorized.toSpanish()],
  };
}
