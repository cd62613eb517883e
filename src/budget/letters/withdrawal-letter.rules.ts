import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { amountInWords } from '../../kernel/money-words';
import { nitCheckDigit } from '../../kernel/nit';
import type { WithdrawnPayment } from '../allocations/allocation.rules';
import type { LineAt } from '../allocations/line-at.queries';
import type { Balances } from '../ledger/places';
import { resolutionLabel } from '../resolutions/resolution.rules';

/*
 * The letter by which a hospital withdraws, pure: what the record says, and a blank for what it does not. The hospital
 * signs it; nobody else's word is in it.
 */

/** What was recorded of the withdrawal. */
export interface WithdrawalSaid {
  readonly reason: string;
  readonly payment: WithdrawnPayment;
  readonly filingNumber: string | null;
  readonly withdrawnOn: CalendarDate | null;
}

export interface WithdrawalLetter {
  readonly place: string;
  /** «A los 3 días…» is for who signs: the date of the letter, or a blank. */
  readonly date: string;
  readonly addressee: string;
  readonly subject: string;
  readonly declaration: string;
  readonly reason: string;
  readonly money: readonly string[];
  readonly filing: string;
}

export const blank = '______________________________';

/** @param places of the line when it was recorded; pesos */
export function withdrawalLetterOf(said: WithdrawalSaid, line: LineAt, places: Balances): WithdrawalLetter {
  const label = resolutionLabel(line.resolution);
  return {
    place: `${line.municipality}, ${line.department.name}`,
    date: said.withdrawnOn === null ? 'Fecha: _____ de ______________ de 20___' : dateInSpanish(said.withdrawnOn),
    addressee: line.resolution.issuer,
    subject: `Desistimiento de la asignación de la ${label}, línea ${line.line} del anexo`,
    declaration: declarationOf(line, places, label),
    reason: `Motivo: ${said.reason}`,
    money: moneyOf(said.payment, places),
    filing: `Radicado: ${said.filingNumber ?? blank}`,
  };
}

function declarationOf(line: LineAt, places: Balances, label: string): string {
  const amount = worthOf(places);
  return (
    `Quien firma, en nombre de ${entityOf(line)}, manifiesta que la entidad desiste de los recursos que le asignó la ` +
    `${label}, del ${dateInSpanish(line.resolution.issuedOn)}, en la línea ${line.line} de su anexo: ` +
    `${amountInWords(amount)} (${amount.toSpanish()}).`
  );
}

function entityOf({ hospital, municipality, department }: LineAt): string {
  const name = hospital?.name ?? `la E.S.E. ${blank}`;
  const nit = hospital?.nit ?? null;
  const written = nit === null ? `NIT ${blank}` : `NIT ${nit}-${nitCheckDigit(nit)}`;
  return `${name}, ${written}, de ${municipality}, ${department.name}`;
}

function worthOf(places: Balances): Money {
  const { assigned, ordered, transit, held, executed, returned, contested } = places;
  return Money.sum([assigned, ordered, transit, held, executed, returned, contested]);
}

function moneyOf(payment: WithdrawnPayment, places: Balances): string[] {
  if (payment === 'before') return ['A la fecha del registro no se le había girado nada: no hay dinero por devolver.'];
  if (payment === 'unknown')
    return [
      'Las fuentes no dicen si el dinero alcanzó a girarse: queda por establecer con los soportes que se adjunten.',
    ];
  const { transit, held, executed, returned } = places;
  return [
    `A la fecha del registro se le habían girado ${Money.sum([transit, held, executed, returned]).toSpanish()}: ` +
      `${held.toSpanish()} en la caja de la entidad, ${transit.toSpanish()} sin confirmar que llegaron, ` +
      `${executed.toSpanish()} gastados y ${returned.toSpanish()} ya devueltos.`,
    `De rendimientos tenía ${places['yield-held'].toSpanish()} por devolver, aparte del capital.`,
    'Lo que no se gastó se devuelve, capital y rendimientos en consignaciones separadas.',
  ];
}
