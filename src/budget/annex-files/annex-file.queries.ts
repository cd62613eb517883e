import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import type { RegisteredHospital } from './hospitals.rules';

export interface ExportedIdentity {
  readonly line_id: string;
  readonly nit: string | null;
  readonly check_digit: number | null;
}

@Injectable()
export class AnnexFileQueries {
  /** Which hospitals are registered? */
  hospitals(tx: Tx): Promise<RegisteredHospital[]> {
    return tx.query('select id, name, nit, municipality_code from hospital');
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
