import type { Move } from './books';
import { conflict, on, type Act, type Refused } from './plan';
import type { Person } from './people';
import { together, type Line, type Payment, type Withdrawal, type World } from './world';

/* A hospital gives its line up, and what is contested is settled. */

const payments = { before: 'released', unknown: 'contested' } as const;

/** Judged when it is recorded, and again when it is approved. @param withdrawal null while it is being recorded */
export function judgeWithdrawal(world: World, { line, payment }: Asked, withdrawal: Withdrawal | null): Refused | null {
  const isPending = world.withdrawals.some(
    (each) => each.line === line && each.decision === null && each !== withdrawal,
  );
  const isOrdered = world.giros.some((giro) => giro.line === line && giro.decision === null);
  if (world.isIdle(line) || isPending || isOrdered || world.at('ordered', line) > 0) return conflict;
  const isPaid = world.sumAt(['transit', 'held', 'executed', 'returned'], line) > 0;
  if (payment === 'after') return isPaid ? null : conflict;
  return isPaid || world.at('assigned', line) === 0 ? conflict : null;
}

interface Asked {
  readonly line: Line;
  readonly payment: Payment;
}

/** All that was still to be paid; nothing, after payment. */
export function withdrawalMoves(world: World, { line, payment }: Asked): Move[] {
  if (payment === 'after') return [];
  const amount = world.at('assigned', line);
  return [{ from: `assigned ${line.name}`, to: `${payments[payment]} ${line.name}`, amount }];
}

const withdraw =
  (payment: Payment): Act =>
  (world, day) =>
    world.lines.map((line) => ({
      right: 'recipient',
      roles: ['recipient', 'registrar'],
      lines: [line],
      path: `/allocations/${line.id}/withdrawal`,
      body: { filingNumber: 'EJEMPLO', withdrawnOn: on(day), reason: 'EJEMPLO', payment, source: 'EJEMPLO' },
      judge: () => judgeWithdrawal(world, { line, payment }, null),
      make(by, { id }) {
        const record = { id, line, payment, day, maker: by.id, decision: null, entry: null };
        world.withdrawals.push({ kind: 'withdrawal', ...record, clarifications: [] });
      },
    }));

const annul: Act = (world, day) =>
  world.withdrawals.map((withdrawal) => ({
    right: 'recipient',
    roles: ['recipient', 'registrar'],
    lines: [withdrawal.line],
    path: `/withdrawals/${withdrawal.id}/annulment`,
    body: { reason: 'EJEMPLO' },
    judge: () => (world.annulmentOf(withdrawal)?.decision === null ? conflict : judgeAnnulment(world, withdrawal)),
    make(by) {
      world.annulments.push({ kind: 'annulment', id: withdrawal.id, withdrawal, day, maker: by.id, decision: null });
    },
  }));

/** What has an entry is undone by its reversal. */
export function judgeAnnulment(world: World, withdrawal: Withdrawal): Refused | null {
  const { entry, line } = withdrawal;
  return world.isInForce(withdrawal) && entry === null && !line.closed ? null : conflict;
}

type Proof = 'before' | 'transit' | 'held';

const clarify =
  (proof: Proof): Act =>
  (world, day) =>
    world.withdrawals.map((withdrawal) => {
      const paid = { payment: 'after', effectiveOn: on(day), ...(proof === 'held' ? { receivedOn: on(day) } : {}) };
      return {
        right: 'approver',
        roles: ['approver'],
        lines: [withdrawal.line],
        path: `/withdrawals/${withdrawal.id}/clarification`,
        body: { evidence: 'EJEMPLO', ...(proof === 'before' ? { payment: 'before', effectiveOn: on(day) } : paid) },
        judge: (by) => judgeClarification(world, withdrawal, by),
        make: (by, { clarifications }) => settleContested(world, withdrawal, { proof, by, day, clarifications }),
      };
    });

function judgeClarification(world: World, withdrawal: Withdrawal, by: Person): Refused | null {
  const { line, maker } = withdrawal;
  const isUnknown = world.standing(line) === withdrawal && world.paymentOf(withdrawal) === 'unknown';
  return isUnknown && world.at('contested', line) > 0 && maker !== by.id ? null : conflict;
}

interface Settled {
  readonly proof: Proof;
  readonly by: Person;
  readonly day: number;
  /** As it was answered: the last one names the giro that came to light. */
  readonly clarifications: unknown;
}

function settleContested(world: World, withdrawal: Withdrawal, { proof, by, day, clarifications }: Settled): void {
  const { line, maker } = withdrawal;
  const amount = world.at('contested', line);
  const id = (clarifications as { disbursementId: string | null }[]).at(-1)?.disbursementId ?? '';
  const giro = proof === 'before' ? null : world.addGiro({ id, line, amount, day, maker, decision: 'approved' });
  const to = { before: `released ${line.name}`, transit: `transit ${giro?.name ?? ''}`, held: `held ${line.name}` }[
    proof
  ];
  const moves = [{ from: `contested ${line.name}`, to, amount }];
  const entry = world.post('clarify', moves, together({ ...withdrawal, day }, by));
  giro?.entries.push(entry);
  withdrawal.clarifications.push({ payment: proof === 'before' ? 'before' : 'after', entry });
}

export const withdrawalActs = {
  'withdraw before payment': withdraw('before'),
  'withdraw after payment': withdraw('after'),
  'withdraw, payment unknown': withdraw('unknown'),
  'annul the withdrawal': annul,
  'clarify: never paid': clarify('before'),
  'clarify: paid': clarify('transit'),
  'clarify: paid and received': clarify('held'),
} satisfies Record<string, Act>;
