import { note, type Note } from './notes';
import type { PisisFile } from './pisis-file';

/** Whether a file is of this hospital and of this line: a file in the wrong place is refused before it does anything. */
export function ownFileNotes({ name }: PisisFile, own: { nit: string; resource: string }): Note[] {
  const notes: Note[] = [];
  if (name.nit !== own.nit) {
    const es = `El NIT del archivo (${name.nit}) no es el de la E.S.E. de esta línea (${own.nit}).`;
    notes.push(note('pisis.nit-differs', { field: 'NIT' }, es, "The NIT is not that of the line's hospital."));
  }
  if (name.resource !== own.resource) {
    const es = `El recurso del archivo (ID${name.resource}) no es el registrado para esta línea (ID${own.resource}): súbalo en la línea que le corresponde, o pida a registro que lo revise.`;
    notes.push(note('pisis.resource-differs', { field: 'ID del recurso' }, es, "The resource is not the line's."));
  }
  return notes;
}
