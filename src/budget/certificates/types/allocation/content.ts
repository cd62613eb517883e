import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import {
  asOf,
  hospitalInWords,
  inWordsAndFigures,
  lineSubtitle,
  theAct,
  theSource,
  unknown,
} from '../../certificate.words';
import { behind, grantingActs, movedBy, placesOf, standing, type LineEntry } from '../../line-ledger.rules';
import type { AllocationFacts } from './facts.rules';

/** What the certificate of an allocation says («certificación de asignación»). */
export function sayAllocation(facts: AllocationFacts, cutoff: CalendarDate): Said {
  const [first, ...changes] = facts.grants;
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theGrant(facts, first),
      ...changes.map(theChange),
      theAmount(facts, changes, cutoff),
      ...theWithdrawn(facts),
      theAvailability(facts),
      theAcceptance(facts, cutoff),
      'Lo certificado es la asignación: no acredita el giro de los recursos, su recibo ni su ejecución.',
      ...theSource('de la asignación', facts.source),
    ],
    tables: [tableOf(facts, cutoff)],
    data: dataOf(facts),
  };
}

function theGrant(facts: AllocationFacts, first: LineEntry | undefined): string {
  const { addedBy, resolution, line, municipality, department, divipola, hospital } = facts;
  const where = `del municipio de ${municipality}, ${department} (DIVIPOLA ${divipola}),`;
  const whom = `a ${hospitalInWords(hospital)}, la suma de ${inWordsAndFigures(first ? grantedBy(first) : Money.zero)}.`;
  return addedBy.id === resolution.id
    ? `La línea ${line} de su anexo, ${where} asigna ${whom}`
    : `La ${addedBy.label}, del ${dateInSpanish(addedBy.issuedOn)}, adicionó a su anexo la línea ${line}, ${where} que asigna ${whom}`;
}

function theChange(entry: LineEntry): string {
  const amount = grantedBy(entry);
  const said = inWordsAndFigures(amount.isNegative() ? amount.negated() : amount);
  const act = `La ${entry.document}, del ${dateInSpanish(entry.effectiveOn)},`;
  if (entry.act === 'reassign') {
    return amount.isNegative()
      ? `${act} reasignó a otra línea la suma de ${said}, que esta había liberado.`
      : `${act} reasignó a esta línea la suma de ${said}, liberada por otra.`;
  }
  return amount.isNegative()
    ? `${act} redujo la asignación de esta línea en la suma de ${said}.`
    : `${act} adicionó a esta línea la suma de ${said}.`;
}

function theAmount({ assigned }: AllocationFacts, changes: readonly LineEntry[], cutoff: CalendarDate): string {
  return changes.length === 0
    ? `${asOf(cutoff)}, la asignación no ha sido modificada.`
    : `${asOf(cutoff)}, con esas modificaciones, la asignación es de ${inWordsAndFigures(assigned)}.`;
}

function theWithdrawn({ entries }: AllocationFacts): string[] {
  const { released, contested } = placesOf(entries);
  const lapsed = lapsedOf(entries);
  return [
    ...(released.isPositive() ? [`De ella, la E.S.E. desistió antes del giro de ${inWordsAndFigures(released)}.`] : []),
    ...(contested.isPositive()
      ? [`De ella, la E.S.E. desistió de ${inWordsAndFigures(contested)}, sin que las fuentes digan si se giraron.`]
      : []),
    ...(lapsed.isPositive()
      ? [`De ella, al cierre de la vigencia se perdió la apropiación de ${inWordsAndFigures(lapsed)}.`]
      : []),
  ];
}

function theAvailability({ availability, addedBy }: AllocationFacts): string {
  if (!availability) return `El certificado de disponibilidad presupuestal (CDP) que la ampara está ${unknown}.`;
  const { number, issuedOn, amount } = availability;
  return (
    `La ${addedBy.label} está amparada por el certificado de disponibilidad presupuestal (CDP) N.º ${number}, ` +
    `del ${dateInSpanish(issuedOn)}, por valor de ${inWordsAndFigures(amount)}.`
  );
}

function theAcceptance({ acceptance }: AllocationFacts, cutoff: CalendarDate): string {
  if (!acceptance) return `${asOf(cutoff)}, no consta que la E.S.E. haya aceptado la asignación.`;
  const { filingNumber, acceptedOn } = acceptance;
  return (
    'La E.S.E. aceptó la asignación mediante comunicación con radicado ' +
    `N.º ${filingNumber}, del ${dateInSpanish(acceptedOn)}.`
  );
}

function tableOf({ grants, assigned }: AllocationFacts, cutoff: CalendarDate): Table {
  const rows: [string, Money][] = [
    ...grants.map((entry, index): [string, Money] => [
      `${index === 0 ? 'Asignado por la' : 'Modificado por la'} ${entry.document}`,
      grantedBy(entry),
    ]),
  ];
  return {
    title: `La asignación, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: rows.map(([concept, amount]) => [concept, amount.toSpanish()]),
    total: ['Asignado', assigned.toSpanish()],
  };
}

function grantedBy(entry: LineEntry): Money {
  return movedBy([entry], grantingActs);
}

function lapsedOf(entries: readonly LineEntry[]): Money {
  return movedBy(entries, ['lapse']).negated();
}

function dataOf(facts: AllocationFacts): Data {
  const { released, contested } = placesOf(facts.entries);
  return {
    ...dataOfLine(facts, facts.assigned),
    addedBy: facts.addedBy,
    grants: facts.grants.map((entry) => ({
      entry: entry.id,
      act: entry.act,
      effectiveOn: entry.effectiveOn,
      document: entry.document,
      amount: grantedBy(entry).toString(),
    })),
    released: released.toString(),
    contested: contested.toString(),
    lapsed: lapsedOf(facts.entries).toString(),
    availability: facts.availability && { ...facts.availability, amount: facts.availability.amount.toString() },
    acceptance: facts.acceptance,
    source: facts.source,
    entries: {
      assigned: standing(facts.entries, grantingActs),
      released: behind(facts.entries, 'released'),
      contested: behind(facts.entries, 'contested'),
      lapsed: standing(facts.entries, ['lapse']),
    },
  };
}
