/// The front door of the history: `Indexer` takes mail and gives back persons, histories and conversations;
/// `Importer` reads archives into it; `MailReader` reads one message without an index.
@NullMarked
package dev.kith.indexer;

import org.jspecify.annotations.NullMarked;
