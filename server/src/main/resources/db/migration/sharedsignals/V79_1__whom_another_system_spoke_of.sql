-- Whoever's sessions another system ended, or about whom it had people asked: both are bounded by what was signed.
drop index signals_heard_ended;

create index signals_heard_hit on signals_heard (source, heard_at) where outcome in ('ended', 'asked');
