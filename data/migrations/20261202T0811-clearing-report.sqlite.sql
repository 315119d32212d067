-- What a finished report tells of its clearing does not change.

CREATE TRIGGER clearing_frozen_update BEFORE UPDATE ON clearing
WHEN (SELECT status FROM form WHERE id = OLD.form_id) = 'frozen' AND (
  OLD.case_id <> NEW.case_id OR OLD.form_id <> NEW.form_id OR OLD.start_on <> NEW.start_on
  OR OLD.end_on <> NEW.end_on OR OLD.minutes_approved <> NEW.minutes_approved
  OR coalesce (OLD.staff_id, 0) <> coalesce (NEW.staff_id, 0)
  OR coalesce (OLD.provider_id, 0) <> coalesce (NEW.provider_id, 0) OR OLD.person <> NEW.person
  OR OLD.status <> NEW.status OR coalesce (OLD.ended_on, '') <> coalesce (NEW.ended_on, '')
  OR OLD.end_reason <> NEW.end_reason)
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
CREATE TRIGGER clearing_frozen_delete BEFORE DELETE ON clearing
WHEN EXISTS (SELECT 1 FROM frozen_document WHERE form_id = OLD.form_id)
BEGIN SELECT RAISE (ABORT, 'closed: a clearing with a finished report does not go'); END;
CREATE TRIGGER clearing_hours_frozen_insert BEFORE INSERT ON clearing_hours
WHEN (SELECT f.status FROM clearing k JOIN form f ON f.id = k.form_id WHERE k.id = NEW.clearing_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
CREATE TRIGGER clearing_hours_frozen_update BEFORE UPDATE ON clearing_hours
WHEN (SELECT f.status FROM clearing k JOIN form f ON f.id = k.form_id WHERE k.id = OLD.clearing_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
CREATE TRIGGER clearing_hours_frozen_delete BEFORE DELETE ON clearing_hours
WHEN (SELECT f.status FROM clearing k JOIN form f ON f.id = k.form_id WHERE k.id = OLD.clearing_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
CREATE TRIGGER clearing_child_frozen_insert BEFORE INSERT ON clearing_child
WHEN (SELECT f.status FROM clearing k JOIN form f ON f.id = k.form_id WHERE k.id = NEW.clearing_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
CREATE TRIGGER clearing_child_frozen_delete BEFORE DELETE ON clearing_child
WHEN (SELECT f.status FROM clearing k JOIN form f ON f.id = k.form_id WHERE k.id = OLD.clearing_id) = 'frozen'
BEGIN SELECT RAISE (ABORT, 'closed: the report of this clearing is finished'); END;
