import { pesos } from '../../parts/amounts';
import { dateInWords } from '../../parts/words';
import { lineAct, nothingElse } from '../line-act';

export const acceptance = lineAct({
  address: 'aceptacion',
  title: 'Aceptar la asignación',
  read: nothingElse,
  form: () => ({
    filingNumber: {
      kind: 'text',
      label: 'Radicado del oficio de aceptación',
      hint: 'El número con que su entidad lo radicó.',
      maxLength: 60,
    },
    acceptedOn: { kind: 'date', label: 'Fecha del oficio' },
  }),
  before: ({ today }) => ({ acceptedOn: dateInWords(today) }),
  lead: ({ line }) =>
    `Su hospital acepta ejecutar ${pesos(line.amount)} de la ${line.resolution}, con las condiciones que ella pone. Si no los quiere, desista: son dos actos distintos.`,
  path: 'acceptance',
  button: 'Aceptar la asignación',
  done: 'aceptacion',
});
