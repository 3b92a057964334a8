-- What an application was given for itself, with nobody in front of it. It is deleted to revoke it.
create table federation_service_access (
    id text primary key,
    client text not null,
    scope text not null,
    holder text not null,
    expires_at timestamptz not null,
    mac bytea not null
);

create index federation_service_access_by_expiry on federation_service_access (expires_at);
