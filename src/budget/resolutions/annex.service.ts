import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { balancesOf, LedgerQueries } from '../ledger/ledger.queries';
import {
  viewLines,
  viewPlace,
  type ConsolidatedView,
  type LinesForm,
  type LinesView,
  type MomentAsked,
} from './annex.dto';
import { lineProblems, type PlacedLine } from './annex-problems.rules';
import { AnnexQueries, type ConsolidatedRow } from './annex.queries';
import { AnnexRefused, HospitalTwice, NotAnAllocation, requireFigures } from './annex.rules';
import { inListOrder } from './list-form';
import { lockResolution } from './resolution-lock';
import { authorizedNow, ResolutionQueries } from './resolution.queries';
import type { ResolutionRecord } from './resolution.entity';
import { requireDraft, resolutionLabel } from './resolution.rules';

// The hospital of another line may be named between the check of an amendment and its writing.
declareConstraint('annex_line_hospital_once', () => new HospitalTwice());

@Injectable()
export class Annex {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly resolutions: ResolutionQueries,
    private readonly queries: AnnexQueries,
    private readonly ledger: LedgerQueries,
    private readonly audit: Audit,
  ) {}

  /**
   * Replaces the lines of a draft, all or none, in a constant number of statements.
   * @throws AnnexRefused with every wrong line, NotAnAllocation, BeyondAuthorized, TotalDiffers, WrongState
   */
  setLines(by: Caller, id: string, form: LinesForm): Promise<Answer<LinesView>> {
    return this.useCases.once(by, async (tx) => {
      await this.replace(tx, by, id, form);
      return this.view(tx, by, id);
    });
  }

  /** The draft whose lines may be replaced, locked. @throws NotFound, ChangedSince, WrongState, NotAnAllocation */
  async open(tx: Tx, by: Caller, id: string): Promise<ResolutionRecord> {
    const draft = await lockResolution(tx, id);
    await requireUnchanged(by, () => this.view(tx, by, id));
    requireDraft(draft);
    if (draft.kind !== 'allocation') throw new NotAnAllocation();
    return draft;
  }

  /**
   * The same inside of a transaction.
   * @param from the file that said the lines, for the record
   * @throws as `setLines`
   */
  async replace(
    tx: Tx,
    by: Caller,
    id: string,
    form: LinesForm,
    from?: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const draft = await this.open(tx, by, id);
    await this.requireSound(tx, form);
    const total = Money.sum(form.lines.map(({ written }) => written.amount));
    if (form.lines.length > 0) requireFigures(draft, total);
    await replaceLines(tx, id, form.lines);
    await this.audit.record(tx, by, {
      act: 'resolution.lines',
      subjectKind: 'resolution',
      subjectId: id,
      content: { total, ...(from ? { file: from } : {}), lines: form.lines.map(({ written }) => written) },
    });
  }

  /** The lines as the act fixed them. @throws NotFound */
  lines(by: Caller, id: string): Promise<LinesView> {
    return this.transactions.read((tx) => this.view(tx, by, id));
  }

  /**
   * The annex with its amendments, as of a date (today) and as known at an instant (now).
   * @throws NotFound, also for what is no allocation resolution; MomentInTheFuture
   */
  async consolidated(by: Caller, id: string, asked: MomentAsked): Promise<ConsolidatedView> {
    const { asOf, knownAt } = await this.ledger.moment(id, asked, by.today);
    return this.transactions.read(async (tx) => {
      const resolution = await this.resolutions.one(tx, by.person, id);
      if (resolution.kind !== 'allocation') throw new NotFound();
      const scope = scopeOf(by.person);
      const rows = await this.queries.consolidated(tx, id, { asOf, knownAt, scope });
      const items = rows.map(viewConsolidated);
      const balances = balancesOf(await this.ledger.balancesAt(tx, id, { asOf, knownAt }));
      return {
        resolutionId: id,
        label: resolutionLabel(resolution),
        asOf,
        knownAt,
        items,
        total: Money.sum(items.map(({ amount }) => Money.of(amount))).toString(),
        authorized: scope === null ? authorizedNow(balances).toString() : null,
        undistributed: scope === null ? balances.undistributed.toString() : null,
      };
    });
  }

  private async view(tx: Tx, by: Caller, id: string): Promise<LinesView> {
    const resolution = await this.resolutions.one(tx, by.person, id);
    const scope = scopeOf(by.person);
    const rows = await this.queries.lines(tx, id, scope);
    const authorized = resolution.authorized_amount;
    return viewLines(rows, scope === null && authorized !== null ? Money.of(authorized) : null);
  }

  private async requireSound(tx: Tx, { lines, problems }: LinesForm): Promise<void> {
    const known = await this.queries.known(
      tx,
      lines.map(({ written }) => written.hospitalId),
    );
    const found = inListOrder([...problems, ...lineProblems(lines, known)]);
    if (found.length > 0) throw new AnnexRefused({ count: found.length }, found);
  }
}

async function replaceLines(tx: Tx, id: string, lines: readonly PlacedLine[]): Promise<void> {
  await tx.query('delete from annex_line where resolution_id = $1', [id]);
  await tx.query(
    `insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, hospital_id, amount, source)
     select id, $1, $1, line, municipality_code, hospital_id, amount, source
     from jsonb_to_recordset($2::jsonb) as written (
       id uuid, line integer, municipality_code text, hospital_id uuid, amount numeric, source text
     )`,
    [
      id,
      JSON.stringify(
        lines.map(({ at, written }) => ({
          id: newId(),
          line: written.line ?? at,
          municipality_code: written.divipola,
          hospital_id: written.hospitalId,
          amount: written.amount,
          source: written.source,
        })),
      ),
    ],
  );
}

function viewConsolidated(row: ConsolidatedRow): ConsolidatedView['items'][number] {
  const sumOf = (movements: ConsolidatedRow['movements']) =>
    Money.sum(movements.map(({ amount }) => Money.of(amount))).toString();
  return {
    allocationId: row.id,
    ...viewPlace(row),
    addedBy: { id: row.added_by.id, label: resolutionLabel(row.added_by) },
    published: sumOf(row.movements.filter(({ act }) => act === 'publish')),
    changes: row.movements
      .filter(({ act }) => act !== 'publish')
      .map(({ entry_id, act, subject_id, document, effective_on, amount }) => ({
        entryId: entry_id,
        act,
        subjectId: subject_id,
        document,
        effectiveOn: effective_on,
        amount,
      })),
    amount: sumOf(row.movements),
  };
}
