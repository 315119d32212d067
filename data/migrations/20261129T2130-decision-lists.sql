-- What lists and counts of decisions are read by.

CREATE INDEX decision_responsible ON decision (responsible_id, ended_on, due, id);
CREATE INDEX decision_facts ON decision (status, due, light, light_reason, light_until, in_force_since, case_id, responsible_id, conference_id);
