import { calendarDate, isCalendarDate, type CalendarDate } from '../../kernel/calendar';
import type { Problem } from '../../kernel/errors';

/*
 * SER124DREC20260630NI000900091143ID2087325712.TXT: the source, the cut-off, the kind of id, the NIT in twelve digits and
 * the resource: 44 characters, 48 with the extension.
 */

export interface FileName {
  readonly cutoff: CalendarDate;
  /** Nine digits, without the check digit. */
  readonly nit: string;
  /** The ten digits of the resource. */
  readonly resource: string;
}

const shape = /^SER124DREC(\d{4})(\d\d)(\d\d)NI(\d{12})ID(\d{10})\.TXT$/i;

/** What the name of a file says; its extension may be in lower case, as many programs write it. */
export function readFileName(name: string): FileName | { problem: Problem } {
  const said = shape.exec(name);
  if (!said) return { problem: malformed(name) };
  const [, year, month, day, nit = '', resource = ''] = said;
  const cutoff = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  if (!isCalendarDate(cutoff) || !/^000[1-9]\d{8}$/.test(nit)) return { problem: malformed(name) };
  return { cutoff: calendarDate(cutoff), nit: nit.slice(3), resource };
}

export function writeFileName({ cutoff, nit, resource }: FileName): string {
  return `SER124DREC${cutoff.replaceAll('-', '')}NI${nit.padStart(12, '0')}ID${resource}.TXT`;
}

function malformed(name: string): Problem {
  return {
    field: 'nombre del archivo',
    code: 'pisis.name-malformed',
    detail: {
      es:
        `«${name.slice(0, 80)}» no es el nombre de un archivo SER124DREC. Se espera SER124DREC, la fecha de corte AAAAMMDD, ` +
        'NI, el NIT sin dígito de verificación en 12 cifras (con ceros a la izquierda), ID y las 10 cifras del recurso, y .TXT: ' +
        'SER124DREC20260630NI000900091143ID2087325712.TXT.',
      en: `"${name.slice(0, 80)}" is not the name of a SER124DREC file, such as SER124DREC20260630NI000900091143ID2087325712.TXT.`,
    },
  };
}
