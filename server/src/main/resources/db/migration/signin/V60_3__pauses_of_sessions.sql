-- How often a session lay untouched for how long, which is what another idle limit is judged by. Empty: never noted.
alter table signin_session add column pauses text not null default '';
