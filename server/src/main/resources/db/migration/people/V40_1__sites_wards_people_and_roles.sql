create table people_site (
    id text primary key,
    name text not null,
    time_zone text not null,
    mac bytea not null
);

create table people_ward (
    id text primary key,
    site text not null references people_site (id),
    name text not null,
    care_setting text not null,
    mac bytea not null
);

create table people_person (
    id text primary key,
    name text not null,
    title text not null,
    ward text not null references people_ward (id),
    mac bytea not null
);

create table people_role (
    person text not null references people_person (id),
    role text not null,
    mac bytea not null,
    primary key (person, role)
);
