create table notices_shift (
    id text primary key,
    version bigint not null,
    function text not null,
    person text not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    mac bytea not null
);

create index notices_shift_by_time on notices_shift (function, until_at);

-- Only keeps a page from being repeated twice in one round.
create table notices_round (
    notice text not null references notices_notice (id),
    round integer not null,
    paged_at timestamptz not null,
    primary key (notice, round)
);
