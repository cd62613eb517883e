import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import type { Unknown } from '../../kernel/sources';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { viewUnknownFact, type UnknownFactView, type UnknownForm } from './unknown.dto';
import { UnknownFactRecord } from './unknown.entity';
import { UnknownQueries } from './unknown.queries';
import { AlreadyUnknown, NothingUnknown } from './unknown.rules';

declareConstraint('unknown_fact_open_once', () => new AlreadyUnknown({}));

/** What no source says, with its reason: recorded beside the null, settled when the value becomes known. */
@Injectable()
export class UnknownFacts {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: UnknownQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, NothingUnknown, AlreadyUnknown */
  report(by: Caller, form: UnknownForm): Promise<Answer<UnknownFactView>> {
    return this.useCases.once(by, async (tx) => {
      const id = await this.record(tx, by, form);
      const fact = await this.queries.one(tx, id);
      invariant(fact, 'what was just recorded is there');
      return viewUnknownFact(fact, by.today);
    });
  }

  /**
   * Records that a field of a record is unknown, why, and which source leaves it open.
   * @throws NotFound when there is no such record; NothingUnknown when it has a value; AlreadyUnknown
   */
  async record(tx: Tx, by: Caller, fact: UnknownForm): Promise<string> {
    const { subjectKind, subjectId, field, reason, source } = fact;
    await this.queries.holdInstant(tx, subjectId);
    const known = await this.queries.knows(tx, { kind: subjectKind, id: subjectId, field });
    if (known === null) throw new NotFound({});
    if (known) throw new NothingUnknown({ field });
    if ((await this.of(tx, [subjectId])).get(subjectId)?.some((each) => each.field === field)) {
      throw new AlreadyUnknown({ field });
    }
    const id = newId();
    const written = { id, subject_kind: subjectKind, subject_id: subjectId, field, reason, source };
    await tx.insert(UnknownFactRecord, { ...written, recorded_by: by.person.id });
    await this.audit.record(tx, by, {
      act: 'unknown.record',
      subjectKind,
      subjectId,
      content: { field, reason, source },
    });
    return id;
  }

  /** The value is now known: whoever writes it calls this in the same transaction. Nothing happens if none was open. */
  async settle(tx: Tx, subjectId: string, field: string): Promise<void> {
    await tx.query(
      `update unknown_fact set known_at = clock_timestamp()
       where subject_id = $1 and field = $2 and known_at is null`,
      [subjectId, field],
    );
  }

  /** What made the value known was undone: what was said of it when it was last unknown holds again. */
  async reopen(tx: Tx, fact: { subjectId: string; field: string; recordedBy: string }): Promise<void> {
    await tx.query(
      `insert into unknown_fact (id, subject_kind, subject_id, field, reason, source, recorded_by)
       select $1, subject_kind, subject_id, field, reason, source, $4
       from unknown_fact
       where subject_id = $2 and field = $3
       order by known_at desc nulls first
       limit 1
       on conflict do nothing`,
      [newId(), fact.subjectId, fact.field, fact.recordedBy],
    );
  }

  /**
   * What is unknown of each of these records, by field. A record of which nothing is unknown is not in the answer.
   * @param knownAt an instant: what was recorded as unknown then, whatever has become known since
   */
  of(tx: Tx, subjectIds: readonly string[], knownAt: string | null = null): Promise<Map<string, Unknown[]>> {
    return this.among(tx, { select: 'select unnest($2::uuid[])', parameter: subjectIds }, knownAt);
  }

  /** The same of the records that a select finds, over one parameter, $2; the instant is $1. */
  async among(
    tx: Tx,
    { select, parameter }: { readonly select: string; readonly parameter: unknown },
    knownAt: string | null,
  ): Promise<Map<string, Unknown[]>> {
    const rows: (Unknown & { subjectId: string })[] = await tx.query(
      `select
         subject_id as "subjectId",
         field,
         reason,
         source,
         (recorded_at at time zone 'America/Bogota')::date as since
       from unknown_fact
       where subject_id in (${select})
         and recorded_at <= coalesce($1::timestamptz, 'infinity')
         and (known_at is null or known_at > $1::timestamptz)
       order by subject_id, field`,
      [knownAt, parameter],
    );
    const facts = new Map<string, Unknown[]>();
    for (const { subjectId, ...fact } of rows) facts.set(subjectId, [...(facts.get(subjectId) ?? []), fact]);
    return facts;
  }
}
