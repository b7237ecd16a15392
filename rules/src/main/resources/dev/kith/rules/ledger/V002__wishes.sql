-- Mails of the user's own that are to come back unless somebody answers them. Recipients stand between blanks.
CREATE TABLE wish (
  message_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  account TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  line TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'told')),
  PRIMARY KEY (message_id, due_at)
) WITHOUT ROWID;

-- Command mails that were carried out: one that comes twice is carried out once.
CREATE TABLE carried (
  message_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
