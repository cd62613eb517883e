import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { pageOf, type Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation } from '../allocations/allocation-lock';
import { Audit } from '../audit/audit.service';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { LineQueries } from '../execution/line.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { ResourceForm, ResourceView } from './pisis.dto';
import { ResourceOfAnotherLine } from './pisis.refusals';

/** Which resource of PISIS each line is: said by the ministry, with the document that says so; the last one counts. */
@Injectable()
export class PisisResources {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, ResourceOfAnotherLine */
  register(by: Caller, allocationId: string, form: ResourceForm): Promise<Answer<ResourceView>> {
    return this.useCases.once(by, async (tx) => {
      const allocation = await lockAllocation(tx, by, allocationId);
      await requireFree(tx, { allocationId, hospitalId: allocation.hospitalId, resource: form.resource });
      const id = newId();
      await tx.query(
        'insert into pisis_resource (id, allocation_id, resource, document, recorded_by) values ($1, $2, $3, $4, $5)',
        [id, allocationId, form.resource, form.document, by.person.id],
      );
      await this.audit.record(tx, by, {
        act: 'pisis.register-resource',
        subjectKind: 'pisis-resource',
        subjectId: id,
        content: { allocationId, ...form },
      });
      const [view]: ResourceView[] = await tx.query(`${resourceSql} where own.id = $1`, [id]);
      invariant(view, 'what was just recorded is there');
      return view;
    });
  }

  /** What was registered of a line, in order. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<ResourceView>> {
    return this.transactions.read(async (tx) => {
      await this.lines.requireVisible(tx, by, allocationId);
      const rows: ResourceView[] = await tx.query(
        `${resourceSql}
         where own.allocation_id = $1
           and ($2::uuid is null or own.id > $2)
         order by own.id
         limit $3`,
        [allocationId, cursor?.[0] ?? null, limit + 1],
      );
      return pageOf(rows, limit, ({ id }) => [id]);
    });
  }
}

/** One resource of a hospital is one line of its own. Its lines wait for each other here. @throws ResourceOfAnotherLine */
async function requireFree(
  tx: Tx,
  { allocationId, hospitalId, resource }: { allocationId: string; hospitalId: string | null; resource: string },
): Promise<void> {
  if (hospitalId === null) return;
  await tx.query('select id from hospital where id = $1 for update', [hospitalId]);
  const [other]: { line: number; number: number; year: number }[] = await tx.query(
    `select line.line, resolution.number, resolution.year
     from annex_line line
     join resolution on resolution.id = line.resolution_id
     where line.hospital_id = $1
       and line.id <> $2
       and $3 = (
         select resource
         from pisis_resource
         where allocation_id = line.id
         order by id desc
         limit 1
       )
     limit 1`,
    [hospitalId, allocationId, resource],
  );
  if (other) throw new ResourceOfAnotherLine({ line: other.line, resolution: resolutionLabel(other) });
}

const resourceSql = `
  select
    own.id,
    own.allocation_id as "allocationId",
    own.resource,
    own.document,
    case
      when exists (select from pisis_resource later where later.allocation_id = own.allocation_id and later.id > own.id)
        then 'replaced'
      else 'current'
    end as state,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    own.recorded_at as "recordedAt"
  from pisis_resource own
  join person on person.id = own.recorded_by`;
