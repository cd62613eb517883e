import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../platform/database/constraints';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { AlreadyMatched, MatchUndone, requireDirection, type TargetKind } from './matching.rules';
import type { BankLineView, MatchForm, UndoingForm } from './statement.dto';
import { StatementQueries } from './statement.queries';
import { TargetQueries } from './target.queries';

declareConstraint('bank_match_line_once', () => new AlreadyMatched({ what: 'line' }));
declareConstraint('bank_match_disbursement_once', () => new AlreadyMatched({ what: 'disbursement' }));
declareConstraint('bank_match_restitution_once', () => new AlreadyMatched({ what: 'restitution' }));

/** A person says which movement is which giro or deposit; or that it is not. Nothing moves. */
@Injectable()
export class BankMatches {
  constructor(
    private readonly useCases: UseCases,
    private readonly queries: StatementQueries,
    private readonly targets: TargetQueries,
    private readonly audit: Audit,
  ) {}

  /** One movement, one giro or deposit. What differs between the two is a finding, not a refusal. @throws NotFound, WrongDirection, AlreadyMatched */
  confirm(by: Caller, lineId: string, form: MatchForm): Promise<Answer<BankLineView>> {
    return this.useCases.once(by, async (tx) => {
      await this.queries.hold(tx);
      const line = await this.queries.line(tx, lineId);
      const kind: TargetKind = form.disbursementId === undefined ? 'restitution' : 'disbursement';
      const target = await this.targets.one(tx, kind, form.disbursementId ?? form.restitutionId ?? '');
      requireDirection(line.direction, kind);
      const matches = [{ id: newId(), lineId, target }];
      await this.queries.addMatches(tx, matches, { how: 'confirmed', personId: by.person.id });
      const content = { kind, id: target.id, label: target.label };
      await this.audit.record(tx, by, {
        act: 'bank-match.confirm',
        subjectKind: 'bank-line',
        subjectId: lineId,
        content,
      });
      return { ...(await this.queries.line(tx, lineId)), suggestions: [] };
    });
  }

  /** The match was wrong: both are free again, and it is still there to be seen. @throws NotFound, MatchUndone */
  undo(by: Caller, id: string, { reason }: UndoingForm): Promise<Answer<BankLineView>> {
    return this.useCases.once(by, async (tx) => {
      await this.queries.hold(tx);
      const { lineId, stands } = await this.queries.match(tx, id);
      if (!stands) throw new MatchUndone({});
      await this.queries.undo(tx, id, { personId: by.person.id, reason });
      const content = { match: id, reason };
      await this.audit.record(tx, by, { act: 'bank-match.undo', subjectKind: 'bank-line', subjectId: lineId, content });
      return { ...(await this.queries.line(tx, lineId)), suggestions: [] };
    });
  }
}
