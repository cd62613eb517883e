import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { invariant, refusal } from '../../kernel/errors';
import { CONFIG, type Config } from '../config';
import type { DocumentPlan } from './blocks';
import type { Imprint } from './open-document';
import type { SigningIdentity } from './signature/identity';
import { seal, signaturePlace, type SigningOccasion } from './signature/sign-document';
import type { SignaturePlace } from './signature/signature-place';

/** How many drawings may wait: more would take memory for papers whose readers have long gone. */
const mostWaiting = 200;
/** By then a thread has drawn some of them. */
const retryAfterSeconds = 10;

export const PapersBusy = refusal<{ retryAfterSeconds: number }>(
  'paper.too-many-waiting',
  'unavailable',
  { es: 'Hay demasiados documentos en espera', en: 'Too many documents are waiting to be drawn' },
  {
    es: ({ retryAfterSeconds }) =>
      `Ya esperan ${mostWaiting} documentos. Pídalo de nuevo en ${retryAfterSeconds} segundos.`,
    en: ({ retryAfterSeconds }) => `${mostWaiting} documents are already waiting. Ask again in ${retryAfterSeconds} s.`,
  },
);

type Task =
  | { readonly plan: DocumentPlan; readonly signature: SignaturePlace | null }
  | { readonly plans: readonly DocumentPlan[]; readonly imprint: Imprint };

/**
 * Draws papers in threads of their own, so that the service goes on answering; the threads begin when first needed and
 * end when idle. What is drawn here is byte for byte what `drawDocument` draws.
 */
@Injectable()
export class PaperPool implements OnApplicationShutdown {
  readonly #threads: Piscina<Task, Uint8Array>;

  /** Who signs for this installation; null where nobody does, and then every paper says that it is not signed. */
  readonly signer: SigningIdentity | null;

  constructor(@Inject(CONFIG) config: Pick<Config, 'PAPER_WORKERS' | 'signer'>) {
    this.signer = config.signer;
    this.#threads = new Piscina({
      filename: join(__dirname, 'draw-worker.cjs'),
      minThreads: 0,
      maxThreads: config.PAPER_WORKERS,
      idleTimeout: 30_000,
      maxQueue: mostWaiting,
    });
  }

  /** Without a signature. @throws PapersBusy */
  draw(plan: DocumentPlan): Promise<Buffer> {
    return this.#run({ plan, signature: null });
  }

  /** One PDF of all, each with its own pages and its bookmark. @throws PapersBusy, AbortError when the signal stops it */
  merge(plans: readonly DocumentPlan[], imprint: Imprint, stop?: AbortSignal): Promise<Buffer> {
    return this.#run({ plans, imprint }, stop);
  }

  /**
   * Signed by the installation's certificate; there must be one. The key stays in this thread.
   * @throws PapersBusy, CertificateNotValid
   */
  async sign(plan: DocumentPlan, occasion: SigningOccasion): Promise<Buffer> {
    invariant(this.signer, 'only who has a certificate is asked to sign');
    const place = signaturePlace(this.signer, occasion);
    return seal(await this.#run({ plan, signature: place }), this.signer);
  }

  /**
   * The papers of a batch, in their order, few at a time: however long the batch, a few are in memory. Plans are taken
   * from the iterable as their turn comes; `draw` says what is done with each: `(item, papers) => papers.draw(planOf(item))`.
   */
  async *drawEach<Item>(
    items: Iterable<Item>,
    draw: (item: Item, papers: this) => Promise<Buffer>,
  ): AsyncGenerator<Buffer> {
    const under: Promise<Buffer>[] = [];
    for (const item of items) {
      const drawing = draw(item, this);
      // Whoever stops at the first failure has not waited for the others.
      drawing.catch(() => undefined);
      under.push(drawing);
      const first = under.length > this.#threads.options.maxThreads ? under.shift() : undefined;
      if (first) yield await first;
    }
    for (const drawing of under) yield await drawing;
  }

  /** After the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.#threads.close();
  }

  async #run(task: Task, stop?: AbortSignal): Promise<Buffer> {
    if (this.#threads.queueSize >= mostWaiting) throw new PapersBusy({ retryAfterSeconds });
    const bytes = await this.#threads.run(task, stop ? { signal: stop } : {});
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
