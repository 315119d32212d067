-- Signatures of a frozen version: who answered by which way, and every revision of its file.

CREATE TABLE plan_revision (              -- the version's file after a signature was written into it
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  document_id @INT NOT NULL REFERENCES frozen_document (id),
  number @INT NOT NULL,                   -- 1, 2, …; the frozen PDF itself is 0, and each begins with the one before
  pdf_blob @INT NOT NULL REFERENCES blob (id),
  pdf_sha256 TEXT NOT NULL,
  size @INT NOT NULL,                     -- bytes; so many of any later revision have this checksum
  made_at TEXT NOT NULL,                  -- UTC
  made_by @INT REFERENCES staff (id),
  UNIQUE (document_id, number)
) @STRICT;

CREATE TABLE plan_signature (             -- one answer of one party; the newest of a party counts
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  document_id @INT NOT NULL REFERENCES frozen_document (id),
  sequence @INT NOT NULL,                 -- 1, 2, … within the version
  party TEXT NOT NULL,                    -- the row of the section of signatures in the frozen content
  name TEXT NOT NULL,                     -- as printed
  role TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('paper', 'screen', 'certificate', 'oral', 'refused', 'absent')),
  signed_on TEXT NOT NULL,                -- ISO day of the answer
  noted_at TEXT NOT NULL,                 -- UTC
  noted_by @INT REFERENCES staff (id),
  reason TEXT NOT NULL DEFAULT '',        -- why refused or absent; how the consent was given
  copy_given @INT NOT NULL DEFAULT 0,     -- the plan was read aloud and a copy handed over
  signer TEXT NOT NULL DEFAULT '',        -- whom the certificate names: the party's own, or the office's seal
  strokes TEXT NOT NULL DEFAULT '',       -- of the pen, as JSON; '' when the name was typed or there is no picture
  scan_blob @INT REFERENCES blob (id),    -- the signed paper
  scan_sha256 TEXT NOT NULL DEFAULT '',
  scan_mime TEXT NOT NULL DEFAULT '',
  revision_id @INT REFERENCES plan_revision (id), -- NULL: nothing was written into the file
  UNIQUE (document_id, sequence),
  CHECK (way NOT IN ('refused', 'absent', 'oral') OR trim (reason) <> ''),
  CHECK (way <> 'paper' OR scan_blob IS NOT NULL),
  CHECK (way NOT IN ('screen', 'certificate') OR revision_id IS NOT NULL)
) @STRICT;
CREATE INDEX plan_signature_document ON plan_signature (document_id, party, sequence);

CREATE TABLE office_seal (                -- the office's certificate; the newest counts
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  pkcs12_blob @INT REFERENCES blob (id),  -- NULL: none from then on; its password is kept nowhere
  name TEXT NOT NULL DEFAULT '',          -- whom it names
  set_at TEXT NOT NULL,                   -- UTC
  set_by @INT REFERENCES staff (id)
) @STRICT;
CREATE INDEX office_seal_set ON office_seal (set_at, id);
