import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { DatabaseAway, hasWaitedTooLong, OutcomeUnknown } from '../database/constraints';
import { writingFor } from '../database/replica/freshness';
import { presentScope, seeing } from '../database/scope';
import { Transactions, type Tx } from '../database/transactions';
import { Answer } from '../http/answers';
import type { Caller } from '../http/caller';
import { UseCases } from '../http/use-cases';
import { keepAnswers, keptAnswers } from './kept-answers';
import { Lane, type Outcome } from './lane';

/** A command as it was submitted, and by whom. */
export interface Submitted<Command> {
  readonly by: Caller;
  readonly command: Command;
}

export interface GatheredAct<Command, View> {
  /** What two commands may not share in one batch; its key never is. */
  readonly subjectsOf: (command: Command) => readonly string[];
  /**
   * Decides each by its own rules, in order, and writes all that were not refused: read once, write once.
   * @throws whatever is not the refusal of one: then none is done, and each is tried by itself
   */
  readonly together: (tx: Tx, batch: readonly Submitted<Command>[]) => Promise<readonly Outcome<View>[]>;
}

export type GatheredUseCase<Command, View> = (by: Caller, command: Command) => Promise<Answer<View>>;

const most = { together: 500, waiting: 2000 };

/** Use cases that many ask for at once: they share a transaction and its commit, and nothing else. */
@Injectable()
export class Gathering {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The act, done once by its key, alone or along with others that came at the same time. Who may see only a part of
   * the database, and who only tries, goes alone: those share nothing.
   */
  of<Command, View>(act: GatheredAct<Command, View>): GatheredUseCase<Command, View> {
    const alone = (submitted: Submitted<Command>) =>
      this.useCases.once(submitted.by, async (tx) => resultOf((await act.together(tx, [submitted]))[0]));
    const lane = new Lane<Submitted<Command>, Answer<View>>({
      subjectsOf: ({ by, command }) => [...act.subjectsOf(command), ...keyOf(by)],
      together: (batch) => asAll(batch, () => this.together(act, batch)),
      alone: (submitted) => asAll([submitted], () => alone(submitted)),
      most,
    });
    return (by, command) => {
      const gathers = !by.dryRun && presentScope() === 'everything';
      return gathers ? lane.submit({ by, command }) : alone({ by, command });
    };
  }

  private async together<Command, View>(
    act: GatheredAct<Command, View>,
    batch: readonly Submitted<Command>[],
  ): Promise<readonly Outcome<Answer<View>>[]> {
    try {
      return await this.transactions.run(
        async (tx) => {
          const kept = await keptAnswers<View>(
            tx,
            batch.map(({ by }) => by),
          );
          const fresh = batch.filter((_, index) => kept[index] === undefined);
          const done = fresh.length === 0 ? [] : await act.together(tx, fresh);
          const outcomes = new Map(fresh.map((submitted, index) => [submitted, answered(done[index])]));
          const again = await keptMeanwhile<View>(tx, outcomes);
          return batch.map(
            (submitted, index) => kept[index] ?? again.get(submitted) ?? outcomes.get(submitted) ?? answered(undefined),
          );
        },
        (tx, outcomes) =>
          keepAnswers(
            tx,
            batch.map(({ by }) => by),
            outcomes,
          ),
      );
    } catch (error) {
      // Nobody knows whether it was committed: doing it again would be worse.
      const isUnknown = error instanceof OutcomeUnknown;
      // Each by itself would wait for a connection as long again, one after the other.
      const isWithoutDatabase = error instanceof DatabaseAway || hasWaitedTooLong(error);
      if (isUnknown || isWithoutDatabase) return batch.map(() => ({ refused: error }));
      throw error;
    }
  }
}

/** A lane goes on in the turn of whoever came first: what is seen and who writes is said for each batch. */
function asAll<T>(batch: readonly Submitted<unknown>[], work: () => T): T {
  const people = batch.map(({ by }) => by.person.id);
  return writingFor(people, () => seeing('everything', work));
}

/**
 * The same request may be under way in another instance: whoever waited for its lock finds the act done and is refused,
 * though by its key it is to be answered the same. What was kept while we waited is seen now.
 */
async function keptMeanwhile<View>(
  tx: Tx,
  outcomes: ReadonlyMap<Submitted<unknown>, Outcome<Answer<View>>>,
): Promise<Map<Submitted<unknown>, Outcome<Answer<View>> | undefined>> {
  const refused = [...outcomes].flatMap(([submitted, outcome]) => ('refused' in outcome ? [submitted] : []));
  const kept = await keptAnswers<View>(
    tx,
    refused.map(({ by }) => by),
  );
  return new Map(refused.map((submitted, index) => [submitted, kept[index]]));
}

function answered<View>(outcome: Outcome<View> | undefined): Outcome<Answer<View>> {
  invariant(outcome, 'each command of a batch has its outcome');
  return 'done' in outcome ? { done: new Answer(outcome.done, 'done') } : outcome;
}

function resultOf<View>(outcome: Outcome<View> | undefined): View {
  invariant(outcome, 'each command of a batch has its outcome');
  if ('done' in outcome) return outcome.done;
  throw outcome.refused;
}

function keyOf({ person, idempotencyKey }: Caller): string[] {
  return idempotencyKey === null ? [] : [`${person.id} ${idempotencyKey}`];
}
