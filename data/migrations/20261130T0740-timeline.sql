-- What happened in the life of a child or of the family and is nowhere else in the record:
-- typed into a lane of the timeline. Everything else there is read from where it stands.
-- from_date and to_date are partial dates ('2019', '2019-05', '~2019'); NULL: not known.

CREATE TABLE life_event (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  case_id @INT NOT NULL REFERENCES case_file (id),
  child_id @INT REFERENCES person (id),   -- NULL: the whole family
  lane TEXT NOT NULL,                     -- family, living, school, work, health, help, protection, other
  lane_title TEXT NOT NULL DEFAULT '',    -- what a foreign file calls it, where it is none of these
  text TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  symbol TEXT NOT NULL DEFAULT '',        -- an emoji of a foreign file
  span @INT NOT NULL DEFAULT 0,           -- 0: at a time, 1: from … to
  ongoing @INT NOT NULL DEFAULT 0,        -- a span that goes on: has no end yet
  from_date TEXT,
  to_date TEXT,
  source TEXT NOT NULL DEFAULT ''         -- who said so
) @STRICT;
CREATE INDEX life_event_case ON life_event (case_id, id);
CREATE INDEX life_event_child ON life_event (child_id);
