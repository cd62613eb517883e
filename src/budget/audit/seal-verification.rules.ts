import { createPublicKey, verify } from 'node:crypto';
import { canonicalText, keyId, sha256, type SealText } from './record.rules';
import type { Break } from './verification.rules';

/*
 * What is wrong with the seals: each continues the one before it, is signed by a key that was in force, and has the
 * root of the first `size` events. A root on paper is one more, that nobody here can change.
 */

/** A seal as it is kept: its columns beside its text. */
export interface SealedText {
  readonly number: number;
  readonly root: string;
  readonly size: number;
  readonly sealedAt: string;
  readonly key: string;
  readonly canonical: string;
  readonly hash: string;
  /** Base64. */
  readonly signature: string;
}

export interface PublishedKey {
  readonly id: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
  readonly validFrom: string;
  readonly retiredAt: string | null;
}

/** A root that somebody holds outside, on a certificate or in a file. */
export interface PaperRoot {
  readonly root: string;
  readonly size: number;
}

/** The text of a seal, or null when it is no JSON any more. */
export function readSeal({ canonical }: Pick<SealedText, 'canonical'>): SealText | null {
  try {
    return JSON.parse(canonical) as SealText;
  } catch {
    return null;
  }
}

/** Whether a seal says what was signed, by whom it could be signed, after the one before it. */
export function checkSeal(
  seal: SealedText,
  previous: SealedText | null,
  keys: ReadonlyMap<string, PublishedKey>,
): Break[] {
  const where = { seal: seal.number };
  const text = readSeal(seal);
  if (text === null || sha256(seal.canonical) !== seal.hash || canonicalText(text) !== seal.canonical) {
    return [{ code: 'seal.text-changed', where, detail: `El texto del sello ${seal.number} no da su huella.` }];
  }
  const breaks: Break[] = [];
  if (text.root !== seal.root || text.size !== seal.size || text.at !== seal.sealedAt || text.key !== seal.key) {
    const detail = `Las columnas del sello ${seal.number} no dicen lo que su texto.`;
    breaks.push({ code: 'seal.column-changed', where, detail });
  }
  const expected = (previous?.number ?? 0) + 1;
  if (text.number !== seal.number || seal.number !== expected) {
    breaks.push({ code: 'seal.missing', where, detail: `Falta el sello ${expected}: sigue el ${text.number}.` });
  } else if (text.previousHash !== (previous?.hash ?? null)) {
    breaks.push({
      code: 'seal.broken-link',
      where,
      detail: `El sello ${seal.number} continúa uno que no es el ${seal.number - 1} que hay.`,
    });
  }
  return [...breaks, ...checkSignature(seal, text, keys)];
}

function checkSignature(seal: SealedText, text: SealText, keys: ReadonlyMap<string, PublishedKey>): Break[] {
  const where = { seal: seal.number, key: text.key };
  const key = keys.get(text.key);
  if (!key || keyId(key.publicKey) !== key.id) {
    return [{ code: 'seal.key-unknown', where, detail: `El sello ${seal.number} es de una clave sin publicar.` }];
  }
  if (!isSignedBy(key.publicKey, seal)) {
    return [{ code: 'seal.signature-wrong', where, detail: `La firma del sello ${seal.number} no es de su clave.` }];
  }
  if (text.at < key.validFrom || (key.retiredAt !== null && text.at > key.retiredAt)) {
    const until = key.retiredAt === null ? '' : ` hasta ${key.retiredAt}`;
    const detail = `El sello ${seal.number} dice ${text.at}, y su clave rigió desde ${key.validFrom}${until}.`;
    return [{ code: 'seal.key-not-in-force', where, detail }];
  }
  return [];
}

/** Whether the signature (Ed25519) is of the seal's text in UTF-8. */
export function isSignedBy(publicKey: Buffer, { canonical, signature }: SealedText): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(canonical, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Whether the first `size` events still give the root of a seal; `from` is the size of the seal before it. */
export function checkRoot(text: SealText, found: { readonly root: string | null; readonly from: number }): Break[] {
  const where = { seal: text.number, size: text.size };
  if (found.root === null) {
    const detail = `El sello ${text.number} es de ${text.size} eventos y el registro tiene menos: le cortaron el final.`;
    return [{ code: 'log.truncated', where, detail }];
  }
  if (found.root === text.root) return [];
  const detail = `Los primeros ${text.size} eventos no dan la raíz del sello ${text.number}: se reescribió, quitó o cambió de orden alguno; el primero está entre las posiciones ${found.from} y ${text.size - 1}.`;
  return [{ code: 'seal.root-wrong', where: { ...where, from: found.from, to: text.size - 1 }, detail }];
}

/** Whether this history is the one whose root stands on the paper. */
export function checkPaper(paper: PaperRoot, found: string | null): Break[] {
  const where = { size: paper.size, root: paper.root };
  if (found === null) {
    const detail = `El papel es de ${paper.size} eventos y el registro tiene menos: le cortaron el final.`;
    return [{ code: 'paper.beyond-the-record', where, detail }];
  }
  if (found === paper.root.toLowerCase()) return [];
  const detail = `Los primeros ${paper.size} eventos dan ${found}, no la raíz del papel. Compruebe primero que la raíz y el número de eventos están bien copiados; si lo están, la historia se reescribió después de imprimirlo.`;
  return [{ code: 'paper.root-differs', where, detail }];
}
