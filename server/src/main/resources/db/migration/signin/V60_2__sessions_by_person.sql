-- A role that is taken ends the person's sessions.
create index signin_session_by_person on signin_session (person);
