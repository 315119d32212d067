-- The four lines between two conversations: a quarter is shorter than a help plan.

CREATE TABLE wellbeing_rating (           -- how somebody is, 0 to 10, as one rater says on one day
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  plan_id @INT NOT NULL REFERENCES help_plan (id),
  who TEXT NOT NULL,                      -- as the plan names the person
  rater TEXT NOT NULL DEFAULT 'person' CHECK (rater IN ('person', 'professional')),
  rated_on TEXT NOT NULL,                 -- ISO day
  wb_self TEXT NOT NULL DEFAULT '',       -- '7,5'; '': not rated
  wb_family TEXT NOT NULL DEFAULT '',
  wb_others TEXT NOT NULL DEFAULT '',
  wb_overall TEXT NOT NULL DEFAULT '',
  wb_causes TEXT NOT NULL DEFAULT ''      -- after a drop: causes, and what changes
) @STRICT;
CREATE INDEX wellbeing_rating_plan ON wellbeing_rating (plan_id, rated_on);
