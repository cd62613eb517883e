import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { QueryRunner } from 'typeorm';
import { ForwardOnly } from './forward-only';

/** DIVIPOLA (DANE): departments and municipalities, codes as text. */
export class Territories1763683200001 extends ForwardOnly {
  protected readonly sql = `
    create table department (
      code text not null,
      name text not null,
      constraint department_pk primary key (code),
      constraint department_code_is_two_digits check (code ~ '^[0-9]{2}$')
    );

    create table municipality (
      code text not null,
      department_code text not null,
      name text not null,
      type text not null,
      aliases text[] not null,
      constraint municipality_pk primary key (code),
      constraint municipality_department_fk foreign key (department_code) references department (code),
      constraint municipality_code_is_five_digits check (code ~ '^[0-9]{5}$'),
      constraint municipality_code_starts_with_its_department check (left(code, 2) = department_code)
    );
    create index municipality_by_department on municipality (department_code);
  `;

  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    const departments = readData('divipola-departments.csv');
    await runner.query('insert into department (code, name) select * from unnest($1::text[], $2::text[])', [
      departments.map((row) => row.code),
      departments.map((row) => row.name),
    ]);
    const municipalities = readData('divipola.csv');
    await runner.query(
      `insert into municipality (code, department_code, name, type, aliases)
       select code, department_code, name, type, array_remove(string_to_array(aliases, '|'), '')
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
         as row (code, department_code, name, type, aliases)`,
      ['code', 'department_code', 'name', 'type', 'aliases'].map((column) => municipalities.map((row) => row[column])),
    );
  }
}

function readData(file: string): Record<string, string>[] {
  return parse(readFileSync(join(__dirname, 'data', file)), { columns: true, bom: true });
}
