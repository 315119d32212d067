-- Closed minutes do not change, and no decision in force is lost.

CREATE TRIGGER form_answer_frozen_insert BEFORE INSERT ON form_answer
WHEN (SELECT status FROM form WHERE id = NEW.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;
CREATE TRIGGER form_answer_frozen_update BEFORE UPDATE ON form_answer
WHEN (SELECT status FROM form WHERE id = OLD.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;
CREATE TRIGGER form_answer_frozen_delete BEFORE DELETE ON form_answer
WHEN (SELECT status FROM form WHERE id = OLD.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;
CREATE TRIGGER form_row_frozen_insert BEFORE INSERT ON form_row
WHEN (SELECT status FROM form WHERE id = NEW.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;
CREATE TRIGGER form_row_frozen_update BEFORE UPDATE ON form_row
WHEN (SELECT status FROM form WHERE id = OLD.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;
CREATE TRIGGER form_row_frozen_delete BEFORE DELETE ON form_row
WHEN (SELECT status FROM form WHERE id = OLD.form_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: a frozen form does not change'); END;

CREATE TRIGGER conference_closed_update BEFORE UPDATE ON conference
WHEN OLD.status = 'closed' AND NEW.status = 'closed' AND (
  OLD.case_id <> NEW.case_id OR OLD.form_id <> NEW.form_id OR OLD.kind <> NEW.kind
  OR OLD.question <> NEW.question OR OLD.safety <> NEW.safety OR OLD.light <> NEW.light
  OR OLD.light_reason <> NEW.light_reason OR OLD.suggested_light <> NEW.suggested_light
  OR OLD.parking <> NEW.parking OR OLD.role_reason <> NEW.role_reason
  OR OLD.exception <> NEW.exception OR OLD.pseudonymous <> NEW.pseudonymous
  OR coalesce (OLD.session_id, 0) <> coalesce (NEW.session_id, 0)
  OR coalesce (OLD.next_on, '') <> coalesce (NEW.next_on, '')
  OR coalesce (OLD.revealed_at, '') <> coalesce (NEW.revealed_at, ''))
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER conference_closed_delete BEFORE DELETE ON conference
WHEN OLD.status = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not go'); END;

CREATE TRIGGER rating_closed_insert BEFORE INSERT ON rating
WHEN (SELECT status FROM conference WHERE id = NEW.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER rating_closed_update BEFORE UPDATE ON rating
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER rating_closed_delete BEFORE DELETE ON rating
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
-- What was shown together is what each had said alone; dissent may be added.
CREATE TRIGGER rating_revealed_update BEFORE UPDATE ON rating
WHEN OLD.value <> NEW.value AND (SELECT revealed_at FROM conference WHERE id = OLD.conference_id) IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'closed: a value that was shown does not change'); END;
CREATE TRIGGER agreed_rating_closed_insert BEFORE INSERT ON agreed_rating
WHEN (SELECT status FROM conference WHERE id = NEW.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER agreed_rating_closed_update BEFORE UPDATE ON agreed_rating
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER agreed_rating_closed_delete BEFORE DELETE ON agreed_rating
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER conference_round_closed_update BEFORE UPDATE ON conference_round
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;
CREATE TRIGGER conference_round_closed_delete BEFORE DELETE ON conference_round
WHEN (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;

CREATE TRIGGER decision_in_force_delete BEFORE DELETE ON decision
WHEN OLD.in_force_since IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'closed: a decision in force is done or dropped, never deleted'); END;
CREATE TRIGGER decision_in_force_update BEFORE UPDATE ON decision
WHEN OLD.in_force_since IS NOT NULL AND (NEW.in_force_since IS NULL OR NEW.case_id <> OLD.case_id)
BEGIN SELECT RAISE (ABORT, 'closed: a decision in force stays in force'); END;
CREATE TRIGGER decision_dropped_update BEFORE UPDATE ON decision
WHEN NEW.status = 'dropped' AND trim (NEW.reason) = ''
BEGIN SELECT RAISE (ABORT, 'closed: a decision is dropped with a reason'); END;
CREATE TRIGGER decision_ended_update BEFORE UPDATE ON decision
WHEN (NEW.ended_on IS NOT NULL) <> (NEW.status IN ('done', 'dropped'))
BEGIN SELECT RAISE (ABORT, 'closed: a decision ends when it is done or dropped'); END;
CREATE TRIGGER decision_text_update BEFORE UPDATE ON decision
WHEN NEW.what <> OLD.what AND (SELECT status FROM conference WHERE id = OLD.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: the text of a decision stands in closed minutes'); END;
CREATE TRIGGER decision_closed_insert BEFORE INSERT ON decision
WHEN (SELECT status FROM conference WHERE id = NEW.conference_id) = 'closed'
BEGIN SELECT RAISE (ABORT, 'closed: minutes do not change'); END;

CREATE TRIGGER case_file_open_decisions BEFORE UPDATE ON case_file
WHEN NEW.status = 'closed' AND OLD.status <> 'closed' AND EXISTS (
  SELECT 1 FROM decision d WHERE d.case_id = OLD.id AND d.in_force_since IS NOT NULL AND d.ended_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM decision_event e WHERE e.decision_id = d.id AND e.act = 'handed-over'))
BEGIN SELECT RAISE (ABORT, 'closed: decisions of this case are still open'); END;
