import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { FormRefused, NotFound } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { Audit } from '../audit/audit.service';
import type { HospitalView } from '../hospitals/hospital.dto';
import { HospitalQueries } from '../hospitals/hospital.queries';
import { UnknownFacts } from '../unknowns/unknown.service';
import { AcceptanceRecord } from './acceptance.entity';
import { lockAllocation } from './allocation-lock';
import type {
  AcceptanceForm,
  AllocationsAsked,
  AllocationView,
  HospitalNamingForm,
  EveryLineAsked,
  LineStatusesAsked,
  LineStatusView,
} from './allocation.dto';
import { AllocationQueries } from './allocation.queries';
import { AlreadyAccepted, requireAcceptable, requireOwnHospital } from './allocation.rules';
import { requireNameable } from './hospital-naming.rules';

declareConstraint('acceptance_pk', () => new AlreadyAccepted({}));

/** What one can do with a hospital's line, and ask of it. */
@Injectable()
export class Allocations {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: AllocationQueries,
    private readonly hospitals: HospitalQueries,
    private readonly unknowns: UnknownFacts,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  one(by: Caller, id: string): Promise<AllocationView> {
    return this.transactions.readAtOnce((tx) => this.queries.one(tx, by, id));
  }

  everywhere(by: Caller, asked: EveryLineAsked): Promise<Page<AllocationView>> {
    return this.transactions.read((tx) => this.queries.everywhere(tx, by, asked));
  }

  /** @throws NotFound when there is no such resolution */
  ofResolution(by: Caller, resolutionId: string, asked: AllocationsAsked): Promise<Page<AllocationView>> {
    return this.transactions.read((tx) => this.queries.page(tx, by, resolutionId, asked));
  }

  /** @throws NotFound when there is no such resolution */
  statuses(by: Caller, resolutionId: string, asked: LineStatusesAsked): Promise<Page<LineStatusView>> {
    return this.transactions.readAtOnce((tx) => this.queries.statuses(tx, by, resolutionId, asked));
  }

  /**
   * The hospital takes the line.
   * @throws NotFound, NotYourHospital, ChangedSince, AllocationClosed, AllocationWithdrawn, AlreadyAccepted,
   * DateInTheFuture, DateTooEarly
   */
  accept(by: Caller, id: string, form: AcceptanceForm): Promise<Answer<AllocationView>> {
    return this.useCases.once(by, async (tx) => {
      const allocation = await lockAllocation(tx, by, id);
      requireOwnHospital(by.person, allocation.hospitalId);
      const seen = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(seen));
      requireAcceptable({ ...allocation, accepted: seen.acceptance !== null }, form.acceptedOn, by.today);
      await tx.insert(AcceptanceRecord, {
        allocation_id: id,
        filing_number: form.filingNumber,
        accepted_on: form.acceptedOn,
        recorded_by: by.person.id,
      });
      await this.audit.record(tx, by, {
        act: 'allocation.accept',
        subjectKind: 'allocation',
        subjectId: id,
        content: form,
      });
      return this.queries.one(tx, by, id);
    });
  }

  /**
   * A source names the hospital of a line that was published without it. Naming the same one again changes nothing.
   * @throws NotFound, FormRefused, ChangedSince, AllocationClosed, HospitalKnown, HospitalElsewhere, HospitalTwice
   */
  nameHospital(by: Caller, id: string, { hospitalId }: HospitalNamingForm): Promise<Answer<AllocationView>> {
    return this.useCases.once(by, async (tx) => {
      const allocation = await lockAllocation(tx, by, id);
      const seen = await this.queries.one(tx, by, id);
      if (allocation.hospitalId === hospitalId.toLowerCase()) return seen;
      await requireUnchanged(by, () => Promise.resolve(seen));
      const hospital = await this.hospitals.one(tx, by, hospitalId).catch(refuseHospital);
      requireNameable({ ...seen, closed: allocation.closed }, hospital);
      await tx.query('update annex_line set hospital_id = $2 where id = $1', [id, hospital.id]);
      await this.unknowns.settle(tx, id, 'hospital');
      await this.audit.record(tx, by, {
        act: 'allocation.name-hospital',
        subjectKind: 'allocation',
        subjectId: id,
        content: { hospitalId: hospital.id, hospital: hospital.name },
      });
      return this.queries.one(tx, by, id);
    });
  }
}

// What is not found here is what the form names, not the line that the address names.
function refuseHospital(error: unknown): Promise<HospitalView> {
  if (!(error instanceof NotFound)) throw error;
  const detail = { es: 'No hay un hospital con este identificador.', en: 'There is no hospital with this identifier.' };
  throw new FormRefused({ count: 1 }, [{ field: 'hospitalId', code: 'hospital.not-found', detail }]);
}
