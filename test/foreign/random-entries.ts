import fc from 'fast-check';
import { acts, actNames, type Act } from '../../src/budget/ledger/acts';
import { planPostings, type Account, type Entry, type Head } from '../../src/budget/ledger/ledger.rules';
import { accountId } from '../../src/budget/ledger/account-id';
import { Ledger } from '../../src/budget/ledger/ledger.service';
import { places, type Place } from '../../src/budget/ledger/places';
import { addDays, calendarDate } from '../../src/kernel/calendar';
import { Refusal } from '../../src/kernel/errors';
import { Money } from '../../src/kernel/money';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { newId } from '../../src/platform/ids';
import { publish, type Office } from '../support/office';
import type { TestService } from '../support/service';

interface Line {
  readonly resolutionId: string;
  readonly allocationId: string;
  readonly disbursementIds: readonly string[];
}

const movements = actNames
  .flatMap((act) => acts[act].moves.map((move): { act: Act; from: Place; to: Place } => ({ act, ...move })))
  // What a resolution authorises is its own record's affair: no posting alone changes it (I5).
  .filter(({ from, to }) => from !== 'budget' && to !== 'budget');

/** Words that would end, comment, date or quote something in one syntax or another. */
const hostile = [
  'Oficio «12»; [2025/13/45] y [=2024-01-01]',
  'dos\nlíneas\r\n2025-01-01 open Activos:Falsa COP',
  '"comillas" \\ y \\" y \\n',
  '; comentario | narración = 5 COP @ 3 COP',
  'clave:: valor, date:2025-01-01, :etiqueta:',
  ')(}{ % & # ~ ` ´ ñ Ñ 𝔘 \u2028 \u0007 fin',
  '  espacios   alrededor\t',
  'end comment',
  'include /etc/passwd',
];

interface Tried {
  readonly movement: number;
  readonly line: number;
  readonly giro: number;
  readonly centavos: number;
  readonly day: number;
  readonly document: string;
}

const attempt: fc.Arbitrary<Tried> = fc.record({
  movement: fc.nat(movements.length - 1),
  line: fc.nat(11),
  giro: fc.nat(1),
  centavos: fc.oneof(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom(1, 99, 100, 101)),
  day: fc.nat(299),
  document: fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
});

/**
 * Posts so many entries through `Ledger.post` on four resolutions of three lines, with dates that go back and forth;
 * what the ledger's own rules refuse is not counted.
 */
export async function postRandomEntries(
  service: TestService,
  office: Office,
  { entries, seed }: { entries: number; seed: number },
): Promise<void> {
  const lines = await openLines(office);
  const heads = await readHeads(service);
  const ledger = service.app.get(Ledger);
  const transactions = service.app.get(Transactions);
  let posted = 0;
  let batch: Entry[] = [];
  for (const [index, tried] of fc.sample(attempt, { seed, numRuns: entries * 3 }).entries()) {
    if (posted + batch.length === entries) break;
    const entry = entryOf(tried, lines, [office.registrar.id!, office.approver.id!]);
    if (isAccepted(entry, heads)) batch.push(entry);
    if (batch.length === 250 || posted + batch.length === entries || index === entries * 3 - 1) {
      const ready = batch;
      await seeing('everything', () => transactions.run((tx) => ledger.post(tx, ready)));
      posted += ready.length;
      batch = [];
    }
  }
  expect(posted).toBe(entries);
}

async function openLines(office: Office): Promise<Line[]> {
  const lines: Line[] = [];
  for (let resolution = 1; resolution <= 4; resolution += 1) {
    const published = await publish(office, ['3000000.00', '3000000.00', '3000000.00'], {
      authorizedAmount: '10000000.00',
    });
    for (const { id: allocationId } of published.lines) {
      const disbursementIds: string[] = [];
      for (const paymentOrder of ['EJEMPLO-1', 'EJEMPLO-2']) {
        const { id } = await office.registrar.must('POST', `/allocations/${allocationId}/disbursements`, {
          amount: '1.00',
          paymentOrder,
          orderedOn: '2025-03-03',
        });
        disbursementIds.push(id);
      }
      lines.push({ resolutionId: published.id, allocationId, disbursementIds });
    }
  }
  return lines;
}

function entryOf(tried: Tried, lines: readonly Line[], people: [string, string]): Entry {
  const { act, from, to } = movements[tried.movement]!;
  const line = lines[tried.line % lines.length]!;
  const account = (place: Place): Account => {
    const { resolutionId, allocationId, disbursementIds } = line;
    const disbursementId = disbursementIds[tried.giro]!;
    const owner = { resolution: {}, allocation: { allocationId }, disbursement: { allocationId, disbursementId } };
    return { place, resolutionId, ...owner[places[place].per] } as Account;
  };
  const centavos = String(tried.centavos).padStart(3, '0');
  const amount = Money.of(`${centavos.slice(0, -2)}.${centavos.slice(-2)}`);
  return {
    act,
    subjectId: newId(),
    resolutionId: line.resolutionId,
    effectiveOn: addDays(calendarDate('2025-02-03'), tried.day),
    datePrecision: 'exact',
    recordedBy: people[0],
    approvedBy: people[1],
    // PostgreSQL keeps any text but the zero character.
    document: `Prueba ${tried.document.replaceAll('\0', '')}`,
    source: null,
    movements: [{ from: account(from), to: account(to), amount }],
  };
}

function isAccepted(entry: Entry, heads: Map<string, Head>): boolean {
  try {
    planPostings([entry], heads, accountId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function readHeads(service: TestService): Promise<Map<string, Head>> {
  const rows: { id: string; balance: string; sequence: string; latest_on: string }[] = await service.database.query(
    'select id, balance, sequence, latest_on from ledger_account',
  );
  return new Map(
    rows.map(({ id, balance, sequence, latest_on }) => {
      const on = calendarDate(latest_on);
      const amount = Money.of(balance);
      return [id, { balance: amount, sequence: BigInt(sequence), latestOn: on, dated: [{ on, amount }] }];
    }),
  );
}
