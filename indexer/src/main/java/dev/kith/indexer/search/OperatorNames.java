package dev.kith.indexer.search;

import dev.kith.indexer.search.Criterion.Field;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What operators are called, by Kith and by the programs that people come from.
final class OperatorNames {
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("from", Field.FROM),
            Map.entry("f", Field.FROM),
            Map.entry("to", Field.TO),
            Map.entry("t", Field.TO),
            Map.entry("cc", Field.CC),
            Map.entry("c", Field.CC),
            Map.entry("bcc", Field.BCC),
            Map.entry("with", Field.WITH),
            Map.entry("contact", Field.WITH),
            Map.entry("recip", Field.WITH),
            Map.entry("subject", Field.SUBJECT),
            Map.entry("s", Field.SUBJECT),
            Map.entry("body", Field.BODY),
            Map.entry("b", Field.BODY),
            Map.entry("said", Field.SAID),
            Map.entry("filename", Field.FILENAME),
            Map.entry("file", Field.FILENAME),
            Map.entry("attachment", Field.FILENAME),
            Map.entry("type", Field.TYPE),
            Map.entry("mime", Field.TYPE),
            Map.entry("mimetype", Field.TYPE),
            Map.entry("list", Field.LIST),
            // what other programs call them
            Map.entry("sender", Field.FROM),
            Map.entry("recipient", Field.TO),
            Map.entry("recipients", Field.TO),
            Map.entry("participants", Field.WITH),
            Map.entry("people", Field.WITH),
            Map.entry("correspondent", Field.WITH),
            Map.entry("text", Field.BODY),
            Map.entry("content", Field.BODY),
            Map.entry("attachments", Field.FILENAME),
            Map.entry("ext", Field.FILENAME),
            Map.entry("list-id", Field.LIST));
    private static final Set<String> OTHERS = Set.of(
            "after",
            "since",
            "before",
            "until",
            "date",
            "d",
            "older",
            "older_than",
            "newer",
            "newer_than",
            "has",
            "in",
            "folder",
            "label",
            "maildir",
            "path",
            "is",
            "tag",
            "act",
            "id",
            "mid",
            "msgid",
            "rfc822msgid",
            "flag",
            "thread",
            "larger",
            "smaller",
            "size",
            "messagesize",
            "larger_than",
            "smaller_than",
            "hasattachment",
            "hasattachments",
            "on",
            "received",
            "sent",
            "mailbox",
            "messageid",
            "message-id",
            "conversation");
    private static final Set<String> DATED = Set.of(
            "after",
            "since",
            "before",
            "until",
            "older",
            "older_than",
            "newer",
            "newer_than",
            "date",
            "d",
            "on",
            "received",
            "sent");
    private static final Set<String> IDS = Set.of("id", "messageid", "message-id");

    private OperatorNames() {}

    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }

    /// Does the operator take a day or several?
    static boolean dated(String name) {
        return DATED.contains(name);
    }

    /// May a space stand before its value, as in a header field that was copied?
    static boolean spaced(String name) {
        var field = FIELDS.get(name);
        return IDS.contains(name) || field != null && name.length() > 1 && (field.person() || field == Field.SUBJECT);
    }

    /// The operator that one slip of the fingers makes this of.
    static Optional<String> meant(String name) {
        return Stream.concat(FIELDS.keySet().stream(), OTHERS.stream())
                .filter(known -> known.length() > 3 && Slip.one(known, name))
                .min(Comparator.naturalOrder());
    }

    static boolean known(String name) {
        return FIELDS.containsKey(name) || OTHERS.contains(name);
    }
}
