\set salt random(1, 1000000000)
with act as (
  select number, 1 + abs(hashint8(number::bigint * 7919 + :salt)) % :lines as line from generate_series(1, 1000) as number
),
held as materialized (
  select balance.* from balance where line in (select line from act) order by line for update
),
moved as (
  insert into movement (line, amount, reference) select line, 1, 'EJEMPLO' from act order by number returning id, line
),
placed as (
  select id, line, row_number() over (partition by line order by id) as position, '{"id":' || id || '}' as content from moved
),
chained as (
  insert into audit (line, sequence, previous, content, hash)
  select placed.line, held.sequence + position, held.hash, content, sha256(held.hash || convert_to(content, 'UTF8'))
  from placed join held using (line)
  returning line
)
update balance
set amount = balance.amount - total.acts, sequence = balance.sequence + total.acts, hash = sha256(balance.hash || total.acts::text::bytea)
-- Out of what was chained, so that balances are read before they change.
from (select line, count(*) as acts from chained group by line) as total
where total.line = balance.line;
