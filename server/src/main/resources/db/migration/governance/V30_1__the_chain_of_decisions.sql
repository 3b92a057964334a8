-- Nothing here is believed because it stands here: PoliciesInForce verifies every byte from the founding on.

create table governance_proposal (
    id       text primary key,
    bytes    bytea not null,
    made_at  timestamptz not null
);

create table governance_act (
    proposal           text not null references governance_proposal,
    position           int not null,
    statement          bytea not null,
    credential         bytea not null,
    authenticator_data bytea not null,
    client_data        bytea not null,
    signature          bytea not null,
    primary key (proposal, position)
);

-- Number 0 is the founding, whose "proposal" is the charter itself.
create table governance_chain (
    number     bigint primary key,
    proposal   text not null unique references governance_proposal,
    adopted_at timestamptz not null
);

-- Founders and their keys until all have signed; worth nothing afterwards.
create table governance_founder (
    seat            text primary key,
    person          text not null unique,
    name            text not null,
    token_hash      bytea not null unique,
    token_ends_at   timestamptz not null,
    decision_keys   bytea not null,
    sign_in_passkey bytea
);

create table governance_founding_draft (
    only_one  boolean primary key default true check (only_one),
    draft     bytea not null
);
