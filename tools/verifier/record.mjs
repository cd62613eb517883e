import { bytesOf, bytesOfBase64, hexOf, setHex } from './bytes.mjs';
import { eachLine, rawOf, takeLine } from './report.mjs';

// The record of every act: each event's hash is of its text, each chain continues itself, every leaf is in the tree
// (RFC 6962), every root was signed (Ed25519), and every printed root that somebody holds is one of them.

/** @returns the seals in order, each with its line; what is wrong with one in itself is told */
export async function checkSeals(report, kit, platform) {
  const keys = await checkKeys(report, kit, platform);
  const check = report.check('Sellos: continúan y su firma es de su clave');
  const seals = [];
  await eachLine(check, 'datos/seals.jsonl', kit.lines('datos/seals.jsonl'), (line, text, number) => {
    const raw = rawOf(text, 'seal');
    const seal = { ...line.seal, hash: platform.hashOf(raw), raw, signature: line.signature, line: number };
    const fault = (says) => check.fault('datos/seals.jsonl', number, `sello ${seal.number}: ${says}`);
    const before = seals.at(-1);
    if (seal.hash !== line.hash) fault('su texto no da su hash: fue alterado');
    if (seal.number !== (before?.number ?? 0) + 1) fault(`se esperaba el sello ${(before?.number ?? 0) + 1}`);
    if (seal.previousHash !== (before?.hash ?? null)) fault('no continúa el sello anterior');
    if (!(seal.size > (before?.size ?? 0))) fault('no tiene más eventos que el anterior');
    const key = keys.get(seal.key);
    if (!key) fault(`la clave ${seal.key} no está entre las publicadas`);
    else if (seal.at < key.validFrom || (key.retiredAt !== null && seal.at > key.retiredAt)) {
      fault(`es del ${seal.at} y su clave rigió desde ${key.validFrom} hasta ${key.retiredAt ?? 'hoy'}`);
    }
    seals.push(seal);
  });
  let unchecked = 0;
  for (const seal of seals) {
    const key = keys.get(seal.key);
    if (!key) continue;
    const verdict = await platform.verifySignature(key.der, bytesOfBase64(seal.signature ?? ''), bytesOf(seal.raw));
    if (verdict === false)
      check.fault('datos/seals.jsonl', seal.line, `sello ${seal.number}: la firma no es de su clave`);
    if (verdict === null) unchecked += 1;
  }
  if (unchecked > 0)
    check.skip(
      `este navegador no comprueba firmas Ed25519: ${unchecked} firmas sin comprobar. Use otro, o el guion de Node`,
    );
  else check.tell(`${seals.length} sellos`);
  return seals;
}

async function checkKeys(report, kit, platform) {
  const check = report.check('Claves públicas: cada una se llama como su hash');
  const keys = new Map();
  await eachLine(check, 'datos/keys.jsonl', kit.lines('datos/keys.jsonl'), (line, _text, number) => {
    const der = bytesOfBase64(line.publicKey ?? '');
    const name = hexOf(platform.sha256(der)).slice(0, 16);
    if (name !== line.id)
      check.fault('datos/keys.jsonl', number, `la clave se llama ${line.id} y su hash dice ${name}`);
    keys.set(line.id, { der, validFrom: line.validFrom, retiredAt: line.retiredAt });
  });
  check.tell(`${[...keys.keys()].join(', ') || 'ninguna'} — compárelas con las que conozca por otro medio`);
  return keys;
}

/** A tree that only grows: the roots of its complete subtrees, the largest first. */
function newTree(platform) {
  const edge = [];
  const leaf = new Uint8Array(33);
  const pair = new Uint8Array(65);
  pair[0] = 1;
  const node = (left, right) => {
    setHex(pair, 1, left);
    setHex(pair, 33, right);
    return platform.hashOf(pair);
  };
  return {
    size: 0,
    append(eventHash) {
      setHex(leaf, 1, eventHash);
      let grown = { leaves: 1, hash: platform.hashOf(leaf) };
      while (edge.at(-1)?.leaves === grown.leaves) {
        const left = edge.pop();
        grown = { leaves: left.leaves * 2, hash: node(left.hash, grown.hash) };
      }
      edge.push(grown);
      this.size += 1;
    },
    root() {
      return edge.map(({ hash }) => hash).reduceRight((right, left) => node(left, right));
    },
  };
}

const eventsFile = 'datos/events.jsonl';

// What they bind waits for its entries, and is let go the sooner the fewer they are.
const mostAtOnce = 16;

/**
 * Every event from the first one, in the order of the file.
 * @returns `takeSome`: takes some of the events that stand ready, and calls `bind(id, …)` for each entry that one binds;
 *   `end`: says what only the whole tells; `issued`: what events say of certificates, by identifier
 */
export function newRecord(report, kit, { platform, seals, bind, reading }) {
  const texts = report.check('Eventos: el hash de cada uno es el de su texto');
  const chains = report.check('Cadenas: cada evento continúa el anterior, sin huecos ni cambios de orden');
  const tree = report.check('Árbol de Merkle: los eventos dan la raíz de cada sello');
  const ends = report.check('Cabezas: cada cadena termina donde el servicio dice');
  const seen = { heads: new Map(), issued: new Map(), events: 0, withheld: 0, unsealed: 0 };
  const growing = newTree(platform);
  const sealAt = new Map(seals.map((seal) => [seal.size, seal]));
  const take = (line, number) => {
    if (!/^[0-9a-f]{64}$/.test(line.hash)) return texts.fault(eventsFile, number, 'el evento no trae su hash');
    if (line.event) {
      if (line.event.textHash !== line.hash)
        texts.fault(eventsFile, number, `el texto del evento «${line.event.act}» no da su hash: fue alterado`);
      checkChain(chains, { line, number, seen });
      takeWhatItSays(line.event, number, { seen, bind });
      seen.events += 1;
    } else seen.withheld += 1;
    if (line.position === null) {
      seen.unsealed += 1;
      return undefined;
    }
    if (line.position !== growing.size) {
      tree.fault(
        eventsFile,
        number,
        `se esperaba el evento de la posición ${growing.size} y está el de la ${line.position}: falta, sobra o cambió de lugar`,
      );
    }
    growing.append(line.hash);
    checkRoot(tree, sealAt.get(growing.size), growing);
    return undefined;
  };
  const lines = kit.lines(eventsFile);
  if (lines === null) texts.fault(eventsFile, null, 'falta el archivo');
  return {
    issued: seen.issued,
    more: async () => lines !== null && (await lines.more()),
    takeSome() {
      for (let left = mostAtOnce; left > 0 && lines.isReady; left -= 1)
        takeLine(texts, eventsFile, lines, reading, take);
    },
    async end() {
      checkEnd(tree, seals, growing.size);
      chains.tell(`${seen.heads.size} cadenas`);
      await checkHeads(ends, kit, seen.heads);
      texts.tell(
        `${seen.events} eventos${seen.withheld > 0 ? `, y ${seen.withheld} de otras resoluciones de los que solo se da el hash` : ''}`,
      );
      tree.tell(`${growing.size} eventos sellados${seen.unsealed > 0 ? `; ${seen.unsealed} aún sin sello` : ''}`);
    },
  };
}

function checkChain(check, { line, number, seen }) {
  const { chain, sequence, previousHash } = line.event;
  let before = seen.heads.get(chain);
  if (!before) seen.heads.set(chain, (before = { sequence: 0, hash: null }));
  if (sequence !== before.sequence + 1) {
    check.fault(
      eventsFile,
      number,
      `en la cadena ${chain} se esperaba el evento ${before.sequence + 1} y está el ${sequence}: falta, sobra o cambió de orden`,
    );
  } else if (previousHash !== before.hash) {
    check.fault(eventsFile, number, `el evento ${sequence} de la cadena ${chain} no continúa el anterior`);
  }
  before.sequence = sequence;
  before.hash = line.hash;
}

function takeWhatItSays({ act, chain, content, entries, subject }, number, { seen, bind }) {
  for (const { id, head, postings } of entries ?? []) bind(id, { head, postings, chain, line: number });
  if (act === 'certificate.issue') seen.issued.set(subject.id, { sha256: content?.sha256, line: number });
}

function checkRoot(check, seal, tree) {
  if (!seal) return;
  const root = tree.root();
  if (root !== seal.root) {
    check.fault(
      'datos/seals.jsonl',
      seal.line,
      `sello ${seal.number}: los primeros ${seal.size} eventos dan la raíz ${root}, y el sello dice ${seal.root}`,
    );
  }
}

function checkEnd(check, seals, size) {
  for (const seal of seals.filter((each) => each.size > size)) {
    check.fault(
      'datos/seals.jsonl',
      seal.line,
      `sello ${seal.number}: es de ${seal.size} eventos y hay ${size}: la cola fue cortada`,
    );
  }
  const last = seals.at(-1)?.size ?? 0;
  if (size > last)
    check.fault(
      eventsFile,
      last + 1,
      `de aquí en adelante los eventos tienen posición y ningún sello los cubre: falta un sello`,
    );
}

async function checkHeads(check, kit, heads) {
  const file = 'datos/chains.jsonl';
  let told = 0;
  await eachLine(check, file, kit.lines(file), ({ id, sequence, hash }, _text, number) => {
    const head = heads.get(id);
    told += 1;
    if (!head) check.fault(file, number, `la cadena ${id} debe tener ${sequence} eventos y no hay ninguno`);
    else if (head.sequence !== sequence || head.hash !== hash) {
      check.fault(
        file,
        number,
        `la cadena ${id} termina en el evento ${head.sequence} y su cabeza es el ${sequence}: cola cortada o alterada`,
      );
    }
    heads.delete(id);
  });
  for (const id of heads.keys()) check.fault(file, null, `falta la cabeza de la cadena ${id}`);
  check.tell(`${told} cadenas`);
}

/** The roots that somebody has on paper: each must be of a seal of this history. */
export function checkWitnesses(report, seals, witnesses) {
  const check = report.check('Raíces en papel: las que usted trae están en esta historia');
  if (witnesses.length === 0) {
    check.skip('no se dio ninguna. La raíz impresa en un certificado prueba que la historia no se reescribió después');
    return;
  }
  for (const witness of witnesses) {
    const root = witness.trim().toLowerCase();
    if (!seals.some((seal) => seal.root === root)) {
      check.fault(
        'datos/seals.jsonl',
        null,
        `la raíz ${root} no es de ningún sello: esta no es la historia que se selló entonces`,
      );
    }
  }
  check.tell(`${witnesses.length} comprobadas`);
}
