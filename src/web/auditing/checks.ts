import { Injectable } from '@nestjs/common';
import { DeskProblem } from '../client/desk-client';

export type CheckName = 'registro' | 'libro' | 'soportes';

/** What somebody copied from a paper, to be found again: a root, and of how many events it is. */
export interface Paper {
  readonly root: string;
  readonly size: string;
}

interface Started {
  readonly ask: () => Promise<unknown>;
  readonly paper: Paper | null;
  /** Milliseconds, by the clock of the service. */
  readonly now: () => number;
}

/** One check that somebody asked for: it goes on whether they stay or leave. */
export type Check =
  | { readonly state: 'running'; readonly startedAt: number }
  | {
      readonly state: 'done';
      readonly startedAt: number;
      readonly finishedAt: number;
      readonly verdict: unknown;
      readonly paper: Paper | null;
    }
  | { readonly state: 'failed'; readonly startedAt: number; readonly said: string };

const keptFor = 60 * 60 * 1000;

/**
 * What each person has had checked, while this process lives: a check of a long record takes minutes, and nobody should
 * have to watch it. A verdict is of its moment and proves nothing later, so none outlives the process.
 */
@Injectable()
export class Checks {
  private readonly kept = new Map<string, Check>();

  of(personId: string, name: CheckName): Check | null {
    return this.kept.get(`${personId} ${name}`) ?? null;
  }

  /** Starts one unless it is running already. */
  start(personId: string, name: CheckName, { ask, paper, now }: Started): void {
    const key = `${personId} ${name}`;
    const startedAt = now();
    for (const [each, { startedAt: since }] of this.kept) if (startedAt - since > keptFor) this.kept.delete(each);
    if (this.kept.get(key)?.state === 'running') return;
    this.kept.set(key, { state: 'running', startedAt });
    void ask().then(
      (verdict) => this.kept.set(key, { state: 'done', startedAt, finishedAt: now(), verdict, paper }),
      (error: unknown) => this.kept.set(key, { state: 'failed', startedAt, said: saidBy(error) }),
    );
  }
}

function saidBy(error: unknown): string {
  return error instanceof DeskProblem ? error.sentences.join(' ') : 'El servicio falló mientras verificaba.';
}
