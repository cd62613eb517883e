import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { invariant } from '../../kernel/errors';
import { Transactions } from '../../platform/database/transactions';
import type { DocumentPlan } from '../../platform/paper/blocks';
import { PaperPool } from '../../platform/paper/paper-pool';
import { zipOf, type ZipFile } from '../../platform/zip';
import { CertificateQueries, type StoredCertificate } from '../certificates/certificate.queries';
import { CertificatePapers } from '../certificates/papers.service';
import { BatchFileQueries, type BatchItem } from './batch-file.queries';
import type { ClaimedBatch } from './batch.queries';

const pieceSize = 1_000_000;

type Decided = BatchItem & { readonly certificate: StoredCertificate | null };

/** The file of a batch, drawn in the papers' own threads and kept in pieces. */
@Injectable()
export class BatchFileWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: BatchFileQueries,
    private readonly certificates: CertificateQueries,
    private readonly papers: CertificatePapers,
    private readonly pool: PaperPool,
  ) {}

  /**
   * @returns its bytes and their hash; null when there is no certificate to merge
   * @throws the reason of the signal; ClaimLost, SignerAbsent, PapersBusy
   */
  async write(batch: ClaimedBatch, stop: AbortSignal): Promise<{ size: number; sha256: string } | null> {
    await this.transactions.run((tx) => this.queries.clear(tx, batch));
    const decided = await this.decided(batch.id);
    const bytes =
      batch.form === 'zip' ? zipOf(this.files(decided), batch.requestedLocal) : this.merged(batch, decided, stop);
    const sum = createHash('sha256');
    let [position, size] = [0, 0];
    for await (const piece of piecesOf(bytes)) {
      stop.throwIfAborted();
      await this.transactions.run((tx) => this.queries.add(tx, batch, { position, bytes: piece }));
      sum.update(piece);
      position += 1;
      size += piece.length;
    }
    return size === 0 ? null : { size, sha256: sum.digest('hex') };
  }

  private decided(id: string): Promise<Decided[]> {
    return this.transactions.read(async (tx) => {
      const decided: Decided[] = [];
      for (const item of await this.queries.items(tx, id)) {
        const { certificateId } = item;
        const certificate = certificateId === null ? null : await this.certificates.one(tx, certificateId, null);
        decided.push({ ...item, certificate });
      }
      return decided;
    });
  }

  /** Each paper under its line, and a list of all that was asked: what was issued, and what was refused and why. */
  private async *files(decided: readonly Decided[]): AsyncGenerator<ZipFile> {
    const issued = decided.flatMap(({ certificate, position }) => (certificate ? [{ certificate, position }] : []));
    const names = issued.map(({ certificate, position }) => `${pad(position)}-certificado-${certificate.code}.pdf`);
    const drawn = this.pool.drawEach(issued, async ({ certificate }) => (await this.papers.pdf(certificate)).bytes);
    let index = 0;
    for await (const bytes of drawn) {
      const path = names[index];
      invariant(path, 'each paper has its name');
      yield { path, bytes: [bytes] };
      index += 1;
    }
    yield { path: 'relacion.csv', bytes: [Buffer.from(listOf(decided), 'utf8')] };
  }

  private async *merged(
    { cutoff }: ClaimedBatch,
    decided: readonly Decided[],
    stop: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const plans: DocumentPlan[] = [];
    for (const { certificate } of decided) if (certificate) plans.push(await this.papers.plan(certificate));
    const [first] = plans;
    // A PDF has a page: without any certificate there is nothing but the list of what was refused.
    if (!first) return;
    const imprint = {
      title: `Certificaciones con corte al ${cutoff}`,
      author: first.author,
      subject: `Certificaciones reunidas: ${plans.length}. Cada una se verifica por su código`,
      createdAt: new Date(`${cutoff}T17:00:00Z`),
    };
    yield await this.pool.merge(plans, imprint, stop);
  }
}

async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.length;
    if (size < pieceSize) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; at + pieceSize <= whole.length; at += pieceSize) yield whole.subarray(at, at + pieceSize);
    held = [whole.subarray(at)];
    size = whole.length - at;
  }
  if (size > 0) yield Buffer.concat(held);
}

function listOf(decided: readonly Decided[]): string {
  const rows = decided.map(({ position, label, certificate, refusal }) => [
    position,
    label,
    certificate?.code ?? '',
    certificate?.sha256 ?? '',
    refusal?.detail ?? '',
  ]);
  const head = ['n', 'de', 'codigo', 'sha256_del_contenido', 'por_que_no_se_expidio'];
  return stringify([head, ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

function pad(position: number): string {
  return String(position).padStart(4, '0');
}
