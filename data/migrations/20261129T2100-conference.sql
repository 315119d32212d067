-- Conferences (handbook CONF): a session (a day, a place, people) treats one or
-- more cases; each case's part is its own conference with its own form, minutes
-- and decisions, and a file receives only its own part.

CREATE TABLE session_series (             -- the office's calendar: every week, every six weeks, …
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,                     -- name of the kind: 'conference-case', … (form-template rule)
  title TEXT NOT NULL DEFAULT '',
  rhythm TEXT NOT NULL,                   -- weekly, fortnightly, six-weekly, monthly
  first_on TEXT NOT NULL,                 -- the first session; the others count from it
  ends_on TEXT,
  starts_at TEXT NOT NULL DEFAULT '',     -- 'HH:MM'
  place TEXT NOT NULL DEFAULT '',
  team_id @INT REFERENCES team (id),
  chair_id @INT REFERENCES staff (id)
) @STRICT;

CREATE TABLE session (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  series_id @INT REFERENCES session_series (id),
  held_on TEXT NOT NULL,
  starts_at TEXT NOT NULL DEFAULT '',     -- 'HH:MM', '' unknown
  place TEXT NOT NULL DEFAULT '',
  team_id @INT REFERENCES team (id),
  chair_id @INT REFERENCES staff (id),
  minutes_by_id @INT REFERENCES staff (id), -- who takes the minutes
  case_free TEXT NOT NULL DEFAULT '',     -- the part without cases; never goes to a file
  status TEXT NOT NULL DEFAULT 'planned', -- planned, held, cancelled
  reason TEXT NOT NULL DEFAULT ''         -- why cancelled
) @STRICT;
CREATE INDEX session_day ON session (held_on, id);
CREATE INDEX session_series_day ON session (series_id, held_on);

CREATE TABLE session_person (             -- invited to a session, and whether they came
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  session_id @INT NOT NULL REFERENCES session (id),
  conference_id @INT REFERENCES conference (id), -- NULL: all of it; else an outsider who hears only this case
  staff_id @INT REFERENCES staff (id),    -- NULL: somebody from outside
  name TEXT NOT NULL DEFAULT '',          -- as printed
  role TEXT NOT NULL DEFAULT '',          -- a role of the kind: case-worker, team-lead, economic-youth-aid, child-protection, professional, family, guest, …
  institution TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  presence TEXT NOT NULL DEFAULT 'invited', -- invited, present, absent
  reason TEXT NOT NULL DEFAULT '',        -- why absent
  position @INT NOT NULL DEFAULT 0
) @STRICT;
CREATE INDEX session_person_session ON session_person (session_id, position);

CREATE TABLE conference (                 -- one case's part of a session
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  session_id @INT REFERENCES session (id), -- NULL: registered, no session yet
  form_id @INT NOT NULL REFERENCES form (id),
  kind TEXT NOT NULL,
  position @INT NOT NULL DEFAULT 0,       -- order within the session
  question TEXT NOT NULL DEFAULT '',      -- what the round is asked
  registered_at TEXT NOT NULL,            -- UTC
  registered_by @INT REFERENCES staff (id),
  due TEXT,                               -- the latest day for it; NULL: none
  pseudonymous @INT NOT NULL DEFAULT 0,   -- presented without names
  status TEXT NOT NULL DEFAULT 'registered', -- registered, open, closed, withdrawn
  reason TEXT NOT NULL DEFAULT '',        -- why withdrawn; missing role; the written exception at closing
  step TEXT NOT NULL DEFAULT '',          -- the step last shown
  revealed_at TEXT,                       -- when the blind round was shown together, UTC; NULL: still blind
  safety TEXT NOT NULL DEFAULT '',        -- the safety question as agreed: yes, no, unknown
  suggested_light TEXT NOT NULL DEFAULT '', -- green, yellow, red, as the rule had it at the decision
  light TEXT NOT NULL DEFAULT '',         -- what the round decided
  light_reason TEXT NOT NULL DEFAULT '',
  next_on TEXT,                           -- the next conference about this case
  parking TEXT NOT NULL DEFAULT '',       -- parking lot: what was put off
  closed_at TEXT,
  closed_by @INT REFERENCES staff (id)
) @STRICT;
CREATE INDEX conference_case ON conference (case_id, id);
CREATE INDEX conference_session ON conference (session_id, position);
CREATE INDEX conference_status ON conference (status, due);

CREATE TABLE conference_round (           -- one person's part of the blind round
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  conference_id @INT NOT NULL REFERENCES conference (id),
  person_id @INT NOT NULL REFERENCES session_person (id),
  state TEXT NOT NULL DEFAULT 'waiting',  -- waiting, rated, absent
  reason TEXT NOT NULL DEFAULT '',        -- why absent
  way TEXT NOT NULL DEFAULT 'device',     -- device: typed by themselves; card: from a paper card by the minute taker
  vote TEXT NOT NULL DEFAULT '',          -- on the decisions: agree, differ, abstain
  vote_text TEXT NOT NULL DEFAULT '',     -- a differing view, kept as said
  UNIQUE (conference_id, person_id)
) @STRICT;

CREATE TABLE rating (                     -- one value of one person; read only once revealed
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  conference_id @INT NOT NULL REFERENCES conference (id),
  person_id @INT NOT NULL REFERENCES session_person (id),
  domain TEXT NOT NULL,                   -- a domain of the kind; 'safety' is the safety question (1 yes, 2 no)
  value @INT NOT NULL,                    -- 1 to 4; 0: not judged
  reason TEXT NOT NULL DEFAULT '',        -- of "not judged"
  dissent TEXT NOT NULL DEFAULT '',       -- kept when the agreed value is another one
  UNIQUE (conference_id, person_id, domain)
) @STRICT;

CREATE TABLE agreed_rating (              -- the value that the round agreed on
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  conference_id @INT NOT NULL REFERENCES conference (id),
  domain TEXT NOT NULL,
  value @INT,                             -- 1 to 4; 0: not judged; NULL: open
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (conference_id, domain)
) @STRICT;

CREATE TABLE decision (                   -- what, who, until when (handbook CASE-6)
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  conference_id @INT REFERENCES conference (id),
  position @INT NOT NULL DEFAULT 0,
  what TEXT NOT NULL DEFAULT '',          -- the result, worded actively
  responsible_id @INT REFERENCES staff (id), -- NULL: see responsible
  responsible TEXT NOT NULL DEFAULT '',   -- as printed; people outside the office too
  due TEXT,                               -- ISO day
  sign TEXT NOT NULL DEFAULT '',          -- how we will know that it is done
  escalation TEXT NOT NULL DEFAULT '',    -- what happens if not, in words
  decided_by TEXT NOT NULL DEFAULT '',    -- who decided
  decided_right TEXT NOT NULL DEFAULT '', -- with what right (CONF-15): alone, team, lead
  in_force_since TEXT,                    -- day of closing; NULL: a draft of an open conference
  status TEXT NOT NULL DEFAULT 'open',    -- open, partly, done, dropped
  reason TEXT NOT NULL DEFAULT '',        -- of partly and dropped
  ended_on TEXT,                          -- done or dropped on
  n_parts @INT NOT NULL DEFAULT 0,        -- "1 of 2"; 0: not counted
  n_parts_done @INT NOT NULL DEFAULT 0,
  light TEXT NOT NULL DEFAULT '',         -- override: green, yellow, red; '' derived
  light_reason TEXT NOT NULL DEFAULT '',
  light_until TEXT                        -- the override's last day
) @STRICT;
CREATE INDEX decision_case ON decision (case_id, id);
CREATE INDEX decision_conference ON decision (conference_id, position);
CREATE INDEX decision_board ON decision (status, due, id);
CREATE INDEX decision_mine ON decision (responsible_id, status, due);

CREATE TABLE decision_event (             -- its history: never changed, never deleted
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  decision_id @INT NOT NULL REFERENCES decision (id),
  happened_on TEXT NOT NULL,
  staff_id @INT REFERENCES staff (id),
  act TEXT NOT NULL,                      -- decided, postponed, handed-over, partly, done, dropped, reopened, light, reminded, escalated, note
  from_value TEXT NOT NULL DEFAULT '',
  to_value TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) @STRICT;
CREATE INDEX decision_event_decision ON decision_event (decision_id, id);

CREATE TABLE distribution (               -- to whom minutes went, when and how
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  document_id @INT NOT NULL REFERENCES frozen_document (id),
  name TEXT NOT NULL,
  institution TEXT NOT NULL DEFAULT '',
  sent_on TEXT,
  way TEXT NOT NULL DEFAULT ''            -- by hand, letter, email, fax
) @STRICT;
CREATE INDEX distribution_document ON distribution (document_id);
