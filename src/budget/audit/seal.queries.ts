import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import { folded, leafHash, nodesOf, raised, type HashedNode, type Node, type Range } from './merkle.rules';

/** What is printed on paper: whoever holds it can tell a rewritten history from this one. */
export interface PrintedSeal {
  readonly number: number;
  /** Hexadecimal. */
  readonly root: string;
  /** How many events the root is of. */
  readonly size: number;
  readonly sealedAt: string;
  /** The name of the key that signed it. */
  readonly key: string;
}

export interface StoredSeal extends PrintedSeal {
  readonly hash: string;
  readonly canonical: string;
  /** Base64. */
  readonly signature: string;
}

export const sealColumns = `
  number,
  encode(root, 'hex') as root,
  size::float8 as size,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sealedAt",
  key_id as key,
  encode(hash, 'hex') as hash,
  canonical,
  replace(encode(signature, 'base64'), chr(10), '') as signature`;

/** One seal at a time, whoever makes it, in whichever instance. */
export async function lockSealing(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('trazagiro:seal', 0))`);
}

/** The last seal, for printing on what is issued in this transaction; null before the first one. */
export async function latestSeal(tx: Tx): Promise<PrintedSeal | null> {
  const seal = await lastSeal(tx);
  return seal && { number: seal.number, root: seal.root, size: seal.size, sealedAt: seal.sealedAt, key: seal.key };
}

export async function lastSeal(tx: Tx): Promise<StoredSeal | null> {
  const [seal]: StoredSeal[] = await tx.query(`select ${sealColumns} from audit_seal order by number desc limit 1`);
  return seal ?? null;
}

/** Every eighth level of the tree is stored; leaves are the first. */
export const storedLevels = 8;

/** The hashes of complete ranges of the tree, in one statement: at most 255 rows a stored level and range. */
export async function hashesOf(tx: Tx, ranges: readonly Range[]): Promise<Buffer[]> {
  const found = await nodeHashes(tx, ranges.flatMap(nodesOf));
  return ranges.map((range) => folded(nodesOf(range).map((node) => hashOf(found, node))));
}

/** The hashes of nodes whose leaves are all sealed. */
export async function nodeHashes(tx: Tx, nodes: readonly Node[]): Promise<HashedNode[]> {
  const asked = nodes.map((node) => {
    const level = node.level - (node.level % storedLevels);
    const span = 2 ** (node.level - level);
    return { level, first: node.index * span, last: (node.index + 1) * span - 1 };
  });
  const rows: { level: number; index: string; hash: Buffer }[] = await tx.query(
    `with asked as (
       select * from unnest($1::integer[], $2::bigint[], $3::bigint[]) as asked (level, first, last)
     )
     select 0 as level, leaf.position as index, leaf.hash
     from asked
     join audit_leaf leaf on asked.level = 0 and leaf.position between asked.first and asked.last
     union all
     select node.level, node.index, node.hash
     from asked
     join audit_node node on node.level = asked.level and node.index between asked.first and asked.last`,
    [asked.map(({ level }) => level), asked.map(({ first }) => first), asked.map(({ last }) => last)],
  );
  const stored = rows.map(({ level, index, hash }) => ({
    level,
    index: Number(index),
    hash: level === 0 ? leafHash(hash) : hash,
  }));
  const byPlace = new Map(stored.map((node) => [placeOf(node), node.hash]));
  return nodes.map((node, each) => {
    const { level, first, last } = asked[each] ?? { level: 0, first: 0, last: -1 };
    const hashes = Array.from({ length: last - first + 1 }, (_, step) => {
      const hash = byPlace.get(placeOf({ level, index: first + step }));
      invariant(hash, `the tree has its node ${level}/${first + step}`);
      return hash;
    });
    return { ...node, hash: raised(hashes) };
  });
}

function hashOf(found: readonly HashedNode[], { level, index }: Node): Buffer {
  const node = found.find((each) => each.level === level && each.index === index);
  invariant(node, 'what was asked for was found');
  return node.hash;
}

function placeOf({ level, index }: Node): string {
  return `${level}/${index}`;
}

/** The last seal, for whoever is not in a transaction. */
@Injectable()
export class SealQueries {
  constructor(private readonly dataSource: DataSource) {}

  latest(): Promise<PrintedSeal | null> {
    return latestSeal(this.dataSource.manager as Tx);
  }
}
