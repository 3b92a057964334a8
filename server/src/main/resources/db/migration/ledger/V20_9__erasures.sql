-- What is left of an entry once a decision ordered its payload erased: payload, salt and subject are empty, the leaf
-- stays, and the row has a seal of its own that names the version of record-erasure.
ALTER TABLE ledger_entry ADD COLUMN erased_by int;

-- Which versions were carried out, each once.
CREATE TABLE ledger_erasure (
    version int         PRIMARY KEY,
    at      timestamptz NOT NULL
);
