-- In which kind of browser somebody came in, so that they can tell their own sessions apart. Empty: never noted.
alter table signin_session add column browser text not null default '';
alter table signin_session alter column browser drop default;
