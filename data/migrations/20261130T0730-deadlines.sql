-- Deadlines are computed from dated acts (a contact, a plan, a conference, an act in the
-- record) and rules; a row of resubmission only says what somebody did about one.

ALTER TABLE resubmission ADD COLUMN anchor TEXT NOT NULL DEFAULT ''; -- the act: 'case_file/ID', 'help_plan/ID', 'conference/ID', 'record_entry/ID'; '': start_date is it
ALTER TABLE resubmission ADD COLUMN moved TEXT;                      -- the day somebody moved it to; NULL: as the rule counts
ALTER TABLE resubmission ADD COLUMN late_reason TEXT NOT NULL DEFAULT ''; -- why it was done after its day

UPDATE resubmission SET anchor = 'case_file/' || CAST (case_id AS TEXT)
  WHERE rule IN ('first-assessment', 'case-conference', 'reporter-feedback');
UPDATE resubmission SET anchor = 'help_plan/' || CAST ((SELECT max (p.id) FROM help_plan p
    WHERE p.case_id = resubmission.case_id AND (p.talk_date = resubmission.start_date
      OR p.review_date = resubmission.start_date OR p.help_end = resubmission.start_date)) AS TEXT)
  WHERE rule IN ('plan-to-all', 'plan-review', 'transition') AND EXISTS (SELECT 1 FROM help_plan p
    WHERE p.case_id = resubmission.case_id AND (p.talk_date = resubmission.start_date
      OR p.review_date = resubmission.start_date OR p.help_end = resubmission.start_date));
UPDATE resubmission SET moved = due WHERE rule IS NOT NULL AND status = 'open' AND reason <> '';

CREATE INDEX resubmission_rule ON resubmission (case_id, rule, anchor);
CREATE INDEX record_entry_act ON record_entry (subject, case_id) WHERE kind = 'act';

-- Holds all that deadlines need of a case: pages of the table itself, each decrypted for one
-- row, cost ten times as much.
CREATE INDEX case_file_deadlines ON case_file (status, team_id, worker_id, deputy_id, hidden, kind, first_contact, name, file_number);

CREATE TABLE case_due (                   -- the earliest open deadline of a case: a copy for the list of
  case_id @INT PRIMARY KEY REFERENCES case_file (id), -- cases, made anew with every change in the same transaction
  due TEXT NOT NULL,
  what TEXT NOT NULL
) @STRICT;

CREATE TABLE deadline_event (             -- the history of a deadline: never changed, never deleted
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  item TEXT NOT NULL,                     -- 'CASE/RULE/ANCHOR' or 'resubmission/ID'
  happened_on TEXT NOT NULL,
  staff_id @INT REFERENCES staff (id),    -- NULL: the program
  act TEXT NOT NULL,                      -- postponed, dropped, done, late, assigned, reminded, escalated
  from_value TEXT NOT NULL DEFAULT '',    -- postponed: the day before; escalated: the step
  to_value TEXT NOT NULL DEFAULT '',
  receiver_id @INT REFERENCES staff (id), -- escalated: whom it was told
  reason TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX deadline_event_item ON deadline_event (case_id, item, id);
CREATE INDEX deadline_event_receiver ON deadline_event (receiver_id, act);

CREATE TABLE staff_absence (              -- what is due then is the deputy's as well
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  staff_id @INT NOT NULL REFERENCES staff (id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL
) @STRICT;
CREATE INDEX staff_absence_staff ON staff_absence (staff_id, to_day);

CREATE TABLE reminder_seen (              -- a reminder that somebody put away
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  staff_id @INT NOT NULL REFERENCES staff (id),
  item TEXT NOT NULL,                     -- as deadline_event has it; 'decision/ID'
  due TEXT NOT NULL,                      -- a new day is a new reminder
  UNIQUE (staff_id, item, due)
) @STRICT;

CREATE TABLE daily_work (                 -- what the program does once a day
  name TEXT PRIMARY KEY,                  -- 'case-due'
  done_on TEXT NOT NULL
) @STRICT;
