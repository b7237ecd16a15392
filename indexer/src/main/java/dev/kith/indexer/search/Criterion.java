package dev.kith.indexer.search;

import dev.kith.indexer.history.ActKind;
import java.util.List;

/// What a search looks for, as a tree. A closed set, which knows no search engine:
/// the store turns it into its own queries.
public sealed interface Criterion {

    /// Where words are looked for.
    enum Field {
        /// Everywhere: subject, own words, quotes, names, addresses, names of files.
        ANY,
        FROM,
        TO,
        CC,
        BCC,
        /// On either side.
        WITH,
        SUBJECT,
        /// Own words and quotes.
        BODY,
        /// Own words only.
        SAID,
        FILENAME,
        TYPE,
        LIST;

        /// Does it hold names and addresses?
        public boolean person() {
            return switch (this) {
                case FROM, TO, CC, BCC, WITH -> true;
                case ANY, SUBJECT, BODY, SAID, FILENAME, TYPE, LIST -> false;
            };
        }
    }

    enum Fact {
        SENT,
        RECEIVED,
        UNANSWERED,
        HUMAN,
        ATTACHMENT,
        LINK,
        INVITE
    }

    record Everything() implements Criterion {}

    /// Words: adjacent and in order for a phrase, all of them otherwise; the last one only begins so for a prefix.
    ///
    /// @param typed how it stood in the query, for notices
    record Text(Field field, String text, boolean phrase, boolean prefix, String typed) implements Criterion {}

    /// @param from inclusive, milliseconds since 1970
    /// @param to exclusive
    record Span(long from, long to, String typed) implements Criterion {}

    /// @param from inclusive, octets
    /// @param to exclusive
    record Size(long from, long to, String typed) implements Criterion {}

    record Is(Fact fact, String typed) implements Criterion {}

    record In(String mailbox, String typed) implements Criterion {}

    record Tagged(String tag, String typed) implements Criterion {}

    record Does(ActKind act, String typed) implements Criterion {}

    record Id(String messageId, String typed) implements Criterion {}

    record Conversation(String conversation, String typed) implements Criterion {}

    record Not(Criterion query) implements Criterion {}

    record And(List<Criterion> all) implements Criterion {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Criterion> any) implements Criterion {
        public Or {
            any = List.copyOf(any);
        }
    }

    /// At least so many of them.
    record Most(List<Criterion> of, int least) implements Criterion {
        public Most {
            of = List.copyOf(of);
        }
    }

    /// The query without misspelling anything: as the user would type it, for notices.
    default String shown() {
        return switch (this) {
            case Everything _ -> "everything";
            case Text text -> text.typed;
            case Span span -> span.typed;
            case Size size -> size.typed;
            case Is is -> is.typed;
            case In in -> in.typed;
            case Tagged tagged -> tagged.typed;
            case Does does -> does.typed;
            case Id id -> id.typed;
            case Conversation conversation -> conversation.typed;
            case Not not -> "-" + not.query.shown();
            case And and ->
                String.join(" ", and.all.stream().map(Criterion::shown).toList());
            case Most most ->
                String.join(" ", most.of.stream().map(Criterion::shown).toList());
            case Or or -> {
                var any = or.any.stream().map(Criterion::shown).distinct().toList();
                yield any.size() == 1 ? any.getFirst() : "(" + String.join(" OR ", any) + ")";
            }
        };
    }
}
