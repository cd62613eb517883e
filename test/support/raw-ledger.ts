import { randomUUID } from 'node:crypto';

export const quoted = (id: string) => `'${id}'::uuid`;

interface Row {
  readonly position: number;
  readonly account: string;
  readonly sequence: number;
  readonly before: string;
  readonly amount: string;
  readonly count?: number;
}

/** A resolution of 100 with a line and a giro, as SQL that goes round the service: what the database is asked to refuse. */
export class RawLedger {
  readonly maker = randomUUID();
  readonly checker = randomUUID();
  readonly resolution = randomUUID();
  readonly line = randomUUID();
  readonly giro = randomUUID();
  readonly entryId = randomUUID();
  readonly budget = randomUUID();
  readonly undistributed = randomUUID();

  /** What is named, before anything is published. */
  readonly begun = `
    insert into person (id, email, name, password_hash, roles)
    select id, id || '@prueba.localhost', 'Prueba', 'x', '{registrar}'
    from unnest(array[${quoted(this.maker)}, ${quoted(this.checker)}]) as id;
    insert into resolution (
      id, kind, issuer, number, year, issued_on, title, fiscal_year, authorized_amount, status, drafted_by
    ) values (
      ${quoted(this.resolution)}, 'allocation', 'Prueba', 1, 2025, '2025-07-07', 'Prueba', 2025, 100, 'draft',
      ${quoted(this.maker)}
    );
    insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, amount)
    values (${quoted(this.line)}, ${quoted(this.resolution)}, ${quoted(this.resolution)}, 1, '05001', 1);
    insert into disbursement (id, allocation_id, amount, ordered_on, recorded_by)
    values (${quoted(this.giro)}, ${quoted(this.line)}, 1, '2025-07-07', ${quoted(this.maker)})`;

  entry(
    id: string,
    {
      count = 2,
      act = 'publish',
      checker = this.checker,
      maker = this.maker,
      of = this.resolution,
      also = [] as string[],
    } = {},
  ): string {
    return `insert into ledger_entry (
      id, act, subject_id, resolution_id, effective_on, date_precision, recorded_by, approved_by, document, posting_count
      ${also.length === 0 ? '' : `, ${also[0]}`}
    ) values (
      ${quoted(id)}, '${act}', gen_random_uuid(), ${quoted(of)}, '2025-07-07', 'exact', ${quoted(maker)},
      ${quoted(checker)}, 'Prueba', ${count} ${also.length === 0 ? '' : `, ${also[1]}`})`;
  }

  posting(id: string, row: Row): string {
    return `insert into ledger_posting (
      entry_id, position, posting_count, account_id, sequence, amount, balance_before, balance_after
    ) values (${quoted(id)}, ${row.position}, ${row.count ?? 2}, ${quoted(row.account)}, ${row.sequence}, ${row.amount},
      ${row.before}, ${row.before}::numeric + ${row.amount}::numeric)`;
  }

  moved(account: string, sequence: number, balance: string): string {
    return `update ledger_account set sequence = ${sequence}, balance = ${balance} where id = ${quoted(account)}`;
  }

  publication(): string[] {
    const account = (id: string, place: string, balance: string) =>
      `insert into ledger_account (id, place, kind, resolution_id, balance, sequence, latest_on)
       values (${quoted(id)}, '${place}', 'capital', ${quoted(this.resolution)}, ${balance}, 1, '2025-07-07')`;
    return [
      this.entry(this.entryId),
      this.posting(this.entryId, { position: 1, account: this.budget, sequence: 1, before: '0', amount: '-100' }),
      this.posting(this.entryId, { position: 2, account: this.undistributed, sequence: 1, before: '0', amount: '100' }),
      account(this.budget, 'budget', '-100'),
      account(this.undistributed, 'undistributed', '100'),
    ];
  }

  /** An entry that gives back some of what was published; its accounts do not move by it. */
  back(id: string, amount: string): string[] {
    const [account, sequence] = [this.undistributed, 2];
    return [
      this.entry(id),
      this.posting(id, { position: 1, account, sequence, before: '100', amount: `-${amount}` }),
      this.posting(id, { position: 2, account: this.budget, sequence, before: '-100', amount }),
    ];
  }

  /** An account that was not there, after the first posting on it, of an entry that wants another. */
  opened(id: string, { resolution = this.resolution, giro = null as string | null, balance = '10' } = {}): string[] {
    const account = randomUUID();
    const [place, line, of] = giro === null ? ['lapsed', 'null', 'null'] : ['transit', quoted(this.line), quoted(giro)];
    return [
      this.entry(id),
      this.posting(id, { position: 1, account, sequence: 1, before: '0', amount: '10' }),
      `insert into ledger_account (
         id, place, kind, resolution_id, allocation_id, disbursement_id, balance, sequence, latest_on
       ) values (
         ${quoted(account)}, '${place}', 'capital', ${quoted(resolution)}, ${line}, ${of}, ${balance}, 1, '2025-07-07'
       )`,
    ];
  }
}
