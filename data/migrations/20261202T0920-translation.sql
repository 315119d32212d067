-- What an interpreter made of free text: beside the German, which alone is frozen and signed.

CREATE TABLE answer_translation (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  form_id @INT NOT NULL REFERENCES form (id),
  row_id @INT NOT NULL DEFAULT 0,         -- of a repeating section; the row may have gone and may come back; 0: none
  field TEXT NOT NULL,
  language TEXT NOT NULL,                 -- BCP 47: 'tr'
  text TEXT NOT NULL DEFAULT '',
  original TEXT NOT NULL DEFAULT '',      -- the German that it translates: of another text it says nothing
  translated_by TEXT NOT NULL DEFAULT '', -- who interpreted, as printed
  translated_on TEXT,                     -- ISO day
  UNIQUE (form_id, row_id, field, language)
) @STRICT;
