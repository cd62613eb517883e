/*
 * What a kit holds, file by file and field by field: the JSON schemas, the data dictionary and the SQL read this.
 * Of the lines that were hashed, what was hashed is the last field, exactly as it is written there.
 */

type Kind = 'id' | 'text' | 'date' | 'instant' | 'pesos' | 'integer' | 'hash' | 'object' | 'list';

export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly nullable?: true;
  readonly means: string;
}

export interface KitFile {
  readonly path: string;
  readonly title: string;
  readonly means: string;
  readonly fields: readonly Field[];
}

const field = (name: string, kind: Kind, means: string): Field => ({ name, kind, means });
const orNull = (name: string, kind: Kind, means: string): Field => ({ name, kind, means, nullable: true });

export const kitFiles = {
  events: {
    path: 'datos/events.jsonl',
    title: 'Eventos del registro',
    means:
      'Todo acto, aprobación, lectura y rechazo, en el orden en que se sellaron; los que esperan sello van al final. ' +
      'En el paquete de una resolución, de los eventos de otras solo se da el hash.',
    fields: [
      orNull('position', 'integer', 'lugar en el árbol sellado, desde 0; nulo si espera sello'),
      field('hash', 'hash', 'SHA-256 de «event», tal como está escrito'),
      field(
        'event',
        'object',
        'el evento en JSON canónico (RFC 8785): act, at, chain, content, entries (los asientos que ata, con los hash de su cabeza y de sus partidas), person, previousHash, sequence, subject, version',
      ),
    ],
  },
  chains: {
    path: 'datos/chains.jsonl',
    title: 'Cabezas de las cadenas',
    means: 'Dónde termina cada cadena de eventos: la de una línea, una resolución, una persona o el servicio.',
    fields: [
      field('id', 'id', 'la cadena'),
      field('kind', 'text', 'de qué es'),
      field('sequence', 'integer', 'cuántos eventos tiene'),
      field('hash', 'hash', 'el del último'),
    ],
  },
  seals: {
    path: 'datos/seals.jsonl',
    title: 'Sellos',
    means: 'Cada raíz del árbol de Merkle (RFC 6962) sobre los eventos, firmada con Ed25519.',
    fields: [
      field('hash', 'hash', 'SHA-256 de «seal», tal como está escrito'),
      field('signature', 'text', 'firma Ed25519 de «seal», en base 64'),
      field('seal', 'object', 'el sello en JSON canónico: at, key, number, previousHash, root, size, version'),
    ],
  },
  keys: {
    path: 'datos/keys.jsonl',
    title: 'Claves públicas',
    means: 'Con las que se comprueban las firmas; compárelas con las que conozca por otro medio.',
    fields: [
      field('id', 'text', 'los primeros 16 dígitos de su SHA-256'),
      field('publicKey', 'text', 'la clave (SubjectPublicKeyInfo, DER), en base 64'),
      field('validFrom', 'instant', 'desde cuándo firma'),
      orNull('retiredAt', 'instant', 'hasta cuándo firmó'),
    ],
  },
  resolutions: {
    path: 'datos/resolutions.jsonl',
    title: 'Resoluciones de asignación',
    means: 'Las que han movido dinero.',
    fields: [
      field('id', 'id', 'la resolución'),
      field('number', 'integer', 'su número'),
      field('year', 'integer', 'su año'),
      field('issuer', 'text', 'quién la expidió'),
      field('title', 'text', 'su título'),
      field('issuedOn', 'date', 'su fecha'),
      field('fiscalYear', 'integer', 'la vigencia'),
      field('status', 'text', 'su estado'),
      orNull('authorized', 'pesos', 'lo que autoriza hoy, con sus modificatorias'),
    ],
  },
  lines: {
    path: 'datos/lines.jsonl',
    title: 'Líneas de los anexos',
    means: 'Cada hospital, o el municipio cuando la fuente no lo nombra.',
    fields: [
      field('id', 'id', 'la línea'),
      field('resolution', 'id', 'su resolución'),
      field('line', 'integer', 'su número en el anexo'),
      field('divipola', 'text', 'código DIVIPOLA del municipio'),
      field('municipality', 'text', 'el municipio'),
      field('department', 'text', 'el departamento'),
      orNull('hospital', 'object', 'la E.S.E.: id, name, nit; nulo si no se conoce'),
      field('amount', 'pesos', 'lo que el anexo le asignó'),
    ],
  },
  people: {
    path: 'datos/people.jsonl',
    title: 'Personas',
    means: 'Quienes registraron o aprobaron, con el nombre que hoy tienen.',
    fields: [field('id', 'id', 'la persona'), field('name', 'text', 'su nombre')],
  },
  accounts: {
    path: 'datos/accounts.jsonl',
    title: 'Cuentas del libro',
    means: 'Cada lugar en que puede estar un peso, con el saldo que el servicio guarda.',
    fields: [
      field('id', 'id', 'la cuenta'),
      field('name', 'text', 'su nombre en los diarios'),
      field('place', 'text', 'el lugar'),
      field('kind', 'text', 'capital o yields (rendimientos): no se suman'),
      field('resolution', 'id', 'su resolución'),
      orNull('allocation', 'id', 'su línea'),
      orNull('disbursement', 'id', 'su giro'),
      field('balance', 'pesos', 'el saldo guardado'),
      field('sequence', 'integer', 'cuántas partidas tiene'),
    ],
  },
  entries: {
    path: 'datos/entries.jsonl',
    title: 'Asientos',
    means: 'Cada línea entera es el texto canónico cuyo SHA-256 dice «head» en el evento que lo ata.',
    fields: [
      field('act', 'text', 'el acto'),
      orNull('approvedBy', 'id', 'quién lo aprobó'),
      field('datePrecision', 'text', 'exact, on-or-after, month o unknown'),
      field('document', 'text', 'el documento que lo prueba'),
      field('effectiveOn', 'date', 'cuándo surtió efecto'),
      field('id', 'id', 'el asiento'),
      field('postingCount', 'integer', 'cuántas partidas tiene'),
      field('recordedAt', 'instant', 'cuándo se escribió'),
      field('recordedBy', 'id', 'quién lo registró'),
      field('resolution', 'id', 'su resolución'),
      orNull('reverses', 'id', 'el asiento que anula'),
      orNull('source', 'text', 'la fuente'),
      field('subject', 'id', 'el registro del acto'),
    ],
  },
  postings: {
    path: 'datos/postings.jsonl',
    title: 'Partidas',
    means: 'Una línea por asiento, con todas sus partidas.',
    fields: [
      field('entry', 'id', 'el asiento'),
      field(
        'postings',
        'list',
        'sus partidas en JSON canónico, en orden: account, allocation, amount, balanceAfter, balanceBefore, disbursement, kind, place, position, resolution, sequence; su SHA-256 es «postings» en el evento',
      ),
    ],
  },
  certificates: {
    path: 'datos/certificates.jsonl',
    title: 'Certificados',
    means: 'Cada certificado expedido, por tipo, año y número.',
    fields: [
      field('id', 'id', 'el certificado'),
      field('type', 'text', 'el tipo'),
      field('year', 'integer', 'el año'),
      field('number', 'integer', 'el consecutivo, sin huecos'),
      field('code', 'text', 'el código de verificación'),
      field('issuedAt', 'instant', 'cuándo se expidió'),
      field('sha256', 'hash', 'SHA-256 de «content», tal como está escrito'),
      field('content', 'object', 'lo que certifica, en JSON canónico'),
    ],
  },
  documents: {
    path: 'datos/documents.jsonl',
    title: 'Documentos citados',
    means:
      'Cada documento que un asiento cita, y en cuántos. El servicio guarda la cita y no el archivo: el hash del ' +
      'archivo es nulo mientras nadie lo entregue.',
    fields: [
      field('document', 'text', 'la cita'),
      orNull('source', 'text', 'la fuente que lo dice'),
      field('entries', 'integer', 'cuántos asientos lo citan'),
      field('firstEntry', 'id', 'el primero de ellos'),
      orNull('sha256', 'hash', 'del archivo, si se guarda'),
    ],
  },
  findings: {
    path: 'datos/findings.jsonl',
    title: 'Hallazgos',
    means: 'Lo que la conciliación encontró, con su estado y sus cifras.',
    fields: [
      field('id', 'id', 'el hallazgo'),
      field('code', 'text', 'la regla'),
      field('subjectKind', 'text', 'de qué es'),
      field('subject', 'id', 'el registro'),
      field('resolution', 'id', 'su resolución'),
      orNull('allocation', 'id', 'su línea'),
      field('state', 'text', 'el estado'),
      field('severity', 'text', 'la gravedad'),
      field('openSince', 'date', 'desde cuándo'),
      field('content', 'object', 'las cifras, su diferencia y los asientos'),
    ],
  },
} as const satisfies Record<string, KitFile>;

export type KitFileName = keyof typeof kitFiles;
