package dev.kith.indexer.store;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.mime.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules and a hit list need of a message beyond its figures: read per message, without its text.
///
/// @param inReplyTo Message-ID it answers, or null
/// @param sketch similarity of own words, 0 for none
/// @param invite start of an invited meeting, or null
/// @param phones from the signature
public record Talk(
        String messageId,
        @Nullable String inReplyTo,
        String subject,
        List<Act> acts,
        List<String> evidence,
        long sketch,
        List<String> links,
        String greeting,
        @Nullable Instant invite,
        List<String> phones,
        @Nullable String title,
        @Nullable String organisation) {
    public Talk {
        acts = List.copyOf(acts);
        evidence = List.copyOf(evidence);
        links = List.copyOf(links);
        phones = List.copyOf(phones);
    }

    /// Whether it came without a Message-ID and is named by a hash of what is in it.
    public boolean idMade() {
        return messageId.endsWith(Message.MADE);
    }

    Talk as(String name) {
        return new Talk(
                name, inReplyTo, subject, acts, evidence, sketch, links, greeting, invite, phones, title, organisation);
    }
}
