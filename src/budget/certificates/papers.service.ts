import { Injectable } from '@nestjs/common';
import { refusal } from '../../kernel/errors';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import { Transactions } from '../../platform/database/transactions';
import type { DocumentPlan } from '../../platform/paper/blocks';
import { KeptPapers } from '../../platform/paper/kept-papers';
import { PaperPool } from '../../platform/paper/paper-pool';
import { readContent, type CertificateContent } from './certificate.content';
import { certificatePlan } from './certificate.layout';
import type { StoredCertificate } from './certificate.queries';
import { LogoQueries } from './logo.queries';
import { fileHash, RenditionQueries } from './rendition.queries';

export const SignerAbsent = refusal<{ name: string; serial: string }>(
  'certificate.signer-absent',
  'unavailable',
  { es: 'Falta el certificado que la firma', en: 'The certificate that signs it is absent' },
  {
    es: ({ name, serial }) =>
      `Se expidió para firmarla con el certificado digital de ${name}, serie ${serial}, y este servicio no lo tiene. Configúrelo de nuevo, o reemplácela.`,
    en: ({ name, serial }) =>
      `It was issued to be signed by ${name}, serial ${serial}, and this service has no such certificate now.`,
  },
);

export interface CertificatePaper {
  readonly name: string;
  readonly bytes: Buffer;
}

type Drawable = Pick<StoredCertificate, 'id' | 'code' | 'content' | 'sha256'>;

/** Bytes: some two thousand certificates of one page. */
const mostKept = 64_000_000;

/** A certificate as a file, and the memory of every file that was handed out. */
@Injectable()
export class CertificatePapers {
  readonly #kept = new KeptPapers(mostKept);

  constructor(
    private readonly transactions: Transactions,
    private readonly renditions: RenditionQueries,
    private readonly logos: LogoQueries,
    private readonly pool: PaperPool,
    private readonly clock: Clock,
  ) {}

  /**
   * Drawn from the stored content alone, in a thread of its own: the same bytes every time. One that is to be signed is
   * signed once, kept, and served from then on. Whichever it is, it is known from then on as a file of ours.
   * @throws SignerAbsent, PapersBusy, CertificateNotValid
   */
  async pdf(stored: Drawable): Promise<CertificatePaper> {
    const content = readContent(stored.content);
    const name = `certificado-${stored.code}.pdf`;
    return { name, bytes: content.signer ? await this.signed(stored, content) : await this.drawn(stored) };
  }

  /** How it is drawn; the logo is the one of its issue. */
  async plan({ content, sha256 }: Drawable): Promise<DocumentPlan> {
    const { logo } = readContent(content).letterhead;
    const png = logo && (await this.transactions.read((tx) => this.logos.withHash(tx, logo.sha256)));
    return certificatePlan(content, sha256, png);
  }

  // What it says never changes, and all that is drawn follows from its hash; what becomes of it is told elsewhere.
  private drawn(stored: Drawable): Promise<Buffer> {
    return this.#kept.of([stored.id, stored.sha256, fileHash(Buffer.from(stored.content))].join(' '), () =>
      this.draw(stored),
    );
  }

  private async draw(stored: Drawable): Promise<Buffer> {
    const bytes = await this.pool.draw(await this.plan(stored));
    const sha256 = fileHash(bytes);
    const known = await this.transactions.read((tx) => this.renditions.knows(tx, sha256));
    if (!known) await this.remember(stored.id, { sha256, signed: null });
    return bytes;
  }

  /** Of two who sign at once, the first one's file is the certificate's. Nothing is held open while it is signed. */
  private async signed(stored: Drawable, { signer, letterhead }: CertificateContent): Promise<Buffer> {
    const kept = await this.transactions.read((tx) => this.renditions.signed(tx, stored.id));
    if (kept) return kept;
    if (this.pool.signer === null || this.pool.signer.serial !== signer?.serial) {
      throw new SignerAbsent({ name: signer?.name ?? '', serial: signer?.serial ?? '' });
    }
    const bytes = await this.pool.sign(await this.plan(stored), {
      at: this.clock.now(),
      reason: 'Expedición del certificado',
      ...(letterhead.city === null ? {} : { location: letterhead.city }),
    });
    await this.remember(stored.id, { sha256: fileHash(bytes), signed: bytes });
    const first = await this.transactions.read((tx) => this.renditions.signed(tx, stored.id));
    return first ?? bytes;
  }

  // Whoever may read the paper makes it known, whatever of the rest they may see.
  private remember(id: string, file: { sha256: string; signed: Buffer | null }): Promise<void> {
    return seeing('everything', () => this.transactions.run((tx) => this.renditions.remember(tx, id, file)));
  }
}
