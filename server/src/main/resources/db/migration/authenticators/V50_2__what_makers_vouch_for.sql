-- What the maker vouched for when the key was made; null in keys that nobody vouched for. Under the row's MAC.
alter table authenticators_passkey
    add column vouched_name text,
    add column vouched_hardware boolean,
    add column vouched_verification text,
    add column vouched_edition bigint;
