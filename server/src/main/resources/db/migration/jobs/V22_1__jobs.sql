-- The columns are db-scheduler's.
create table jobs_job (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index jobs_job_by_time on jobs_job (execution_time);
create index jobs_job_by_heartbeat on jobs_job (last_heartbeat);
