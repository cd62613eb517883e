import { noDate } from './field.rules';
import { layouts, portfolios, receivers, type DetailKind } from './layout.rules';
import { note, type Note } from './notes';
import type { Detail, PisisFile } from './pisis-file';

/*
 * What one record says against its file or against itself.
 */

/** With or without the two letters: programs write it both ways. */
export function resourceOf(written: string): string {
  return written.startsWith('ID') ? written.slice(2) : written;
}

/** Whose the record is, beside whose the file is. */
export function ownerNotes({ line, nit, resource }: Detail, { name }: PisisFile): Note[] {
  return [
    ...(nit === name.nit
      ? []
      : [
          note(
            'pisis.nit-differs',
            { line, field: 'NIT' },
            `El NIT del registro («${nit.slice(0, 20)}») no es el del archivo (${name.nit}).`,
            'The NIT is not that of the file.',
          ),
        ]),
    ...(resourceOf(resource) === name.resource
      ? []
      : [
          note(
            'pisis.resource-differs',
            { line, field: 'ID del recurso' },
            `El recurso del registro («${resource.slice(0, 20)}») no es el del nombre (ID${name.resource}): un archivo lleva un solo recurso.`,
            'The resource is not that of the name.',
          ),
        ]),
  ];
}

/** Which date says when the record's fact happened. */
const happened: Readonly<Record<DetailKind, readonly string[]>> = {
  2: ['actOn'],
  3: ['signedOn'],
  4: ['policyOn'],
  5: ['recordOn'],
  6: ['actOn', 'depositedOn'],
  7: ['actOn', 'depositedOn'],
};

/** Whether what the record says happened in the period. */
export function dateNotes({ kind, indicator, values, line }: Detail, { control }: PisisFile): Note[] {
  if (indicator !== 'I' && indicator !== 'A') return [];
  return happened[kind].flatMap((name) => {
    const written = values[name] ?? '';
    const label = layouts[kind].fields.find((field) => field.name === name)?.label ?? name;
    if (written === '' || written === noDate || !isDated(written)) return [];
    const at = { line, field: label };
    if (written > control.cutoff) {
      return [
        note(
          'pisis.date-after-cutoff',
          at,
          `La ${label} (${written}) es posterior al corte (${control.cutoff}).`,
          'The date is after the cut-off.',
        ),
      ];
    }
    if (indicator === 'A' || written >= control.firstDate) return [];
    return [
      note(
        'pisis.date-before-period',
        at,
        `La ${label} (${written}) es anterior al período, que comienza el ${control.firstDate}: se recibe como un reporte tardío.`,
        'The date is before the period.',
      ),
    ];
  });
}

function isDated(written: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(written);
}

/** What a record says against itself. */
export function senseNotes({ kind, indicator, values, line }: Detail): Note[] {
  if (indicator !== 'I' && indicator !== 'A') return [];
  const notes: Note[] = [];
  const { signedOn = '', endsOn = '', technical = '', receiver = '', portfolio = '' } = values;
  if (kind === 3 && isDated(endsOn) && endsOn !== noDate && endsOn < signedOn) {
    const es = `El contrato termina (${endsOn}) antes de su fecha (${signedOn}).`;
    notes.push(
      note('pisis.ends-before-start', { line, field: 'fecha de terminación' }, es, 'It ends before it starts.'),
    );
  }
  if (kind === 5 && /^\d+(\.\d+)?$/.test(technical) && Number(technical) > 100) {
    const es = `La ejecución técnica es ${technical} %: se espera de 0 a 100.`;
    notes.push(note('pisis.percentage-beyond', { line, field: '% de ejecución técnica' }, es, 'It is beyond 100.'));
  }
  if (kind !== 3 && kind !== 5 && /^0+(\.0+)?$/.test(values['amount'] ?? '')) {
    const es = 'El valor es cero: si no hubo, el registro es NA; si se anula, E.';
    notes.push(note('pisis.amount-zero', { line, field: 'valor' }, es, 'The amount is zero.'));
  }
  const owner: string | undefined = (receivers as Record<string, string>)[receiver];
  const bound: string | undefined = (portfolios as Record<string, string>)[portfolio];
  if (owner !== undefined && bound !== undefined && owner !== bound) {
    const es = `El portafolio ${portfolio} es de ${bound} y la entidad que recibe es ${owner}: uno de los dos está errado.`;
    notes.push(
      note('pisis.portfolio-differs', { line, field: 'portafolio' }, es, "The portfolio is not the receiver's."),
    );
  }
  return notes;
}
