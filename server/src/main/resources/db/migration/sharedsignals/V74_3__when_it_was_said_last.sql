-- An application may ask again and again whether its signals arrive; how long ago it did is looked up while others wait.
create index signals_event_latest on signals_event (client, type, made_at);
