-- What the office's certificate is valid from and until, told without its password.

ALTER TABLE office_seal ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';  -- ISO day; '': not known
ALTER TABLE office_seal ADD COLUMN valid_until TEXT NOT NULL DEFAULT '';
