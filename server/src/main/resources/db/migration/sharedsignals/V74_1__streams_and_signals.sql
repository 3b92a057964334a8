-- What an application asked to be told, and how: one stream each.
create table signals_stream (
    client text primary key,
    id text not null unique,
    version bigint not null,
    status text not null,
    reason text not null,
    delivery text not null,
    secret text not null,
    requested text not null,
    description text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    mac bytea not null
);

-- Who came into which application from here, so that it may hear of them. Bookkeeping: it admits nobody.
create table signals_subject (
    client text not null,
    person text not null,
    session text not null,
    left_out boolean not null,
    expires_at timestamptz not null,
    primary key (client, person)
);

create index signals_subject_by_person on signals_subject (person);

create index signals_subject_by_expiry on signals_subject (expires_at);

-- What is said, as it will be signed.
create table signals_event (
    jti text primary key,
    client text not null,
    person text not null,
    type text not null,
    content text not null,
    made_at timestamptz not null,
    mac bytea not null
);

-- What becomes of it. Bookkeeping, as with the ends of sessions.
create table signals_waiting (
    jti text primary key references signals_event on delete cascade,
    number bigint generated always as identity,
    client text not null,
    person text not null,
    type text not null,
    state text not null,
    parked boolean not null,
    attempts integer not null,
    problem text not null,
    made_at timestamptz not null,
    since timestamptz not null,
    changed_at timestamptz not null,
    next_at timestamptz not null,
    expires_at timestamptz not null
);

create index signals_waiting_still on signals_waiting (client, number) where state = 'waiting';

create index signals_waiting_untold on signals_waiting (changed_at) where state not in ('waiting', 'told');

create index signals_waiting_by_expiry on signals_waiting (expires_at);
