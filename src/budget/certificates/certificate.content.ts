import { certificateDate, type CalendarDate } from '../../kernel/calendar';
import type { CertificateMaker, Data, Said, Table } from './certificate.maker';
import type { CertificateType } from './certificate.rules';
import { unknown } from './certificate.words';

/** What stands on every certificate, whatever it certifies. */
export interface Issue {
  readonly type: CertificateType;
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly subjectId: string;
  readonly issuedOn: CalendarDate;
  readonly cutoff: CalendarDate;
}

/** A certificate as it is frozen: what it says to a person (`words`) and to a machine (`data`). Drawn from this alone. */
export interface CertificateContent {
  readonly schema: 'trazagiro/certificate/1';
  readonly type: CertificateType;
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly issuedOn: string;
  readonly cutoff: string;
  readonly issuer: string;
  readonly subjectId: string;
  readonly data: Data;
  readonly words: Words;
}

export interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly signatory: string;
  readonly certifies: string;
  readonly facts: readonly string[];
  readonly tables: readonly Table[];
  readonly closing: string;
  readonly office: readonly { readonly label: string; readonly value: string }[];
  readonly unsigned: { readonly title: string; readonly text: string };
  readonly prototype: string;
}

/** Puts what a type says into the frame of a Colombian certificate. Pure. */
export function certificateContent(
  { name }: Pick<CertificateMaker, 'name'>,
  said: Said,
  issue: Issue,
): CertificateContent {
  return {
    schema: 'trazagiro/certificate/1',
    type: issue.type,
    number: issue.number,
    year: issue.year,
    code: issue.code,
    issuedOn: issue.issuedOn,
    cutoff: issue.cutoff,
    issuer: said.issuer,
    subjectId: issue.subjectId,
    data: said.data,
    words: {
      title: `${name} N.º ${issue.number} de ${issue.year}`,
      subtitle: said.subtitle,
      signatory: `EL(LA) SUSCRITO(A), CARGO POR CONFIRMAR, ${said.issuer.toLocaleUpperCase('es-CO')},`,
      certifies: 'CERTIFICA QUE:',
      facts: said.facts,
      tables: said.tables,
      closing: `Se expide en Bogotá D.C., ${certificateDate(issue.issuedOn)}.`,
      office: ['Nombre', 'Cargo', 'Dependencia'].map((label) => ({ label, value: unknown })),
      unsigned: {
        title: 'SIN FIRMA — documento informativo',
        text:
          'No lleva firma manuscrita, digital ni electrónica. Lo que dice se comprueba con el código de verificación; ' +
          '«por confirmar» señala lo que las fuentes no dan.',
      },
      prototype: 'Prototipo — no es un sitio oficial',
    },
  };
}
