-- Why minutes were closed although somebody or something was missing, and what
-- lists of decisions and conferences are read by.

ALTER TABLE conference ADD COLUMN role_reason TEXT NOT NULL DEFAULT ''; -- why a required role was missing
ALTER TABLE conference ADD COLUMN exception TEXT NOT NULL DEFAULT '';   -- the written exception for empty fields

CREATE INDEX decision_open ON decision (ended_on, due, id);
CREATE INDEX conference_form ON conference (form_id);
CREATE INDEX session_person_conference ON session_person (conference_id);
CREATE INDEX conference_round_person ON conference_round (person_id);
