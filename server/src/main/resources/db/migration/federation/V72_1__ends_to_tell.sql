-- Which applications somebody was led on to with a session, until it is over.
create table federation_entered (
    session text not null,
    client text not null,
    expires_at timestamptz not null,
    primary key (session, client)
);

-- What became of telling an application that a session is over. Bookkeeping: what is told stands in the job's own row.
create table federation_end (
    sid text primary key,
    client text not null,
    session text not null,
    person text not null,
    state text not null,
    attempts integer not null,
    problem text not null,
    over_at timestamptz not null,
    changed_at timestamptz not null,
    next_at timestamptz not null,
    expires_at timestamptz not null
);

create index federation_end_by_person on federation_end (person, over_at);

create index federation_end_untold on federation_end (over_at) where state in ('said-no', 'gave-up');

create index federation_end_by_expiry on federation_end (expires_at);
