-- A proposal is decided on once, also when two people register it in the same moment. (Triggers, not a
-- unique index: an office that has two already must still open.)

CREATE TRIGGER conference_proposed_insert BEFORE INSERT ON conference
WHEN NEW.proposed_by IS NOT NULL AND NEW.status <> 'withdrawn' AND EXISTS (
  SELECT 1 FROM conference WHERE proposed_by = NEW.proposed_by AND status <> 'withdrawn')
BEGIN SELECT RAISE (ABORT, 'once: a proposal is registered for decision once'); END;
CREATE TRIGGER conference_proposed_update BEFORE UPDATE OF status, proposed_by ON conference
WHEN NEW.proposed_by IS NOT NULL AND NEW.status <> 'withdrawn'
  AND (OLD.status = 'withdrawn' OR OLD.proposed_by IS NULL) AND EXISTS (
  SELECT 1 FROM conference
  WHERE proposed_by = NEW.proposed_by AND status <> 'withdrawn' AND id <> NEW.id)
BEGIN SELECT RAISE (ABORT, 'once: a proposal is registered for decision once'); END;
