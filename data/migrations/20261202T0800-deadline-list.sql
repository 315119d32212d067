-- A team's list of deadlines: the day of every open one, so that it is counted and its head is
-- found without counting all from its rules.

CREATE TABLE deadline_due (               -- a copy as case_due, made anew with every change in the same transaction
  case_id @INT NOT NULL REFERENCES case_file (id),
  due @INT NOT NULL,                      -- days since 1970-01-01
  assigned_to @INT NOT NULL DEFAULT 0,    -- whom it was handed over to; 0: it is the case worker's
  team_id @INT NOT NULL DEFAULT 0,        -- the case's; 0: none, or the case has ended
  hidden @INT NOT NULL DEFAULT 0          -- the case's
) @STRICT;
CREATE INDEX deadline_due_case ON deadline_due (case_id);
CREATE INDEX deadline_due_team ON deadline_due (team_id, hidden, due, case_id);
CREATE INDEX deadline_due_assigned ON deadline_due (assigned_to, due) WHERE assigned_to <> 0;

DELETE FROM daily_work WHERE name = 'case-due'; -- makes it when the office is opened next
