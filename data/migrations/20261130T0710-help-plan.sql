-- The process of a help plan: what was done when, hours and cost used, reports of the provider.

CREATE TABLE help_plan_step (             -- a dated act that stands in no form
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  plan_id @INT NOT NULL REFERENCES help_plan (id),
  step TEXT NOT NULL,                     -- name in the rule 'plan-process'
  done_on TEXT,                           -- NULL: not done
  reason TEXT NOT NULL DEFAULT '',        -- not done, because …
  UNIQUE (plan_id, step)
) @STRICT;
CREATE INDEX help_plan_step_plan ON help_plan_step (plan_id);

CREATE TABLE help_plan_use (              -- Leistungsnachweis: hours and cost up to a day
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  plan_id @INT NOT NULL REFERENCES help_plan (id),
  up_to TEXT NOT NULL,                    -- the last day it counts
  minutes @INT NOT NULL,                  -- used since the statement before
  cents @INT NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX help_plan_use_plan ON help_plan_use (plan_id, up_to);

CREATE TABLE provider_report (            -- Bericht des Trägers
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  plan_id @INT NOT NULL REFERENCES help_plan (id),
  kind TEXT NOT NULL,                     -- clearing, agreement, review, situation, final
  due TEXT NOT NULL,
  came_on TEXT,                           -- NULL: not in yet
  note TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX provider_report_plan ON provider_report (plan_id, due);
