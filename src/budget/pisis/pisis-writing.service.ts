import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addDays, calendarDate, type CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { CONFIG, type Config } from '../../platform/config';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { actsOn } from '../audit/act-under-way';
import { Audit } from '../audit/audit.service';
import { LineQueries } from '../execution/line.queries';
import { conventionOf } from './convention';
import { writeFileName } from './file-name.rules';
import { OwnActsQueries } from './own-acts.queries';
import { recordsOf } from './own-acts.rules';
import type { PisisAsked } from './pisis.dto';
import type { Convention } from './pisis-file';
import { PisisQueries } from './pisis.queries';
import { HospitalWithoutNit, PisisUnwritable, ResourceUnregistered } from './pisis.refusals';
import { joined } from './pisis.store';
import { ReceivedQueries, type ReceivedFile } from './received.queries';
import { writeText, type Encoding } from './text-form';
import { writePisis } from './writing.rules';

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly encoding: Encoding;
}

@Injectable()
export class PisisWriting {
  private readonly convention: Convention;

  constructor(
    private readonly transactions: Transactions,
    private readonly queries: PisisQueries,
    private readonly received: ReceivedQueries,
    private readonly ownActs: OwnActsQueries,
    private readonly lines: LineQueries,
    private readonly audit: Audit,
    @Inject(CONFIG) config: Config,
  ) {
    this.convention = conventionOf(config);
  }

  /**
   * The file of a cut-off: the last that was received, to the byte; else what the acts of its month can say. Who took it
   * is recorded, for it names people.
   * @throws NotFound, NotYourHospital, ResourceUnregistered, HospitalWithoutNit, PisisUnwritable with everything that is missing
   */
  write(by: Caller, allocationId: string, asked: PisisAsked): Promise<WrittenFile> {
    const cutoff = asked.cutoff ?? addDays(calendarDate(`${by.today.slice(0, 7)}-01`), -1);
    return this.transactions.run(async (tx) => {
      await this.lines.requireVisible(tx, by, allocationId);
      const { hospitalId } = await this.queries.owner(tx, allocationId);
      if (!by.person.roles.includes('auditor')) requireOwnHospital(by.person, hospitalId);
      actsOn(tx, { kind: 'allocation', id: allocationId });
      const received = await this.received.last(tx, allocationId, cutoff);
      const written = received ? again(received, this.convention) : await this.fromOwnActs(tx, allocationId, cutoff);
      await this.audit.record(tx, by, {
        act: 'pisis.write',
        subjectKind: 'allocation',
        subjectId: allocationId,
        content: { fileName: written.name, sha256: hashOf(written.bytes), received: received !== null },
      });
      return written;
    });
  }

  private async fromOwnActs(tx: Tx, allocationId: string, cutoff: CalendarDate): Promise<WrittenFile> {
    const { nit, resource } = await this.queries.owner(tx, allocationId);
    if (nit === null) throw new HospitalWithoutNit({});
    if (resource === null) throw new ResourceUnregistered({});
    const firstDate = calendarDate(`${cutoff.slice(0, 7)}-01`);
    const { records, missing } = recordsOf(await this.ownActs.within(tx, { allocationId, firstDate, cutoff }));
    if (missing.length > 0) throw new PisisUnwritable({ count: missing.length }, missing);
    const name = { cutoff, nit, resource };
    const bytes = writePisis({ name, firstDate, records }, this.convention);
    return { name: writeFileName(name), bytes, encoding: this.convention.encoding };
  }
}

function again({ name, sha256, form, lines }: ReceivedFile, convention: Convention): WrittenFile {
  const bytes = writeText(
    lines.map(({ kind, parts, people }) => joined(kind, parts, people).join('|')),
    form,
  );
  invariant(hashOf(bytes) === sha256, 'a file that was received is written as it came');
  return { name, bytes, encoding: form.encoding ?? convention.encoding };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
