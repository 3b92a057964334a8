-- Somebody's newest come off the index here too. Without an order in it, a bitmap was made of every row that had waited
-- since the last vacuum, and what is gone was visited again with each question.
DROP INDEX ledger_queue_subject;
CREATE INDEX ledger_queue_subject ON ledger_queue (type, subject, id);
