import type { Plan } from './plan';
import { id, person } from './identifiers';
import type { BenchRole } from './people';

/*
 * The history as sets: a staging table of giros, in order, with what went before each; everything else follows from it.
 * Numbers are the plan's own, never a person's.
 */

const account = (place: string, owner: string) =>
  `(select account from history_name where owner = ${owner} and place = '${place}')`;

/** What each line keeps without an order, in pesos. */
const spare = '50000.00';

export function hospitals(registrar: string): string {
  return `
    with written as (
      insert into hospital (id, name, municipality_code, recorded_by)
      select ${id('ab', 'row_number() over (order by code)')}, 'EJEMPLO — E.S.E. de ' || name, code, '${registrar}'
      from municipality
      returning id
    )
    insert into person_hospital (person_id, hospital_id) select ${person('recipient')}, id from written`;
}

export function resolutions({ resolutions: count, lastYear, years }: Plan): string {
  return `
    insert into resolution (
      id, kind, issuer, number, year, issued_on, title, fiscal_year, authorized_amount, status, drafted_by, drafted_at,
      published_by, published_at
    )
    select ${id('a0', 'number')}, 'allocation', 'EJEMPLO — Ministerio', number + 1, year, make_date(year, 2, 1),
      'EJEMPLO: asigna recursos', year, 1, 'in-force', ${person('registrar')}, make_date(year, 2, 1) + time '08:00',
      ${person('approver')}, make_date(year, 2, 1) + time '09:00'
    from generate_series(0, ${count - 1}) as number,
      lateral (select (${lastYear - years + 1} + number * ${years} / ${Math.max(years, count)})::integer as year) as dated`;
}

export function lines({ resolutions: count, lines: each }: Plan): string {
  return `
    insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, hospital_id, amount)
    select ${id('b0', `number * ${each} + place.position - 1`)}, ${id('a0', 'number')}, ${id('a0', 'number')},
      place.position, place.code, hospital.id, 1
    from generate_series(0, ${count - 1}) as number
    cross join (
      select code, row_number() over (order by code) as position from municipality order by code limit ${each}
    ) as place
    join hospital on hospital.municipality_code = place.code`;
}

/** The staging table, the giros themselves, and what lines and resolutions add up to. */
export function giros({ resolutions: count, lines: each, giros: done, awaiting }: Plan): string[] {
  const perLine = done + awaiting;
  return [
    `create unlogged table history_giro as
     select
       line * ${perLine} + place as number, place, place < ${done} as arrived,
       ${id('c0', `line * ${perLine} + place`)} as id, ${id('b0', 'line')} as line_id,
       ${id('a0', `line / ${each}`)} as resolution_id, amount,
       coalesce(sum(amount) over (partition by line order by place rows unbounded preceding), 0) - amount as earlier,
       resolution.issued_on + 7 + least(place, 16) * 18 as ordered_on,
       resolution.issued_on + 7 + least(place, 16) * 18 + time '14:00' + make_interval(secs => place) as at
     from generate_series(0, ${count * each - 1}) as line
     cross join generate_series(0, ${perLine - 1}) as place
     cross join lateral (select (1000 + (line * 31 + place * 7) % 97)::numeric(20, 2) as amount) as priced
     join resolution on resolution.id = ${id('a0', `line / ${each}`)}`,
    'create index on history_giro (line_id)',
    'analyze history_giro',
    `update annex_line
     set amount = ${spare} + coalesce((select sum(amount) from history_giro where line_id = annex_line.id), 0)`,
    `update resolution
     set authorized_amount = (select sum(amount) from annex_line where resolution_id = resolution.id)`,
    `insert into disbursement (
       id, allocation_id, amount, payment_order, ordered_on, recorded_by, recorded_at, decision, decided_by, decided_at
     )
     select id, line_id, amount, 'EJEMPLO-' || number, ordered_on, ${person('registrar')}, at, 'approved',
       ${person('approver')}, at + interval '0.4 seconds'
     from history_giro order by number`,
    `insert into settlement (id, disbursement_id, effective_on, date_precision, reference, recorded_by, recorded_at)
     select ${id('e0', 'number')}, id, ordered_on + 4, 'exact', 'EJEMPLO-' || number, ${person('paymaster')},
       at + interval '4 days'
     from history_giro where arrived order by number`,
    `insert into receipt (id, disbursement_id, amount, received_on, recorded_by, recorded_at)
     select ${id('f0', 'number')}, id, amount, ordered_on + 9, ${person('recipient')}, at + interval '9 days'
     from history_giro where arrived order by number`,
  ];
}

interface Step {
  readonly act: string;
  readonly kind: string;
  readonly subject: string;
  readonly days: number;
  readonly by: BenchRole;
  readonly approved: boolean;
  readonly where: string;
}

const steps: readonly Step[] = [
  { act: 'order', kind: 'd1', subject: 'c0', days: 0, by: 'registrar', approved: true, where: 'true' },
  { act: 'settle', kind: 'd2', subject: 'e0', days: 4, by: 'paymaster', approved: false, where: 'arrived' },
  { act: 'confirm', kind: 'd3', subject: 'f0', days: 9, by: 'recipient', approved: false, where: 'arrived' },
];

/** Entries and postings. */
export function entries(_plan: Plan): string[] {
  const entry = `insert into ledger_entry (
    id, act, subject_id, resolution_id, effective_on, date_precision, recorded_at, recorded_by, approved_by, document,
    posting_count
  )`;
  const posting = `insert into ledger_posting (
    entry_id, position, posting_count, account_id, sequence, amount, balance_before, balance_after
  )`;
  const moved = (step: string, from: readonly string[], to: readonly string[], where: string) => `
    ${posting}
    select ${id(step, 'number')}, movement.*
    from history_giro giro
    join annex_line line on line.id = giro.line_id
    cross join lateral (values
      (1, 2, ${from.join(', ')}),
      (2, 2, ${to.join(', ')})
    ) as movement
    where ${where}`;
  const [line, own] = ['giro.line_id', 'giro.id'];
  const empty = ['giro.amount', '0', 'giro.amount'];
  const whole = ['-giro.amount', 'giro.amount', '0'];
  const left = 'line.amount - giro.earlier';
  return [
    `${entry}
     select ${id('d0', 'row_number() over (order by id) - 1')}, 'publish', id, id, issued_on, 'exact', published_at,
       drafted_by, published_by, 'EJEMPLO: resolución', 1 + (select count(*) from annex_line where resolution_id = resolution.id)
     from resolution`,
    `${posting}
     select entry.id, 1, entry.posting_count, ${account('budget', 'entry.resolution_id')}, 1, -authorized_amount, 0,
       -authorized_amount
     from ledger_entry entry join resolution on resolution.id = entry.resolution_id`,
    `${posting}
     select entry.id, line.line + 1, entry.posting_count, ${account('assigned', 'line.id')}, 1, line.amount, 0, line.amount
     from ledger_entry entry join annex_line line on line.resolution_id = entry.resolution_id`,
    ...steps.map(
      ({ act, kind, subject, days, by, approved, where }) => `${entry}
        select ${id(kind, 'number')}, '${act}', ${id(subject, 'number')}, resolution_id, ordered_on + ${days}, 'exact',
          at + interval '${days} days' + interval '0.2 seconds', ${person(by)}, ${approved ? person('approver') : 'null'},
          'EJEMPLO-' || number, 2
        from history_giro where ${where} order by number`,
    ),
    moved(
      'd1',
      [account('assigned', line), 'place + 2', '-giro.amount', left, `${left} - giro.amount`],
      [account('ordered', own), '1', ...empty],
      'true',
    ),
    moved('d2', [account('ordered', own), '2', ...whole], [account('transit', own), '1', ...empty], 'arrived'),
    moved(
      'd3',
      [account('transit', own), '2', ...whole],
      [account('held', line), 'place + 1', 'giro.amount', 'giro.earlier', 'giro.earlier + giro.amount'],
      'arrived',
    ),
  ];
}

/** What a trigger would have kept. */
const keptStates: readonly string[] = [
  `insert into disbursement_state (disbursement_id, state)
   select id, case when arrived then 'received' else 'ordered' end from history_giro order by number`,
  `insert into disbursement_tally (allocation_id, state, giros, amount)
   select line_id, case when arrived then 'received' else 'ordered' end as state, count(*), sum(amount)
   from history_giro group by line_id, state`,
];

/** Where every peso is at the end. */
export function accounts({ giros: done, awaiting }: Plan): string[] {
  const written = `insert into ledger_account (
    id, place, kind, resolution_id, allocation_id, disbursement_id, balance, sequence, latest_on
  )`;
  const ofLine = 'from annex_line line join resolution on resolution.id = line.resolution_id';
  const sumOf = (what: string, where: string, otherwise: string) =>
    `coalesce((select ${what} from history_giro where line_id = line.id and ${where}), ${otherwise})`;
  return [
    `${written}
     select ${account('budget', 'id')}, 'budget', 'capital', id, null::uuid, null::uuid, -authorized_amount, 1, issued_on
     from resolution`,
    `${written}
     select ${account('assigned', 'line.id')}, 'assigned', 'capital', resolution.id, line.id, null, ${spare},
       ${1 + done + awaiting}, ${sumOf('max(ordered_on)', 'true', 'issued_on')}
     ${ofLine}`,
    ...(done > 0
      ? [
          `${written}
           select ${account('held', 'line.id')}, 'held', 'capital', resolution.id, line.id, null,
             ${sumOf('sum(amount)', 'arrived', '0')}, ${done}, ${sumOf('max(ordered_on)', 'arrived', 'issued_on')} + 9
           ${ofLine}`,
        ]
      : []),
    `${written}
     select ${account('ordered', 'id')}, 'ordered', 'capital', resolution_id, line_id, id,
       case when arrived then 0 else amount end, case when arrived then 2 else 1 end,
       case when arrived then ordered_on + 4 else ordered_on end
     from history_giro`,
    `${written}
     select ${account('transit', 'id')}, 'transit', 'capital', resolution_id, line_id, id, 0, 2, ordered_on + 9
     from history_giro where arrived`,
    ...keptStates,
  ];
}
