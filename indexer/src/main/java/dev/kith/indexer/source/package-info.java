/// Files that hold mail: mbox, Maildir, `.eml` trees, Thunderbird profiles, Apple `.emlx`, compressed or not.
/// `MailFiles` finds them, `MailFileReader` reads them.
@NullMarked
package dev.kith.indexer.source;

import org.jspecify.annotations.NullMarked;
