import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { Frontier, leafHash } from './merkle.rules';
import type { BoundEntry } from './record.rules';
import { checkPaper, checkRoot, checkSeal, readSeal, type PaperRoot, type SealedText } from './seal-verification.rules';
import { VerificationQueries, type EventBesideHead } from './verification.queries';
import { checkEntry, checkEvent, checkHead, checkLink, readEvent, type Break } from './verification.rules';

const mostBreaks = 200;

export interface Verdict {
  readonly sound: boolean;
  readonly events: number;
  readonly chains: number;
  readonly entries: number;
  readonly certificates: number;
  readonly seals: number;
  /** Of the tree over all that is sealed. */
  readonly sealed: { readonly size: number; readonly root: string };
  readonly brokenPlaces: number;
  /** The first of them, in the order in which they are found. */
  readonly breaks: Break[];
}

/** What one verification has counted and found. */
class Findings {
  events = 0;
  chains = 0;
  entries = 0;
  certificates = 0;
  seals = 0;
  brokenPlaces = 0;
  readonly breaks: Break[] = [];

  add(found: readonly Break[]): void {
    this.brokenPlaces += found.length;
    this.breaks.push(...found.slice(0, mostBreaks - this.breaks.length));
  }
}

/** Recomputes the record from its first event. Cost: linear; memory: one batch. */
@Injectable()
export class Verification {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: VerificationQueries,
  ) {}

  /** @param paper a root that the asker holds, if any */
  verify(paper: PaperRoot | null): Promise<Verdict> {
    return this.transactions.read(async (tx) => {
      const findings = new Findings();
      await this.chains(tx, findings);
      const sealed = await this.tree(tx, findings, paper);
      await this.bindings(tx, findings);
      await this.certificates(tx, findings);
      const { events, chains, entries, certificates, seals, brokenPlaces, breaks } = findings;
      return { sound: brokenPlaces === 0, events, chains, entries, certificates, seals, sealed, brokenPlaces, breaks };
    });
  }

  private async chains(tx: Tx, findings: Findings): Promise<void> {
    let previous: EventBesideHead | null = null;
    for await (const batch of this.queries.events(tx)) {
      for (const event of batch) {
        const first: boolean = previous?.chain !== event.chain;
        if (first && previous) findings.add(checkHead(previous.head, previous));
        findings.add([...checkEvent(event), ...checkLink(first ? null : previous, event)]);
        findings.chains += first ? 1 : 0;
        previous = event;
      }
      findings.events += batch.length;
      await this.entriesOf(tx, batch, findings);
    }
    if (previous) findings.add(checkHead(previous.head, previous));
    for await (const heads of this.queries.emptyChains(tx)) {
      for (const head of heads) findings.add(checkHead(head, null));
    }
  }

  private async entriesOf(tx: Tx, batch: readonly EventBesideHead[], findings: Findings): Promise<void> {
    const bound = batch.map((event) => ({ event, entries: boundBy(event) }));
    const stored = await this.queries.entries(
      tx,
      bound.flatMap(({ entries }) => entries.map(({ id }) => id)),
    );
    const indexed = await this.queries.bindings(
      tx,
      batch.map(({ id }) => id),
    );
    for (const { event, entries } of bound) {
      findings.entries += entries.length;
      findings.add(entries.flatMap((entry) => checkEntry(entry, stored.get(entry.id) ?? null, event)));
      const said = entries.map(({ id }) => id).sort();
      const kept = indexed.flatMap((each) => (each.event === event.id ? [each.entry] : [])).sort();
      if (said.join() !== kept.join()) {
        const detail = `El evento ata ${said.length} asientos y el índice le pone ${kept.length}, u otros.`;
        findings.add([{ code: 'binding.changed', where: { event: event.id }, detail }]);
      }
    }
  }

  /** The tree over the leaves, compared with every seal on the way, and with the paper. */
  private async tree(tx: Tx, findings: Findings, paper: PaperRoot | null): Promise<Verdict['sealed']> {
    const frontier = new Frontier();
    const seals = this.roots(tx, findings);
    let seal = await seals.next();
    let onPaper: string | null = null;
    for await (const batch of this.queries.leaves(tx)) {
      for (const { position, event, hash, eventHash } of batch) {
        if (position !== frontier.size) findings.add([lostLeaf(frontier.size, position)]);
        if (!eventHash) findings.add([lostEvent(event, position)]);
        else if (!eventHash.equals(hash)) findings.add([rewrittenEvent(event, position)]);
        frontier.append(leafHash(hash));
        if (paper?.size === frontier.size) onPaper = frontier.root().toString('hex');
        while (!seal.done && seal.value <= frontier.size) {
          seal = await seals.next(seal.value === frontier.size ? frontier.root().toString('hex') : null);
        }
      }
    }
    while (!seal.done) seal = await seals.next(null);
    if (paper) findings.add(checkPaper(paper, onPaper));
    for await (const batch of this.queries.unsealable(tx)) {
      const detail = 'El evento no está sellado ni espera sello.';
      findings.add(batch.map(({ id }) => ({ code: 'event.never-sealed', where: { event: id }, detail })));
    }
    return { size: frontier.size, root: frontier.root().toString('hex') };
  }

  /** Asks, seal by seal, for the root at its size; null: the tree does not reach it. */
  private async *roots(tx: Tx, findings: Findings): AsyncGenerator<number, void, string | null> {
    const keys = new Map((await this.queries.keys(tx)).map((key) => [key.id, key]));
    let previous: SealedText | null = null;
    let from = 0;
    for await (const batch of this.queries.seals(tx)) {
      for (const seal of batch) {
        findings.seals += 1;
        findings.add(checkSeal(seal, previous, keys));
        const text = readSeal(seal);
        if (text) {
          findings.add(checkRoot(text, { root: yield text.size, from }));
          from = text.size;
        }
        previous = seal;
      }
    }
  }

  private async bindings(tx: Tx, findings: Findings): Promise<void> {
    for await (const batch of this.queries.unbound(tx)) {
      findings.add(
        batch.map(({ id, act, document }) => ({
          code: 'entry.unbound',
          where: { entry: id },
          detail: `Ningún evento respalda el asiento «${act}» (${document}).`,
        })),
      );
    }
  }

  private async certificates(tx: Tx, findings: Findings): Promise<void> {
    for await (const batch of this.queries.certificates(tx)) {
      findings.certificates += batch.length;
      for (const { id, name, stored, computed, recorded } of batch) {
        const where = { certificate: id };
        if (recorded === null) {
          findings.add([{ code: 'certificate.unrecorded', where, detail: `Nadie consta que expidió ${name}.` }]);
        } else if (computed !== recorded || stored !== recorded) {
          const detail = `El contenido de ${name} no es el que se expidió: su huella era ${recorded} y es ${computed}.`;
          findings.add([{ code: 'certificate.changed', where, detail }]);
        }
      }
    }
    for await (const batch of this.queries.lostCertificates(tx)) {
      const detail = 'La certificación se expidió y ya no está.';
      findings.add(
        batch.map(({ id, event }) => ({ code: 'certificate.missing', where: { certificate: id, event }, detail })),
      );
    }
  }
}

function boundBy(event: EventBesideHead): readonly BoundEntry[] {
  return readEvent(event)?.entries ?? [];
}

function lostLeaf(expected: number, found: number): Break {
  const detail = `Falta en el registro sellado la posición ${expected}: sigue la ${found}.`;
  return { code: 'log.position-missing', where: { position: expected }, detail };
}

function lostEvent(event: number, position: number): Break {
  const detail = `El evento ${event}, sellado en la posición ${position}, ya no está.`;
  return { code: 'event.deleted', where: { event, position }, detail };
}

function rewrittenEvent(event: number, position: number): Break {
  const detail = `El evento ${event} no es el que se selló en la posición ${position}: lo reescribieron con otra huella.`;
  return { code: 'event.rewritten', where: { event, position }, detail };
}
