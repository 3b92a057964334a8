-- What outsiders said of checkpoints, as lines to stand below them. They are signatures, so they are verified whenever
-- they are read and need no seal; a row that somebody else put here counts for nothing.
CREATE TABLE ledger_cosignature (
    witness    text   NOT NULL,
    size       bigint NOT NULL,
    checkpoint text   NOT NULL,
    line       text   NOT NULL,
    PRIMARY KEY (witness, size)
);
CREATE INDEX ledger_cosignature_size ON ledger_cosignature (size);

-- One row: how many witnesses the policy obeyed asks for, so that an export made without the server knows which
-- checkpoint to take. Whether they were enough is the verifier's to say, from the signed policy.
CREATE TABLE ledger_witnesses (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    required int     NOT NULL
);
INSERT INTO ledger_witnesses (required) VALUES (0);
