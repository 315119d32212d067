-- The family of a case with everything that is dated about it: the genogram of any
-- day is a query. from_date and to_date are partial dates; known_on is a day, NULL:
-- known since the row was made, or always. status: alleged, assessed, established.

ALTER TABLE person ADD COLUMN kind TEXT NOT NULL DEFAULT 'person'; -- person, pregnancy, miscarriage, abortion, stillbirth, pet, helper, institution
ALTER TABLE person ADD COLUMN assigned_sex TEXT NOT NULL DEFAULT ''; -- at birth, where it differs from sex
ALTER TABLE person ADD COLUMN dead @INT NOT NULL DEFAULT 0;          -- died, the date is not known
ALTER TABLE person ADD COLUMN migrations @INT NOT NULL DEFAULT 0;    -- 0 to 2 waves over the symbol
ALTER TABLE person ADD COLUMN marks TEXT NOT NULL DEFAULT '';        -- letters beside the symbol: 'A', 'P'

ALTER TABLE case_person ADD COLUMN known_on TEXT;
ALTER TABLE household_member ADD COLUMN known_on TEXT;
ALTER TABLE custody ADD COLUMN known_on TEXT;

CREATE TABLE genogram (                   -- one a case: whom it is about
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL UNIQUE REFERENCES case_file (id),
  index_id @INT REFERENCES person (id)    -- NULL: the first child of the case
) @STRICT;

CREATE TABLE genogram_place (             -- stands where a hand has put it; also who is drawn without a role in the case
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  person_id @INT NOT NULL REFERENCES person (id),
  pinned @INT NOT NULL DEFAULT 0,
  x @INT NOT NULL DEFAULT 0,              -- middle of the symbol, pixels at a symbol of 48
  y @INT NOT NULL DEFAULT 0,
  known_on TEXT,
  UNIQUE (case_id, person_id)
) @STRICT;
CREATE INDEX genogram_place_person ON genogram_place (person_id);

CREATE TABLE partnership (                -- a couple, or a parent with an unknown one
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  one_id @INT REFERENCES person (id),
  other_id @INT REFERENCES person (id)
) @STRICT;
CREATE INDEX partnership_one ON partnership (one_id);
CREATE INDEX partnership_other ON partnership (other_id);

CREATE TABLE partnership_event (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  partnership_id @INT NOT NULL REFERENCES partnership (id),
  kind TEXT NOT NULL,                     -- met, engaged, living-together, committed, affair, casual, married, separated, divorced, annulled, reconciled, violent
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'established',
  source TEXT NOT NULL DEFAULT '',
  known_on TEXT
) @STRICT;
CREATE INDEX partnership_event_partnership ON partnership_event (partnership_id);

CREATE TABLE child_link (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  child_id @INT NOT NULL REFERENCES person (id),
  partnership_id @INT NOT NULL REFERENCES partnership (id),
  kind TEXT NOT NULL DEFAULT 'birth',     -- birth, adopted, foster, step, donor, guardian, unknown
  disputed @INT NOT NULL DEFAULT 0,       -- parentage challenged
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'established',
  source TEXT NOT NULL DEFAULT '',
  known_on TEXT
) @STRICT;
CREATE INDEX child_link_child ON child_link (child_id);
CREATE INDEX child_link_partnership ON child_link (partnership_id);

CREATE TABLE twin_group (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  kind TEXT NOT NULL DEFAULT 'unknown'    -- unknown, fraternal, identical
) @STRICT;
CREATE INDEX twin_group_case ON twin_group (case_id);

CREATE TABLE twin_member (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  group_id @INT NOT NULL REFERENCES twin_group (id),
  person_id @INT NOT NULL REFERENCES person (id)
) @STRICT;
CREATE INDEX twin_member_group ON twin_member (group_id);
CREATE INDEX twin_member_person ON twin_member (person_id);

CREATE TABLE bond (                       -- how two people are with each other: a judgement of the case
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  kind TEXT NOT NULL,                     -- a kind of the notation: close, hostile, violence, …
  from_id @INT NOT NULL REFERENCES person (id),
  to_id @INT NOT NULL REFERENCES person (id), -- the arrow points here
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'assessed',
  source TEXT NOT NULL DEFAULT '',
  known_on TEXT
) @STRICT;
CREATE INDEX bond_case ON bond (case_id);
CREATE INDEX bond_from ON bond (from_id);
CREATE INDEX bond_to ON bond (to_id);

CREATE TABLE health_mark (                -- Art. 9 GDPR
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  person_id @INT NOT NULL REFERENCES person (id),
  region TEXT NOT NULL,                   -- illness, addiction
  suspected @INT NOT NULL DEFAULT 0,
  remission_from TEXT,
  text TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'assessed',
  source TEXT NOT NULL DEFAULT '',
  known_on TEXT
) @STRICT;
CREATE INDEX health_mark_case ON health_mark (case_id);
CREATE INDEX health_mark_person ON health_mark (person_id);

CREATE TABLE trait (                      -- resource or problem (Ressource, Belastung)
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  person_id @INT REFERENCES person (id),  -- NULL: the whole family
  resource @INT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'assessed',
  source TEXT NOT NULL DEFAULT '',
  known_on TEXT
) @STRICT;
CREATE INDEX trait_case ON trait (case_id);
CREATE INDEX trait_person ON trait (person_id);
