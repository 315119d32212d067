-- Full-text search, SQLite's own. Rows are folded by fw_fold(); the tables hold
-- no text, only the index. record_search: rowid is the entry's id, so newest
-- first is ORDER BY rowid DESC; confided entries (§ 65) are not in it.
-- name_search: parts of names and numbers by trigrams; rowid is the id of the
-- case or of the person.

CREATE VIRTUAL TABLE record_search USING fts5 (body, content='', contentless_delete=1, prefix='2 3');

CREATE TRIGGER record_search_insert AFTER INSERT ON record_entry WHEN new.confided = 0 BEGIN
  INSERT INTO record_search (rowid, body) VALUES (new.id, fw_fold(new.subject || ' ' || new.body));
END;
CREATE TRIGGER record_search_update AFTER UPDATE ON record_entry BEGIN
  DELETE FROM record_search WHERE rowid = old.id;
  INSERT INTO record_search (rowid, body) SELECT new.id, fw_fold(new.subject || ' ' || new.body)
    WHERE new.confided = 0;
END;
CREATE TRIGGER record_search_delete AFTER DELETE ON record_entry BEGIN
  DELETE FROM record_search WHERE rowid = old.id;
END;

CREATE VIRTUAL TABLE name_search USING fts5 (body, content='', contentless_delete=1, tokenize='trigram');

CREATE TRIGGER name_search_case_insert AFTER INSERT ON case_file BEGIN
  INSERT INTO name_search (rowid, body)
    VALUES (new.id, fw_fold(new.name) || ' ' || new.file_number || ' ' || replace(new.file_number, '-', ''));
END;
CREATE TRIGGER name_search_case_update AFTER UPDATE OF name, file_number ON case_file BEGIN
  DELETE FROM name_search WHERE rowid = old.id;
  INSERT INTO name_search (rowid, body)
    VALUES (new.id, fw_fold(new.name) || ' ' || new.file_number || ' ' || replace(new.file_number, '-', ''));
END;
CREATE TRIGGER name_search_case_delete AFTER DELETE ON case_file BEGIN
  DELETE FROM name_search WHERE rowid = old.id;
END;
CREATE TRIGGER name_search_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO name_search (rowid, body)
    VALUES (new.id, fw_fold(new.given_name || ' ' || new.family_name || ' ' || new.birth_name));
END;
CREATE TRIGGER name_search_person_update AFTER UPDATE OF given_name, family_name, birth_name ON person BEGIN
  DELETE FROM name_search WHERE rowid = old.id;
  INSERT INTO name_search (rowid, body)
    VALUES (new.id, fw_fold(new.given_name || ' ' || new.family_name || ' ' || new.birth_name));
END;
CREATE TRIGGER name_search_person_delete AFTER DELETE ON person BEGIN
  DELETE FROM name_search WHERE rowid = old.id;
END;
