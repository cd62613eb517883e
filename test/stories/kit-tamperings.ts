import { createHash } from 'node:crypto';
import type { KitFolder } from './kit-folder';

/** One change in a kit, and the place that the verifier must name. */
export interface Tampering {
  readonly what: string;
  readonly change: (kit: KitFolder) => void;
  readonly names: RegExp;
}

export const swap = (kit: KitFolder, path: string, from: string | RegExp, to: string) => {
  const text = kit.read(path);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${path}`);
  kit.write(path, changed);
};

export const linesOf = (kit: KitFolder, path: string) => kit.read(path).split('\n').slice(0, -1);

const writeLines = (kit: KitFolder, path: string, lines: readonly string[]) => {
  kit.write(path, lines.map((line) => `${line}\n`).join(''));
};

export const events = 'datos/events.jsonl';
const entries = 'datos/entries.jsonl';
const postings = 'datos/postings.jsonl';
const accounts = 'datos/accounts.jsonl';
const certificates = 'datos/certificates.jsonl';
export const seals = 'datos/seals.jsonl';

export const tamperings: readonly Tampering[] = [
  {
    what: 'an amount of a posting',
    change: (kit) => {
      swap(kit, postings, '"amount":"60431400.00"', '"amount":"60431401.00"');
    },
    names: /postings\.jsonl, línea \d+: asiento \S+: sus partidas no son las que ató su evento/,
  },
  {
    what: 'an amount, with everything that depends on it made to agree',
    change: (kit) => {
      for (const path of [postings, accounts]) kit.write(path, kit.read(path).replaceAll('60431400.00', '60431401.00'));
      for (const format of ['hledger', 'ledger', 'beancount']) {
        const path = `diarios/diario.${format}`;
        kit.write(path, kit.read(path).replaceAll('60431400.00', '60431401.00'));
      }
    },
    names: /postings\.jsonl, línea \d+: asiento \S+: sus partidas no son las que ató su evento/,
  },
  {
    what: 'the document of an entry',
    change: (kit) => {
      swap(kit, entries, /"document":"Resolución 1409/, '"document":"Resolución 1410');
    },
    names: /entries\.jsonl, línea \d+: asiento \S+: no es el que ató su evento/,
  },
  {
    what: 'the date of an entry, back-dated',
    change: (kit) => {
      swap(kit, entries, '"effectiveOn":"2025-08-01"', '"effectiveOn":"2025-07-30"');
    },
    names: /entries\.jsonl, línea \d+: asiento \S+: no es el que ató su evento/,
  },
  {
    what: 'an entry that was deleted with its postings',
    change: (kit) => {
      const kept = linesOf(kit, entries).slice(0, -1);
      const id = /"id":"([^"]+)"/.exec(linesOf(kit, entries).at(-1)!)![1]!;
      writeLines(kit, entries, kept);
      writeLines(
        kit,
        postings,
        linesOf(kit, postings).filter((line) => !line.startsWith(`{"entry":"${id}"`)),
      );
    },
    names: /events\.jsonl, línea \d+: este evento ata el asiento \S+, que falta/,
  },
  {
    what: 'an entry that nobody made',
    change: (kit) => {
      const first = linesOf(kit, entries)[0]!;
      const forged = first.replace(/"id":"[^"]+"/, '"id":"01a1fc6e-1705-7768-bb08-a6681b1fa9c9"');
      writeLines(kit, entries, [...linesOf(kit, entries), forged]);
    },
    names: /entries\.jsonl, línea \d+: asiento 01a1fc6e-1705-7768-bb08-a6681b1fa9c9: ningún evento lo ata/,
  },
  {
    what: 'the text of an event',
    change: (kit) => {
      swap(kit, events, '"act":"disbursement.approve"', '"act":"disbursement.refuse"');
    },
    names: /events\.jsonl, línea \d+: el texto del evento «disbursement\.refuse» no da su hash/,
  },
  {
    what: 'an event that was deleted',
    change: (kit) => {
      writeLines(
        kit,
        events,
        linesOf(kit, events).filter((_, at) => at !== 100),
      );
    },
    names: /events\.jsonl, línea 101: se esperaba el evento de la posición 100 y está el de la 101/,
  },
  {
    what: 'two events that changed places',
    change: (kit) => {
      const lines = linesOf(kit, events);
      [lines[50], lines[51]] = [lines[51]!, lines[50]!];
      writeLines(kit, events, lines);
    },
    names: /events\.jsonl, línea 51: se esperaba el evento de la posición 50 y está el de la 51/,
  },
  {
    what: 'a tail that was cut',
    change: (kit) => {
      writeLines(kit, events, linesOf(kit, events).slice(0, -3));
    },
    names: /seals\.jsonl, línea \d+: sello \d+: es de \d+ eventos y hay \d+: la cola fue cortada/,
  },
  {
    what: 'a tail that was cut together with its seal',
    change: (kit) => {
      const kept = linesOf(kit, seals).slice(0, -1);
      const size = Number(/"size":(\d+)/.exec(kept.at(-1)!)![1]);
      writeLines(kit, seals, kept);
      writeLines(kit, events, linesOf(kit, events).slice(0, size));
    },
    names:
      /chains\.jsonl, línea \d+: la cadena \S+ termina en el evento \d+ y su cabeza es el \d+|debe tener \d+ eventos/,
  },
  {
    what: 'the root of a seal',
    change: (kit) => {
      swap(kit, seals, /"root":"[0-9a-f]{4}/, '"root":"0000');
    },
    names: /seals\.jsonl, línea 1: sello 1: su texto no da su hash[^]*sello 1: la firma no es de su clave/,
  },
  {
    what: 'a public key',
    change: (kit) => {
      swap(kit, 'datos/keys.jsonl', /"publicKey" : "(.{20})./, '"publicKey" : "$1A');
    },
    names: /keys\.jsonl, línea 1: la clave se llama \S+ y su hash dice/,
  },
  {
    what: 'the words of a certificate',
    change: (kit) => {
      swap(kit, certificates, 'CERTIFICA QUE', 'CERTIFICA  QUE');
    },
    names: /certificates\.jsonl, línea 1: certificado disbursement 1 de \d+ \(\S+\): su contenido no da su hash/,
  },
  {
    what: 'a certificate that was replaced whole',
    change: (kit) => {
      const [first, ...rest] = linesOf(kit, certificates);
      const content = /"content":(.*)\}$/.exec(first!)![1]!.replace('CERTIFICA QUE', 'CERTIFICA  QUE');
      const sum = createHash('sha256').update(content).digest('hex');
      const forged = first!
        .replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${sum}"`)
        .replace(/"content":.*$/, () => `"content":${content}}`);
      writeLines(kit, certificates, [forged, ...rest]);
    },
    names: /certificates\.jsonl, línea 1: .*su evento \(events\.jsonl, línea \d+\) dice otro hash: fue reemplazado/,
  },
  {
    what: 'a certificate that was taken away',
    change: (kit) => {
      writeLines(kit, certificates, linesOf(kit, certificates).slice(1));
    },
    names: /certificates\.jsonl, línea 1: .*se esperaba el número 1: falta un certificado/,
  },
  {
    what: 'a stored balance',
    change: (kit) => {
      swap(kit, accounts, /"balance":"1792090.00"/, '"balance":"1792091.00"');
    },
    names:
      /accounts\.jsonl, línea \d+: «Activos:Resolucion-1409-2025:Por-distribuir» dice 1792091\.00 tras 1 partidas, y sus 1 partidas suman 1792090\.00/,
  },
  {
    what: 'what a resolution authorises',
    change: (kit) => {
      swap(kit, 'datos/resolutions.jsonl', '2000000000.00', '1998207910.00');
    },
    names:
      /resolutions\.jsonl, línea \d+: la Resolución 1409 de 2025 autoriza 1998207910\.00, su fuente dio 2000000000\.00/,
  },
  {
    what: 'a journal',
    change: (kit) => {
      swap(kit, 'diarios/diario.ledger', '-60431400.00 COP', '-60431401.00 COP');
    },
    names: /diario\.ledger, línea \d+: el asiento de esta línea suma -1\.00 COP y no cero/,
  },
];
