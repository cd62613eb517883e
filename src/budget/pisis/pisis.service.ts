import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { dateInSpanish } from '../../kernel/calendar';
import type { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { CONFIG, type Config } from '../../platform/config';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { UploadedFile } from '../../platform/http/upload';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { Evidence } from '../evidence/evidence.service';
import { ExecutionReportQueries } from '../execution/execution-report.queries';
import { LineQueries } from '../execution/line.queries';
import { amountOf, requireOpen, yieldsOf } from '../execution/line.rules';
import { conventionOf } from './convention';
import { fold, type Entry, type Folded } from './declared.rules';
import { exceededNotes, figuresOf } from './figures.rules';
import { errorsOf, type Note } from './notes';
import { outcomeOf } from './outcome.rules';
import { ownFileNotes } from './owner.rules';
import { PisisActs, type Performed } from './pisis-acts.service';
import type { OutcomeView, PisisFileView } from './pisis.dto';
import type { Convention, Detail, PisisFile } from './pisis-file';
import { PisisQueries } from './pisis.queries';
import { HospitalWithoutNit, PisisRefused, PisisSigned, ResourceUnregistered } from './pisis.refusals';
import { storeFile } from './pisis.store';
import { planOf, type Plan } from './plan.rules';
import { readPisis, type Reading } from './reading.rules';
import { reportOf } from './report.rules';
import { timelinessNotes } from './timeliness.rules';

/** More than this many are counted and not listed. */
const mostErrors = 500;

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly reading: Reading;
}

@Injectable()
export class PisisFiles {
  private readonly convention: Convention;

  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: PisisQueries,
    private readonly lines: LineQueries,
    private readonly reports: ExecutionReportQueries,
    private readonly acts: PisisActs,
    private readonly evidence: Evidence,
    private readonly audit: Audit,
    @Inject(CONFIG) config: Config,
  ) {
    this.convention = conventionOf(config);
  }

  /** Asked before the file itself is read. @throws NotFound, NotYourHospital */
  async requireOwn(by: Caller, allocationId: string): Promise<void> {
    await this.transactions.read((tx) => this.lines.requireVisible(tx, by, allocationId));
  }

  /**
   * Takes a file whole, with everything that follows from it, or not at all. It is tried before its bytes are kept: a
   * file that is refused leaves nobody's data behind.
   * @throws PisisRefused with every error, PisisSigned, ResourceUnregistered, HospitalWithoutNit; what the acts refuse
   */
  async take(by: Caller, allocationId: string, { name, bytes }: UploadedFile): Promise<Answer<PisisFileView>> {
    const reading = readPisis({ name, bytes }, this.convention);
    if (reading.signed) throw new PisisSigned({});
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const upload = { id: newId(), name, sha256, size: bytes.length, reading };
    const work = (tx: Tx) => this.takeIn(tx, by, { allocationId, upload });
    if (!by.dryRun) {
      await this.transactions.attempt(work);
      const received = await this.evidence.receive(Readable.from([bytes]));
      await this.evidence.keep(received).finally(() => received.discard());
    }
    const fingerprint = createHash('sha256').update(`${by.fingerprint} ${sha256} ${name}`).digest('hex');
    return this.useCases.once({ ...by, fingerprint }, work);
  }

  private async takeIn(tx: Tx, by: Caller, { allocationId, upload }: Taken): Promise<PisisFileView> {
    const allocation = await lockAllocation(tx, by, allocationId);
    requireOwnHospital(by.person, allocation.hospitalId);
    const known = await this.queries.idWithHash(tx, allocationId, upload.sha256);
    if (known !== null) return this.queries.view(tx, by, known, true);
    requireOpen(allocation);
    const { file, folded, plan, notes } = await this.judge(tx, by, { allocationId, upload });
    const outcome = await this.perform(tx, by, { allocation, file, folded, plan, notes });
    const { id, sha256, size } = upload;
    await storeFile(tx, { id, allocationId, sha256, size, file, outcome, recordedBy: by.person.id });
    await this.record(tx, by, { allocationId, upload, file, outcome });
    return this.queries.view(tx, by, id);
  }

  private async judge(tx: Tx, by: Caller, { allocationId, upload }: Taken): Promise<Judged> {
    const { file } = upload.reading;
    if (file === null) throw refused(upload.reading.notes);
    const { nit, resource } = await this.queries.owner(tx, allocationId);
    if (nit === null) throw new HospitalWithoutNit({});
    if (resource === null) throw new ResourceUnregistered({});
    const folded = fold(await this.queries.state(tx, allocationId), file.details.map(entryIn(file)));
    const plan = planOf(folded.changes, await this.queries.books(tx, allocationId));
    const notes = [
      ...upload.reading.notes,
      ...ownFileNotes(file, { nit, resource }),
      ...timelinessNotes(file.control.cutoff, by.today),
      ...folded.notes,
      ...plan.notes,
      ...exceededNotes(folded.state, folded.changes),
    ];
    if (errorsOf(notes).length > 0) throw refused(notes);
    return { file, folded, plan, notes };
  }

  private async perform(tx: Tx, by: Caller, judged: Judged & { allocation: LockedAllocation }): Promise<OutcomeView> {
    const { allocation, file, folded, plan, notes } = judged;
    const { places, id: allocationId } = allocation;
    const { cutoff } = file.control;
    const history = await this.lines.history(tx, allocationId);
    const accepted = await this.reports.lastAccepted(tx, allocationId);
    const last = accepted && { ...accepted, paid: places.executed };
    const figures = figuresOf(folded.state);
    const undecided = await this.queries.undecided(tx, allocationId);
    const report = reportOf(figures, cutoff, { anyReceipt: history.firstReceiptOn !== null, last, undecided });
    const count = (what: string) => folded.changes.filter((change) => change.what === what).length;
    const performed: Performed = await this.acts.perform(tx, by, {
      allocationId,
      fileName: file.fileName,
      cutoff,
      plan,
      figures,
      report,
      yieldsRecorded: yieldsOf(places),
      changed: { updated: count('updated'), annulled: count('annulled') },
    });
    return outcomeOf({
      ...performed,
      file,
      notes: [...notes, ...performed.notes],
      changes: folded.changes,
      figures,
      before: {
        incorporated: history.incorporated,
        contracted: last?.contracted ?? Money.zero,
        obligated: last?.obligated ?? Money.zero,
        paid: places.executed,
      },
      assigned: amountOf(places, history.restored),
      places,
      report,
    });
  }

  /** The file as evidence, and the event: counts, figures and its hash, and nothing that a person's name could be in. */
  private async record(tx: Tx, by: Caller, { allocationId, upload, file, outcome }: Recorded): Promise<void> {
    const { id, name: fileName, sha256, size } = upload;
    await this.evidence.attachIn(tx, by, {
      subject: { subjectKind: 'pisis-file', subjectId: id },
      file: {
        title: `Archivo PISIS con corte al ${dateInSpanish(file.control.cutoff)}`,
        fileName,
        mediaType: 'text/plain',
        size,
        sha256,
      },
    });
    const { counts, figures, acts, report } = outcome;
    const { firstDate, cutoff } = file.control;
    await this.audit.record(tx, by, {
      act: 'pisis.take',
      subjectKind: 'pisis-file',
      subjectId: id,
      content: {
        allocationId,
        fileName,
        sha256,
        firstDate,
        cutoff,
        counts,
        figures,
        acts,
        correction: report.correction,
      },
    });
  }
}

interface Taken {
  readonly allocationId: string;
  readonly upload: Upload;
}

interface Judged {
  readonly file: PisisFile;
  readonly folded: Folded;
  readonly plan: Plan;
  readonly notes: readonly Note[];
}

interface Recorded extends Taken {
  readonly file: PisisFile;
  readonly outcome: OutcomeView;
}

function refused(notes: readonly Note[]): Refusal {
  const errors = errorsOf(notes);
  const shown = errors.slice(0, mostErrors);
  return new PisisRefused({ count: errors.length, shown: shown.length }, shown);
}

function entryIn({ control }: PisisFile) {
  return ({ line, kind, indicator, key, values }: Detail): Entry => ({
    line,
    kind,
    indicator,
    key,
    values,
    period: control.cutoff,
    act: null,
  });
}
