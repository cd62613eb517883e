import type { Plan } from './plan';
import { id, person } from './identifiers';
import type { BenchRole } from './people';

/** Into how many parts the chains are divided, each written by a connection of its own at the same time. */
const parts = 2;

/** What every chain is to say, before it is said. */
export function plannedEvents({ giros: done }: Plan): string[] {
  const staged = (layer: string, seconds: string, by: BenchRole, act: string, content: string, entry: string) => `
    select line_id as chain, 'allocation' as chain_kind, ${layer} as layer, at + interval '${seconds}' as at,
      ${person(by)} as person, '${act}' as act, 'disbursement' as subject_kind, id as subject, ${content} as content,
      ${entry} as entry
    from history_giro`;
  const base = `(place * 4 - greatest(place - ${done}, 0) * 2)`;
  return [
    `create unlogged table history_event as
     select id as chain, 'resolution' as chain_kind, 1 as layer, published_at + interval '0.1 seconds' as at,
       published_by as person, 'resolution.publish' as act, 'resolution' as subject_kind, id as subject,
       '{"document":"EJEMPLO: resolución","issuedOn":"' || issued_on || '"}' as content,
       (select entry.id from ledger_entry entry where entry.subject_id = resolution.id and entry.act = 'publish') as entry
     from resolution
     union all ${staged(`${base} + 1`, '0 seconds', 'registrar', 'disbursement.order', `'{"allocationId":"' || line_id || '","amount":"' || amount || '","datePrecision":"exact","note":null,"orderedOn":"' || ordered_on || '","paymentOrder":"EJEMPLO-' || number || '","source":null}'`, 'null::uuid')}
     union all ${staged(`${base} + 2`, '0.5 seconds', 'approver', 'disbursement.approve', `'{"amount":"' || amount || '"}'`, id('d1', 'number'))}
     union all ${staged('place * 4 + 3', '4 days 0.5 seconds', 'paymaster', 'disbursement.settle', `'{"datePrecision":"exact","effectiveOn":"' || ordered_on + 4 || '","reference":"EJEMPLO-' || number || '","settlementId":"' || ${id('e0', 'number')} || '","source":null}'`, id('d2', 'number'))} where arrived
     union all ${staged('place * 4 + 4', '9 days 0.5 seconds', 'recipient', 'receipt.confirm', `'{"amount":"' || amount || '","receiptId":"' || ${id('f0', 'number')} || '","receivedOn":"' || ordered_on + 9 || '"}'`, id('d3', 'number'))} where arrived`,
    `create index on history_event (${part}, layer)`,
    'analyze history_event',
  ];
}

/**
 * The record: each chain's first events, then each one's second, and so on, for a hash follows from the one before. Chains
 * do not wait for each other.
 */
export function events({ giros: done, awaiting }: Plan): string[] {
  const layers = Math.max(1, done * 4 + awaiting * 2);
  return Array.from({ length: parts }, (_, of) => eachLayer(layers, of));
}

/** The heads of the chains; and what was only for writing goes. */
export function chains(): string[] {
  return [
    `insert into audit_chain (id, kind, sequence, hash)
     select chain, chain_kind, last, (select hash from audit_event where chain_id = chain and sequence = last)
     from (select chain, chain_kind, max(layer) as last from history_event group by chain, chain_kind) as ended`,
    'drop table history_event, history_giro',
  ];
}

const part = `(hashtext(chain::text) & ${parts - 1})`;

// In one block, so that it is planned once and not at each of its steps.
function eachLayer(layers: number, of: number): string {
  return `
    do $$ begin for step in 1..${layers} loop
    with texted as (
      select staged.*,
        audit_event_text(
          row(null, chain, step, null, previous, at, person, act, subject_kind, subject, null, null, null)::audit_event,
          content,
          coalesce('[' || (select text from audit_entry_text where id = entry) || ']', '[]')
        ) as canonical
      from (
        select history_event.*,
          (select hash from audit_event where chain_id = chain and sequence = step - 1) as previous
        from history_event
        where layer = step
          and ${part} = ${of}
      ) as staged
    ),
    event as (
      insert into audit_event (
        chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
      )
      select chain, step, previous, at, person, act, subject_kind, subject, content::jsonb, canonical,
        sha256(convert_to(canonical, 'UTF8'))
      from texted
      returning id, chain_id
    ),
    unsealed as (insert into audit_unsealed (event_id) select id from event)
    insert into audit_event_entry (entry_id, event_id)
    select entry, event.id from texted join event on event.chain_id = texted.chain where entry is not null;
    end loop; end $$`;
}
