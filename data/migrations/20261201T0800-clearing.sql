-- Clearing (Clearingverfahren): a help that finds out which help fits: usually three months, an
-- hour quota that is used as needed, a standard report at its end (a form, clearing.form_id).

CREATE TABLE clearing (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  form_id @INT NOT NULL REFERENCES form (id), -- the report
  start_on TEXT NOT NULL,
  end_on TEXT NOT NULL,                   -- the last day that is agreed
  minutes_approved @INT NOT NULL,
  staff_id @INT REFERENCES staff (id),    -- performed by own staff …
  provider_id @INT REFERENCES provider (id), -- … or by a provider; both NULL: not decided yet
  person TEXT NOT NULL DEFAULT '',        -- the provider's professional
  status TEXT NOT NULL DEFAULT 'running', -- running, done, broken-off
  ended_on TEXT,
  end_reason TEXT NOT NULL DEFAULT ''     -- why it was broken off, or ended after its day
) @STRICT;
CREATE INDEX clearing_case ON clearing (case_id, status);

CREATE TABLE clearing_child (             -- for whom it is
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  clearing_id @INT NOT NULL REFERENCES clearing (id),
  person_id @INT NOT NULL REFERENCES person (id)
) @STRICT;
CREATE INDEX clearing_child_clearing ON clearing_child (clearing_id);

CREATE TABLE clearing_hours (             -- Leistungsnachweis: what the quota was used for
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  clearing_id @INT NOT NULL REFERENCES clearing (id),
  day TEXT NOT NULL,
  minutes @INT NOT NULL,
  what TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX clearing_hours_clearing ON clearing_hours (clearing_id, day);
