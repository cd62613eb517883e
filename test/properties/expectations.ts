import type { Desk } from './desk';
import { accountsIn, inverseOf, netOf, pesos, type Entry, type Move } from './books';
import { on } from './plan';
import { linePlaces, statusOf, type Giro, type Line, type World } from './world';

/** What is stored of every place of the resolution is what the model holds there. */
export async function expectBalances({ house, world }: Desk): Promise<void> {
  const rows: { place: string; owner: string | null; balance: string }[] = await house.service.database.query(
    `select place, coalesce(disbursement_id, allocation_id) as owner, balance
     from ledger_account
     where resolution_id = $1 and balance <> 0`,
    [world.resolutionId],
  );
  const stored = rows.map(({ place, owner, balance }) => [accountOf(world, place, owner), balance]);
  expect(Object.fromEntries(stored)).toEqual(world.books.balances());
}

/** At the end of a run: the reports of two dates, every entry with its people, and what became of each giro. */
export async function expectEverything(desk: Desk): Promise<void> {
  await expectReport(desk, Infinity);
  await expectReport(desk, 20);
  await expectEntries(desk);
  await expectLines(desk);
  await expectGiros(desk);
  const { world, house } = desk;
  const { body } = await house.people.auditor.visitor.get(`/resolutions/${world.resolutionId}`);
  expect(body['status']).toBe(world.closed ? 'closed' : 'in-force');
}

interface Row {
  readonly allocationId: string;
  readonly [figure: string]: unknown;
}

interface Report {
  readonly proof: { readonly authorized: string; readonly sum: string; readonly holds: boolean };
  readonly totals: Record<string, unknown>;
  readonly rows: readonly Row[];
}

async function expectReport({ house, world }: Desk, day: number): Promise<void> {
  const asked = day === Infinity ? '' : `?asOf=${on(day)}`;
  const path = `/resolutions/${world.resolutionId}/execution-status${asked}`;
  const { body } = await house.people.auditor.visitor.get<Report>(path);
  const authorized = pesos(-world.books.balance('budget', day));
  expect(body.proof).toMatchObject({ authorized, sum: authorized, holds: true });
  expect(body.totals).toMatchObject({ authorized, undistributed: pesos(world.books.balance('undistributed', day)) });
  const known = world.lines.filter((line) => assignedTo(world, line, day) !== null);
  expect(body.rows.map(({ allocationId }) => allocationId)).toEqual(known.map(({ id }) => id));
  expect(body.rows).toMatchObject(known.map((line) => figuresOf(world, line, day)));
  if (day === Infinity) expect(body.rows).toMatchObject(known.map((line) => paymentsOf(world, line)));
}

/** What the report says was paid on the line, giro by giro, and how its hospital withdrew. */
function paymentsOf(world: World, line: Line): object {
  const standing = world.standing(line);
  const giros = world.giros.filter((giro) => giro.line === line).map((giro) => ({ id: giro.id, ...paidOf(giro) }));
  return {
    withdrawal: standing && world.paymentOf(standing),
    payments: giros
      .filter(({ amount }) => amount > 0)
      .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
      .map(({ id, amount, day }) => ({ disbursementId: id, amount: pesos(amount), paidOn: on(day) })),
  };
}

/** What was paid and not sent back by the bank, and the day of the payment that stands. */
function paidOf({ entries }: Giro): { amount: number; day: number } {
  const standing = entries.filter(({ reversed }) => !reversed);
  const moved = (acts: string[], isIt: (move: Move) => boolean) =>
    standing
      .filter(({ act }) => acts.includes(act))
      .flatMap(({ moves }) => moves.filter(isIt))
      .reduce((sum, { amount }) => sum + amount, 0);
  const paid = moved(['settle', 'clarify'], () => true);
  const returned = moved(['reject'], ({ from }) => from.startsWith('transit'));
  const payment = standing.findLast(({ act }) => act === 'settle' || act === 'clarify');
  return { amount: paid - returned, day: payment?.day ?? 0 };
}

/** What the report says of one line on a date, from the entries alone. */
function figuresOf(world: World, line: Line, day: number): object {
  const { books } = world;
  const at = (place: string) => books.balance(`${place} ${line.name}`, day);
  const giros = world.giros.filter((giro) => giro.line === line);
  const ofGiros = (place: string) => giros.reduce((sum, { name }) => sum + books.balance(`${place} ${name}`, day), 0);
  const places = Object.fromEntries(linePlaces.map((place) => [place, pesos(at(place))]));
  const restored = -movedBy(world, line, { acts: ['restore'], day });
  const received = at('held') + at('executed') + at('returned') + restored;
  const [held, returned] = [at('yield-held'), at('yield-returned')];
  return {
    amount: pesos(assignedTo(world, line, day) ?? 0),
    places: { ...places, ordered: pesos(ofGiros('ordered')), transit: pesos(ofGiros('transit')) },
    lapsed: pesos(-movedBy(world, line, { acts: ['lapse'], day })),
    restored: pesos(restored),
    received: pesos(received),
    paid: pesos(received + ofGiros('transit')),
    yields: { earned: pesos(held + returned), held: pesos(held), returned: pesos(returned) },
  };
}

/** What the annex gives the line, amendments included; null before the act that put it there. */
function assignedTo(world: World, line: Line, day: number): number | null {
  const first = world.books.entries.find(
    (entry) => entry.act !== 'reverse' && world.linesOf(accountsIn(entry)).includes(line),
  );
  if (!first || first.day > day) return null;
  return movedBy(world, line, { acts: ['publish', 'amend', 'reassign'], day });
}

/** What acts of these kinds put on the line, their reversals taken away. */
function movedBy(world: World, line: Line, { acts, day }: { acts: readonly string[]; day: number }): number {
  const own = new Set(world.accountsOf(line));
  return world.books.entries
    .filter((entry) => entry.day <= day && acts.includes(entry.reverses?.act ?? entry.act))
    .flatMap(({ moves }) => [...netOf(moves)])
    .filter(([account]) => own.has(account))
    .reduce((sum, [, amount]) => sum + amount, 0);
}

interface EntryView {
  readonly act: string;
  readonly effectiveOn: string;
  readonly recordedBy: { readonly id: string };
  readonly approvedBy: { readonly id: string } | null;
  readonly postings: readonly Posting[];
}

interface Posting {
  readonly account: string;
  readonly allocationId: string | null;
  readonly disbursementId: string | null;
  readonly amount: string;
}

async function expectEntries({ house, world }: Desk): Promise<void> {
  const path = `/ledger/entries?limit=200&resolution=${world.resolutionId}`;
  const { body } = await house.people.auditor.visitor.get<{ items: EntryView[] }>(path);
  expect(body.items.map((entry) => viewedEntry(world, entry))).toEqual(world.books.entries.map(expectedEntry));
  expect(body.items.filter(({ recordedBy, approvedBy }) => recordedBy.id === approvedBy?.id)).toEqual([]);
}

function viewedEntry(world: World, { act, effectiveOn, recordedBy, approvedBy, postings }: EntryView): object {
  const moved = postings.map(({ account, allocationId, disbursementId, amount }) => [
    accountOf(world, account, disbursementId ?? allocationId),
    amount,
  ]);
  return {
    act,
    on: effectiveOn,
    maker: recordedBy.id,
    checker: approvedBy?.id ?? null,
    moved: Object.fromEntries(moved),
  };
}

function expectedEntry({ act, day, maker, checker, moves, reverses }: Entry): object {
  const net = netOf(reverses ? inverseOf(reverses.moves) : moves);
  const moved = Object.fromEntries([...net].map(([account, amount]) => [account, pesos(amount)]));
  return { act, on: on(day), maker, checker, moved };
}

async function expectLines(desk: Desk): Promise<void> {
  const views = await desk.lineViews();
  expect(views).toMatchObject(desk.world.lines.map((line) => lineOf(desk.world, line)));
}

function lineOf(world: World, line: Line): object {
  const standing = world.standing(line);
  const isOver = world.lastAccepted(line)?.final === true;
  const [held, yields] = [world.at('held', line), world.at('yield-held', line)];
  const isAfter = standing !== null && world.paymentOf(standing) === 'after';
  const due = isAfter ? held + world.at('transit', line) : isOver ? held : 0;
  return {
    id: line.id,
    status: lineStatus(world, line),
    amount: pesos(world.amountOf(line) - world.restored(line) + world.at('released', line)),
    dueBack: { capital: pesos(due), yields: pesos(isAfter || isOver ? yields : 0) },
  };
}

const withdrawn = { before: 'withdrawn-before', after: 'withdrawn-after', unknown: 'withdrawal-payment-unknown' };

/** The first that holds, from the end of a line's life to its beginning. */
function lineStatus(world: World, line: Line): string {
  const standing = world.standing(line);
  const giros = world.giros.filter((giro) => giro.line === line).map((giro) => statusOf(world, giro));
  const has = (...places: string[]) => world.sumAt(places, line) > 0;
  const isEmpty = world.amountOf(line) - world.restored(line) + world.at('released', line) === 0;
  if (line.closed) return 'closed';
  if (standing) return withdrawn[world.paymentOf(standing)];
  if (giros.includes('received-partly')) return 'disputed';
  if (isEmpty || world.lastAccepted(line)?.final === true) return 'settling';
  if (has('executed', 'returned')) return 'in-execution';
  if (has('held')) return has('assigned', 'ordered', 'transit') ? 'received-partly' : 'received';
  if (has('transit')) return has('assigned', 'ordered') ? 'disbursed-partly' : 'disbursed';
  return has('ordered') ? 'ordered' : line.accepted ? 'accepted' : 'assigned';
}

async function expectGiros({ house, world }: Desk): Promise<void> {
  for (const line of world.lines) {
    const path = `/allocations/${line.id}/disbursements?limit=200`;
    const { body } = await house.people.auditor.visitor.get<{ items: { id: string; status: string }[] }>(path);
    const giros = world.giros.filter((giro) => giro.line === line);
    expect(body.items.map(({ id, status }) => [id, status])).toEqual(
      giros.map((giro) => [giro.id, statusOf(world, giro)]),
    );
  }
}

function accountOf(world: World, place: string, owner: string | null): string {
  if (owner === null) return place;
  const named = [...world.giros, ...world.lines].find(({ id }) => id === owner);
  return `${place} ${named?.name ?? owner}`;
}
