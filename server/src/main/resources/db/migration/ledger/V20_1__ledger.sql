-- Entries wait here, in the transaction of the change they record, until the sequencer takes them into the tree.
CREATE TABLE ledger_queue (
    id      uuid        PRIMARY KEY,
    at      timestamptz NOT NULL,
    type    text        NOT NULL,
    subject text        NOT NULL,
    payload bytea       NOT NULL,
    salt    bytea       NOT NULL,
    mac     bytea       NOT NULL
);
CREATE INDEX ledger_queue_subject ON ledger_queue (type, subject);

-- Every entry in the tree. The leaf commits to the salted payload, which lives here beside the tree.
CREATE TABLE ledger_entry (
    index      bigint      PRIMARY KEY,
    id         uuid        NOT NULL UNIQUE,
    at         timestamptz NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    payload    bytea       NOT NULL,
    salt       bytea       NOT NULL,
    mac        bytea       NOT NULL,
    entered_at timestamptz NOT NULL,
    leaf       bytea       NOT NULL
);
CREATE INDEX ledger_entry_subject ON ledger_entry (type, subject, index);

-- The tiles of C2SP tlog-tiles, each once at its widest: a narrower one is how it begins.
CREATE TABLE ledger_tile (
    level  int    NOT NULL,
    index  bigint NOT NULL,
    hashes bytea  NOT NULL,
    PRIMARY KEY (level, index)
);

-- One row. The epoch grows with each publication; a sequencer that does not know the newest cannot publish.
CREATE TABLE ledger_head (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch      bigint  NOT NULL,
    size       bigint  NOT NULL,
    root       bytea   NOT NULL,
    checkpoint text    NOT NULL
);
INSERT INTO ledger_head (epoch, size, root, checkpoint) VALUES (0, 0, sha256(''), '');

-- Queue rows whose seal does not hold, or that were taken in before: kept as found, never taken into the tree.
CREATE TABLE ledger_quarantine (
    id       uuid        NOT NULL,
    found_at timestamptz NOT NULL,
    reason   text        NOT NULL,
    found    jsonb       NOT NULL
);
