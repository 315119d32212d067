-- The report of a clearing is finished: frozen as minutes and help plans are (frozen_document,
-- kind 'clearing-report'); a correction opens it again and becomes the next version.

ALTER TABLE clearing ADD COLUMN correction TEXT NOT NULL DEFAULT ''; -- what was wrong with the last version
