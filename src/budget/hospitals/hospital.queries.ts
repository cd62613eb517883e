import { Injectable } from '@nestjs/common';
import { foldSpanish } from '../../kernel/text';
import { scopeOf } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { UnknownFacts } from '../unknowns/unknown.service';
import { foldedSql } from './folded.sql';
import type { HospitalsAsked, HospitalView } from './hospital.dto';

type Row = Omit<HospitalView, 'unknown'>;

@Injectable()
export class HospitalQueries {
  constructor(private readonly unknowns: UnknownFacts) {}

  /** Which hospitals may the caller see that have these words in the name, or these digits in the NIT? By name. */
  async page(tx: Tx, by: Caller, { q, divipola, limit, cursor }: HospitalsAsked): Promise<Page<HospitalView>> {
    const [name, id] = cursor ?? [];
    const rows: Row[] = await tx.query(
      `select ${columns}
       from ${tables}
       where ($1::uuid[] is null or hospital.id = any($1))
         and ($2::text is null or municipality.code = $2)
         and (
           position($3 in ${foldedSql('hospital.name')}) > 0
           or ($4 <> '' and position($4 in hospital.nit) > 0)
         )
         and ($5::text is null or (${sorted}, hospital.id::text) > ($5 collate "es-x-icu", $6::text))
       order by ${sorted}, hospital.id::text
       limit $7`,
      [scopeOf(by.person), divipola ?? null, foldSpanish(q ?? ''), digitsOf(q), name ?? null, id ?? '', limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.name, row.id]);
    return { items: await this.withUnknowns(tx, page.items), nextCursor: page.nextCursor };
  }

  /** @throws NotFound when there is none, or it is not the caller's */
  async one(tx: Tx, by: Caller, id: string): Promise<HospitalView> {
    const rows: Row[] = await tx.query(
      `select ${columns}
       from ${tables}
       where hospital.id = $1
         and ($2::uuid[] is null or hospital.id = any($2))`,
      [id, scopeOf(by.person)],
    );
    const [view] = await this.withUnknowns(tx, rows);
    if (!view) throw new NotFound({});
    return view;
  }

  /** Which hospital has this NIT? */
  async withNit(tx: Tx, nit: string): Promise<{ id: string; name: string } | undefined> {
    const [found]: { id: string; name: string }[] = await tx.query('select id, name from hospital where nit = $1', [
      nit,
    ]);
    return found;
  }

  private async withUnknowns(tx: Tx, rows: readonly Row[]): Promise<HospitalView[]> {
    const unknowns = await this.unknowns.of(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => viewHospital(row, unknowns.get(row.id) ?? []));
  }
}

function viewHospital(row: Row, unknown: HospitalView['unknown']): HospitalView {
  return {
    id: row.id,
    name: row.name,
    nit: row.nit,
    checkDigit: row.checkDigit,
    divipola: row.divipola,
    municipality: row.municipality,
    department: { code: row.department.code, name: row.department.name },
    reps: row.reps,
    recordedAt: row.recordedAt,
    unknown: unknown.map(({ field, reason, source, since }) => ({ field, reason, source, since })),
  };
}

// Three digits at least: fewer are in every NIT.
function digitsOf(q: string | undefined): string {
  const written = /^[\d. ]+/.exec(q ?? '')?.[0].replace(/\D/g, '') ?? '';
  return written.length >= 3 ? written.slice(0, 9) : '';
}

const columns = `
  hospital.id,
  hospital.name,
  hospital.nit,
  hospital.check_digit as "checkDigit",
  municipality.code as divipola,
  municipality.name as municipality,
  json_build_object('code', department.code, 'name', department.name) as department,
  hospital.reps,
  hospital.recorded_at as "recordedAt"`;

const tables = `
  hospital
  join municipality on municipality.code = hospital.municipality_code
  join department on department.code = municipality.department_code`;

const sorted = 'hospital.name collate "es-x-icu"';
