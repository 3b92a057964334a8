-- To whom and what each entry in the tree refers, read from the entry itself, so that it is found: kind is a kind of
-- reference or "type". It can be emptied at any time and is filled anew from the entries; nothing is believed for
-- standing here.
CREATE TABLE ledger_reference (
    kind  text   NOT NULL,
    value text   NOT NULL,
    index bigint NOT NULL,
    PRIMARY KEY (kind, value, index)
);
-- Rows stand on the disk in the order of their entries, as the entries do.
CREATE INDEX ledger_reference_index ON ledger_reference USING brin (index) WITH (pages_per_range = 32, autosummarize = on);

-- One row: the entries before this index have their references above.
CREATE TABLE ledger_referenced (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    until bigint  NOT NULL
);
INSERT INTO ledger_referenced (until) VALUES (0);
