import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import type { UploadedFile } from '../../platform/http/upload';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { TableReader } from '../../platform/tables/reading/table-reader';
import { Audit } from '../audit/audit.service';
import { sha256 } from '../audit/record.rules';
import { sumOf } from '../disbursements/batch.queries';
import { DisbursementBatches } from '../disbursements/batch.service';
import { lockDisbursements } from '../disbursements/disbursement-lock';
import type { DisbursementView, RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { rejectionOf, settlementOf, type Rejected, type Settled } from '../disbursements/giro-acts.rules';
import { readableName } from '../evidence/evidence.rules';
import { Evidence } from '../evidence/evidence.service';
import { foldedOrder } from '../disbursements/order-number.rules';
import type { AnswerAsked, AnswerSummary, AnswerView, AppliedView, RowView } from './answer.dto';
import { AnswerQueries } from './answer.queries';
import { AnswerEmpty, LeftoversUnconfirmed } from './answer.refusals';
import { judgeRows, readAnswerRow, type AnswerRow, type Candidate, type ReadRow, type Verdict } from './answer.rules';
import { countsOf, problemsOf, rowView } from './answer.view';
import { PaymentBatchQueries } from './batch.queries';
import { hashOf, readableFileName, readIncoming } from './incoming';
import type { PaymentLayout } from './layout';
import { PAYMENT_LAYOUT } from './layout.setting';

interface File {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly rows: readonly ReadRow[];
}

interface Judged {
  readonly allocationIds: readonly string[];
  readonly giros: ReadonlyMap<string, DisbursementView>;
  readonly verdicts: readonly Verdict[];
}

/** What the bank, or SIIF, answers to the orders: paid, or sent back. */
@Injectable()
export class PaymentAnswers {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly reader: TableReader,
    private readonly queries: AnswerQueries,
    private readonly batches: PaymentBatchQueries,
    private readonly disbursements: DisbursementQueries,
    private readonly acts: DisbursementBatches,
    private readonly evidence: Evidence,
    private readonly audit: Audit,
    @Inject(PAYMENT_LAYOUT) private readonly layout: PaymentLayout,
  ) {}

  /** @throws NotFound */
  one(id: string): Promise<AnswerView> {
    return this.transactions.read((tx) => this.queries.one(tx, id));
  }

  page(asked: RecordsAsked): Promise<Page<AnswerSummary>> {
    return this.transactions.read((tx) => this.queries.page(tx, asked));
  }

  /**
   * Applies what agrees, in one transaction; what differs is listed and never applied, and whoever applies the rest says
   * that they saw it. The same answer again changes nothing.
   * @throws HeadingsMissing, AnswerEmpty, LeftoversUnconfirmed with a problem for each row, NotFound of the batch, and
   * what `TableReader` throws
   */
  async apply(by: Caller, { name, bytes }: UploadedFile, asked: AnswerAsked): Promise<Answer<AppliedView>> {
    const read = await readIncoming(this.reader, bytes, {
      layout: this.layout.answer,
      required: [['paymentOrder'], ['outcome'], ['date']],
    });
    if (read.length === 0) throw new AnswerEmpty({});
    const rows = read.map((row) => readAnswerRow(row, this.layout.answer));
    const file: File = { name: readableFileName(name), bytes, sha256: hashOf(bytes), rows };
    if (!by.dryRun) await this.evidence.keep(await this.evidence.receive(Readable.from([bytes])));
    const fingerprint = sha256(`${by.fingerprint} ${file.sha256}`);
    return this.useCases.once({ ...by, fingerprint }, (tx) => this.applyIn(tx, by, file, asked));
  }

  private async applyIn(tx: Tx, by: Caller, file: File, asked: AnswerAsked): Promise<AppliedView> {
    const judged = await this.judge(tx, by, file, asked.batch ?? null);
    const rows = file.rows.map((read, index) => rowView(read, judged.verdicts[index]));
    const leftovers = rows.filter(({ verdict }) => verdict === 'leftover');
    const tag = leftovers.length === 0 ? null : sha256(JSON.stringify([file.sha256, leftovers])).slice(0, 16);
    if (!by.dryRun && tag !== null && asked.leftovers !== tag) {
      throw new LeftoversUnconfirmed({ leftovers: leftovers.length, tag }, problemsOf(file.rows, judged.verdicts));
    }
    const before = await sumOf(tx, judged.allocationIds);
    await this.act(tx, by, file, judged);
    const changes = rows.some(({ verdict }) => verdict === 'settled' || verdict === 'rejected');
    const first = await this.queries.ofFile(tx, file.sha256);
    const id = changes || first === null ? await this.record(tx, by, file, rows) : first;
    const totalOf = (verdict: 'settled' | 'rejected') =>
      Money.sum(judged.verdicts.flatMap((each) => (each.verdict === verdict ? [amountOf(judged, each.giroId)] : [])));
    return {
      id,
      fileName: file.name,
      sha256: file.sha256,
      repeated: first !== null,
      tag,
      counts: countsOf(rows),
      total: { settled: totalOf('settled'), rejected: totalOf('rejected') },
      before,
      after: await sumOf(tx, judged.allocationIds),
      rows,
      unanswered: await this.queries.unanswered(tx, [...judged.giros.keys()]),
    };
  }

  /** Each row beside the records, read under the locks of all its lines. */
  private async judge(tx: Tx, by: Caller, file: File, batchId: string | null): Promise<Judged> {
    const batch = batchId === null ? null : (await this.batches.one(tx, by, batchId)).name;
    const numbers = file.rows.flatMap((read) => ('row' in read ? [foldedOrder(read.row.paymentOrder)] : []));
    const numbered = await this.queries.numbered(tx, [...new Set(numbers)]);
    const ids = numbered.map(({ id }) => id);
    const lines = await lockDisbursements(tx, by, ids);
    const giros = await this.disbursements.many(tx, by, ids);
    const standing = await this.batches.standingOf(tx, ids);
    const candidates = new Map<string, Candidate[]>();
    for (const { id, number } of numbered) {
      candidates.set(number, [...(candidates.get(number) ?? []), { id, batch: standing.get(id) ?? null }]);
    }
    const verdicts = judgeRows(file.rows, {
      candidates,
      giros,
      batch,
      tryAct: (giroId, row) => {
        const giro = giros.get(giroId);
        const line = lines.get(giroId);
        invariant(giro && line, 'a giro that is answered was locked with its line');
        if (row.outcome === 'paid') settlementOf({ giro, line }, by, giroId, settledOf(file, row));
        else rejectionOf({ giro, line }, by, giroId, rejectedOf(file, row));
      },
    });
    return { allocationIds: [...new Set([...lines.values()].map(({ id }) => id))], giros, verdicts };
  }

  /** Through the acts of the paymaster, each saying of which file and row it comes. */
  private async act(tx: Tx, by: Caller, file: File, { verdicts }: Judged): Promise<void> {
    const rowsOf = (wanted: Verdict['verdict']) =>
      file.rows.flatMap((read, index) => {
        const verdict = verdicts[index];
        return 'row' in read && verdict?.verdict === wanted && verdict.giroId !== null
          ? [{ id: verdict.giroId, etag: null, row: read.row }]
          : [];
      });
    const paid = rowsOf('settled').map(({ row, ...giro }) => ({ ...giro, settled: settledOf(file, row) }));
    const rejected = rowsOf('rejected').map(({ row, ...giro }) => ({ ...giro, rejected: rejectedOf(file, row) }));
    if (paid.length > 0) await this.acts.settleIn(tx, by, paid);
    if (rejected.length > 0) await this.acts.rejectIn(tx, by, rejected);
  }

  private async record(tx: Tx, by: Caller, file: File, rows: readonly RowView[]): Promise<string> {
    const id = newId();
    const { name: layout } = this.layout;
    const answer = { id, sha256: file.sha256, fileName: file.name, layout, recordedBy: by.person.id };
    await this.queries.write(tx, answer, rows);
    await this.audit.record(tx, by, {
      act: 'payment-answer.apply',
      subjectKind: 'payment-answer',
      subjectId: id,
      content: { fileName: file.name, sha256: file.sha256, layout, counts: countsOf(rows) },
    });
    const mediaType = isZip(file.bytes) ? xlsx : 'text/plain';
    await this.evidence.attachIn(tx, by, {
      subject: { subjectKind: 'payment-answer', subjectId: id },
      file: {
        title: 'Respuesta a órdenes de pago',
        fileName: readableName(file.name, mediaType),
        mediaType,
        size: file.bytes.length,
        sha256: file.sha256,
      },
    });
    return id;
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK';
}

function sourceOf({ name, sha256: hash }: File, { line }: AnswerRow): string {
  return `Respuesta «${name}», fila ${line}, SHA-256 ${hash}`;
}

function settledOf(file: File, row: AnswerRow): Settled {
  invariant(row.date, 'a payment is read with its date');
  return { effectiveOn: row.date, datePrecision: 'exact', reference: row.reference, source: sourceOf(file, row) };
}

function rejectedOf(file: File, row: AnswerRow): Rejected {
  invariant(row.date && row.reason !== null, 'a rejection is read with its date and its reason');
  return { effectiveOn: row.date, reason: row.reason, source: sourceOf(file, row) };
}

function amountOf({ giros }: Judged, giroId: string | null): Money {
  return giros.get(giroId ?? '')?.amount ?? Money.zero;
}
