import { OverCapacity } from '../capacity/over-capacity';

/** What became of one command of a batch. */
export type Outcome<Result> = { readonly done: Result } | { readonly refused: unknown };

interface Ways<Command, Result> {
  /** Two that share a subject never go together: the second must see what the first did. */
  readonly subjectsOf: (command: Command) => readonly string[];
  /**
   * Does all of these in one transaction, each decided alone. @throws when none of them was done, for whatever reason:
   * each is then done by itself
   */
  readonly together: (batch: readonly Command[]) => Promise<readonly Outcome<Result>[]>;
  readonly alone: (command: Command) => Promise<Result>;
  readonly most: { readonly together: number; readonly waiting: number };
}

interface Waiting<Command, Result> {
  readonly command: Command;
  readonly settle: (outcome: Outcome<Result>) => void;
}

/**
 * One lane of commands into the database. There is no timer: a batch is whatever came while the last one committed, so
 * that under no load a command goes alone at once, and under load many share one commit. What is refused refuses only
 * itself; a batch that fails as a whole is done again one by one, so that no command suffers for another.
 * Cost: the queue is bounded, and past it whoever comes is told to come again.
 */
export class Lane<Command, Result> {
  private queue: Waiting<Command, Result>[] = [];
  private busy = false;

  constructor(private readonly ways: Ways<Command, Result>) {}

  /** @throws OverCapacity; whatever the command itself is refused for */
  async submit(command: Command): Promise<Result> {
    if (this.queue.length >= this.ways.most.waiting) throw new OverCapacity({ retryAfterSeconds: 1 });
    const outcome = await new Promise<Outcome<Result>>((settle) => {
      this.queue.push({ command, settle });
      void this.drain();
    });
    if ('done' in outcome) return outcome.done;
    throw outcome.refused;
  }

  private async drain(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Whatever else comes in this turn of the loop goes along.
    await Promise.resolve();
    while (this.queue.length > 0) await this.go(this.take());
    this.busy = false;
  }

  private take(): Waiting<Command, Result>[] {
    const subjects = new Set<string>();
    const batch: Waiting<Command, Result>[] = [];
    const later: Waiting<Command, Result>[] = [];
    for (const waiting of this.queue) {
      const own = this.ways.subjectsOf(waiting.command);
      const goes = batch.length < this.ways.most.together && !own.some((subject) => subjects.has(subject));
      for (const subject of own) subjects.add(subject);
      (goes ? batch : later).push(waiting);
    }
    this.queue = later;
    return batch;
  }

  private async go(batch: readonly Waiting<Command, Result>[]): Promise<void> {
    if (batch.length === 1) return this.goAlone(batch);
    try {
      const outcomes = await this.ways.together(batch.map(({ command }) => command));
      for (const [index, { settle }] of batch.entries())
        settle(outcomes[index] ?? { refused: new Error('no outcome') });
    } catch {
      // Nothing of it was kept: each is judged by itself, and whoever broke it is refused alone.
      await this.goAlone(batch);
    }
  }

  private async goAlone(batch: readonly Waiting<Command, Result>[]): Promise<void> {
    for (const { command, settle } of batch) {
      settle(
        await this.ways.alone(command).then(
          (done) => ({ done }),
          (refused: unknown) => ({ refused }),
        ),
      );
    }
  }
}
