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

-- Reminders on their way. The key is the HMAC that also makes the Message-ID.
CREATE TABLE outbox (
  key TEXT PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  person TEXT NOT NULL,
  rule TEXT NOT NULL,
  episode TEXT NOT NULL,
  octets BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'attempting', 'appended', 'done', 'dismissed', 'expired')),
  planned_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  appended_at INTEGER,
  uid_validity INTEGER NOT NULL DEFAULT 0,
  uid INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX outbox_state ON outbox (state);

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
