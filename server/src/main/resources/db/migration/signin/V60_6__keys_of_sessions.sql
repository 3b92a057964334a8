-- What the key said of itself and of its use when somebody came in with it. Empty: never noted.
alter table signin_session add column key_traits text not null default '';
alter table signin_session alter column key_traits drop default;
