-- Words of names by their first letters, for terms too short for trigrams, and
-- births for finding a person by the date. The folded text is name_search's.

CREATE INDEX person_born ON person (born);

CREATE VIRTUAL TABLE name_word_search USING fts5 (body, content='', contentless_delete=1, prefix='1 2');

CREATE TRIGGER name_word_case_insert AFTER INSERT ON case_file BEGIN
  INSERT INTO name_word_search (rowid, body) VALUES (new.id, fw_fold(new.name));
END;
CREATE TRIGGER name_word_case_update AFTER UPDATE OF name ON case_file BEGIN
  DELETE FROM name_word_search WHERE rowid = old.id;
  INSERT INTO name_word_search (rowid, body) VALUES (new.id, fw_fold(new.name));
END;
CREATE TRIGGER name_word_case_delete AFTER DELETE ON case_file BEGIN
  DELETE FROM name_word_search WHERE rowid = old.id;
END;
CREATE TRIGGER name_word_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO name_word_search (rowid, body)
    VALUES (new.id, fw_fold(new.given_name || ' ' || new.family_name || ' ' || new.birth_name));
END;
CREATE TRIGGER name_word_person_update AFTER UPDATE OF given_name, family_name, birth_name ON person BEGIN
  DELETE FROM name_word_search WHERE rowid = old.id;
  INSERT INTO name_word_search (rowid, body)
    VALUES (new.id, fw_fold(new.given_name || ' ' || new.family_name || ' ' || new.birth_name));
END;
CREATE TRIGGER name_word_person_delete AFTER DELETE ON person BEGIN
  DELETE FROM name_word_search WHERE rowid = old.id;
END;

INSERT INTO name_word_search (rowid, body) SELECT id, fw_fold(name) FROM case_file;
INSERT INTO name_word_search (rowid, body)
  SELECT id, fw_fold(given_name || ' ' || family_name || ' ' || birth_name) FROM person;
