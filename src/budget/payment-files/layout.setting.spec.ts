import { fixedLayout, layoutFile } from '../../../test/support/payment-layouts';
import { ConfigError } from '../../platform/config';
import { paymentLayoutOf } from './layout.setting';

describe('the layout that a setting names', () => {
  const problems = (content: unknown) => {
    try {
      paymentLayoutOf(layoutFile(content));
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as Error).message
        .split('\n')
        .slice(1)
        .map((line) => line.replace('  - PAYMENT_LAYOUT: ', ''));
    }
  };
  const out = (given: object) => ({
    name: 'EJEMPLO',
    out: { columns: [{ field: 'amount' }, { field: 'paymentOrder' }], ...given },
  });

  it.each([
    [out({}), []],
    [fixedLayout, []],
    ['{', [expect.stringMatching(/no es JSON bien formado$/)]],
    [{}, ['name: falta']],
    [
      out({ columns: [{ field: 'paymentOrder' }] }),
      ['out.columns: falta el campo amount: un lote sin valores no se puede pagar'],
    ],
    [
      out({ columns: [{ field: 'amount' }, { field: 'bankAccount' }] }),
      [
        'out.columns.1.field: Trazagiro no guarda cuentas bancarias: el banco las conoce por el NIT, o las agrega quien paga',
      ],
    ],
    [out({ delimiter: '#' }), ['out.delimiter: se espera uno de ";", ",", "\\t", "|"']],
    [
      out({ format: 'fixed', headings: false }),
      [0, 1].map((at) => `out.columns.${at}: en ancho fijo cada columna lleva width`),
    ],
    [out({ columna: [] }), ['out: sobra «columna»']],
    [
      out({ columns: [{ field: 'amount', cut: true, width: 5 }, { field: 'paymentOrder' }, { field: 'constant' }] }),
      ['out.columns.0: solo se recorta un nombre, no amount', 'out.columns.2: constant lleva value'],
    ],
    [
      { name: 'EJEMPLO', answer: { columns: { paymentOrder: ['OP'] } } },
      ['answer: falta la columna outcome', 'answer: falta la columna date'],
    ],
    [
      { name: 'EJEMPLO', statement: { columns: { date: ['F'] } } },
      ['statement: falta la columna amount, o las dos: debit y credit'],
    ],
  ])('%#: %j', (content, expected) => {
    expect(problems(content)).toEqual(expected);
  });

  it('says that the file is not there', () => {
    expect(() => paymentLayoutOf('/no/existe.json')).toThrow(
      /PAYMENT_LAYOUT: no se puede leer \/no\/existe\.json: no existe/,
    );
  });
});
