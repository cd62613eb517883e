import { certificateDate, type CalendarDate } from '../../kernel/calendar';
import type { PrintedSeal } from '../audit/seal.queries';
import type { CertificateMaker, Data, Said, Table } from './certificate.maker';
import type { CertificateType } from './certificate.rules';
import { unknown } from './certificate.words';

/** What stands on a certificate besides its facts, as it is at its issue. */
export interface Circumstances {
  /** The office's paper; null is what the office has not said. */
  readonly letterhead: {
    readonly issuer: string | null;
    readonly office: string | null;
    readonly city: string | null;
    readonly signatory: { readonly name: string | null; readonly position: string | null };
    readonly paper: 'carta' | 'a4' | 'oficio';
    /** Its bytes are kept under its SHA-256. */
    readonly logo: { readonly sha256: string; readonly alternative: string } | null;
  };
  /** Where the codes are asked: the code follows after a slash. */
  readonly verifyAt: string;
  /** Null before the first one. */
  readonly seal: PrintedSeal | null;
  /** Whose digital certificate signs the file; null: nobody's does. */
  readonly signer: { readonly name: string; readonly organization: string | null; readonly serial: string } | null;
}

/** The certificate whose place a new one takes. */
export interface Superseded {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly reason: string;
}

/** What stands on every certificate, whatever it certifies. */
export interface Issue {
  readonly type: CertificateType;
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly subjectId: string;
  readonly issuedOn: CalendarDate;
  readonly cutoff: CalendarDate;
  readonly supersedes: Superseded | null;
  readonly circumstances: Circumstances;
}

/** A certificate as it is frozen: what it says to a person (`words`) and to a machine (the rest). Drawn from this alone. */
export interface CertificateContent extends Circumstances {
  readonly schema: 'trazagiro/certificate/2';
  readonly type: CertificateType;
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly issuedOn: string;
  readonly cutoff: string;
  readonly issuer: string;
  readonly subjectId: string;
  readonly supersedes: { readonly title: string; readonly code: string } | null;
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
  /** «Reemplaza a …»; null for one that takes nobody's place. */
  readonly supersedes: string | null;
  readonly closing: string;
  readonly office: readonly { readonly label: string; readonly value: string }[];
  readonly signature: { readonly title: string; readonly text: string };
  /** What the record was, and what that is good for. */
  readonly record: { readonly label: string; readonly value: string; readonly text: string };
  readonly prototype: string;
}

/** Puts what a type says into the frame of a Colombian certificate. Pure. */
export function certificateContent(
  { name }: Pick<CertificateMaker, 'name'>,
  said: Said,
  issue: Issue,
): CertificateContent {
  const { letterhead, verifyAt, seal, signer } = issue.circumstances;
  const { supersedes } = issue;
  return {
    schema: 'trazagiro/certificate/2',
    type: issue.type,
    number: issue.number,
    year: issue.year,
    code: issue.code,
    issuedOn: issue.issuedOn,
    cutoff: issue.cutoff,
    issuer: said.issuer,
    subjectId: issue.subjectId,
    letterhead,
    verifyAt,
    seal,
    signer,
    supersedes: supersedes && { title: supersedes.title, code: supersedes.code },
    data: said.data,
    words: {
      title: `${name} N.º ${issue.number} de ${issue.year}`,
      subtitle: said.subtitle,
      signatory: theSignatory(said.issuer, letterhead),
      certifies: 'CERTIFICA QUE:',
      facts: said.facts,
      tables: said.tables,
      supersedes:
        supersedes && `Reemplaza a la ${supersedes.title}, código ${supersedes.code}. Motivo: ${supersedes.reason}`,
      closing: `Se expide en ${letterhead.city ?? 'Bogotá D.C.'}, ${certificateDate(issue.issuedOn)}.`,
      office: [
        { label: 'Nombre', value: letterhead.signatory.name ?? unknown },
        { label: 'Cargo', value: letterhead.signatory.position ?? unknown },
        { label: 'Dependencia', value: letterhead.office ?? unknown },
      ],
      signature: signer ? signedBy(signer.name) : unsigned,
      record: theRecord(seal),
      prototype: 'Prototipo — no es un sitio oficial',
    },
  };
}

function theSignatory(issuer: string, { issuer: office, signatory }: Circumstances['letterhead']): string {
  const position = signatory.position ?? `cargo ${unknown}`;
  return `EL(LA) SUSCRITO(A), ${position}, ${office ?? issuer},`.toLocaleUpperCase('es-CO');
}

const unsigned = {
  title: 'SIN FIRMA — documento informativo',
  text:
    'No lleva firma manuscrita, digital ni electrónica. Lo que dice se comprueba con el código de verificación; ' +
    '«por confirmar» señala lo que las fuentes no dan.',
};

function signedBy(name: string): Words['signature'] {
  return {
    title: `Firma digital de ${name}`,
    text: 'Esta copia no lleva la firma digital: la lleva el archivo propio del certificado.',
  };
}

function theRecord(seal: PrintedSeal | null): Words['record'] {
  const label = 'Raíz del registro';
  if (!seal) return { label, value: 'aún sin sello', text: 'El registro no se había sellado cuando se expidió.' };
  const { number, size, key, root } = seal;
  return {
    label: `Raíz del registro (sello ${number}, ${size} eventos, clave ${key})`,
    value: root,
    text: 'Quien conserve este papel puede probar con esa raíz que nada de lo registrado hasta ese sello se reescribió después.',
  };
}

type FirstContent = Omit<CertificateContent, 'schema' | 'words' | 'supersedes' | keyof Circumstances> & {
  readonly schema: 'trazagiro/certificate/1';
  readonly words: Omit<Words, 'supersedes' | 'signature' | 'record'> & {
    readonly table?: Table;
    readonly unsigned: Words['signature'];
  };
};

/**
 * What was frozen, read again. Those of the first format had one table, no letterhead and no seal: they are read as
 * having none, and what they say stays as it was.
 */
export function readContent(json: string): CertificateContent {
  const content = JSON.parse(json) as CertificateContent | FirstContent;
  if (content.schema === 'trazagiro/certificate/2') return content;
  const { table, tables, unsigned: signature, ...words } = content.words;
  return {
    ...content,
    schema: 'trazagiro/certificate/2',
    letterhead: noLetterhead,
    verifyAt: '/verificar',
    seal: null,
    signer: null,
    supersedes: null,
    words: {
      ...words,
      tables: table ? [table] : tables,
      supersedes: null,
      signature,
      record: theRecord(null),
    },
  };
}

const noLetterhead: Circumstances['letterhead'] = {
  issuer: null,
  office: null,
  city: null,
  signatory: { name: null, position: null },
  paper: 'carta',
  logo: null,
};
