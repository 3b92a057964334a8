create table notices_notice (
    id text primary key,
    key text not null unique,
    code text not null,
    arguments text not null,
    urgency text not null,
    path text not null,
    told_at timestamptz not null,
    mac bytea not null
);

-- Who was told of it, and as whom: a person by name, or one of those whom a function's page reached.
create table notices_telling (
    id text primary key,
    version bigint not null,
    notice text not null references notices_notice (id),
    recipient text not null,
    person text not null,
    told_at timestamptz not null,
    answered_at timestamptz,
    mac bytea not null
);

create index notices_telling_by_person on notices_telling (person, told_at);
create index notices_telling_by_notice on notices_telling (notice);

create table notices_address (
    person text primary key,
    version bigint not null,
    mail text not null,
    pager text not null,
    mac bytea not null
);

create table notices_delivery (
    id text primary key,
    notice text not null references notices_notice (id),
    person text not null,
    way text not null,
    round integer not null,
    state text not null,
    attempts integer not null,
    problem text not null,
    detail text not null,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    unique (notice, person, way, round)
);

create index notices_delivery_by_time on notices_delivery (made_at);
create index notices_delivery_failed on notices_delivery (person, way) where state = 'failed';

create table notices_attempt (
    delivery text not null references notices_delivery (id),
    number integer not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    problem text not null default '',
    detail text not null default '',
    primary key (delivery, number)
);
