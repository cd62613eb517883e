import { capitalPlaces } from '../../../ledger/places';
import { distance } from '../../../reconciliation/rule';
import type { Data } from '../../certificate.maker';
import { sumOfPlaces, type FindingFacts, type ReconciliationFacts } from './facts.rules';

/** The reconciliation for a machine. Each finding brings the entries behind its own figures. */
export function dataOf(facts: ReconciliationFacts): Data {
  const { places, annexTotal } = facts;
  const { id, label, title, titleConfirmed, issuer, issuedOn, fiscalYear } = facts;
  return {
    resolution: { id, label, title, titleConfirmed, issuer, issuedOn, fiscalYear },
    authorized: facts.authorized.toString(),
    authorizedConfirmed: facts.authorizedConfirmed,
    annexTotal: annexTotal.toString(),
    printedAnnexTotal: facts.printedAnnexTotal?.toString() ?? null,
    announced: facts.announced.map(({ amount, text, source }) => ({
      amount: amount.toString(),
      text,
      source,
      difference: distance(amount, annexTotal).toString(),
    })),
    availability: facts.availability.map((each) => ({ ...each, amount: each.amount.toString() })),
    places: Object.fromEntries(capitalPlaces.map((place) => [place, places[place].toString()])),
    sumOfPlaces: sumOfPlaces(places).toString(),
    paid: { minimum: facts.paid.toString(), maximum: facts.paid.plus(places.contested).toString() },
    restored: facts.restored.toString(),
    contestedLines: facts.lines
      .filter(({ contested }) => contested.isPositive())
      .map(({ contested, ...line }) => ({ ...line, contested: contested.toString() })),
    findings: facts.standing.map(findingData),
    entries: { authorized: facts.authorizing },
  };
}

function findingData({ id, code, severity, state, openSince, content, explanation, until }: FindingFacts): object {
  const { label, measure, expected, actual, difference, detail, roundingExplains, entries, documents } = content;
  return {
    ...{ id, code, severity, state, openSince, explanation, waivedUntil: until },
    ...{ subject: label, measure, expected, actual, difference, detail, roundingExplains, entries, documents },
  };
}
