import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { Entry } from '../ledger/ledger.rules';
import { LedgerQueries } from '../ledger/ledger.queries';
import { Ledger } from '../ledger/ledger.service';
import { requireIncreaseBacked } from './availability.rules';
import { AmendmentChangeRecord } from './amendment-change.entity';
import { viewChanges, type ChangesForm, type ChangesView } from './amendment.dto';
import { changeProblems } from './amendment-problems.rules';
import { AmendmentQueries } from './amendment.queries';
import { AmendmentEmpty, AmendmentRefused, NotAnAmendment } from './amendment.refusals';
import { authorizedMore, planAmendment, type Amended, type NewLine } from './amendment.rules';
import { AnnexLineRecord } from './annex-line.entity';
import { AnnexQueries } from './annex.queries';
import { inListOrder } from './list-form';
import type { ResolutionRecord } from './resolution.entity';
import { lockResolution } from './resolution-lock';
import { authorizedNow, ResolutionQueries } from './resolution.queries';
import { documentOf, requireDraft, requireInForce } from './resolution.rules';

@Injectable()
export class Amendments {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly resolutions: ResolutionQueries,
    private readonly annex: AnnexQueries,
    private readonly queries: AmendmentQueries,
    private readonly ledger: Ledger,
    private readonly balances: LedgerQueries,
    private readonly audit: Audit,
  ) {}

  /** Replaces the changes of a draft, all or none. @throws AmendmentRefused with every wrong change, WrongState */
  setChanges(by: Caller, id: string, form: ChangesForm): Promise<Answer<ChangesView>> {
    return this.useCases.once(by, async (tx) => {
      const draft = await lockResolution(tx, id);
      await requireUnchanged(by, () => this.view(tx, by, id));
      requireDraft(draft);
      if (draft.amends_id === null) throw new NotAnAmendment();
      await this.requireSound(tx, form, await this.queries.amended(tx, draft.amends_id, draft.issued_on));
      await tx.delete(AmendmentChangeRecord, { amendment_id: id });
      await tx.insert(
        AmendmentChangeRecord,
        form.changes.map((change) => ({ amendment_id: id, ...change })),
      );
      await this.audit.record(tx, by, {
        act: 'resolution.changes',
        subjectKind: 'resolution',
        subjectId: id,
        content: { changes: form.changes },
      });
      return this.view(tx, by, id);
    });
  }

  changes(by: Caller, id: string): Promise<ChangesView> {
    return this.transactions.read((tx) => this.view(tx, by, id));
  }

  /**
   * Does what a locked amendment says, whole: its new lines, and one entry for each of its two acts.
   * @throws ChangeBeyondFunds naming the change, AmendmentRefused, AvailabilityTooSmall, ReferenceNotInForce
   */
  async apply(tx: Tx, by: Caller, amendment: ResolutionRecord): Promise<void> {
    invariant(amendment.amends_id !== null, 'an amendment names what it amends');
    const act = await lockResolution(tx, amendment.amends_id);
    requireInForce(act);
    const changes = await this.queries.changes(tx, amendment.id);
    if (changes.length === 0) throw new AmendmentEmpty();
    const standing = authorizedNow(await this.balances.balances(tx, { resolutionId: act.id }));
    requireIncreaseBacked({ amendment, act }, { standing, more: authorizedMore(changes) });
    await this.queries.lockLines(
      tx,
      changes.flatMap(({ from_allocation_id, to_allocation_id }) => [from_allocation_id, to_allocation_id]),
    );
    const amended = await this.queries.amended(tx, amendment.amends_id, amendment.issued_on);
    await this.requireSound(tx, { changes, problems: [] }, amended);
    const { newLines, amend, reassign } = planAmendment(changes, amended, () => newId());
    await tx.insert(
      AnnexLineRecord,
      newLines.map((line) => recordOf(line, amendment, amended)),
    );
    const entries = [
      { act: 'amend', movements: amend },
      { act: 'reassign', movements: reassign },
    ] as const;
    await this.ledger.post(
      tx,
      entries
        .filter(({ movements }) => movements.length > 0)
        .map((entry) => ({ ...entryOf(by, amendment, amended), ...entry })),
    );
  }

  private async view(tx: Tx, by: Caller, id: string): Promise<ChangesView> {
    await this.resolutions.one(tx, by.person, id);
    return viewChanges(await this.queries.changesByName(tx, id, scopeOf(by.person)));
  }

  private async requireSound(tx: Tx, { changes, problems }: ChangesForm, { lines }: Amended): Promise<void> {
    const known = await this.annex.known(
      tx,
      changes.map(({ hospital_id }) => hospital_id),
    );
    const found = inListOrder([...problems, ...changeProblems(changes, lines, known)]);
    if (found.length > 0) throw new AmendmentRefused({ count: found.length }, found);
  }
}

/** The line belongs to the amended resolution; who added it is the amendment. */
function recordOf(line: NewLine, amendment: ResolutionRecord, { resolutionId }: Amended) {
  return { ...line, resolution_id: resolutionId, added_by_id: amendment.id, source: amendment.source };
}

function entryOf(by: Caller, amendment: ResolutionRecord, { resolutionId }: Amended): Omit<Entry, 'act' | 'movements'> {
  return {
    subjectId: amendment.id,
    resolutionId,
    effectiveOn: amendment.issued_on,
    datePrecision: 'exact',
    recordedBy: amendment.drafted_by,
    approvedBy: by.person.id,
    document: documentOf(amendment),
    source: amendment.source,
  };
}
