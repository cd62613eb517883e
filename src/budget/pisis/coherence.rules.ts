import { addDays, compareDates } from '../../kernel/calendar';
import { detailKinds, layouts, type DetailKind } from './layout.rules';
import { note, type Note } from './notes';
import type { Convention, Detail, PisisFile } from './pisis-file';
import { dateNotes, ownerNotes, senseNotes } from './record.rules';

/*
 * What the records of one file say of each other and of the file's name.
 */

/** @param lines how many there are after the first, understood or not */
export function coherenceNotes(file: PisisFile, convention: Convention, lines: number): Note[] {
  return [
    ...encodingNotes(file, convention),
    ...totalNotes(file, convention, lines),
    ...consecutiveNotes(file, convention, lines),
    ...headNotes(file),
    ...kindNotes(file.details),
    ...file.details.flatMap((detail) => [
      ...ownerNotes(detail, file),
      ...dateNotes(detail, file),
      ...senseNotes(detail),
    ]),
    ...twiceNotes(file.details),
  ];
}

function encodingNotes({ form: { encoding } }: PisisFile, convention: Convention): Note[] {
  if (encoding === null || encoding === convention.encoding) return [];
  const es = `El archivo está en ${encoding} y se espera ${convention.encoding}: se leyó bien; PISIS puede rechazarlo.`;
  return [note('pisis.encoding-differs', {}, es, `It is in ${encoding}; ${convention.encoding} is expected.`)];
}

function totalNotes({ control }: PisisFile, { totalCounts }: Convention, lines: number): Note[] {
  if (lines === 0)
    return [note('pisis.no-details', {}, 'No hay registros después del de control.', 'There are no details.')];
  const expected = totalCounts === 'details' ? lines : lines + 1;
  if (control.total === expected) return [];
  const counted = totalCounts === 'details' ? 'sin contar el de control' : 'contando el de control';
  return [
    note(
      'pisis.total-differs',
      { line: 1, field: 'total de registros' },
      `El registro de control dice ${control.total} registros y hay ${expected}, ${counted}. Si falta una línea, agréguela; si no, escriba ${expected}.`,
      `The control record says ${control.total} and there are ${expected}.`,
    ),
  ];
}

function consecutiveNotes({ details }: PisisFile, { firstConsecutive }: Convention, lines: number): Note[] {
  const [first] = details;
  // Where a line was not understood, what follows it is not counted against it.
  if (!first || details.length !== lines) return [];
  if (first.consecutive !== 1 && first.consecutive !== 2) return [outOfTurn(first, firstConsecutive)];
  const wrong = details.find(({ consecutive }, index) => consecutive !== first.consecutive + index);
  if (wrong) return [outOfTurn(wrong, first.consecutive + details.indexOf(wrong))];
  if (first.consecutive === firstConsecutive) return [];
  const es = `Los consecutivos comienzan en ${first.consecutive} y se espera que comiencen en ${firstConsecutive}: se recibe así; PISIS puede rechazarlo.`;
  return [
    note(
      'pisis.consecutive-starts-otherwise',
      { line: 2, field: 'consecutivo' },
      es,
      `It starts at ${first.consecutive}.`,
    ),
  ];
}

function outOfTurn({ line, consecutive }: Detail, expected: number): Note {
  return note(
    'pisis.consecutive-differs',
    { line, field: 'consecutivo' },
    `El consecutivo es ${consecutive} y se espera ${expected}: corren de uno en uno, sin saltos, por todo el archivo.`,
    `The consecutive is ${consecutive} and ${expected} is expected.`,
  );
}

function headNotes({ name, control }: PisisFile): Note[] {
  const notes: Note[] = [];
  if (control.cutoff !== name.cutoff) {
    const es = `La fecha final del control (${control.cutoff}) no es la fecha de corte del nombre (${name.cutoff}).`;
    notes.push(
      note('pisis.cutoff-differs', { line: 1, field: 'fecha final' }, es, 'The last date is not that of the name.'),
    );
  }
  if (control.id !== name.nit) {
    const es = `El NIT del control (${control.id}) no es el del nombre del archivo (${name.nit}).`;
    notes.push(note('pisis.nit-differs', { line: 1, field: 'NIT' }, es, 'The NIT is not that of the name.'));
  }
  if (compareDates(control.firstDate, control.cutoff) > 0) {
    const es = `El período comienza (${control.firstDate}) después de terminar (${control.cutoff}).`;
    notes.push(
      note('pisis.period-backwards', { line: 1, field: 'fecha inicial' }, es, 'The period ends before it starts.'),
    );
  }
  if (addDays(control.cutoff, 1).slice(8) !== '01') {
    const es = `El corte (${control.cutoff}) no es el último día de un mes, y el reporte es mensual: se recibe así.`;
    notes.push(
      note(
        'pisis.cutoff-within-month',
        { line: 1, field: 'fecha final' },
        es,
        'The cut-off is not the end of a month.',
      ),
    );
  }
  return notes;
}

function kindNotes(details: readonly Detail[]): Note[] {
  const absent = detailKinds.filter((kind) => !details.some((each) => each.kind === kind));
  const late = details.find(({ kind }, index) => kind < (details[index - 1]?.kind ?? kind));
  return [
    ...absent.map((kind) =>
      note(
        'pisis.kind-absent',
        {},
        `No hay ningún registro de tipo ${kind} (${layouts[kind].name}): si no hubo, PISIS espera uno con indicador NA.`,
        `There is no record of kind ${kind}.`,
      ),
    ),
    ...(late === undefined
      ? []
      : [
          note(
            'pisis.kinds-out-of-order',
            { line: late.line },
            'Los registros no van del tipo 2 al 7 en orden: se reciben así.',
            'Kinds are out of order.',
          ),
        ]),
    ...detailKinds.flatMap((kind) =>
      besideOthers(
        details.filter((each) => each.kind === kind),
        kind,
      ),
    ),
  ];
}

function besideOthers(details: readonly Detail[], kind: DetailKind): Note[] {
  const none = details.find(({ indicator }) => indicator === 'NA');
  if (!none || details.length === 1) return [];
  const es = `Este registro dice que el tipo ${kind} no aplica (NA), y hay otros del mismo tipo: deje solo lo uno o lo otro.`;
  return [
    note(
      'pisis.not-applicable-beside-others',
      { line: none.line, field: 'indicador' },
      es,
      'NA stands beside other records of its kind.',
    ),
  ];
}

function twiceNotes(details: readonly Detail[]): Note[] {
  const seen = new Map<string, number>();
  return details.flatMap(({ indicator, key, line }) => {
    if (indicator === 'NA') return [];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, line);
      return [];
    }
    const es = `Este registro es el mismo de la línea ${first} (igual tipo, números y fecha): deje uno solo.`;
    return [note('pisis.key-twice', { line }, es, `It is the record of line ${first}.`)];
  });
}
