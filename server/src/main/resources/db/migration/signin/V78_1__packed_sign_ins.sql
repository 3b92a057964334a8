-- Recorded sign-ins of a stretch of the ledger in columns, so that a policy is tried on a month of them in seconds. Made of
-- the entries of the stretch and good for nothing but reading them quickly: it can be emptied at any time and is filled
-- anew from them; nothing is believed whose MAC does not hold, or that does not fit the tree as it is.
create table signin_packed (
    form integer not null,
    first_entry bigint not null,
    until_entry bigint not null,
    sign_ins integer not null,
    erasures integer not null,
    last_leaf text not null,
    columns bytea not null,
    mac bytea not null,
    primary key (form, first_entry)
);

-- It is deflated already.
alter table signin_packed alter column columns set storage external;
