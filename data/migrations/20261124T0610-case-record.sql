-- Case model and record. @INT is a 64-bit integer, @STRICT the engine's word for
-- strict typing. Dates are ISO text; partial dates ('2019', '2019-05', '~2019')
-- are allowed where a comment says so. Booleans are 0 and 1.

CREATE TABLE team (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  name TEXT NOT NULL
) @STRICT;

CREATE TABLE staff (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  login TEXT UNIQUE,                      -- NULL: no access of their own
  name TEXT NOT NULL,                     -- as printed: 'S. Brandt'
  function TEXT NOT NULL DEFAULT '',      -- as printed: 'Fachkraft ASD'
  role TEXT NOT NULL DEFAULT 'case-worker', -- case-worker, team-lead, economic-youth-aid, child-protection, administrator, head-of-office
  team_id @INT REFERENCES team (id),
  deputy_id @INT REFERENCES staff (id),   -- who stands in by rule
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  active_from TEXT,
  active_to TEXT
) @STRICT;

CREATE TABLE office_setting (             -- dated: the newest valid_from not in the future counts
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  name TEXT NOT NULL,                     -- 'land', 'municipality', 'office-days-off', 'office-name', 'file-number-prefix', …
  value TEXT NOT NULL,
  valid_from TEXT NOT NULL
) @STRICT;
CREATE INDEX office_setting_name ON office_setting (name, valid_from);

CREATE TABLE rule (                       -- deadlines, kinds of help, templates …: data, not code
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,                     -- 'deadline', 'kind-of-help', 'form-template', 'legal-text'
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  origin TEXT NOT NULL,                   -- 'shipped' or 'office'; an office's row always wins
  body TEXT NOT NULL,                     -- JSON document
  UNIQUE (kind, name, valid_from, origin)
) @STRICT;

CREATE TABLE person (                     -- people belong to the office
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  family_name TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  birth_name TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT 'unknown',    -- female, male, diverse, unknown
  born TEXT,                              -- partial date
  died TEXT,                              -- partial date
  nationality TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '',     -- 'Polnisch, Deutsch'
  interpreter TEXT NOT NULL DEFAULT '',   -- language an interpreter is needed for
  occupation TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX person_name ON person (family_name, given_name, id);

CREATE TABLE address (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  person_id @INT NOT NULL REFERENCES person (id),
  street TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  from_date TEXT,                         -- partial date
  to_date TEXT,                           -- partial date
  blocked @INT NOT NULL DEFAULT 0         -- Auskunftssperre: marked everywhere, in no print
) @STRICT;
CREATE INDEX address_person ON address (person_id);

CREATE TABLE contact_point (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  person_id @INT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,                     -- phone, mobile, email, other
  value TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  blocked @INT NOT NULL DEFAULT 0
) @STRICT;
CREATE INDEX contact_point_person ON contact_point (person_id);

CREATE TABLE institution (                -- school, day care, doctor of a person
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  person_id @INT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,                     -- school, day-care, doctor, therapist, employer, other
  name TEXT NOT NULL,
  contact TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT
) @STRICT;
CREATE INDEX institution_person ON institution (person_id);

CREATE TABLE custody (                    -- custody, residence right, guardianship, contact as dated rows
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  child_id @INT NOT NULL REFERENCES person (id),
  holder_id @INT REFERENCES person (id),
  holder_text TEXT NOT NULL DEFAULT '',   -- a holder who is no person of the office: 'Amtsvormundschaft'
  kind TEXT NOT NULL,                     -- custody, residence, guardianship, curatorship, contact
  extent TEXT NOT NULL DEFAULT '',        -- 'gemeinsam', 'allein', 'begleitet', …
  proof TEXT NOT NULL DEFAULT '',         -- 'Amtsgericht, Beschluss vom 14.2.2023'; empty: not proved
  unknown_reason TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT
) @STRICT;
CREATE INDEX custody_child ON custody (child_id);

CREATE TABLE case_file (                  -- family file (Familienakte)
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  file_number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,                     -- 'Familie Muster'
  status TEXT NOT NULL DEFAULT 'open',    -- open, closed
  kind TEXT NOT NULL DEFAULT 'help',      -- help, report (§ 8a), advice, other: which deadlines apply
  first_contact TEXT NOT NULL,
  legal_basis TEXT NOT NULL DEFAULT '',
  social_space TEXT NOT NULL DEFAULT '',
  must_know TEXT NOT NULL DEFAULT '',     -- 'Nicht vergessen', one fact a line
  worker_id @INT REFERENCES staff (id),
  deputy_id @INT REFERENCES staff (id),
  tandem_id @INT REFERENCES staff (id),
  team_id @INT REFERENCES team (id),
  hidden @INT NOT NULL DEFAULT 0,         -- members of staff as clients
  closed_on TEXT,
  close_reason TEXT NOT NULL DEFAULT '',
  last_contact TEXT                       -- date of the newest contact, kept by the record
) @STRICT;
CREATE INDEX case_file_worker ON case_file (worker_id, status, name, id);
CREATE INDEX case_file_deputy ON case_file (deputy_id, status, name, id);
CREATE INDEX case_file_team ON case_file (team_id, status, name, id);
CREATE INDEX case_file_name ON case_file (name, id);
CREATE INDEX case_file_last_contact ON case_file (worker_id, status, last_contact);

CREATE TABLE case_child (                 -- a child's own file within the family file
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  person_id @INT NOT NULL REFERENCES person (id),
  file_number TEXT NOT NULL UNIQUE,       -- the family's with -1, -2, …
  status TEXT NOT NULL DEFAULT 'open',
  last_seen TEXT,                         -- when somebody of the office last saw the child
  see_every_weeks @INT,                   -- agreed interval
  UNIQUE (case_id, person_id)
) @STRICT;
CREATE INDEX case_child_person ON case_child (person_id);

CREATE TABLE case_person (                -- role of a person in a case
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  person_id @INT NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,                     -- child, mother, father, step-parent, sibling, grandparent, foster-parent, guardian, relative, professional, other
  note TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT
) @STRICT;
CREATE INDEX case_person_case ON case_person (case_id);
CREATE INDEX case_person_person ON case_person (person_id);

CREATE TABLE household (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  name TEXT NOT NULL,                     -- 'Lindenweg 12'
  kind TEXT NOT NULL DEFAULT 'family'     -- family, foster, residential, other
) @STRICT;
CREATE INDEX household_case ON household (case_id);

CREATE TABLE household_member (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  household_id @INT NOT NULL REFERENCES household (id),
  person_id @INT NOT NULL REFERENCES person (id),
  from_date TEXT,
  to_date TEXT,
  status TEXT NOT NULL DEFAULT 'established', -- alleged, assessed, established
  source TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX household_member_household ON household_member (household_id);

CREATE TABLE record_entry (               -- the course of the case (Verlauf)
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  child_id @INT REFERENCES person (id),   -- NULL: the whole family
  kind TEXT NOT NULL,                     -- phone, visit, talk, letter, email, note, document, resubmission, act
  happened_at TEXT NOT NULL,              -- local ISO time, 'YYYY-MM-DDTHH:MM'
  duration_s @INT,
  duration_unit TEXT NOT NULL DEFAULT 'min',
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  child_seen @INT NOT NULL DEFAULT 0,
  confided @INT NOT NULL DEFAULT 0,       -- anvertraut, § 65: not searched, printed or handed over
  author_id @INT REFERENCES staff (id),
  on_behalf_of @INT REFERENCES staff (id), -- i. V.
  written_at TEXT NOT NULL,
  corrects_id @INT REFERENCES record_entry (id)
) @STRICT;
CREATE INDEX record_entry_case ON record_entry (case_id, happened_at, id);

CREATE TABLE record_participant (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  entry_id @INT NOT NULL REFERENCES record_entry (id),
  person_id @INT REFERENCES person (id),
  name TEXT NOT NULL DEFAULT ''           -- somebody who is no person of the office
) @STRICT;
CREATE INDEX record_participant_entry ON record_participant (entry_id);

CREATE TABLE resubmission (               -- Wiedervorlage
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  entry_id @INT REFERENCES record_entry (id),
  what TEXT NOT NULL,
  due TEXT NOT NULL,
  assigned_to @INT REFERENCES staff (id),
  status TEXT NOT NULL DEFAULT 'open',    -- open, done, dropped
  reason TEXT NOT NULL DEFAULT '',        -- why postponed or dropped
  done_on TEXT,
  rule TEXT,                              -- name of the deadline rule that set it; NULL: by hand
  start_date TEXT                         -- what the rule counted from
) @STRICT;
CREATE INDEX resubmission_due ON resubmission (assigned_to, status, due);
CREATE INDEX resubmission_case ON resubmission (case_id, status, due);

CREATE TABLE provider (                   -- freier Träger
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  street TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  qualification_groups TEXT NOT NULL DEFAULT '' -- 'Q1 Q2'
) @STRICT;

CREATE TABLE form (                       -- one filled form of the form engine
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  template TEXT NOT NULL,                 -- name of the template rule
  template_valid_from TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft',   -- draft, frozen
  created_at TEXT NOT NULL
) @STRICT;
CREATE INDEX form_case ON form (case_id);

CREATE TABLE form_row (                   -- one row of a repeating section: a goal, an agreement
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  form_id @INT NOT NULL REFERENCES form (id),
  list TEXT NOT NULL,                     -- the repeating section's name in the template
  position @INT NOT NULL                  -- order; gaps allowed
) @STRICT;
CREATE INDEX form_row_form ON form_row (form_id, list, position);

CREATE TABLE form_answer (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  form_id @INT NOT NULL REFERENCES form (id),
  row_id @INT REFERENCES form_row (id),   -- NULL outside repeating sections
  field TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''         -- unknown or not done, because …
) @STRICT;
CREATE INDEX form_answer_form ON form_answer (form_id, field);

CREATE TABLE help_plan (                  -- Hilfeplan, § 36 SGB VIII
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  form_id @INT NOT NULL REFERENCES form (id),
  number @INT NOT NULL,                   -- Nr. 1, 2, … within the case
  kind TEXT NOT NULL DEFAULT 'first',     -- first, continuation, closing
  talk_date TEXT,                         -- date of the help-plan conversation
  review_date TEXT,                       -- next review, copied from the form for lists
  help_kind TEXT NOT NULL DEFAULT '',     -- copied from the form for lists
  help_start TEXT,
  help_end TEXT,
  provider_id @INT REFERENCES provider (id),
  status TEXT NOT NULL DEFAULT 'draft'    -- draft, frozen, superseded
) @STRICT;
CREATE INDEX help_plan_case ON help_plan (case_id, number);
CREATE INDEX help_plan_review ON help_plan (status, review_date);

CREATE TABLE help_plan_child (            -- for whom the plan is
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  plan_id @INT NOT NULL REFERENCES help_plan (id),
  person_id @INT NOT NULL REFERENCES person (id)
) @STRICT;
CREATE INDEX help_plan_child_plan ON help_plan_child (plan_id);

CREATE TABLE frozen_document (            -- a version that never changes
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  form_id @INT REFERENCES form (id),
  kind TEXT NOT NULL,                     -- 'help-plan'
  number @INT NOT NULL,                   -- Fassung 1, 2, …
  frozen_at TEXT NOT NULL,
  frozen_by @INT REFERENCES staff (id),
  content TEXT NOT NULL,                  -- canonical JSON of what was printed
  content_sha256 TEXT NOT NULL,
  pdf_blob @INT NOT NULL,                 -- id in `blob`
  pdf_sha256 TEXT NOT NULL,
  UNIQUE (form_id, number)
) @STRICT;
CREATE INDEX frozen_document_case ON frozen_document (case_id);

CREATE TABLE case_opened (                -- 'recently opened' of a member of staff
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  staff_id @INT NOT NULL REFERENCES staff (id),
  case_id @INT NOT NULL REFERENCES case_file (id),
  opened_at TEXT NOT NULL,
  UNIQUE (staff_id, case_id)
) @STRICT;
