package dev.kith.indexer.source;

import java.nio.file.Path;

/// A file with mail in it, as [MailFiles] found it.
///
/// @param folder the mailbox it stands for, or empty where the messages or nothing tells
/// @param octets on disk
public record Found(Path path, Format format, String folder, long octets) {

    public enum Format {
        /// Many messages, each after a line `From `.
        MBOX,
        /// One message.
        MESSAGE,
        /// One message after a line with its length, and a property list behind it.
        EMLX
    }
}
