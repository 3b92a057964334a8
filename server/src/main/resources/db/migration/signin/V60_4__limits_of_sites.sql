-- A site may have limits of its own, stricter than the group's.
alter table signin_session add column policy_scope text not null default 'group';
alter table signin_session alter column policy_scope drop default;
