\set line random(1, :lines)
begin;
select amount, sequence, encode(hash, 'hex') as hash from balance where line = :line for update \gset
insert into movement (line, amount, reference) values (:line, 1, 'EJEMPLO') returning id \gset
insert into audit (line, sequence, previous, content, hash)
values (:line, :sequence + 1, decode(:hash, 'hex'), '{"id":' || :id::text || ',"amount":1,"reference":"EJEMPLO"}',
  sha256(decode(:hash, 'hex') || convert_to('{"id":' || :id::text || ',"amount":1,"reference":"EJEMPLO"}', 'UTF8')));
update balance set amount = amount - 1, sequence = sequence + 1,
  hash = sha256(decode(:hash, 'hex') || convert_to('{"id":' || :id::text || ',"amount":1,"reference":"EJEMPLO"}', 'UTF8'))
where line = :line;
commit;
