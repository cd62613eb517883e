import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '../../kernel/calendar';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import type { UploadedFile } from '../../platform/http/upload';
import { UseCases } from '../../platform/http/use-cases';
import { idOf, newId } from '../../platform/ids';
import { TableReader } from '../../platform/tables/reading/table-reader';
import { Audit } from '../audit/audit.service';
import { sha256 } from '../audit/record.rules';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { hashOf, readableFileName, readIncoming } from '../payment-files/incoming';
import type { PaymentLayout } from '../payment-files/layout';
import { PAYMENT_LAYOUT } from '../payment-files/layout.setting';
import { exactMatches, nearDays, suggestionsFor, type Target } from './matching.rules';
import type {
  BankLineView,
  ImportedView,
  LinesAsked,
  MissingView,
  StatementAsked,
  StatementView,
} from './statement.dto';
import { bankLineOf, StatementQueries } from './statement.queries';
import { identitiesOf, periodOf, readStatement, type ReadStatement } from './statement.rules';
import { TargetQueries } from './target.queries';

/** The bank's statements: their movements, each once, and what each one is. */
@Injectable()
export class BankStatements {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly reader: TableReader,
    private readonly queries: StatementQueries,
    private readonly targets: TargetQueries,
    private readonly audit: Audit,
    @Inject(PAYMENT_LAYOUT) private readonly layout: PaymentLayout,
  ) {}

  /** @throws NotFound */
  one(id: string): Promise<StatementView> {
    return this.transactions.read((tx) => this.queries.one(tx, id));
  }

  page(asked: RecordsAsked): Promise<Page<StatementView>> {
    return this.transactions.read((tx) => this.queries.page(tx, asked));
  }

  /** Its movements, and for those that are of nothing yet, what each may be. @throws NotFound */
  lines(id: string, asked: LinesAsked): Promise<Page<BankLineView>> {
    return this.transactions.read(async (tx) => {
      const { from, to } = await this.queries.one(tx, id);
      const { items, nextCursor } = await this.queries.lines(tx, id, asked);
      const references = items.flatMap(({ reference }) => (reference === null ? [] : [reference]));
      const near = { from: addDays(from, -nearDays), to: addDays(to, nearDays), references };
      const targets = await this.targets.unmatched(tx, near);
      return {
        items: items.map((line) => ({
          ...line,
          suggestions:
            line.match === null
              ? suggestionsFor(bankLineOf(line), targets).map(({ target, reasons }) => ({
                  target: viewTarget(target),
                  reasons: [...reasons],
                }))
              : [],
        })),
        nextCursor,
      };
    });
  }

  /** What the records say that happened within its period, and no movement of any statement was matched to. @throws NotFound */
  missing(id: string): Promise<MissingView> {
    return this.transactions.read(async (tx) => {
      const { from, to } = await this.queries.one(tx, id);
      const targets = await this.targets.unmatched(tx, { from, to, references: [] });
      return { items: targets.map(viewTarget) };
    });
  }

  /**
   * Loads a statement: its movements that no other had, and the matches about which there is no doubt. The same file
   * again changes nothing; one that overlaps another adds what is new.
   * @throws HeadingsMissing, StatementRefused with a problem for each row, StatementEmpty, PeriodTooNarrow, and what
   * `TableReader` throws
   */
  async load(by: Caller, { name, bytes }: UploadedFile, asked: StatementAsked): Promise<Answer<ImportedView>> {
    const rows = await readIncoming(this.reader, bytes, {
      layout: this.layout.statement,
      required: [['date'], ['amount', 'debit'], ['amount', 'credit']],
    });
    const read = readStatement(rows, this.layout.statement);
    const file = { sha256: hashOf(bytes), fileName: readableFileName(name) };
    const fingerprint = sha256(`${by.fingerprint} ${file.sha256}`);
    return this.useCases.once({ ...by, fingerprint }, (tx) => this.loadIn(tx, by, file, read, asked));
  }

  private async loadIn(
    tx: Tx,
    by: Caller,
    file: { sha256: string; fileName: string },
    read: ReadStatement,
    asked: StatementAsked,
  ): Promise<ImportedView> {
    await this.queries.hold(tx);
    const skipped = [...read.skipped];
    const first = await this.queries.ofFile(tx, file.sha256);
    if (first) return { ...first, repeated: true, skipped };
    const account = read.account ?? asked.account ?? null;
    const { from, to } = periodOf(read.movements, { from: asked.from ?? null, to: asked.to ?? null });
    const identities = identitiesOf(read.movements, account).map((said) => idOf('bank-line', said));
    const lines = read.movements.map((movement, index) => ({ ...movement, id: identities[index] ?? '' }));
    const known = await this.queries.known(tx, identities);
    const added = lines.filter(({ id }) => !known.has(id));
    const id = newId();
    await this.queries.addStatement(tx, {
      ...file,
      id,
      accountLastFour: account,
      from,
      to,
      rows: lines.length,
      added: added.length,
      layout: this.layout.name,
      personId: by.person.id,
    });
    await this.queries.addLines(tx, id, added);
    const targets = await this.targets.unmatched(tx, { from, to, references: [] });
    const exact = exactMatches(added, targets).map(({ line, target }) => ({ id: newId(), lineId: line.id, target }));
    await this.queries.addMatches(tx, exact, { how: 'exact', personId: by.person.id });
    const view = await this.queries.one(tx, id);
    await this.audit.record(tx, by, {
      act: 'bank-statement.load',
      subjectKind: 'bank-statement',
      subjectId: id,
      content: { ...file, from, to, rows: view.rows, added: view.added, matched: view.matched, account },
    });
    return { ...view, repeated: false, skipped };
  }
}

export function viewTarget({ kind, id, label, on, amount, reference }: Target): MissingView['items'][number] {
  return { kind, id, label, on, amount, reference };
}
