/// What the user said and what was sent: SQLite, and the only importer of SQL.
@NullMarked
package dev.kith.rules.ledger;

import org.jspecify.annotations.NullMarked;
