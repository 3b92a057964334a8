-- From here on changed_at says when the person came in last while it looked more than usual, or as usual again: from then on
-- it is counted until it is forgotten. The name stays, for nodes of the release before. What is there is counted from now.
update signin_risk_level set changed_at = now();
