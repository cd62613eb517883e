import { Injectable } from '@nestjs/common';
import type { Problem } from '../../kernel/errors';
import { declarePassingConstraint } from '../../platform/database/constraints';
import { holdInstant } from '../../platform/database/instants';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { FormRefused, NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { TerritoryQueries } from '../territories/territory.queries';
import { UnknownFacts } from '../unknowns/unknown.service';
import { hospitalNames } from './hospital-known-at.sql';
import type { CorrectionForm, HospitalForm, HospitalView } from './hospital.dto';
import { HospitalRecord } from './hospital.entity';
import { HospitalQueries } from './hospital.queries';
import { changesOf, correctedHospital, newHospital, NitRegistered, type Hospital } from './hospital.rules';

// Two people may register one NIT at once: the second runs again, finds the first and is told which hospital it is.
declarePassingConstraint('hospital_nit_once');

@Injectable()
export class Hospitals {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly territories: TerritoryQueries,
    private readonly unknowns: UnknownFacts,
    private readonly queries: HospitalQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws FormRefused with everything that is wrong; NitRegistered naming the hospital that has it */
  register(by: Caller, form: HospitalForm): Promise<Answer<HospitalView>> {
    return this.useCases.once(by, async (tx) => this.queries.one(tx, by, await this.create(tx, by, form)));
  }

  /**
   * Writes a hospital and returns its identifier; the loader of the records calls it too.
   * @throws FormRefused, NitRegistered
   */
  async create(tx: Tx, by: Caller, form: HospitalForm): Promise<string> {
    const hospital = accepted(newHospital(form, await this.territories.known(tx)));
    await this.refuseTakenNit(tx, hospital.nit, null);
    const id = newId();
    await tx.insert(HospitalRecord, { id, ...columnsOf(hospital), recorded_by: by.person.id });
    await this.record(tx, by, id, { act: 'hospital.register', content: hospital });
    return id;
  }

  /**
   * Fills what was unknown, corrects what was known wrong. Saying what it says already changes and records nothing.
   * @throws NotFound, ChangedSince, FormRefused, NitRegistered
   */
  correct(by: Caller, id: string, form: CorrectionForm): Promise<HospitalView> {
    return this.transactions.run(async (tx) => {
      const stored = await lockHospital(tx, id);
      await requireUnchanged(by, () => this.queries.one(tx, by, id));
      const hospital = accepted(correctedHospital(stored, form, await this.territories.known(tx)));
      const changes = changesOf(stored, hospital);
      if (changes.length > 0) {
        await this.refuseTakenNit(tx, hospital.nit, id);
        await tx.update(HospitalRecord, { id }, columnsOf(hospital));
        for (const field of changes.filter((each) => hospital[each] !== null))
          await this.unknowns.settle(tx, id, field);
        const content = { before: pick(stored, changes), after: pick(hospital, changes), reason: form.reason ?? null };
        await holdInstant(tx, [hospitalNames]);
        await this.record(tx, by, id, { act: 'hospital.correct', content });
      }
      return this.queries.one(tx, by, id);
    });
  }

  private async refuseTakenNit(tx: Tx, nit: string | null, mine: string | null): Promise<void> {
    const holder = nit === null ? undefined : await this.queries.withNit(tx, nit);
    if (nit !== null && holder && holder.id !== mine) {
      throw new NitRegistered({ nit, hospitalId: holder.id, name: holder.name });
    }
  }

  private record(tx: Tx, by: Caller, id: string, event: { act: string; content: object }): Promise<void> {
    return this.audit.record(tx, by, { ...event, subjectKind: 'hospital', subjectId: id });
  }
}

async function lockHospital(tx: Tx, id: string): Promise<Hospital> {
  const [row]: Hospital[] = await tx.query(
    `select name, nit, check_digit as "checkDigit", municipality_code as divipola, reps
     from hospital
     where id = $1
     for update`,
    [id],
  );
  if (!row) throw new NotFound({});
  return row;
}

function accepted(decided: Hospital | { problems: Problem[] }): Hospital {
  if ('problems' in decided) throw new FormRefused({ count: decided.problems.length }, decided.problems);
  return decided;
}

function columnsOf({ name, nit, checkDigit, divipola, reps }: Hospital) {
  return { name, nit, check_digit: checkDigit, municipality_code: divipola, reps };
}

function pick(hospital: Hospital, fields: readonly (keyof Hospital)[]): Partial<Hospital> {
  return Object.fromEntries(fields.map((field) => [field, hospital[field]]));
}
