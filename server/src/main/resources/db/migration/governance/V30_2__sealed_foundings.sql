-- What founders register becomes the charter, so an unfinished founding is believed only as this server wrote it.
alter table governance_founder add column mac bytea not null default '';
alter table governance_founding_draft add column mac bytea not null default '';
alter table governance_founder alter column mac drop default;
alter table governance_founding_draft alter column mac drop default;
