-- What signing in took on each ward in the last week, counted about once an hour by one node for all of them; only of groups
-- that may be shown.
create table timing_week (
    ward text not null,
    use_case text not null,
    simulated boolean not null,
    half_micros bigint not null,
    most_micros bigint not null,
    primary key (ward, use_case)
);
