-- What the store itself keeps: who changed what, who saw what, drafts, files.

CREATE TABLE change_log (
  id @INT PRIMARY KEY,
  act @INT NOT NULL,                      -- the changes of one act share it
  at TEXT NOT NULL,                       -- UTC
  staff_id @INT NOT NULL,
  process @INT NOT NULL,                  -- which running program, so that others can tell
  label TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id @INT NOT NULL,
  kind TEXT NOT NULL,                     -- insert, update, delete
  before_row TEXT,                        -- JSON object of the columns changed
  after_row TEXT
) @STRICT;
CREATE INDEX change_log_row ON change_log (table_name, row_id, id);

CREATE TABLE access_log (                 -- append-only; the chain runs over the hashes of the bodies
  id @INT PRIMARY KEY,                    -- 1, 2, 3 …
  at TEXT NOT NULL,                       -- UTC
  staff_id @INT NOT NULL,
  action TEXT NOT NULL,
  case_id @INT NOT NULL,
  body_sha256 TEXT NOT NULL,
  chain TEXT NOT NULL                     -- SHA-256 of the chain before and this row
) @STRICT;
CREATE INDEX access_log_case ON access_log (case_id, id);

CREATE TABLE access_log_body (            -- may be erased by law; the chain still verifies
  id @INT PRIMARY KEY,
  body TEXT,
  erased_at TEXT
) @STRICT;

CREATE TABLE draft (
  staff_id @INT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (staff_id, name)
) @STRICT;

CREATE TABLE blob (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  file_name TEXT NOT NULL UNIQUE,         -- keyed hash of the content: tells nothing
  file_key TEXT NOT NULL,                 -- base64, 32 bytes
  sha256 TEXT NOT NULL,                   -- of the plain content
  size @INT NOT NULL,
  mime TEXT NOT NULL
) @STRICT;
