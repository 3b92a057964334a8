-- Where somebody came in: the stricter of the group's and the site's limits holds there. Empty: never noted.
alter table signin_session add column site text not null default '';
alter table signin_session alter column site drop default;
