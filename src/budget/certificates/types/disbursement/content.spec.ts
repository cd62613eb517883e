import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { bareLine, fullLine } from '../../certificate.spec-support';
import { sayDisbursement } from './content';
import type { DisbursementFacts } from './facts.rules';

const cutoff = calendarDate('2026-11-20');

// As the records of resolution 1409 leave it: no hospital, no order number, no exact day, no reference.
const bare: DisbursementFacts = {
  ...bareLine,
  resolution: fullLine.resolution,
  id: 'giro',
  assigned: Money.of('60431400'),
  order: { number: null, orderedOn: calendarDate('2025-08-01'), datePrecision: 'on-or-after' },
  payment: {
    paidOn: calendarDate('2025-08-01'),
    datePrecision: 'on-or-after',
    reference: null,
    source: 'EJEMPLO de fuente',
  },
  paid: Money.of('60431400'),
  received: Money.zero,
  transit: Money.of('60431400'),
  receipts: [],
  entries: { assigned: ['a'], paid: ['b'], received: [] },
};

const full: DisbursementFacts = {
  ...bare,
  hospital: fullLine.hospital,
  order: { number: 'OP-17', orderedOn: calendarDate('2025-08-04'), datePrecision: 'exact' },
  payment: { paidOn: calendarDate('2025-08-06'), datePrecision: 'exact', reference: 'SIIF 4471', source: null },
  received: Money.of('60000000'),
  transit: Money.of('431400'),
  receipts: [
    { id: 'r', amount: Money.of('60000000'), receivedOn: calendarDate('2025-08-11'), reference: null, entry: 'c' },
  ],
  entries: { assigned: ['a'], paid: ['b'], received: ['c'] },
};

describe('the certificate of a giro', () => {
  it('says what no source gives as «por confirmar»', () => {
    expect(sayDisbursement(bare, cutoff).facts).toEqual([
      'Los recursos son los de la Resolución 1409 de 2025 (EJEMPLO de ministerio), del 7 de julio de 2025, «EJEMPLO de título», con cargo a la vigencia fiscal 2025.',
      'La línea 1 de su anexo, del municipio de Necoclí, Antioquia (DIVIPOLA 05490), asigna a una E.S.E. cuyo nombre y NIT están por confirmar, la suma de sesenta millones cuatrocientos treinta y un mil cuatrocientos pesos m/cte ($60.431.400).',
      'Con cargo a esa línea, y en virtud de la orden de pago cuyo número está por confirmar, se giró la suma de sesenta millones cuatrocientos treinta y un mil cuatrocientos pesos m/cte ($60.431.400), desde el 1 de agosto de 2025 (la fuente no da el día exacto), con referencia de pago por confirmar.',
      'Con corte al 20 de noviembre de 2026, la E.S.E. no ha confirmado el recibo de este giro.',
      'Los datos del giro se tomaron de: EJEMPLO de fuente.',
    ]);
  });

  it('says what is known, and what is received in part', () => {
    const [, line, giro, receipt] = sayDisbursement(full, cutoff).facts;
    expect(line).toContain('asigna a E.S.E. de EJEMPLO, NIT 900.474.727-4, la suma de');
    expect(giro).toContain('orden de pago N.º OP-17, del 4 de agosto de 2025, se giró');
    expect(giro).toContain('($60.431.400), el 6 de agosto de 2025, con referencia SIIF 4471.');
    expect(receipt).toBe(
      'Con corte al 20 de noviembre de 2026, la E.S.E. confirmó el recibo de sesenta millones de pesos m/cte ($60.000.000) (11 de agosto de 2025); quedan girados sin confirmar cuatrocientos treinta y un mil cuatrocientos pesos m/cte ($431.400).',
    );
  });

  it('says that all was received', () => {
    const all = { ...full, received: full.paid, transit: Money.zero };
    expect(sayDisbursement(all, cutoff).facts[3]).toBe(
      'Con corte al 20 de noviembre de 2026, la E.S.E. confirmó el recibo de la totalidad de este giro (11 de agosto de 2025).',
    );
  });

  it('says the same to a machine: amounts as text, what is unknown as null', () => {
    const { data } = sayDisbursement(bare, cutoff);
    expect(data['disbursement']).toMatchObject({
      paymentOrder: null,
      orderedOn: null,
      paid: '60431400.00',
      reference: null,
    });
    expect(data['entries']).toEqual({ assigned: ['a'], paid: ['b'], received: [] });
  });
});
