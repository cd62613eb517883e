import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { actsOn } from '../audit/act-under-way';
import { Audit } from '../audit/audit.service';
import type { EvidenceAsked, EvidenceForm, EvidenceVerdict, EvidenceView } from './evidence.dto';
import { EvidenceRecord } from './evidence.entity';
import { EvidenceQueries, type Recorded } from './evidence.queries';
import {
  agrees,
  EvidenceConfidential,
  EvidenceGone,
  EvidenceTypeDiffers,
  namesPeople,
  readableName,
  type EvidenceType,
} from './evidence.rules';
import { EVIDENCE_STORE, type EvidenceStore } from './evidence-store';
import { typeOfFile } from './file-content';
import { receive, type Received } from './receiving';

/** The files that prove acts. */
@Injectable()
export class Evidence {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: EvidenceQueries,
    private readonly audit: Audit,
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  page(by: Caller, asked: EvidenceAsked): Promise<Page<EvidenceView>> {
    return this.transactions.readAtOnce((tx) => this.queries.page(tx, by.person, asked));
  }

  /** @throws NotFound */
  one(by: Caller, id: string): Promise<EvidenceView> {
    return this.transactions.readAtOnce((tx) => this.queries.one(tx, by.person, id));
  }

  /** Writes what comes to disk, under a name of ours. @throws UploadTooLarge; what a stream that is cut short throws */
  receive(stream: Readable): Promise<Received> {
    return receive(stream, join(this.config.dataFolder, 'evidence', 'incoming'));
  }

  /**
   * Keeps the bytes first and records them after, so that what is recorded is there. If the recording fails, bytes that
   * nobody names stay under their hash, and are used if the same file comes again.
   * @throws NotFound, NotYourHospital, EvidenceUnsupported, EvidenceDamaged, EvidenceTypeDiffers, SpreadsheetRefused
   */
  async attach(
    by: Caller,
    form: EvidenceForm,
    { received, name, declared }: { received: Received; name: string; declared: string },
  ): Promise<Answer<EvidenceView>> {
    await this.transactions.read((tx) => this.placeOwn(tx, by, form));
    const mediaType = await typeOfFile(received.path);
    if (!agrees(declared, mediaType))
      throw new EvidenceTypeDiffers({ declared: declared.slice(0, 100), found: mediaType });
    const { size, sha256 } = received;
    if (!by.dryRun) await this.keep(received);
    const sent = createHash('sha256')
      .update(`${by.fingerprint} ${sha256} ${JSON.stringify(form)}`)
      .digest('hex');
    const file = { title: form.title, fileName: readableName(name, mediaType), mediaType, size, sha256 };
    return this.useCases.once({ ...by, fingerprint: sent }, (tx) => this.attachIn(tx, by, { subject: form, file }));
  }

  /** Keeps the bytes, under their hash; what is recorded of them comes after. */
  keep(received: Received): Promise<void> {
    return this.store.keep(received);
  }

  /** Records a file whose bytes are kept, within the act that it proves. @throws NotFound, NotYourHospital */
  async attachIn(tx: Tx, by: Caller, { subject, file }: { subject: Subject; file: KeptFile }): Promise<EvidenceView> {
    const { subjectKind, subjectId } = subject;
    const { resolutionId, allocationId } = await this.placeOwn(tx, by, subject);
    const id = newId();
    actsOn(tx, chainOf({ resolutionId, allocationId }, subjectId));
    await tx.insert(EvidenceRecord, {
      id,
      subject_kind: subjectKind,
      subject_id: subjectId,
      resolution_id: resolutionId,
      allocation_id: allocationId,
      title: file.title,
      file_name: file.fileName,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      recorded_by: by.person.id,
    });
    const content = { subjectKind, subjectId, ...file };
    await this.audit.record(tx, by, { act: 'evidence.attach', subjectKind: 'evidence', subjectId: id, content });
    return this.queries.one(tx, by.person, id);
  }

  /** The bytes, whole and unaltered, and the record of who took them. @throws NotFound, EvidenceConfidential, EvidenceGone */
  async download(by: Caller, id: string): Promise<{ view: EvidenceView; stream: Readable }> {
    const view = await this.one(by, id);
    if (namesPeople(view)) await this.requireConcerned(by, view);
    const state = await this.stateOf(view.sha256);
    const stream = state === 'whole' ? await this.store.open(view.sha256) : null;
    if (!stream) throw new EvidenceGone({ id, state: state === 'altered' ? 'altered' : 'missing' });
    await this.transactions.run(async (tx) => {
      actsOn(tx, chainOf(view, view.subjectId));
      const content = { sha256: view.sha256 };
      await this.audit.record(tx, by, { act: 'evidence.download', subjectKind: 'evidence', subjectId: id, content });
    });
    return { view, stream };
  }

  /** Reads every file again and compares it with its row, and the row with the record. O(bytes); one file at a time. */
  verify(): Promise<EvidenceVerdict> {
    return this.transactions.read(async (tx) => {
      const problems: EvidenceVerdict['problems'] = [];
      let checked = 0;
      for await (const batch of this.queries.recorded(tx)) {
        for (const each of batch) {
          checked += 1;
          const code = await this.problemOf(each);
          if (code)
            problems.push({
              evidenceId: each.id,
              code,
              title: each.title,
              fileName: each.fileName,
              detail: details[code],
            });
        }
      }
      return { sound: problems.length === 0, checked, problems };
    });
  }

  private async problemOf({ sha256, recordedSha256 }: Recorded): Promise<ProblemCode | null> {
    if (sha256 === null) return 'evidence.deleted';
    if (recordedSha256 === null) return 'evidence.unrecorded';
    if (sha256 !== recordedSha256) return 'evidence.rewritten';
    const state = await this.stateOf(sha256);
    return state === 'whole' ? null : `evidence.${state}`;
  }

  private async stateOf(sha256: string): Promise<'whole' | 'missing' | 'altered'> {
    const stream = await this.store.open(sha256);
    if (!stream) return 'missing';
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex') === sha256 ? 'whole' : 'altered';
  }

  /** @throws EvidenceConfidential */
  private async requireConcerned(by: Caller, { subjectKind, subjectId }: Subject): Promise<void> {
    if (by.person.roles.includes('auditor')) return;
    const { hospitalId } = await this.transactions.read((tx) =>
      this.queries.place(tx, by.person, { kind: subjectKind, id: subjectId }),
    );
    if (hospitalId === null || !by.person.hospitalIds.includes(hospitalId)) throw new EvidenceConfidential({});
  }

  private async placeOwn(tx: Tx, by: Caller, { subjectKind, subjectId }: Subject) {
    const placed = await this.queries.place(tx, by.person, { kind: subjectKind, id: subjectId });
    // A hospital proves its own acts; those of the ministry it reads.
    if (by.person.roles.every((role) => role === 'recipient')) requireOwnHospital(by.person, placed.hospitalId);
    return placed;
  }
}

type Subject = Pick<EvidenceForm, 'subjectKind' | 'subjectId'>;

/** A file whose bytes are in the store. */
interface KeptFile {
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: EvidenceType;
  readonly size: number;
  readonly sha256: string;
}

type ProblemCode = EvidenceVerdict['problems'][number]['code'];

const details: Record<ProblemCode, string> = {
  'evidence.missing': 'El archivo consta y ya no está guardado.',
  'evidence.altered': 'El archivo guardado no es el que se recibió: su huella es otra.',
  'evidence.rewritten': 'La huella que consta no es la que dice el registro.',
  'evidence.unrecorded': 'Nadie consta que adjuntó este archivo.',
  'evidence.deleted': 'El registro dice que se adjuntó y ya no consta.',
};

// On the chain of the line, else of the resolution, else of the act itself: where the act's own events are.
function chainOf(
  { allocationId, resolutionId }: { allocationId: string | null; resolutionId: string | null },
  subjectId: string,
): { kind: string; id: string } {
  if (allocationId !== null) return { kind: 'allocation', id: allocationId };
  return resolutionId === null ? { kind: 'evidence', id: subjectId } : { kind: 'resolution', id: resolutionId };
}
