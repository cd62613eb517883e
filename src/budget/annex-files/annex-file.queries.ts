import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import type { HospitalsAsked } from './hospitals-asked.rules';
import type { RegisteredHospital } from './hospitals.rules';

export interface ExportedIdentity {
  readonly line_id: string;
  readonly nit: string | null;
  readonly check_digit: number | null;
}

@Injectable()
export class AnnexFileQueries {
  /** Which hospitals have one of these identifiers, or one of these NITs? */
  identified(tx: Tx, { ids, nits }: HospitalsAsked): Promise<RegisteredHospital[]> {
    return tx.query(
      `select id, name, nit, municipality_code
       from hospital
       where id = any($1::uuid[]) or nit = any($2::text[])`,
      [ids, nits],
    );
  }

  /** Which are called so, in the letters by which names are compared? */
  named(tx: Tx, letters: readonly string[]): Promise<RegisteredHospital[]> {
    return tx.query(
      'select id, name, nit, municipality_code from hospital where hospital_letters(name) = any($1::text[])',
      [letters],
    );
  }

  /** What NIT has the hospital of each line? */
  identities(tx: Tx, resolutionId: string): Promise<ExportedIdentity[]> {
    return tx.query(
      `select line.id as line_id, hospital.nit, hospital.check_digit
       from annex_line line
       join hospital on hospital.id = line.hospital_id
       where line.resolution_id = $1`,
      [resolutionId],
    );
  }
}
