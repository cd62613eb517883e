import type { Plan } from './history';
import { id, person } from './identifiers';
import type { BenchRole } from './people';

/** The record: each chain's first events, then each one's second, and so on, for a hash follows from the one before. */
export function events({ giros: done, awaiting }: Plan): string[] {
  const layers = done * 4 + awaiting * 2;
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
    'create index on history_event (layer)',
    'analyze history_event',
    'create unlogged table history_head (chain uuid primary key, hash bytea)',
    ...Array.from({ length: Math.max(1, layers) }, (_, index) => layerOf(index + 1)),
    `insert into audit_chain (id, kind, sequence, hash)
     select event.chain_id, staged.chain_kind, event.sequence, event.hash
     from audit_event event
     join history_head head on head.chain = event.chain_id and head.hash = event.hash
     join history_event staged on staged.chain = event.chain_id and staged.layer = event.sequence`,
    'drop table history_event, history_giro, history_head',
  ];
}

function layerOf(layer: number): string {
  return `
    with texted as (
      select staged.*, head.hash as previous,
        audit_event_text(
          row(null, chain, ${layer}, null, head.hash, at, person, act, subject_kind, subject, null, null, null)::audit_event,
          content,
          case when entry is null then '[]' else audit_entries_text(array[entry]) end
        ) as canonical
      from history_event staged
      left join history_head head using (chain)
      where layer = ${layer}
    ),
    event as (
      insert into audit_event (
        chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
      )
      select chain, ${layer}, previous, at, person, act, subject_kind, subject, content::jsonb, canonical,
        sha256(convert_to(canonical, 'UTF8'))
      from texted
      returning id, chain_id, hash
    ),
    unsealed as (insert into audit_unsealed (event_id) select id from event),
    bound as (
      insert into audit_event_entry (entry_id, event_id)
      select entry, event.id from texted join event on event.chain_id = texted.chain where entry is not null
    )
    insert into history_head (chain, hash) select chain_id, hash from event
    on conflict (chain) do update set hash = excluded.hash`;
}
