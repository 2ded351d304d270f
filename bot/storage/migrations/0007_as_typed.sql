-- A question that leaned on the one before is shown as it was typed.
ALTER TABLE turns ADD COLUMN typed TEXT NOT NULL DEFAULT '';  -- nothing: as it stands in question
