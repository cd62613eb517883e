-- The same act as people would keep it elsewhere: one balance of each line, its movements, and a chained audit row.
create table balance (
  line integer primary key,
  amount numeric(20, 2) not null check (amount >= 0),
  sequence bigint not null default 0,
  hash bytea not null default ''
);
create table movement (
  id bigint generated always as identity primary key,
  line integer not null references balance,
  amount numeric(20, 2) not null check (amount > 0),
  reference text not null,
  recorded_at timestamptz not null default now()
);
create table audit (
  line integer not null references balance,
  sequence bigint not null,
  previous bytea not null,
  content text not null,
  hash bytea not null,
  primary key (line, sequence)
);

create function register_giro(of_line integer, pesos numeric, reference text) returns bigint
language plpgsql volatile as $$
  declare
    head balance;
    made bigint;
    content text;
  begin
    select * into head from balance where line = of_line for update;
    if head.amount < pesos then
      raise exception 'the line has only %', head.amount;
    end if;
    insert into movement (line, amount, reference) values (of_line, pesos, register_giro.reference) returning id into made;
    content := json_build_object('id', made, 'amount', pesos, 'reference', register_giro.reference)::text;
    insert into audit (line, sequence, previous, content, hash)
    values (of_line, head.sequence + 1, head.hash, content, sha256(head.hash || convert_to(content, 'UTF8')));
    update balance
    set amount = amount - pesos, sequence = head.sequence + 1, hash = sha256(head.hash || convert_to(content, 'UTF8'))
    where line = of_line;
    return made;
  end
$$;
