import { Money } from '../../kernel/money';
import {
  authorizedMore,
  effectsOf,
  newLinesOf,
  planAmendment,
  type AmendedLine,
  type Change,
  type ChangeKind,
} from './amendment.rules';
import { changeProblems } from './amendment-problems.rules';

const pesos = (amount: number) => Money.of(String(amount));

const plain = {
  municipality_code: '05490',
  closed: false,
  withdrawn: false,
  assigned: Money.zero,
  released: Money.zero,
};
const lines: AmendedLine[] = [
  { ...plain, id: 'a', line: 1, hospital_id: 'ha', assigned: pesos(100) },
  { ...plain, id: 'b', line: 2, hospital_id: 'hb', assigned: pesos(40) },
  { ...plain, id: 'c', line: 3, hospital_id: null, withdrawn: true, released: pesos(70) },
  { ...plain, id: 'd', line: 9, hospital_id: 'hd', closed: true, assigned: pesos(5) },
];
const amended = { resolutionId: 'r', undistributed: pesos(20), lines };

type Written = [ChangeKind, Partial<Record<'from' | 'to' | 'divipola' | 'hospital', string>>, number];

const increase = (to: string, amount: number): Written => ['increase', { to }, amount];
const reduce = (from: string, amount: number): Written => ['reduce', { from }, amount];
const more = (amount: number): Written => ['authorize-more', {}, amount];
const less = (amount: number): Written => ['authorize-less', {}, amount];
const add = (hospital: string | undefined, amount: number): Written => [
  'add-line',
  { divipola: '76001', ...(hospital ? { hospital } : {}) },
  amount,
];
const reassign = (from: string, to: string, amount: number): Written => ['reassign', { from, to }, amount];
const reassignToNew = (from: string, hospital: string, amount: number): Written => [
  'reassign',
  { from, divipola: '76001', hospital },
  amount,
];

describe('what an amendment moves', () => {
  it.each<[string, Written[], string[], string[]]>([
    ['increase', [increase('a', 20)], ['undistributed>assigned:a 20'], []],
    ['reduce', [reduce('a', 100)], ['assigned:a>undistributed 100'], []],
    ['authorise less', [less(5)], ['undistributed>budget 5'], []],
    ['a new line', [add('hx', 20)], ['undistributed>assigned:new-10 20'], []],
    ['reassign', [reassign('c', 'a', 70)], [], ['released:c>assigned:a 70']],
    [
      'what is freed pays what is given, in whatever order',
      [increase('b', 120), reduce('a', 100)],
      ['assigned:a>undistributed 100', 'undistributed>assigned:b 120'],
      [],
    ],
    [
      'two withdrawn amounts make one new line',
      [reassignToNew('c', 'hx', 30), reassignToNew('c', 'hx', 40), add('hx', 20)],
      ['undistributed>assigned:new-10 20'],
      ['released:c>assigned:new-10 30', 'released:c>assigned:new-10 40'],
    ],
  ])('%s', (_, written, amend, reassigned) => {
    const plan = planAmendment(changesOf(written), amended, (line) => `new-${line}`);
    expect([said(plan.amend), said(plan.reassign)]).toEqual([amend, reassigned]);
  });

  it('numbers the new lines after the last one and adds up what each is given', () => {
    const written = [add('hx', 5), add(undefined, 6), reassignToNew('c', 'hx', 7)];
    const { newLines } = planAmendment(changesOf(written), amended, (line) => `new-${line}`);
    expect(newLines.map(({ line, hospital_id, amount }) => [line, hospital_id, amount.toString()])).toEqual([
      [10, 'hx', '12.00'],
      [11, null, '6.00'],
    ]);
  });
});

describe('what an amendment cannot take', () => {
  it.each<[string, Written[], [number, string, number | null, string]]>([
    ['undistributed', [increase('a', 21)], [1, 'undistributed', null, '20.00']],
    ['shared by two', [increase('a', 15), add('hx', 6)], [2, 'undistributed', null, '5.00']],
    ['assigned', [increase('b', 1), reduce('a', 101)], [2, 'assigned', 1, '100.00']],
    ['released', [reassign('c', 'a', 50), reassign('c', 'b', 21)], [2, 'released', 3, '20.00']],
    ['nothing was withdrawn', [reassign('a', 'b', 1)], [1, 'released', 1, '0.00']],
    ['less than is free', [more(1), less(22)], [2, 'undistributed', null, '21.00']],
  ])('%s', (_, written, [position, place, line, maximum]) => {
    const plan = () => planAmendment(changesOf(written), amended, (number) => `new-${number}`);
    expect(plan).toThrow(
      expect.objectContaining({
        code: 'amendment.insufficient-funds',
        params: expect.objectContaining({ position, place, line, maximum: Money.of(maximum) }) as unknown,
      }) as Error,
    );
  });
});

it('what it would do can be read before there is money for it', () => {
  const changes = changesOf([increase('a', 500), more(30), reassign('c', 'a', 10), add('hx', 7)]);
  const effects = effectsOf(
    changes,
    newLinesOf(changes, amended, (line) => `new-${line}`),
  );
  expect(Object.fromEntries([...effects].map(([key, amount]) => [key, amount.toString()]))).toEqual({
    a: '510.00',
    c: '-10.00',
    'new-10': '7.00',
    undistributed: '-477.00',
    budget: '-30.00',
  });
  expect(authorizedMore(changes)).toEqual(pesos(30));
});

describe('what is wrong with the changes, whatever the figures', () => {
  const cali = { divipola: '76001', municipality: 'Cali', type: 'municipio', aliases: [] };
  const known = {
    territories: new Map([['76001', { ...cali, department: { code: '76', name: 'Valle del Cauca' } }]]),
    hospitals: new Map([['hx', { id: 'hx', name: 'EJEMPLO', municipality_code: '76001' }]]),
  };

  it.each<[string, Written[], string[]]>([
    ['nothing', [increase('a', 1), reduce('b', 1), reassign('c', 'a', 1), add('hx', 1), more(1)], []],
    ['no such line', [increase('z', 1)], ['1 to amendment.line-unknown']],
    ['a closed line', [more(1), reduce('d', 1)], ['2 from amendment.line-closed']],
    ['to a closed line', [reassign('c', 'd', 1)], ['1 to amendment.line-closed']],
    ['what a closed line had released', [reassign('d', 'a', 1)], []],
    ['a line that withdrew', [increase('c', 1)], ['1 to amendment.line-withdrawn']],
    ['to itself', [reassign('a', 'a', 1)], ['1 to amendment.line-to-itself']],
    ['undone', [increase('a', 1), reduce('a', 1)], ['2 change amendment.changed-twice']],
    ['more and less', [more(2), less(1)], ['2 change amendment.changed-twice']],
    ['no such municipality', [['add-line', { divipola: '1' }, 1]], ['1 divipola territory.unknown']],
    ['no such hospital', [add('hz', 1)], ['1 hospitalId annex.hospital-unknown']],
  ])('%s', (_, written, expected) => {
    const found = changeProblems(changesOf(written), lines, known);
    expect(found.map(({ line, field, code }) => `${line ?? ''} ${field ?? ''} ${code}`)).toEqual(expected);
  });

  it.each<[string | null, string, string]>([
    ['hx', 'hospitalId', 'annex.hospital-twice'],
    [null, 'divipola', 'annex.municipality-twice'],
  ])('a new line for what has one already: %s', (hospital, field, code) => {
    const there = { ...plain, id: 'e', line: 4, municipality_code: '76001', hospital_id: hospital };
    const found = changeProblems(changesOf([add(hospital ?? undefined, 1)]), [...lines, there], known);
    expect(found).toMatchObject([{ line: 1, field, code, params: { first: 4 } }]);
  });
});

function changesOf(written: readonly Written[]): Change[] {
  return written.map(([change, { from, to, divipola, hospital }, amount], index) => ({
    position: index + 1,
    change,
    from_allocation_id: from ?? null,
    to_allocation_id: to ?? null,
    municipality_code: divipola ?? null,
    hospital_id: hospital ?? null,
    amount: pesos(amount),
  }));
}

function said(movements: ReturnType<typeof planAmendment>['amend']): string[] {
  const name = (account: (typeof movements)[number]['from']) =>
    'allocationId' in account ? `${account.place}:${account.allocationId}` : account.place;
  return movements.map(({ from, to, amount }) => `${name(from)}>${name(to)} ${amount.toString().replace('.00', '')}`);
}
