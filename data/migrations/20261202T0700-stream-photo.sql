-- A photo of the paper wall under a value-stream map (handbook VSM), to draw after it. Its
-- file is one of the office's blobs; MAP.json, and with it `content`, knows nothing of it.

CREATE TABLE value_stream_photo (
  id @INT PRIMARY KEY,
  version @INT NOT NULL DEFAULT 1,
  stream_id @INT NOT NULL REFERENCES value_stream (id),
  blob_id @INT NOT NULL REFERENCES blob (id),
  width @INT NOT NULL,                    -- pixels, upright
  height @INT NOT NULL,
  added_on TEXT NOT NULL                  -- what its map does not show any more is deleted on a later day
) @STRICT;
CREATE INDEX value_stream_photo_stream ON value_stream_photo (stream_id);

ALTER TABLE value_stream ADD COLUMN photo_id @INT;                       -- in value_stream_photo; NULL: none
ALTER TABLE value_stream ADD COLUMN photo_x @INT NOT NULL DEFAULT 0;     -- its upper left corner on the map
ALTER TABLE value_stream ADD COLUMN photo_y @INT NOT NULL DEFAULT 0;
ALTER TABLE value_stream ADD COLUMN photo_width @INT NOT NULL DEFAULT 0; -- as it lies there; the height follows
ALTER TABLE value_stream ADD COLUMN photo_opacity @INT NOT NULL DEFAULT 100; -- percent
ALTER TABLE value_stream ADD COLUMN photo_hidden @INT NOT NULL DEFAULT 0;
ALTER TABLE value_stream ADD COLUMN photo_locked @INT NOT NULL DEFAULT 0;
