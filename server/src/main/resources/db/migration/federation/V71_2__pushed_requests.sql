-- What an application asked by itself, until somebody's browser names it.
create table federation_pushed (
    digest text primary key,
    request text not null,
    expires_at timestamptz not null,
    mac bytea not null
);

create index federation_pushed_by_expiry on federation_pushed (expires_at);
