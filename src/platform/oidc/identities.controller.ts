import { Controller, Delete, Injectable, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../access/guard';
import { ACT_RECORD, type ActRecord } from '../access/people.act-record';
import { revokeSessions } from '../access/revocation';
import { Transactions } from '../database/transactions';
import { By, type Caller } from '../http/caller';
import { Answers, Id, NotFound } from '../http/contract';

/** Whether an account may be linked to an identity of the provider, and the end of such a link. */
@Injectable()
export class Identities {
  constructor(
    private readonly transactions: Transactions,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /** The next sign-in with the verified e-mail of this account links it. @throws NotFound */
  async allow(by: Caller, personId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found: unknown[] = await tx.query('select from person where id = $1 for update', [personId]);
      if (found.length === 0) throw new NotFound({});
      await tx.query(
        `insert into oidc_permission (person_id, allowed_by) values ($1, $2)
         on conflict on constraint oidc_permission_pk do nothing`,
        [personId, by.person.id],
      );
      await this.record(tx, by, 'person.allow-identity', personId);
    });
  }

  /** The link, the permission for one, and the sessions end. @throws NotFound when there is neither */
  async end(by: Caller, personId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, links]: [unknown, number] = await tx.query('delete from oidc_identity where person_id = $1', [personId]);
      const [, allowed]: [unknown, number] = await tx.query('delete from oidc_permission where person_id = $1', [
        personId,
      ]);
      if (links + allowed === 0) throw new NotFound({});
      await revokeSessions(tx, personId, null);
      await this.record(tx, by, 'person.unlink-identity', personId);
    });
  }

  private record(tx: Parameters<ActRecord['record']>[0], by: Caller, act: string, personId: string): Promise<void> {
    return this.acts.record(tx, by, { act, subjectKind: 'person', subjectId: personId, content: {} });
  }
}

@ApiTags('users')
@Controller('users/:id/identity')
export class IdentitiesController {
  constructor(private readonly identities: Identities) {}

  /** Allows the account to be linked, once, to the identity that has its e-mail verified. */
  @Put('permission')
  @May('person.manage')
  @Answers(204)
  allow(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.identities.allow(by, id);
  }

  @Delete()
  @May('person.manage')
  @Answers(204)
  end(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.identities.end(by, id);
  }
}
