-- Entries stand on the disk in the order of their times, so that a period is found by a few bytes for every 128 pages.
CREATE INDEX ledger_entry_at ON ledger_entry USING brin (at) WITH (autosummarize = on);
