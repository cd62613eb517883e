import { pesos } from '../../parts/amounts';
import { lineAct, nothingElse } from '../line-act';

export const yields = lineAct({
  address: 'rendimientos',
  title: 'Registrar rendimientos',
  read: nothingElse,
  form: () => ({
    amount: { kind: 'money', label: 'Intereses que dio la cuenta', hint: 'Los de este extracto, no el acumulado.' },
    earnedOn: { kind: 'date', label: 'Día en que los abonó el banco' },
    reference: {
      kind: 'text',
      label: 'Extracto que los muestra',
      hint: 'Por ejemplo: extracto de marzo de 2025.',
      maxLength: 60,
    },
  }),
  before: () => ({}),
  lead: ({ line }) =>
    `Los rendimientos no son del hospital: todos vuelven, aparte del capital. Hasta hoy registró ${pesos(line.yields.earned)} y ha devuelto ${pesos(line.yields.returned)}.`,
  path: 'yields',
  button: 'Revisar',
  review: {
    title: 'Revise los rendimientos',
    button: 'Registrar los rendimientos',
    said: () => <p>Quedan por reintegrar desde ahora, aparte del capital.</p>,
  },
  done: 'rendimientos',
});
