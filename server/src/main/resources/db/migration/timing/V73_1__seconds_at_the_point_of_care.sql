-- How long one sign-in took, of the day and no nearer. Who it was is a mark that counts different people within one week
-- and one installation, and leads back to nobody without the key outside of the database. Empty: not so, or not measured.
create table timing_sign_in (
    day date not null,
    simulated boolean not null,
    who text not null,
    ward text not null,
    use_case text not null,
    application text not null,
    refusal text not null,
    page_micros integer,
    person_micros integer,
    ceremony_micros integer,
    ruling_micros integer not null,
    commit_micros integer not null,
    whole_micros integer
);

create index timing_sign_in_by_day on timing_sign_in (simulated, day);

-- How long an application took to fetch what it is told about somebody who had just signed in for it.
create table timing_application (
    day date not null,
    simulated boolean not null,
    who text not null,
    application text not null,
    took_micros integer not null
);

create index timing_application_by_day on timing_application (simulated, day);

-- Who tried is not known, or not proven: how often, so that nobody can fill a table from outside.
create table timing_unproven (
    day date not null,
    simulated boolean not null,
    refusal text not null,
    times bigint not null,
    primary key (day, simulated, refusal)
);

-- Somebody on this ward said that signing in got in their way.
create table timing_in_the_way (
    day date not null,
    simulated boolean not null,
    who text not null,
    ward text not null,
    hindrance text not null,
    refusal text not null,
    told boolean not null
);

create index timing_in_the_way_by_day on timing_in_the_way (simulated, day);
