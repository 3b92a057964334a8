-- What other systems said, each once on whatever node. What was done about it stands in the ledger too.
create table signals_heard (
    source text not null,
    jti text not null,
    type text not null,
    person text not null,
    outcome text not null,
    heard_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (source, jti)
);

create index signals_heard_ended on signals_heard (source, heard_at) where outcome = 'ended';

create index signals_heard_by_time on signals_heard (heard_at);

create index signals_heard_by_expiry on signals_heard (expires_at);
