-- A policy that reverts by itself is a link that nobody signs, so it is believed only as this installation wrote it.
alter table governance_chain alter column proposal drop not null;
alter table governance_chain add column revert bytea;
alter table governance_chain add column revert_mac bytea;
alter table governance_chain add check ((proposal is null) = (revert is not null));
alter table governance_chain add check ((revert is null) = (revert_mac is null));
