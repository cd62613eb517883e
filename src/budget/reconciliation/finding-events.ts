import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import type { IdentifiedFinding } from './catalogue';
import type { FindingRow } from './finding.rows';
import type { NextEvent } from './life.rules';

/** Names what was found for the first time. What it is about never changes; how it stands is in its events. */
export async function nameFindings(
  tx: Tx,
  findings: readonly (IdentifiedFinding & { readonly resolutionId: string })[],
): Promise<void> {
  if (findings.length === 0) return;
  await tx.query(
    `insert into finding (id, code, subject_kind, subject_id, resolution_id, allocation_id)
     select id, code, subject_kind, subject_id, resolution_id, allocation_id
     from jsonb_to_recordset($1) as given (
       id uuid, code text, subject_kind text, subject_id uuid, resolution_id uuid, allocation_id uuid
     )`,
    [
      JSON.stringify(
        findings.map(({ id, rule, found, resolutionId }) => ({
          id,
          code: rule.code,
          subject_kind: found.subject.kind,
          subject_id: found.subject.id,
          resolution_id: resolutionId,
          allocation_id: found.allocationId,
        })),
      ),
    ],
  );
}

export interface ComputedEvent extends NextEvent {
  readonly findingId: string;
}

/** Writes what computing says, in one statement however many. */
export async function writeComputed(tx: Tx, events: readonly ComputedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `insert into finding_event (
       finding_id, sequence, period, kind, state, severity, open_since, content, reason, until
     )
     select finding_id, sequence, period, kind, state, severity, open_since, content, reason, until
     from jsonb_to_recordset($1) as given (
       finding_id uuid, sequence int, period int, kind text, state text, severity text, open_since date,
       content jsonb, reason text, until date
     )`,
    [
      JSON.stringify(
        events.map(({ findingId, sequence, period, kind, state, severity, openSince, content, reason, until }) => ({
          finding_id: findingId,
          sequence,
          period,
          kind,
          state,
          severity,
          open_since: openSince,
          content,
          reason,
          until,
        })),
      ),
    ],
  );
}

/** What a person did: the same figures, a step further in its life. */
export interface Decision {
  readonly kind: 'explained' | 'waiver-requested' | 'waiver-approved' | 'waiver-refused';
  readonly state: FindingRow['state'];
  readonly reason: string;
  readonly document?: string;
  readonly until?: string | null;
  readonly requestedBy?: string;
}

export async function writeDecision(tx: Tx, by: Caller, finding: FindingRow, decision: Decision): Promise<void> {
  await tx.query(
    `insert into finding_event (
       finding_id, sequence, period, kind, state, severity, open_since, content, person_id, requested_by, reason,
       document, until
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      finding.id,
      finding.sequence + 1,
      finding.period,
      decision.kind,
      decision.state,
      finding.severity,
      finding.openSince,
      JSON.stringify(finding.content),
      by.person.id,
      decision.requestedBy ?? null,
      decision.reason,
      decision.document ?? null,
      decision.until ?? null,
    ],
  );
}
