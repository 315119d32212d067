-- That no seal is set from now on may be taken back: the certificate before it is then the newest
-- again, as it was. A certificate itself still never goes.

DROP TRIGGER office_seal_delete;
CREATE TRIGGER office_seal_delete BEFORE DELETE ON office_seal
WHEN OLD.pkcs12_blob IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'closed: a seal is replaced, not deleted'); END;
