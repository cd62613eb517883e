import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import {
  LineAtQueries,
  linesAskedFor,
  resolutionsOf,
  type LineAt,
  type LinesAsked,
} from '../allocations/line-at.queries';
import { LedgerQueries } from '../ledger/ledger.queries';
import { MovementQueries } from '../ledger/movements.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { endOf, requirePeriod } from './period.rules';
import type { StatementQuestion } from './statement.dto';
import { statementOf, type Statement, type StatementHead } from './statement.rules';

export interface Stated {
  readonly head: StatementHead;
  readonly statement: Statement;
}

type Asked = Pick<StatementQuestion, 'from' | 'to' | 'asOf' | 'knownAt'>;

/** What happened to a line's money, or to a hospital's, over a period. */
@Injectable()
export class Statements {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly movements: MovementQueries,
    private readonly lines: LineAtQueries,
  ) {}

  /** @throws NotFound, PeriodBackwards, PeriodEndsTwice, MomentInTheFuture */
  ofAllocation(by: Caller, id: string, asked: Asked): Promise<Stated> {
    return this.state(by, { allocationId: id }, asked, async (_tx, reading) => {
      const [line] = await reading;
      if (!line) throw new NotFound({});
      const where = `línea ${String(line.line)}, ${line.municipality}`;
      const name = `${line.hospital?.name ?? 'E.S.E. por confirmar'} — ${resolutionLabel(line.resolution)}, ${where}`;
      return { kind: 'allocation', id, name };
    });
  }

  /** @throws what `ofAllocation` throws */
  ofHospital(by: Caller, id: string, asked: Asked): Promise<Stated> {
    return this.state(by, { hospitalId: id }, asked, async (tx, _lines, knownAt) => {
      const name = await this.lines.hospitalName(tx, id, { scope: scopeOf(by.person), knownAt });
      if (name === null) throw new NotFound({});
      return { kind: 'hospital', id, name };
    });
  }

  private async state(
    by: Caller,
    asked: LinesAsked,
    question: Asked,
    subjectOf: (tx: Tx, lines: Promise<readonly LineAt[]>, knownAt: string) => Promise<StatementHead['subject']>,
  ): Promise<Stated> {
    const scope = scopeOf(by.person);
    const end = { asOf: endOf(question), knownAt: question.knownAt };
    const moment = await this.ledger.moment(resolutionsOf(asked, scope), end, by.today);
    const period = requirePeriod(question.from ?? null, moment.asOf);
    return this.transactions.readAtOnce(async (tx) => {
      const reading = this.lines.lines(tx, asked, scope, moment.knownAt);
      const [lines, subject, movements] = await Promise.all([
        reading,
        subjectOf(tx, reading, moment.knownAt),
        this.movements.signedAt(tx, { of: linesAskedFor(asked, scope), scope, moment }),
      ]);
      // A hospital's lines are those that had money by the moment: a later act adds none to what was printed before it.
      const moved = new Set(movements.flatMap(({ changes }) => changes.map(({ allocationId }) => allocationId)));
      const known = lines.filter(({ allocationId }) => asked.allocationId !== undefined || moved.has(allocationId));
      const statement = statementOf(known, movements, { from: period.from, scope });
      return { head: { subject, period, moment }, statement };
    });
  }
}
