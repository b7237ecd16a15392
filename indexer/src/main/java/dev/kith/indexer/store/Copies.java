package dev.kith.indexer.store;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Two copies of one mail of the user's that have two names: a mail that was sent without a Message-ID gets one on its
/// way, or another transfer encoding, and the copy in Sent is not the mail that passed.
///
/// What has a Message-ID of its own is never taken for another that has one. So nothing of two mails is lost by two
/// clients, nor of two that one client sent alike in one second: each has its own copy, and that copy stays.
public final class Copies {
    /// A Date without seconds names a minute, and these are as many words as one may well send twice in it.
    private static final int SHORT = 4;

    private Copies() {}

    /// Whether a message can have another copy of another name: it is the user's own, and dated by itself.
    public static boolean possible(Entry entry) {
        return entry.direction() == Direction.SENT && !entry.traits().contains(Trait.UNDATED);
    }

    /// Are they one mail?
    public static boolean same(Entry one, Entry other) {
        return possible(one)
                && possible(other)
                && (one.talk().idMade() || other.talk().idMade())
                && one.date().equals(other.date())
                && (one.date().getEpochSecond() % 60 != 0 || one.words() >= SHORT)
                && Objects.equals(one.talk().inReplyTo(), other.talk().inReplyTo())
                && bare(one.talk().subject()).equals(bare(other.talk().subject()))
                && named(one, Set.of(Role.FROM)).equals(named(other, Set.of(Role.FROM)))
                && named(one, Set.of(Role.TO, Role.CC)).equals(named(other, Set.of(Role.TO, Role.CC)))
                && one.files().equals(other.files())
                && text(one).equals(text(other));
    }

    /// The mail that two copies are of: as the first was read, by the name that others know it by, with whoever only
    /// the second names.
    public static Entry joined(Entry first, Entry second) {
        var named = first.talk().idMade() && !second.talk().idMade() ? second : first;
        var known = first.parties().stream().map(Party::address).collect(Collectors.toSet());
        var parties = new ArrayList<>(first.parties());
        second.parties().stream()
                .filter(party -> party.role() == Role.BCC && !known.contains(party.address()))
                .forEach(parties::add);
        return first.as(named.talk().messageId(), List.copyOf(parties));
    }

    private static Set<String> named(Entry entry, Set<Role> roles) {
        return entry.parties().stream()
                .filter(party -> roles.contains(party.role()))
                .map(Party::address)
                .collect(Collectors.toSet());
    }

    /// Encodings differ in where lines end.
    private static String text(Entry entry) {
        return bare(entry.own() + entry.signature());
    }

    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c) && c != '\u00a0').forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
