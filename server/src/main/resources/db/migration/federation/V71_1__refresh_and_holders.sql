-- What an application is told anew with, while the session lasts. All that one sign-in gave has the same code.
create table federation_refresh (
    digest text primary key,
    code text not null unique,
    client text not null,
    scope text not null,
    session text not null,
    person text not null,
    jkt text not null,
    acr text not null,
    amr text not null,
    authenticated_at timestamptz not null,
    expires_at timestamptz not null,
    mac bytea not null
);

create index federation_refresh_by_expiry on federation_refresh (expires_at);

alter table federation_access drop constraint federation_access_code_key;

create index federation_access_by_code on federation_access (code);

-- Whose key alone opens it (RFC 9449, 6); empty for whoever bears it.
alter table federation_code add column jkt text not null default '';

alter table federation_access add column jkt text not null default '';
