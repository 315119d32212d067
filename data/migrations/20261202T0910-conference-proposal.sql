-- A conference that proposes a help registers the case with those who decide on it.

ALTER TABLE conference ADD COLUMN proposed_by @INT REFERENCES conference (id); -- the conference whose proposal this one decides on; NULL: none
