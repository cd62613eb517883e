import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config';
import { isWithinWork } from '../database/scope';
import { sendProblem } from '../http/problems';
import { hasRoom, weightOf, type Load } from './capacity.rules';
import { OverCapacity } from './over-capacity';

/** A page that tells whoever asks with a browser what is said to programs as JSON. */
type PageOf = (refused: InstanceType<typeof OverCapacity>, reply: FastifyReply) => Promise<unknown>;

const retryAfterSeconds = 1;
const resolution = 20;
const sampleEvery = 500;
const tellEvery = 10_000;

/** What may be asked of a service that is full: whether it is alive. */
const alwaysAnswered = /^\/health\//;

/**
 * The door: past what the service can hold, whoever comes is told to come again (503, `Retry-After`) before anything of
 * theirs is read. What a page asks of the contract is part of the page, and was let in with it.
 */
@Injectable()
export class Capacity implements OnApplicationShutdown {
  readonly #log = new Logger(Capacity.name);
  readonly #late: IntervalHistogram = monitorEventLoopDelay({ resolution });
  readonly #sampling: NodeJS.Timeout;
  readonly #largestBody: number;
  #load = { requests: 0, bodyBytes: 0, delay: 0 };
  #refused = 0;
  #toldAt = 0;
  #pageOf: PageOf | null = null;

  constructor(
    @Inject(CONFIG)
    private readonly config: Pick<Config, 'CAPACITY_REQUESTS' | 'CAPACITY_BODY_BYTES' | 'BODY_LIMIT_BYTES'>,
  ) {
    // A file may be larger than a form, and is in memory while it is read.
    this.#largestBody = Math.max(config.BODY_LIMIT_BYTES, 20_000_000);
    this.#late.enable();
    this.#sampling = setInterval(() => {
      this.#sample();
    }, sampleEvery);
    this.#sampling.unref();
  }

  /** What is under way, and how many were told to come again since the start. */
  get now(): Load & { readonly refused: number } {
    return { ...this.#load, refused: this.#refused };
  }

  /** How a page says that there is no room. */
  showWith(pageOf: PageOf): void {
    this.#pageOf = pageOf;
  }

  /** The first thing that is asked of a request. @returns whether it goes on; if not, it has been answered */
  async letsIn(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (isWithinWork() || alwaysAnswered.test(request.url)) return true;
    const weight = weightOf(request.headers, this.#largestBody);
    const { CAPACITY_REQUESTS: requests, CAPACITY_BODY_BYTES: bodyBytes } = this.config;
    if (!hasRoom(this.#load, { requests, bodyBytes }, weight)) {
      await this.#turnAway(request, reply);
      return false;
    }
    this.#hold(request, reply, weight);
    return true;
  }

  onApplicationShutdown(): void {
    clearInterval(this.#sampling);
    this.#late.disable();
  }

  /** Until it is answered, or whoever asked has gone. */
  #hold({ raw: { socket } }: FastifyRequest, reply: FastifyReply, weight: number): void {
    this.#load.requests += 1;
    this.#load.bodyBytes += weight;
    let held = true;
    const letGo = () => {
      if (!held) return;
      held = false;
      this.#load.requests -= 1;
      this.#load.bodyBytes -= weight;
      socket.off('close', letGo);
    };
    reply.raw.once('finish', letGo).once('close', letGo);
    // An answer that waits behind another of its connection is told nothing when that is cut: as many as were sent ahead.
    socket.setMaxListeners(0).once('close', letGo);
  }

  async #turnAway(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.#refused += 1;
    this.#tell();
    const refused = new OverCapacity({ retryAfterSeconds });
    const readsPages = !request.url.startsWith('/api/') && /\btext\/html\b/.test(request.headers.accept ?? '');
    if (readsPages && this.#pageOf) await this.#pageOf(refused, reply);
    else sendProblem(refused, request, reply);
  }

  // A line each time would be one more queue.
  #tell(): void {
    if (Date.now() - this.#toldAt < tellEvery) return;
    this.#toldAt = Date.now();
    this.#log.warn({ ...this.now }, 'over capacity: whoever comes is told to come again');
  }

  #sample(): void {
    const late = this.#late.mean / 1e6 - resolution;
    this.#late.reset();
    this.#load.delay = Number.isFinite(late) ? Math.max(0, Math.round(late)) : 0;
  }
}
