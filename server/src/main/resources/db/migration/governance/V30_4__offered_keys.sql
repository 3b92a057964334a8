-- Decision keys that people without a seat, or who lost theirs, hold ready for a succession. They decide nothing.
create table governance_offered_key (
    id         text primary key,
    person     text not null,
    name       text not null,
    credential bytea not null unique,
    public_key bytea not null,
    algorithm  text not null,
    model      text not null,
    label      text not null,
    offered_at timestamptz not null,
    mac        bytea not null
);
create index governance_offered_key_person on governance_offered_key (person);
