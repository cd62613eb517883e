import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import type { SubjectKind } from '../unknowns/unknown.rules';

/*
 * What nobody knows, how long we have known that, who could settle it, and what the totals would be under each reading.
 *
 *   minimum   as if it were not so     reported   as the source says     maximum   as if it were so
 */

export interface Settler {
  readonly roles: readonly Role[];
  /** With which document, and by which act, in Spanish. */
  readonly how: string;
}

const registrar = (how: string): Settler => ({ roles: ['registrar'], how });

const settlers: Readonly<Record<string, Settler>> = {
  'hospital.nit': registrar('con el RUT de la E.S.E., en el registro del hospital'),
  'hospital.reps': registrar('con su habilitación en REPS, en el registro del hospital'),
  'allocation.hospital': registrar('con el anexo o el acto que nombra la E.S.E., al nombrar el hospital de la línea'),
  'resolution.title': registrar('con la resolución firmada y publicada'),
  'resolution.authorizedAmount': registrar(
    'con la resolución firmada y su anexo; la diferencia, con un acto modificatorio',
  ),
  'resolution.printedAnnexTotal': registrar('con el anexo firmado'),
  'resolution.availabilityCertificate': registrar('con el CDP, que expide el área de presupuesto'),
  'resolution.disburseFrom': registrar('con la resolución firmada y publicada'),
  'resolution.executeBy': registrar('con la resolución firmada y publicada'),
  'disbursement.paymentOrder': registrar('con la orden de pago de SIIF'),
  'disbursement.settledOn': { roles: ['paymaster'], how: 'con el comprobante de SIIF o del banco' },
  'disbursement.reference': { roles: ['paymaster'], how: 'con el comprobante de SIIF o del banco' },
  'withdrawal.filingNumber': { roles: ['recipient', 'registrar'], how: 'con el oficio de desistimiento radicado' },
  'withdrawal.withdrawnOn': { roles: ['recipient', 'registrar'], how: 'con el oficio de desistimiento radicado' },
  'withdrawal.payment': {
    roles: ['approver'],
    how: 'con la certificación de pagaduría o el extracto de la E.S.E., al esclarecer el desistimiento',
  },
  'withdrawal.amendingAct': registrar('con el acto que modifica la asignación'),
};

const anybody: Settler = { roles: ['registrar'], how: 'con la fuente que lo diga' };

/** Who could make it known, and with what. */
export function settlerOf(kind: SubjectKind, field: string): Settler {
  return Object.hasOwn(settlers, `${kind}.${field}`) ? (settlers[`${kind}.${field}`] ?? anybody) : anybody;
}

/** The amounts of a total under each reading, pesos; `reported` is null where the source takes no side. */
export interface Reading {
  readonly minimum: Money;
  readonly reported: Money | null;
  readonly maximum: Money;
}

/** What a contested line adds to what was paid and to what was released. Pesos. */
export function effectOf(contested: Money, reportedPaid: boolean | null): { paid: Reading; released: Reading } {
  const reading = (reported: boolean | null): Reading => ({
    minimum: Money.zero,
    reported: reported === null ? null : reported ? contested : Money.zero,
    maximum: contested,
  });
  return { paid: reading(reportedPaid), released: reading(reportedPaid === null ? null : !reportedPaid) };
}
