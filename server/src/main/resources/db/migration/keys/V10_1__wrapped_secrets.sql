-- Each secret is sealed under the wrapping key, which no database holds, for its own name.
create table keys_secret (
    name       text primary key,
    wrapped    bytea not null,
    created_at timestamptz not null
);
