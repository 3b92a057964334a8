-- By which declarations of entry types the entries were read: a release that declares something else reads them anew.
ALTER TABLE ledger_referenced ADD COLUMN declarations text NOT NULL DEFAULT '';
