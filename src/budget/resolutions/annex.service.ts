import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { Audit } from '../audit/audit.service';
import { balancesOf, LedgerQueries } from '../ledger/ledger.queries';
import {
  viewLines,
  viewPlace,
  wholeAnnex,
  type ConsolidatedView,
  type LinesAsked,
  type LinesForm,
  type LinesView,
  type MomentAsked,
} from './annex.dto';
import { hospitalElsewhere, lineProblems, type PlacedLine, type WrittenLine } from './annex-problems.rules';
import { AnnexQueries, type ConsolidatedRow } from './annex.queries';
import { AnnexRefused, HospitalTwice, NotAnAllocation, requireFigures } from './annex.rules';
import { LineColumns, type LineTexts } from './line-columns';
import { inListOrder } from './list-form';
import { lockResolution } from './resolution-lock';
import { authorizedNow, ResolutionQueries } from './resolution.queries';
import type { ResolutionRecord } from './resolution.entity';
import { requireDraft, resolutionLabel } from './resolution.rules';

/** More of them help nobody correct a file. */
const mostProblems = 1000;

/** What a file said, for `replaceWithFile`. */
export interface ImportedLines {
  readonly batches: () => AsyncIterable<LineTexts>;
  readonly count: number;
  /** Σ of the lines, pesos. */
  readonly total: Money;
  /** Whether the lines are called as the file prints; else by their place. */
  readonly asPrinted: boolean;
  /** For the record: which file it was. */
  readonly file: Readonly<Record<string, unknown>>;
  /** For the record; null where there are too many for it. */
  readonly written: readonly WrittenLine[] | null;
}

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
      const draft = await this.open(tx, by, id);
      await this.requireSound(tx, form);
      const total = Money.sum(form.lines.map(({ written }) => written.amount));
      if (form.lines.length > 0) requireFigures(draft, total);
      await this.queries.deleteLines(tx, id);
      await this.queries.insertLines(tx, id, textsOf(form.lines), true);
      await this.record(tx, by, id, { total, lines: form.lines.map(({ written }) => written) });
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
   * The lines that a file said, each checked when it was read: in place of those of an open draft.
   * @throws BeyondAuthorized, TotalDiffers; AnnexRefused where a hospital has moved since it was read
   */
  async replaceWithFile(tx: Tx, by: Caller, draft: ResolutionRecord, imported: ImportedLines): Promise<void> {
    const { total, count, file, written, asPrinted } = imported;
    if (count > 0) requireFigures(draft, total);
    await this.queries.deleteLines(tx, draft.id);
    for await (const batch of imported.batches()) await this.queries.insertLines(tx, draft.id, batch, asPrinted);
    const moved = await this.queries.elsewhere(tx, draft.id, mostProblems);
    if (moved.length > 0) {
      const problems = moved.map(({ line, ...hospital }) => ({
        ...hospitalElsewhere(hospital, hospital.municipality),
        line,
      }));
      throw new AnnexRefused({ count: moved.length }, problems);
    }
    await this.record(tx, by, draft.id, { total, file, ...(written ? { lines: written } : { count }) });
  }

  /** The lines as the act fixed them, a page of them. @throws NotFound */
  lines(by: Caller, id: string, asked: LinesAsked): Promise<LinesView> {
    return this.transactions.read((tx) => this.view(tx, by, id, asked));
  }

  /**
   * The annex with its amendments, as of a date (today) and as known at an instant (now).
   * @throws NotFound, also for what is no allocation resolution; MomentInTheFuture
   */
  async consolidated(by: Caller, id: string, asked: MomentAsked): Promise<ConsolidatedView> {
    const { asOf, knownAt } = await this.ledger.moment(id, asked, by.today);
    const scope = scopeOf(by.person);
    return this.transactions.readAtOnce(async (tx) => {
      const [resolution, rows, standing] = await Promise.all([
        this.resolutions.one(tx, by.person, id),
        this.queries.consolidated(tx, id, { asOf, knownAt, scope }),
        this.ledger.balancesAt(tx, id, { asOf, knownAt }),
      ]);
      if (resolution.kind !== 'allocation') throw new NotFound();
      const items = rows.map(viewConsolidated);
      const balances = balancesOf(standing);
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

  private async view(tx: Tx, by: Caller, id: string, { limit, cursor }: LinesAsked = wholeAnnex): Promise<LinesView> {
    const scope = scopeOf(by.person);
    const [resolution, rows, { lines, total }] = await Promise.all([
      this.resolutions.one(tx, by.person, id),
      this.queries.lines(tx, id, scope, { after: Number(cursor?.[0] ?? 0), limit: limit + 1 }),
      this.queries.totals(tx, id, scope),
    ]);
    const authorized = scope === null ? resolution.authorized_amount : null;
    return viewLines(rows, limit, {
      lines,
      total: Money.of(total),
      authorized: authorized === null ? null : Money.of(authorized),
    });
  }

  private record(tx: Tx, by: Caller, id: string, content: object): Promise<void> {
    return this.audit.record(tx, by, { act: 'resolution.lines', subjectKind: 'resolution', subjectId: id, content });
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

function textsOf(lines: readonly PlacedLine[]): LineTexts {
  const columns = new LineColumns();
  for (const { at, written } of lines) columns.add(at, written.line, written);
  return columns.texts();
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
