-- On which days people who hold seats are away. It alerts and routes; who may sign comes from the charter alone.
create table governance_absence (
    id        text primary key,
    version   bigint not null,
    person    text not null,
    first_day date not null,
    last_day  date not null check (last_day >= first_day),
    mac       bytea not null
);
create index governance_absence_last_day on governance_absence (last_day);
