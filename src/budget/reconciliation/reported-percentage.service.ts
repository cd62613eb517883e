import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { PercentageForm, PercentagesAsked, PercentageView } from './reported-percentage.dto';
import { ReportedPercentageRecord } from './reported-percentage.entity';

/** Percentages that sources report of a resolution: what they should be is for the findings to say. */
@Injectable()
export class ReportedPercentages {
  constructor(
    private readonly transactions: Transactions,
    private readonly useCases: UseCases,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  record(by: Caller, resolutionId: string, form: PercentageForm): Promise<Answer<PercentageView>> {
    return this.useCases.once(by, async (tx) => {
      await requireResolution(tx, resolutionId);
      const id = newId();
      await tx.insert(ReportedPercentageRecord, {
        id,
        resolution_id: resolutionId,
        ...form,
        recorded_by: by.person.id,
      });
      const [view]: PercentageView[] = await tx.query(`${percentageSql} where reported.id = $1`, [id]);
      invariant(view, 'what was just recorded is there');
      await this.audit.record(tx, by, {
        act: 'percentage.record',
        subjectKind: 'resolution',
        subjectId: resolutionId,
        content: view,
      });
      return view;
    });
  }

  /** Which percentages were reported of a resolution, in the order of recording? @throws NotFound */
  list(resolutionId: string, { limit, cursor }: PercentagesAsked): Promise<Page<PercentageView>> {
    return this.transactions.read(async (tx) => {
      await requireResolution(tx, resolutionId);
      const rows: PercentageView[] = await tx.query(
        `${percentageSql}
         where reported.resolution_id = $1
           and ($2::uuid is null or reported.id > $2)
         order by reported.id
         limit $3`,
        [resolutionId, cursor?.[0] ?? null, limit + 1],
      );
      return pageOf(rows, limit, ({ id }) => [id]);
    });
  }
}

async function requireResolution(tx: Tx, id: string): Promise<void> {
  const known: unknown[] = await tx.query('select from resolution where id = $1', [id]);
  if (known.length === 0) throw new NotFound({});
}

const percentageSql = `
  select
    reported.id,
    reported.resolution_id as "resolutionId",
    reported.measures,
    reported.percent,
    reported.numerator::text,
    reported.denominator::text,
    reported.text,
    reported.source,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    reported.recorded_at as "recordedAt"
  from reported_percentage reported
  join person on person.id = reported.recorded_by`;
