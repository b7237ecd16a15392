-- Times are milliseconds since 1970 (UTC); days are ISO 8601 dates (UTC).

-- What the user said. A word taken back stays, with when and by which way.
CREATE TABLE word (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  verb TEXT NOT NULL,
  argument TEXT NOT NULL,
  rule TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  undone_at INTEGER,
  undone_by TEXT
);
CREATE INDEX word_address ON word (address);

-- The life cycle of a rule and a person.
CREATE TABLE rule_state (
  rule TEXT NOT NULL,
  person TEXT NOT NULL,
  episode TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (rule, person)
) WITHOUT ROWID;

CREATE TABLE rule_change (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  person TEXT NOT NULL,
  episode TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL
);
CREATE INDEX rule_change_person ON rule_change (person);

-- What was delivered: an episode is told once.
CREATE TABLE delivered (
  rule TEXT NOT NULL,
  person TEXT NOT NULL,
  episode TEXT NOT NULL,
  at INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  PRIMARY KEY (rule, person, episode)
) WITHOUT ROWID;
CREATE INDEX delivered_at ON delivered (at);

-- Mails of Kith's on their way, and the occasions each of them tells.
CREATE TABLE outbox (
  message_id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  octets BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'attempting', 'appended', 'done', 'dismissed', 'expired')),
  note TEXT NOT NULL,
  leaving TEXT NOT NULL,
  planned_at INTEGER NOT NULL,
  attempted_at INTEGER,
  appended_at INTEGER,
  checked_at INTEGER,
  attempts INTEGER NOT NULL,
  absences INTEGER NOT NULL,
  uid_validity INTEGER NOT NULL,
  uid INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outbox_state ON outbox (account, state);

CREATE TABLE outbox_part (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES outbox (message_id) ON DELETE CASCADE,
  person TEXT NOT NULL,
  rule TEXT NOT NULL,
  episode TEXT NOT NULL,
  settled TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_part_mail ON outbox_part (message_id);
CREATE INDEX outbox_part_person ON outbox_part (person);

-- How far each mailbox was read upstream.
CREATE TABLE mark (
  account TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  role TEXT NOT NULL,
  uid_validity INTEGER NOT NULL,
  lowest_uid INTEGER NOT NULL,
  highest_uid INTEGER NOT NULL,
  read INTEGER NOT NULL,
  total INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  oldest INTEGER,
  PRIMARY KEY (account, mailbox)
) WITHOUT ROWID;

CREATE TABLE octets_read (
  account TEXT NOT NULL,
  day TEXT NOT NULL,
  octets INTEGER NOT NULL,
  PRIMARY KEY (account, day)
) WITHOUT ROWID;

-- Envelope senders that upstream accepted: me.
CREATE TABLE sender (
  address TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  first_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE import_source (
  path TEXT PRIMARY KEY,
  me TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Keyed hashes of sealed and forgotten addresses.
CREATE TABLE seal (
  hash TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Single values: the key of the HMAC, and what must outlive a restart.
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
