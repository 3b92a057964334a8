-- When that was. What is there does not say, and is counted anew within the hour.
delete from timing_week;

alter table timing_week add column counted_at timestamptz not null default now();
