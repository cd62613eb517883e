import type { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { CorrectionForm, DraftForm } from './resolution.dto';
import { ResolutionRecord } from './resolution.entity';
import { AnnouncedAmountRecord, DeadlineRecord, RequirementRecord } from './resolution-terms.entity';
import type { Terms } from './resolution-terms.rules';

/** What a draft says, with the amounts that were announced for it. */
export interface DraftTerms extends Terms {
  readonly announced: readonly { readonly amount: Money; readonly text: string; readonly source: string }[];
}

/** A new draft: what the form leaves out is none. */
export function readDraft(form: DraftForm, { id, draftedBy }: { id: string; draftedBy: string }): DraftTerms {
  const certificate = form.availabilityCertificate ?? null;
  return {
    id,
    kind: form.kind,
    issuer: form.issuer,
    number: form.number,
    year: form.year,
    issued_on: form.issuedOn,
    title: form.title,
    strategy_id: form.strategyId ?? null,
    amends_id: form.amendsId ?? null,
    fiscal_year: form.fiscalYear,
    authorized_amount: form.authorizedAmount ?? null,
    printed_annex_total: form.printedAnnexTotal ?? null,
    availability_number: certificate?.number ?? null,
    availability_issued_on: certificate?.issuedOn ?? null,
    availability_amount: certificate?.amount ?? null,
    disburse_from: form.disburseFrom ?? null,
    execute_by: form.executeBy ?? null,
    source: form.source ?? null,
    status: 'draft',
    drafted_by: draftedBy,
    announced: form.announcedAmounts ?? [],
    deadlines: form.deadlines ?? [],
    requirements: form.requirements ?? [],
  };
}

/** A draft as a correction leaves it. */
export async function termsOf(tx: Tx, standing: ResolutionRecord, form: CorrectionForm): Promise<DraftTerms> {
  return readDraft(
    {
      kind: standing.kind,
      issuer: form.issuer ?? standing.issuer,
      number: form.number ?? standing.number,
      year: form.year ?? standing.year,
      issuedOn: form.issuedOn ?? standing.issued_on,
      title: form.title ?? standing.title,
      strategyId: orElse(form.strategyId, standing.strategy_id),
      amendsId: orElse(form.amendsId, standing.amends_id),
      fiscalYear: form.fiscalYear ?? standing.fiscal_year,
      authorizedAmount: orElse(form.authorizedAmount, standing.authorized_amount),
      printedAnnexTotal: orElse(form.printedAnnexTotal, standing.printed_annex_total),
      availabilityCertificate: orElse(form.availabilityCertificate, certificateOf(standing)),
      disburseFrom: orElse(form.disburseFrom, standing.disburse_from),
      executeBy: orElse(form.executeBy, standing.execute_by),
      source: orElse(form.source, standing.source),
      announcedAmounts: form.announcedAmounts ?? (await announcedOf(tx, standing.id)),
      deadlines: form.deadlines ?? (await deadlinesOf(tx, standing.id)),
      requirements: form.requirements ?? (await requirementsOf(tx, standing.id)),
    },
    { id: standing.id, draftedBy: standing.drafted_by },
  );
}

export async function insertDraft(tx: Tx, terms: DraftTerms): Promise<void> {
  const { announced: _announced, deadlines: _deadlines, requirements: _requirements, ...said } = terms;
  await tx.insert(ResolutionRecord, said);
  await writeTerms(tx, terms);
}

/** Writes what the draft says over what it said. */
export async function overwriteDraft(tx: Tx, terms: DraftTerms): Promise<void> {
  const { announced: _announced, deadlines: _deadlines, requirements: _requirements, ...said } = terms;
  await tx.update(ResolutionRecord, { id: terms.id }, said);
  await writeTerms(tx, terms);
}

async function writeTerms(tx: Tx, terms: DraftTerms): Promise<void> {
  const { id: resolution_id, announced, deadlines, requirements } = terms;
  await tx.delete(AnnouncedAmountRecord, { resolution_id });
  await tx.delete(DeadlineRecord, { resolution_id });
  await tx.delete(RequirementRecord, { resolution_id });
  await tx.insert(
    AnnouncedAmountRecord,
    announced.map((each, index) => ({ resolution_id, position: index + 1, ...each })),
  );
  await tx.insert(
    DeadlineRecord,
    deadlines.map((each) => ({ resolution_id, ...each })),
  );
  await tx.insert(
    RequirementRecord,
    requirements.map((kind) => ({ resolution_id, kind })),
  );
}

function orElse<Value>(given: Value | undefined, standing: Value): Value {
  return given === undefined ? standing : given;
}

function certificateOf(standing: ResolutionRecord): DraftForm['availabilityCertificate'] {
  const { availability_number: number, availability_issued_on: issuedOn, availability_amount: amount } = standing;
  return number !== null && issuedOn !== null && amount !== null ? { number, issuedOn, amount } : null;
}

async function announcedOf(tx: Tx, resolution_id: string): Promise<AnnouncedAmountRecord[]> {
  return tx.find(AnnouncedAmountRecord, { where: { resolution_id }, order: { position: 'ASC' } });
}

async function deadlinesOf(tx: Tx, resolution_id: string): Promise<DeadlineRecord[]> {
  return tx.find(DeadlineRecord, { where: { resolution_id } });
}

async function requirementsOf(tx: Tx, resolution_id: string) {
  const records = await tx.find(RequirementRecord, { where: { resolution_id } });
  return records.map(({ kind }) => kind);
}
