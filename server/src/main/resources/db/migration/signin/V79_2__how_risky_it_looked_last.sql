-- How risky the last sign-in of somebody looked, of those for whom it ever looked more than usual: so that applications are
-- told when it changes. It admits nobody and keeps nobody out.
create table signin_risk_level (
    person text primary key,
    level text not null,
    changed_at timestamptz not null
);

create index signin_risk_level_by_change on signin_risk_level (changed_at);
