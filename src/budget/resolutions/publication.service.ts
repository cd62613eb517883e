import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { FormRefused } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { Audit } from '../audit/audit.service';
import { Ledger } from '../ledger/ledger.service';
import { Amendments } from './amendment.service';
import { AnnexQueries } from './annex.queries';
import { AnnexEmpty, publicationMovements, requireFigures } from './annex.rules';
import { requireAvailability } from './availability.rules';
import { LifecycleQueries } from './lifecycle.queries';
import { viewResolution, type RepealForm, type ResolutionView } from './resolution.dto';
import { ResolutionRecord } from './resolution.entity';
import { lockResolution, shareResolution } from './resolution-lock';
import { ResolutionQueries } from './resolution.queries';
import {
  documentOf,
  MakerIsChecker,
  noOtherAct,
  requireInForce,
  requireRepealable,
  resolutionLabel,
} from './resolution.rules';

declareConstraint('resolution_maker_is_not_checker', () => new MakerIsChecker());

@Injectable()
export class Publication {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: ResolutionQueries,
    private readonly lifecycle: LifecycleQueries,
    private readonly annex: AnnexQueries,
    private readonly amendments: Amendments,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /**
   * Puts a draft in force: its lines become allocations, or its changes are made. Constant number of statements,
   * however many lines.
   * @throws WrongState, MakerIsChecker, ReferenceNotInForce, AnnexEmpty, BeyondAuthorized, TotalDiffers,
   * AvailabilityTooSmall, and what an amendment refuses
   */
  publish(by: Caller, id: string): Promise<Answer<ResolutionView>> {
    return this.useCases.once(by, async (tx) => {
      const draft = await lockResolution(tx, id);
      await requireUnchanged(by, () => this.view(tx, by, id));
      const status = await this.lifecycle.requireDecidable(tx, by, draft, 'publish');
      if (draft.kind === 'allocation') await this.allocate(tx, by, draft);
      if (draft.kind === 'amendment') await this.amendments.apply(tx, by, draft);
      const published = { status, published_by: by.person.id, published_at: () => 'clock_timestamp()' };
      await tx.update(ResolutionRecord, { id }, published);
      await this.audit.record(tx, by, {
        act: 'resolution.publish',
        subjectKind: 'resolution',
        subjectId: id,
        content: { document: documentOf(draft), issuedOn: draft.issued_on },
      });
      return this.view(tx, by, id);
    });
  }

  /**
   * Ends an act in force by another one, when no money stands on it any more.
   * @throws WrongState, MoneyStands with the figure, ReferenceNotInForce, FormRefused when there is no such other act
   */
  repeal(by: Caller, id: string, form: RepealForm): Promise<Answer<ResolutionView>> {
    return this.useCases.once(by, async (tx) => {
      const standing = await lockResolution(tx, id);
      await requireUnchanged(by, () => this.view(tx, by, id));
      const status = requireRepealable(standing, await this.lifecycle.authorizedUnder(tx, id));
      const repealing = form.repealedById === id ? null : await shareResolution(tx, form.repealedById);
      if (!repealing) throw new FormRefused({ count: 1 }, [noOtherAct]);
      requireInForce(repealing);
      await tx.update(ResolutionRecord, { id }, { status });
      await this.audit.record(tx, by, {
        act: 'resolution.repeal',
        subjectKind: 'resolution',
        subjectId: id,
        content: { ...form, repealedBy: resolutionLabel(repealing) },
      });
      return this.view(tx, by, id);
    });
  }

  private async allocate(tx: Tx, by: Caller, draft: ResolutionRecord): Promise<void> {
    const strategy = await shareResolution(tx, draft.strategy_id);
    if (strategy) requireInForce(strategy);
    const lines = await this.annex.amounts(tx, draft.id);
    if (lines.length === 0) throw new AnnexEmpty();
    const total = Money.sum(lines.map(({ amount }) => amount));
    requireFigures(draft, total);
    requireAvailability(draft, total);
    const authorized = draft.authorized_amount;
    invariant(authorized !== null, 'an allocation resolution authorises an amount');
    await this.ledger.post(tx, [
      {
        act: 'publish',
        subjectId: draft.id,
        resolutionId: draft.id,
        effectiveOn: draft.issued_on,
        datePrecision: 'exact',
        recordedBy: draft.drafted_by,
        approvedBy: by.person.id,
        document: documentOf(draft),
        source: draft.source,
        movements: publicationMovements({ id: draft.id, authorized }, lines),
      },
    ]);
  }

  private async view(tx: Tx, by: Caller, id: string): Promise<ResolutionView> {
    return viewResolution(await this.queries.one(tx, by.person, id), scopeOf(by.person) === null);
  }
}
