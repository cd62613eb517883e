import type { KitFileName } from './kit.contents';

/*
 * The lines of each file, one text a row; $1 is the resolution, or null for all. What is hashed is given by the very
 * functions that the database hashes with (migration of the record).
 */

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const ofResolution = (column: string) => `($1::uuid is null or ${column} = $1)`;

// The chains of a resolution: its own, its amendments', its lines', and the service's, on which keys are published.
const chainsInScope = `
  select id
  from audit_chain
  where $1::uuid is null
    or id = '00000000-0000-0000-0000-000000000000'
    or id in (select id from resolution where id = $1 or amends_id = $1)
    or id in (select id from annex_line where resolution_id = $1)
    or id in (
      select event.chain_id
      from audit_event_entry binding
      join audit_event event on event.id = binding.event_id
      join ledger_entry entry on entry.id = binding.entry_id
      where entry.resolution_id = $1
    )`;

const certificatesInScope = `
  select certificate.*
  from certificate
  where $1::uuid is null
    or exists (
      select
      from audit_event event
      join resolution_chain on resolution_chain.id = event.chain_id
      where event.subject_id = certificate.id and event.act = 'certificate.issue'
    )`;

// In the order of the events that bind them, so that whoever reads them side by side need not keep them.
const asBound = 'left join audit_event_entry binding on binding.entry_id = entry.id';

export const kitLines: Readonly<Record<Exclude<KitFileName, 'accounts'>, string>> = {
  events: `
    with in_scope as materialized (${chainsInScope})
    select concat(
      '{"position":', coalesce(leaf.position::text, 'null'),
      ',"hash":"', encode(event.hash, 'hex'), '"',
      case when in_scope.id is not null then concat(',"event":', event.canonical) end,
      '}'
    ) as line
    from audit_event event
    left join audit_leaf leaf on leaf.event_id = event.id
    left join in_scope on in_scope.id = event.chain_id
    where in_scope.id is not null or leaf.position is not null
    order by leaf.position nulls last, event.id`,
  chains: `
    with in_scope as materialized (${chainsInScope})
    select json_build_object(
      'id', chain.id, 'kind', chain.kind, 'sequence', chain.sequence, 'hash', encode(chain.hash, 'hex')
    )::text as line
    from audit_chain chain
    join in_scope on in_scope.id = chain.id
    order by chain.id`,
  seals: `
    select concat(
      '{"hash":"', encode(hash, 'hex'),
      '","signature":"', translate(encode(signature, 'base64'), E'\\n', ''),
      '","seal":', canonical, '}'
    ) as line
    from audit_seal
    where $1::uuid is null or true
    order by number`,
  keys: `
    select json_build_object(
      'id', key.id,
      'publicKey', translate(encode(key.public_key, 'base64'), E'\\n', ''),
      'validFrom', ${instant('key.valid_from')},
      'retiredAt', ${instant('retirement.retired_at')}
    )::text as line
    from audit_key key
    left join audit_key_retirement retirement on retirement.key_id = key.id
    where $1::uuid is null or true
    order by key.valid_from, key.id`,
  resolutions: `
    select json_build_object(
      'id', act.id,
      'number', act.number,
      'year', act.year,
      'issuer', act.issuer,
      'title', act.title,
      'issuedOn', act.issued_on,
      'fiscalYear', act.fiscal_year,
      'status', act.status,
      'authorized', (act.authorized_amount + changed.amount)::text
    )::text as line
    from resolution act
    cross join lateral (
      select coalesce(sum(
        case amendment_change.change
          when 'authorize-more' then amendment_change.amount
          when 'authorize-less' then -amendment_change.amount
        end
      ), 0) as amount
      from resolution amendment
      join amendment_change on amendment_change.amendment_id = amendment.id
      where amendment.amends_id = act.id and amendment.published_at is not null
    ) changed
    where act.kind = 'allocation'
      and act.published_at is not null
      and ${ofResolution('act.id')}
    order by act.id`,
  lines: `
    select json_build_object(
      'id', line.id,
      'resolution', line.resolution_id,
      'line', line.line,
      'divipola', municipality.code,
      'municipality', municipality.name,
      'department', department.name,
      'hospital', case when hospital.id is not null
        then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
      end,
      'amount', line.amount::text
    )::text as line
    from annex_line line
    join resolution adding on adding.id = line.added_by_id and adding.published_at is not null
    join municipality on municipality.code = line.municipality_code
    join department on department.code = municipality.department_code
    left join hospital on hospital.id = line.hospital_id
    where ${ofResolution('line.resolution_id')}
    order by line.resolution_id, line.line`,
  people: `
    with in_scope as materialized (${chainsInScope})
    select json_build_object('id', person.id, 'name', person.name)::text as line
    from person
    where person.id in (select recorded_by from ledger_entry where ${ofResolution('resolution_id')})
      or person.id in (select approved_by from ledger_entry where ${ofResolution('resolution_id')})
      or person.id in (select event.person_id from audit_event event join in_scope on in_scope.id = event.chain_id)
    order by person.id`,
  entries: `
    select ledger_entry_head_text(entry) as line
    from ledger_entry entry
    ${asBound}
    where ${ofResolution('entry.resolution_id')}
    order by binding.event_id, entry.id`,
  postings: `
    select concat('{"entry":"', entry.id, '","postings":', ledger_entry_postings_text(entry), '}') as line
    from ledger_entry entry
    ${asBound}
    where ${ofResolution('entry.resolution_id')}
    order by binding.event_id, entry.id`,
  certificates: `
    with resolution_chain as materialized (${chainsInScope}),
    issued as (${certificatesInScope})
    select concat(
      rtrim(json_build_object('id', id, 'type', type, 'year', year, 'number', number, 'code', code)::text, '}'),
      ',"issuedAt":"', ${instant('issued_at')}, '","sha256":"', sha256, '","content":', content, '}'
    ) as line
    from issued
    order by type, year, number`,
  documents: `
    select json_build_object(
      'document', entry.document,
      'source', entry.source,
      'entries', count(*),
      'firstEntry', (array_agg(entry.id order by entry.recorded_at, entry.id))[1],
      'sha256', null
    )::text as line
    from ledger_entry entry
    where ${ofResolution('entry.resolution_id')}
    group by entry.document, entry.source
    order by entry.document, entry.source`,
  findings: `
    select json_build_object(
      'id', finding.id,
      'code', finding.code,
      'subjectKind', finding.subject_kind,
      'subject', finding.subject_id,
      'resolution', finding.resolution_id,
      'allocation', finding.allocation_id,
      'state', last.state,
      'severity', last.severity,
      'openSince', last.open_since,
      'content', last.content
    )::text as line
    from finding
    join lateral (
      select state, severity, open_since, content
      from finding_event
      where finding_event.finding_id = finding.id
      order by sequence desc
      limit 1
    ) last on true
    where ${ofResolution('finding.resolution_id')}
    order by finding.code, finding.id`,
};
