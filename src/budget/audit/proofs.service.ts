import { Injectable } from '@nestjs/common';
import { refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { consistencyRanges, inclusionRanges } from './merkle.rules';
import { hashesOf, lastSeal, sealColumns, type StoredSeal } from './seal.queries';

export const NotSealedYet = refusal<{ event: number; seal: number | null }>(
  'proof.not-sealed',
  'conflict',
  { es: 'Ese evento no está en ese sello', en: 'That event is not in that seal' },
  {
    es: ({ event, seal }) =>
      seal === null
        ? `El evento ${event} todavía no se ha sellado.`
        : `El evento ${event} no estaba en el registro cuando se hizo el sello ${seal}; pida un sello posterior.`,
    en: ({ event, seal }) =>
      seal === null ? `Event ${event} is not sealed yet.` : `Event ${event} came after seal ${seal}.`,
  },
);

export const SealsReversed = refusal<{ from: number; to: number }>(
  'proof.seals-reversed',
  'conflict',
  { es: 'Los sellos van del más antiguo al más nuevo', en: 'Seals go from the older to the newer' },
  {
    es: ({ from, to }) => `El sello ${from} es posterior al ${to}.`,
    en: ({ from, to }) => `Seal ${from} came after seal ${to}.`,
  },
);

export interface Inclusion {
  readonly event: number;
  readonly hash: string;
  readonly position: number;
  readonly seal: StoredSeal;
  readonly path: string[];
}

export interface Consistency {
  readonly from: StoredSeal;
  readonly to: StoredSeal;
  readonly path: string[];
}

/** Proofs of RFC 9162 out of the stored tree. Cost: logarithmic in the events. */
@Injectable()
export class Proofs {
  constructor(private readonly transactions: Transactions) {}

  /**
   * That an event is in a seal, the last one unless told.
   * @throws NotFound, NotSealedYet
   */
  inclusion(event: number, number: number | null): Promise<Inclusion> {
    return this.transactions.read(async (tx) => {
      const [found]: { hash: string; position: string | null }[] = await tx.query(
        `select encode(event.hash, 'hex') as hash, leaf.position
         from audit_event event
         left join audit_leaf leaf on leaf.event_id = event.id
         where event.id = $1`,
        [event],
      );
      if (!found) throw new NotFound({});
      const seal = number === null ? await lastSeal(tx) : await sealOf(tx, number);
      if (!seal || found.position === null || Number(found.position) >= seal.size) {
        throw new NotSealedYet({ event, seal: number });
      }
      const position = Number(found.position);
      const path = await hashesOf(tx, inclusionRanges(position, seal.size));
      return { event, hash: found.hash, position, seal, path: path.map(hexadecimal) };
    });
  }

  /**
   * That the history of a later seal begins with that of an earlier one.
   * @throws NotFound, SealsReversed
   */
  consistency(from: number, to: number): Promise<Consistency> {
    if (from > to) throw new SealsReversed({ from, to });
    return this.transactions.read(async (tx) => {
      const [first, second] = [await sealOf(tx, from), await sealOf(tx, to)];
      const path = await hashesOf(tx, consistencyRanges(first.size, second.size));
      return { from: first, to: second, path: path.map(hexadecimal) };
    });
  }
}

async function sealOf(tx: Tx, number: number): Promise<StoredSeal> {
  const [seal]: StoredSeal[] = await tx.query(`select ${sealColumns} from audit_seal where number = $1`, [number]);
  if (!seal) throw new NotFound({});
  return seal;
}

function hexadecimal(hash: Buffer): string {
  return hash.toString('hex');
}
