/** Why a version of the intervals was made, and which grades of open opportunities have grown stale. */
export const levelPolicyWork = `
ALTER TABLE level_policy ADD COLUMN note TEXT NOT NULL DEFAULT '';

ALTER TABLE plan ADD COLUMN grade_key TEXT NOT NULL DEFAULT '';
UPDATE plan SET grade_key = coalesce((
  SELECT CASE WHEN o.expected_on IS NULL THEN o.level || ' ' || o.level_set_on ELSE 'E ' || o.expected_on END
  FROM opportunity o WHERE o.id = plan.opportunity_id AND o.level IN ('H', 'A', 'B', 'C')), '')
WHERE role = 'next' AND state = 'open';
CREATE INDEX plan_open_by_grade ON plan (assignee_id, grade_key, id) WHERE state = 'open' AND grade_key <> '';

CREATE INDEX opportunity_living ON opportunity (level, id) WHERE state <> 'ended' AND deleted_hlc IS NULL;
`;
