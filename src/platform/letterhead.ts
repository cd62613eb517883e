import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { namedSigns, unprintableIn } from '../kernel/printable';

/*
 * The office's own paper, out of a file of JSON that LETTERHEAD names. It is read once, at the start; what of it stands
 * on a paper is frozen with that paper, so that a later file changes no paper of before.
 */

export interface Letterhead {
  /** Null is what the office has not said, printed as «por confirmar» or left out. */
  readonly issuer: string | null;
  readonly office: string | null;
  readonly city: string | null;
  readonly signatory: { readonly name: string | null; readonly position: string | null };
  readonly paper: PaperSize;
  readonly logo: Logo | null;
}

export type PaperSize = 'carta' | 'a4' | 'oficio';

export interface Logo {
  readonly png: Buffer;
  readonly sha256: string;
  /** What it shows, for who does not see it. */
  readonly alternative: string;
}

/** What is printed where nobody has said whose paper it is. */
const plainLetterhead: Letterhead = {
  issuer: null,
  office: null,
  city: null,
  signatory: { name: null, position: null },
  paper: 'carta',
  logo: null,
};

/** The file cannot be used; says in Spanish which field, why, and what would be accepted. */
export class LetterheadProblem extends Error {}

const words = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u)
  .superRefine((value, context) => {
    const signs = unprintableIn(value);
    if (signs.length > 0)
      context.addIssue({ code: 'custom', message: `los documentos no pueden imprimir ${namedSigns(signs)}` });
  });

const form = z.strictObject({
  issuer: words.optional(),
  office: words.optional(),
  city: words.optional(),
  signatory: z.strictObject({ name: words.optional(), position: words.optional() }).optional(),
  paper: z.enum(['carta', 'a4', 'oficio']).default('carta'),
  logo: z.strictObject({ file: z.string().min(1), alternative: words }).optional(),
});

/** The one that the setting names, the plain one without it; or why it cannot be used. */
export function letterheadOf(path: string | undefined): Letterhead | LetterheadProblem {
  if (path === undefined) return plainLetterhead;
  try {
    return readLetterhead(path);
  } catch (error) {
    if (error instanceof LetterheadProblem) return error;
    throw error;
  }
}

/** @param path of the JSON; the logo's is read from the same folder @throws LetterheadProblem */
export function readLetterhead(path: string): Letterhead {
  const parsed = form.safeParse(jsonOf(path));
  if (!parsed.success) {
    throw new LetterheadProblem(parsed.error.issues.map((issue) => `LETTERHEAD: ${inSpanish(issue)}`).join('\n  - '));
  }
  const { issuer, office, city, signatory, paper, logo } = parsed.data;
  return {
    issuer: issuer ?? null,
    office: office ?? null,
    city: city ?? null,
    signatory: { name: signatory?.name ?? null, position: signatory?.position ?? null },
    paper,
    logo: logo ? readLogo(resolve(dirname(path), logo.file), logo.alternative) : null,
  };
}

function jsonOf(path: string): unknown {
  const text = bytesOf(path, path).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new LetterheadProblem(`LETTERHEAD: ${path} no es JSON bien formado`);
  }
}

const mostBytes = 500_000;
const mostPixels = 3_000;

function readLogo(path: string, alternative: string): Logo {
  const png = bytesOf(path, `logo.file, ${path}`);
  const refuse = (why: string): never => {
    throw new LetterheadProblem(`LETTERHEAD: logo.file: ${path} ${why}`);
  };
  if (png.length > mostBytes) refuse(`pasa de ${mostBytes / 1000} kB`);
  const isPng = png.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) && png.length > 33;
  if (!isPng || png.toString('latin1', 12, 16) !== 'IHDR') refuse('no es una imagen PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels) {
    refuse(`mide ${width} × ${height}; se esperan entre 1 y ${mostPixels} puntos por lado`);
  }
  if (png[28] !== 0) refuse('es un PNG entrelazado; guárdelo sin entrelazar');
  return { png, sha256: createHash('sha256').update(png).digest('hex'), alternative };
}

function bytesOf(path: string, named: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = new Map([
      ['ENOENT', 'no existe'],
      ['EACCES', 'falta el permiso de lectura'],
      ['EISDIR', 'es una carpeta'],
    ]).get(code);
    throw new LetterheadProblem(`LETTERHEAD: no se puede leer ${named}: ${why ?? code}`);
  }
}

function inSpanish(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.') || 'el archivo';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${name}: sobra «${issue.keys.join('», «')}»; se esperan issuer, office, city, signatory { name, position }, paper y logo { file, alternative }`;
    case 'invalid_value':
      return `${name}: se espera uno de ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `${name}: se espera ${issue.expected === 'string' ? 'un texto' : 'un objeto'}`;
    case 'custom':
      return `${name}: ${issue.message}`;
    default:
      return `${name}: se espera un texto de 1 a 200 caracteres, en una línea`;
  }
}
