import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Last, Standing } from '../certificates/standing.rules';
import type { Comparison } from './attached-data.rules';

/*
 * What whoever holds a paper is told: one state, one plain sentence.
 *
 *   unknown     no certificate of ours
 *   altered     the file is not, byte for byte, the one that was issued: also when its data are intact, since what is
 *               seen may have been changed all the same
 *   several     the file is one that was handed out with more than one certificate: each is told by its own
 *   annulled, superseded, valid   what the office says of the certificate today
 */

export type VerificationState = 'valid' | 'superseded' | 'annulled' | 'altered' | 'several' | 'unknown';

export const NotAPdf = refusal(
  'verification.not-a-pdf',
  'unsupported',
  { es: 'No es un PDF', en: 'Not a PDF' },
  {
    es: () => 'El archivo no es un PDF. Traiga el PDF del certificado, o escriba su código.',
    en: () => 'The file is not a PDF. Bring the certificate as PDF, or type its code.',
  },
);

export const ProtectedPdf = refusal(
  'verification.protected-pdf',
  'form',
  { es: 'El PDF está protegido', en: 'The PDF is protected' },
  {
    es: () =>
      'Los certificados no llevan contraseña y este PDF está cifrado: no es el archivo que se expidió y no se puede leer. Escriba el código impreso.',
    en: () => 'Certificates have no password and this PDF is encrypted: it is not the file that was issued.',
  },
);

export function stateOf(standing: Standing, comparison: Comparison | null): VerificationState {
  return comparison === null || comparison === 'identical' ? standing.state : 'altered';
}

/** One sentence or two, for anybody. */
export function detailOf(standing: Standing, comparison: Comparison | null, last: Last | null = null): string {
  const now = standingInWords(standing, last);
  switch (comparison) {
    case null:
      return standing.state === 'valid' ? `${now} Compare lo que dice aquí, y su SHA-256, con el documento.` : now;
    case 'identical':
      return `Este archivo es, byte por byte, el que se expidió. ${now}`;
    case 'data-intact':
      return (
        'El archivo no es, byte por byte, el que se expidió. Los datos que lleva dentro están íntegros: pudo ser que otro ' +
        'programa lo guardara de nuevo, y también que cambiaran lo que se ve. Créale a lo que dice aquí. ' +
        now
      );
    case 'data-changed':
      return `Cambiaron los datos que el archivo lleva dentro: no son los que se expidieron. ${now}`;
    case 'data-unreadable':
      return (
        'El archivo no es el que se expidió, y no se pueden leer en él los datos del certificado que dice ser. ' + now
      );
  }
}

/** Of a file that was handed out with several certificates. What became of the facts of each is told by its code. */
export function detailOfSeveral(held: readonly Pick<Standing, 'state'>[]): string {
  const standing = held.filter(({ state }) => state === 'valid').length;
  const fallen = held.length - standing;
  const became = fallen === 0 ? 'Todas están vigentes.' : `Vigentes: ${standing}; anuladas o reemplazadas: ${fallen}.`;
  return (
    `Este archivo es, byte por byte, el que se entregó con varias certificaciones (${held.length}). ${became} ` +
    'Abra cada una por su código para ver qué certifica y si después cambiaron sus hechos.'
  );
}

export const unknownSeveral =
  'El archivo lleva los datos de varias certificaciones y no es, byte por byte, ninguno de los que se entregaron así. ' +
  'Verifique cada una por el código impreso en ella.';

export const unknownCode =
  'No hay ningún certificado con este código. Revise que esté escrito como aparece en el documento.';

export function unknownFile(codes: readonly string[]): string {
  return codes.length > 0
    ? `El archivo dice ser el certificado ${codes[0]}, y no hay ninguno con ese código: no se expidió aquí.`
    : 'El archivo no lleva los datos de ningún certificado expedido aquí. Si se imprimió o se guardó otra vez, escriba el código impreso.';
}

function standingInWords({ state, annulment, supersededBy }: Standing, last: Last | null): string {
  switch (state) {
    case 'valid':
      return 'El certificado existe, no ha cambiado desde que se expidió y está vigente.';
    case 'annulled':
      return `El certificado se anuló el ${dateInSpanish(annulment?.on as CalendarDate)}: ${annulment?.reason}. Ya no vale.`;
    case 'superseded':
      return `El certificado fue reemplazado por «${supersededBy?.title}», código ${supersededBy?.code}: ${supersededBy?.reason}. ${whatToUse(supersededBy?.code, last)}`;
  }
}

function whatToUse(next: string | undefined, last: Last | null): string {
  if (!last) return 'Use ese.';
  const { title, code, annulledOn, annulledFor } = last;
  const which = code === next ? 'el que lo reemplazó' : `el último que lo reemplazó, «${title}», código ${code},`;
  if (annulledOn !== null) {
    return `Pero ${which} fue anulado el ${dateInSpanish(annulledOn)}: ${annulledFor}. Ya no vale ninguno: pida otro a quien lo expidió.`;
  }
  return code === next
    ? 'Use ese.'
    : `Ese también fue reemplazado; el que vale hoy es «${title}», código ${code}: use ese.`;
}

/** Beside whatever else is said of it. */
export const changedSince = 'Atención: después de expedirlo cambiaron los hechos de que habla; vea qué cambió.';
