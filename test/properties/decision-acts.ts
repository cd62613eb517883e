import { accountsIn, inverseOf, type Entry, type Move } from './books';
import { judgeReport, reportMoves, returnMoves } from './hospital-acts';
import { orderMoves, requirementPath } from './payment-acts';
import { conflict, funds, type Act, type Made, type Plan, type Refused } from './plan';
import { may, type Person } from './people';
import { judgeLapse, judgePublication, lapseMoves, moveOf } from './resolution-acts';
import {
  together,
  type Amendment,
  type Annulment,
  type Line,
  type Report,
  type Restoration,
  type World,
} from './world';
import type { Giro, Lapse, Requirement, Restitution, Reversal, Withdrawal } from './world';
import { judgeReversal, reversalCheckers, reverse } from './reversal-acts';
import { judgeAnnulment, judgeWithdrawal, withdrawalMoves } from './withdrawal-acts';

/* What one person recorded, another approves or refuses. */

type Undecided =
  Giro | Withdrawal | Annulment | Report | Restitution | Restoration | Requirement | Lapse | Amendment | Reversal;

type Kind = Undecided['kind'];

const paths: Record<Kind, (record: Undecided) => { approve: string; refuse: string }> = {
  order: ({ id }) => twoOf(`/disbursements/${id}`),
  withdrawal: ({ id }) => twoOf(`/withdrawals/${id}`),
  annulment: ({ id }) => twoOf(`/withdrawals/${id}/annulment`),
  report: ({ id }) => twoOf(`/execution-reports/${id}`, 'acceptance', 'observation'),
  restitution: ({ id }) => twoOf(`/restitutions/${id}`, 'verification'),
  restoration: ({ id }) => twoOf(`/restorations/${id}`),
  requirement: (record) => twoOf(requirementPath((record as Requirement).line), 'acceptance'),
  lapse: ({ id }) => twoOf(`/lapses/${id}`),
  amendment: ({ id }) => twoOf(`/resolutions/${id}`, 'publication'),
  reversal: ({ id }) => twoOf(`/ledger/reversals/${id}`),
};

function twoOf(path: string, approve = 'approval', refuse = 'refusal') {
  return { approve: `${path}/${approve}`, refuse: `${path}/${refuse}` };
}

/** Everything that waits or waited for a decision; of what is asked for again, only the last. */
function decidable(world: World): Undecided[] {
  const standing = world.requirements.filter((each) => world.requirementOf(each.line) === each);
  const annulments = world.annulments.filter((each) => world.annulmentOf(each.withdrawal) === each);
  const onLines = [world.giros, world.withdrawals, world.reports, world.restitutions, world.restorations].flat();
  // A giro that came to light by a clarification has no order of its own to decide, and is decided.
  return [...onLines, ...standing, ...annulments, ...world.lapses, ...world.amendments, ...world.reversals];
}

function planOf(world: World, record: Undecided): Omit<Plan, 'path' | 'body' | 'judge' | 'make'> {
  const right = checkerOf(record);
  return {
    right,
    roles: record.kind === 'reversal' ? ['approver', 'paymaster'] : [right],
    lines: linesOf(world, record),
  };
}

function linesOf(world: World, record: Undecided): readonly Line[] {
  if ('line' in record) return [record.line];
  if (record.kind === 'annulment') return [record.withdrawal.line];
  return record.kind === 'reversal' ? world.linesOf(accountsIn(record.entry)) : world.lines;
}

function checkerOf(record: Undecided): 'approver' | 'paymaster' {
  if (record.kind === 'reversal') return reversalCheckers(record.entry)[0] ?? 'approver';
  return record.kind === 'restitution' ? 'paymaster' : 'approver';
}

/** Who may decide it, whatever it says. */
function judgeDecider(record: Undecided, by: Person): Refused | null {
  if (record.kind === 'reversal' && !may(by, reversalCheckers(record.entry))) return { status: 403 };
  return record.decision !== null || record.maker === by.id ? conflict : null;
}

const approve: Act = (world) =>
  decidable(world).map((record) => ({
    ...planOf(world, record),
    path: paths[record.kind](record).approve,
    body: {},
    judge: (by) => judgeDecider(record, by) ?? judgeApproval(world, record),
    make(by, made) {
      approveIn(world, record, by, made);
      record.decision = 'approved';
    },
  }));

const refuse: Act = (world) =>
  decidable(world)
    .filter(({ kind }) => kind !== 'amendment')
    .map((record) => ({
      ...planOf(world, record),
      path: paths[record.kind](record).refuse,
      body: { reason: 'EJEMPLO' },
      judge: (by) => judgeDecider(record, by) ?? judgeRefusal(world, record),
      make: () => void (record.decision = 'refused'),
    }));

function judgeRefusal(world: World, record: Undecided): Refused | null {
  if (record.kind === 'requirement') return world.isIdle(record.line) ? conflict : null;
  const isOfHospital = ['report', 'restitution', 'restoration'].includes(record.kind);
  return isOfHospital && 'line' in record && record.line.closed ? conflict : null;
}

function judgeApproval(world: World, record: Undecided): Refused | null {
  const closed = judgeRefusal(world, record);
  if (closed) return closed;
  switch (record.kind) {
    case 'order':
      return world.isIdle(record.line) ? conflict : funds(world, orderMoves(record), record.day);
    case 'withdrawal':
      return judgeWithdrawal(world, record, record) ?? funds(world, withdrawalMoves(world, record), record.day);
    case 'report':
      return judgeReport(world, record, record) ?? judgeMoves(world, record);
    case 'restitution':
      return funds(world, returnMoves(record), record.day);
    case 'restoration':
      return judgeRestoration(world, record);
    case 'requirement':
      return null;
    case 'annulment':
      return judgeAnnulment(world, record.withdrawal);
    case 'lapse':
      return judgeLapse(world, record) ?? funds(world, lapseMoves(world), record.day);
    case 'amendment':
      return judgePublication(world, record);
    case 'reversal':
      return (
        judgeReversal(world, record.entry, record) ?? funds(world, inverseOf(record.entry.moves), record.entry.day)
      );
  }
}

function judgeMoves(world: World, report: Report): Refused | null {
  const { execute, earn } = reportMoves(world, report);
  return funds(world, [...execute, ...earn], report.day);
}

function restoringMoves({ line, amount }: Restoration): Move[] {
  return [{ from: `returned ${line.name}`, to: 'undistributed', amount }];
}

/** No act restores what was deposited after it. */
function judgeRestoration(world: World, restoration: Restoration): Refused | null {
  const deposits = world.restitutions.filter(
    ({ of, line, entry }) => of === 'principal' && line === restoration.line && entry?.reversed === false,
  );
  const first = Math.min(...deposits.map(({ day }) => day));
  if (deposits.length > 0 && first > restoration.day) return conflict;
  return funds(world, restoringMoves(restoration), restoration.day);
}

function approveIn(world: World, record: Undecided, by: Person, made: Made): void {
  const post = (act: string, moves: readonly Move[]): Entry[] =>
    moves.length === 0 ? [] : [world.post(act, moves, together(record, by))];
  switch (record.kind) {
    case 'order':
      record.entries.push(...post('order', orderMoves(record)));
      break;
    case 'report': {
      const { execute, earn } = reportMoves(world, record);
      record.decidedAfter = world.books.entries.length;
      record.entries.push(...post('execute', execute), ...post('earn', earn));
      break;
    }
    case 'amendment':
      publish(world, record, by, made);
      break;
    case 'reversal':
      reverse(world, record.entry, { maker: record.maker, checker: by.id });
      break;
    case 'lapse':
      post('lapse', lapseMoves(world));
      break;
    case 'annulment':
      break;
    default:
      [record.entry = null] = post(...lineActOf(world, record));
  }
}

/** The one entry of what moves money on one line. */
function lineActOf(world: World, record: Withdrawal | Restitution | Restoration | Requirement): [string, Move[]] {
  switch (record.kind) {
    case 'withdrawal':
      return [record.payment === 'before' ? 'withdraw' : 'contest', withdrawalMoves(world, record)];
    case 'restitution':
      return ['return', returnMoves(record)];
    case 'restoration':
      return ['restore', restoringMoves(record)];
    case 'requirement':
      return ['', []];
  }
}

function publish(world: World, amendment: Amendment, by: Person, made: Made): void {
  const { adds, changes } = amendment;
  const added = adds === null ? null : world.addLine(String(made['addedLine']), adds);
  for (const act of ['amend', 'reassign']) {
    const own = changes.filter(({ change }) => (change === 'reassign') === (act === 'reassign'));
    const moves = own.map((each) => moveOf(each, added?.name ?? ''));
    if (moves.length > 0) world.post(act, moves, together(amendment, by));
  }
}

export const decisionActs = { approve, refuse } satisfies Record<string, Act>;
