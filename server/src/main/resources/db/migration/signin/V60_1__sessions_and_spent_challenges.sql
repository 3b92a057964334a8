create table signin_session (
    id text primary key,
    version bigint not null,
    token_digest text not null unique,
    person text not null,
    passkey text not null,
    use_case text not null,
    care_setting text not null,
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_minutes integer not null,
    overall_minutes integer not null,
    policy_version integer not null,
    policy_document text not null,
    ends_at timestamptz not null,
    mac bytea not null
);

-- Only finds what may be over; whether it is follows from the sealed columns.
create index signin_session_by_end on signin_session (ends_at);
create index signin_session_by_passkey on signin_session (passkey);

create table signin_spent_challenge (
    digest text primary key,
    expires_at timestamptz not null
);

create index signin_spent_challenge_by_expiry on signin_spent_challenge (expires_at);
