import { pesos, type Move } from './books';
import { beyond, conflict, funds, on, sized, type Act } from './plan';
import { alone, statusOf, type Giro, type Line, type World } from './world';

/* Orders, payments, bank rejections and receipts. */

const requirement = 'bank-certificate';

/** What no approved order has taken and no undecided one was promised. */
function orderable({ books, giros }: World, line: Line, day: number): number {
  const pending = giros.filter((giro) => giro.line === line && giro.decision === null);
  const promised = pending.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, books.available(`assigned ${line.name}`, day) - promised);
}

const order: Act = (world, day, part) =>
  world.lines.map((line) => {
    const amount = sized(part, orderable(world, line, day));
    return {
      right: 'registrar',
      roles: ['registrar'],
      lines: [line],
      path: `/allocations/${line.id}/disbursements`,
      body: { amount: pesos(amount), paymentOrder: `EJEMPLO-${String(day)}`, orderedOn: on(day) },
      amount,
      judge() {
        if (world.isIdle(line)) return conflict;
        if (world.asksRequirement && world.requirementOf(line)?.decision !== 'approved') return conflict;
        const maximum = orderable(world, line, day);
        return amount > maximum ? beyond(maximum) : null;
      },
      make: (by, { id }) => world.addGiro({ id, line, amount, day, maker: by.id, decision: null }),
    };
  });

export function orderMoves({ name, line, amount }: Giro): Move[] {
  return [{ from: `assigned ${line.name}`, to: `ordered ${name}`, amount }];
}

const settle: Act = (world, day) =>
  world.giros.map((giro) => {
    const { name, line } = giro;
    const moves = [{ from: `ordered ${name}`, to: `transit ${name}`, amount: world.books.balance(`ordered ${name}`) }];
    return {
      right: 'paymaster',
      roles: ['paymaster'],
      lines: [line],
      path: `/disbursements/${giro.id}/settlement`,
      body: { effectiveOn: on(day), reference: `EJEMPLO-SIIF-${String(day)}` },
      judge: () => (statusOf(world, giro) === 'ordered' ? funds(world, moves, day) : conflict),
      make: (by) => giro.entries.push(world.post('settle', moves, alone(by, day))),
    };
  });

const reject: Act = (world, day) =>
  world.giros.map((giro) => {
    const { name, line } = giro;
    const from = statusOf(world, giro) === 'ordered' ? `ordered ${name}` : `transit ${name}`;
    const moves = [{ from, to: `assigned ${line.name}`, amount: world.books.balance(from) }];
    return {
      right: 'paymaster',
      roles: ['paymaster'],
      lines: [line],
      path: `/disbursements/${giro.id}/rejection`,
      body: { effectiveOn: on(day), reason: 'EJEMPLO: cuenta inactiva' },
      judge: () =>
        ['ordered', 'in-transit', 'received-partly'].includes(statusOf(world, giro))
          ? funds(world, moves, day)
          : conflict,
      make: (by) => giro.entries.push(world.post('reject', moves, alone(by, day))),
    };
  });

const confirm: Act = (world, day, part) =>
  world.giros.map((giro) => {
    const { name, line } = giro;
    const maximum = world.books.balance(`transit ${name}`);
    const amount = sized(part, maximum);
    return {
      right: 'recipient',
      roles: ['recipient'],
      lines: [line],
      own: true,
      path: `/disbursements/${giro.id}/receipt`,
      body: { amount: pesos(amount), receivedOn: on(day) },
      amount,
      judge() {
        if (!['in-transit', 'received-partly', 'received'].includes(statusOf(world, giro))) return conflict;
        return amount > maximum ? beyond(maximum) : null;
      },
      make(by) {
        const moves = [{ from: `transit ${name}`, to: `held ${line.name}`, amount }];
        giro.entries.push(world.post('confirm', moves, alone(by, day)));
      },
    };
  });

const accept: Act = (world, day) =>
  world.lines.map((line) => ({
    right: 'recipient',
    roles: ['recipient'],
    lines: [line],
    own: true,
    path: `/allocations/${line.id}/acceptance`,
    body: { filingNumber: 'EJEMPLO-A', acceptedOn: on(day) },
    judge: () => (world.isIdle(line) || line.accepted ? conflict : null),
    make: () => void (line.accepted = true),
  }));

const submit: Act = (world, day) =>
  world.lines.map((line) => ({
    right: 'recipient',
    roles: ['recipient', 'registrar'],
    lines: [line],
    path: requirementPath(line),
    body: { document: 'EJEMPLO: certificación', documentOn: on(day) },
    judge() {
      const decision = world.requirementOf(line)?.decision;
      const isOpen = decision === undefined || decision === 'refused';
      return !world.isIdle(line) && world.asksRequirement && isOpen ? null : conflict;
    },
    make(by) {
      const record = { id: '', line, day, maker: by.id, decision: null, entry: null };
      world.requirements.push({ kind: 'requirement', ...record });
    },
  }));

export function requirementPath({ id }: Line): string {
  return `/allocations/${id}/requirements/${requirement}`;
}

export const paymentActs = {
  order,
  settle,
  reject,
  confirm,
  'accept the line': accept,
  'hand in the requirement': submit,
} satisfies Record<string, Act>;
