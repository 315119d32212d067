-- Value streams (handbook VSM): the office's maps of how its work flows. A map never
-- names a case; it is edited whole, in memory, with undo of everything.

CREATE TABLE value_stream (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  name TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL,                  -- the map as in MAP.json
  is_example @INT NOT NULL DEFAULT 0,     -- made up: labelled wherever it is shown
  n_steps @INT NOT NULL DEFAULT 0,        -- of content, for lists
  created_on TEXT NOT NULL,
  changed_on TEXT NOT NULL
) @STRICT;
CREATE INDEX value_stream_changed ON value_stream (changed_on, id);

CREATE TABLE value_stream_snapshot (      -- how a map stood ("after lunch"); never edited
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  stream_id @INT NOT NULL REFERENCES value_stream (id),
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  made_at TEXT NOT NULL                   -- local date and time
) @STRICT;
CREATE INDEX value_stream_snapshot_stream ON value_stream_snapshot (stream_id, made_at, id);
