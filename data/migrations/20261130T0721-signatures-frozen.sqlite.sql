-- What was signed, by whom and how never changes and never goes.

CREATE TRIGGER plan_revision_update BEFORE UPDATE ON plan_revision BEGIN
  SELECT RAISE (ABORT, 'closed: a signed revision never changes');
END;
CREATE TRIGGER plan_revision_delete BEFORE DELETE ON plan_revision BEGIN
  SELECT RAISE (ABORT, 'closed: a signed revision never goes');
END;
CREATE TRIGGER plan_revision_insert BEFORE INSERT ON plan_revision
WHEN NEW.number <> 1 + (SELECT coalesce (max (number), 0) FROM plan_revision WHERE document_id = NEW.document_id)
BEGIN SELECT RAISE (ABORT, 'closed: revisions follow one another'); END;

CREATE TRIGGER plan_signature_update BEFORE UPDATE ON plan_signature BEGIN
  SELECT RAISE (ABORT, 'closed: a signature never changes');
END;
CREATE TRIGGER plan_signature_delete BEFORE DELETE ON plan_signature BEGIN
  SELECT RAISE (ABORT, 'closed: a signature never goes');
END;
-- What stands in the file is not taken back by a later note.
CREATE TRIGGER plan_signature_insert BEFORE INSERT ON plan_signature
WHEN EXISTS (SELECT 1 FROM plan_signature WHERE document_id = NEW.document_id AND party = NEW.party
             AND revision_id IS NOT NULL)
BEGIN SELECT RAISE (ABORT, 'closed: this party has signed in the file'); END;

CREATE TRIGGER office_seal_update BEFORE UPDATE ON office_seal BEGIN
  SELECT RAISE (ABORT, 'closed: a seal is replaced, not changed');
END;
CREATE TRIGGER office_seal_delete BEFORE DELETE ON office_seal BEGIN
  SELECT RAISE (ABORT, 'closed: a seal is replaced, not deleted');
END;
CREATE TRIGGER signed_blob_delete BEFORE DELETE ON blob
WHEN EXISTS (SELECT 1 FROM plan_revision WHERE pdf_blob = OLD.id)
  OR EXISTS (SELECT 1 FROM plan_signature WHERE scan_blob = OLD.id)
BEGIN SELECT RAISE (ABORT, 'closed: a signed file never goes'); END;
