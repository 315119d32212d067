-- A frozen version never changes and never goes.

CREATE TRIGGER frozen_document_update BEFORE UPDATE ON frozen_document BEGIN
  SELECT RAISE (ABORT, 'a frozen document never changes');
END;
CREATE TRIGGER frozen_document_delete BEFORE DELETE ON frozen_document BEGIN
  SELECT RAISE (ABORT, 'a frozen document never goes');
END;
