import { ForwardOnly } from './forward-only';

/**
 * After each act, the findings behind it are asked for. The record of acts knows of every act, whoever writes it, so it
 * is asked there, except of events that touch no money; nothing is computed and nothing is refused
 * (docs/decisions/2026-11-21-findings-asked-by-the-record.md).
 */
export class FindingsAsked1763683200035 extends ForwardOnly {
  protected readonly sql = `
    create function ask_for_findings() returns trigger language plpgsql as $$
    begin
      insert into finding_request (subject_id) values (new.subject_id);
      return null;
    end $$;
    create trigger audit_event_asks_for_findings after insert on audit_event
      for each row when (new.subject_kind not in (
        'finding', 'reconciliation', 'certificate', 'person', 'request', 'service', 'sample', 'note'
      ))
      execute function ask_for_findings();
  `;
}
