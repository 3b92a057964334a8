create table federation_code (
    digest text primary key,
    client text not null,
    redirect_uri text not null,
    challenge text not null,
    nonce text not null,
    scope text not null,
    session text not null,
    person text not null,
    acr text not null,
    amr text not null,
    authenticated_at timestamptz not null,
    expires_at timestamptz not null,
    mac bytea not null
);

create index federation_code_by_expiry on federation_code (expires_at);

-- What a code was redeemed for. It is deleted to revoke it.
create table federation_access (
    id text primary key,
    code text not null unique,
    client text not null,
    scope text not null,
    session text not null,
    person text not null,
    expires_at timestamptz not null,
    mac bytea not null
);

create index federation_access_by_expiry on federation_access (expires_at);

create table federation_spent_proof (
    digest text primary key,
    expires_at timestamptz not null
);

create index federation_spent_proof_by_expiry on federation_spent_proof (expires_at);

create table federation_signing_key (
    number integer primary key,
    signs_from timestamptz not null,
    wrapped bytea not null,
    mac bytea not null
);
