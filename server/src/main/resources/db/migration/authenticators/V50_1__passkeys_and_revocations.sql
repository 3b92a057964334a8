create table authenticators_passkey (
    id text primary key,
    version bigint not null,
    person text not null,
    user_handle text not null,
    label text not null,
    public_key bytea not null,
    model text not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    counter bigint not null,
    transports text not null,
    registered_at timestamptz not null,
    last_used_at timestamptz,
    mac bytea not null
);

create index authenticators_passkey_by_person on authenticators_passkey (person);

-- A chain that only grows: each row carries the MAC of the one before, and nodes remember how far they have seen it.
create table authenticators_revocation (
    seq bigint primary key,
    passkey text not null,
    person text not null,
    reason text not null,
    at timestamptz not null,
    previous_mac bytea not null,
    mac bytea not null
);

create index authenticators_revocation_by_passkey on authenticators_revocation (passkey);
