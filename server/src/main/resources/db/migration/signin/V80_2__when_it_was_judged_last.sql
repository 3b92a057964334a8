-- Not when it changed, but when the person came in last while it looked more than usual, or as usual again: from then on it
-- is counted until it is forgotten.
alter table signin_risk_level rename column changed_at to judged_at;

alter index signin_risk_level_by_change rename to signin_risk_level_by_judgement;
