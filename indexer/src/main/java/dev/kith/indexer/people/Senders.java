package dev.kith.indexer.people;

import dev.kith.indexer.mime.Address;
import dev.kith.indexer.mime.Automatic;
import dev.kith.indexer.mime.Hints;
import dev.kith.indexer.mime.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who is named in a message, and who really wrote it where a list or a service stands in From.
public final class Senders {
    private static final Pattern VIA = Pattern.compile("(?i)^\\s*[\"']?(.*?)[\"']?\\s+(?:via|by way of)\\s+.+$");
    private static final int PARTIES_MAX = 300;

    private Senders() {}

    /// The sender first, then To, Cc, Bcc and the list.
    ///
    /// @param forwardPaths envelope recipients of a submission
    public static List<Party> parties(Message message, List<String> forwardPaths) {
        var parties = new ArrayList<Party>();
        var sender = sender(message);
        if (sender != null) {
            parties.add(sender);
        }
        add(parties, message.to(), Role.TO);
        add(parties, message.cc(), Role.CC);
        add(parties, message.bcc(), Role.BCC);
        var named = new LinkedHashSet<String>();
        parties.forEach(party -> named.add(party.address()));
        for (var path : forwardPaths) {
            var address = path.toLowerCase(Locale.ROOT);
            if (address.indexOf('@') > 0 && named.add(address)) {
                parties.add(new Party(address, "", Role.BCC));
            }
        }
        if (message.automatic() == Automatic.BOUNCE) {
            // it is about them, and stands in their history: what went to them did not arrive
            message.failed().stream()
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .filter(address -> address.indexOf('@') > 0 && named.add(address))
                    .forEach(address -> parties.add(new Party(address, "", Role.FROM)));
        }
        var list = list(message);
        if (!list.isEmpty()) {
            parties.add(new Party(list, "", Role.LIST));
        }
        return parties.size() > PARTIES_MAX ? parties.subList(0, PARTIES_MAX) : parties;
    }

    private static @org.jspecify.annotations.Nullable Party sender(Message message) {
        var from = message.from().isEmpty() ? message.sender() : message.from().getFirst();
        if (from == null) {
            return null;
        }
        var real = rewritten(message, from) ? behind(message, from) : null;
        if (real != null) {
            return real;
        }
        return new Party(from.addrSpec(), from.name(), Role.FROM);
    }

    /// A list that puts its own address into From says who wrote in the name and in Reply-To.
    private static boolean rewritten(Message message, Address from) {
        if (VIA.matcher(from.name()).matches()) {
            return true;
        }
        var post = message.hints().listPost();
        return !post.isEmpty() && post.equals(from.addrSpec());
    }

    private static @org.jspecify.annotations.Nullable Party behind(Message message, Address from) {
        var via = VIA.matcher(from.name());
        var name = via.matches() ? via.group(1).strip() : from.name();
        var lists = List.of(from.addrSpec(), message.hints().listPost());
        for (var reply : message.replyTo()) {
            if (!lists.contains(reply.addrSpec())) {
                return new Party(reply.addrSpec(), reply.name().isEmpty() ? name : via(reply.name()), Role.FROM);
            }
        }
        for (var cc : message.cc()) {
            if (!name.isEmpty() && cc.name().equalsIgnoreCase(name) && !lists.contains(cc.addrSpec())) {
                return new Party(cc.addrSpec(), cc.name(), Role.FROM);
            }
        }
        return null;
    }

    private static String via(String name) {
        var via = VIA.matcher(name);
        return via.matches() ? via.group(1).strip() : name;
    }

    private static void add(List<Party> parties, List<Address> addresses, Role role) {
        for (var address : addresses) {
            parties.add(new Party(address.addrSpec(), address.name(), role));
        }
    }

    private static String list(Message message) {
        var post = message.hints().listPost();
        if (post.indexOf('@') > 0) {
            return post;
        }
        // without List-Post the identifier tells: list.example.org is list@example.org
        var id = message.hints().listId();
        var dot = id.indexOf('.');
        if (dot < 1) {
            return "";
        }
        var local = id.substring(0, dot);
        for (var address : message.to()) {
            if (address.addrSpec().startsWith(local + "@")) {
                return address.addrSpec();
            }
        }
        for (var address : message.cc()) {
            if (address.addrSpec().startsWith(local + "@")) {
                return address.addrSpec();
            }
        }
        return "";
    }

    /// What the header section says about who or what wrote it.
    public static List<Trait> traits(Message message) {
        var traits = new ArrayList<Trait>();
        var hints = message.hints();
        add(
                traits,
                Trait.AUTOMATIC,
                switch (message.automatic()) {
                    case NO -> false;
                    case REPLY, BOUNCE, RECEIPT -> true;
                });
        var listed = hints.listed() && !announces(message);
        add(traits, Trait.LISTED, listed);
        add(traits, Trait.UNSUBSCRIBE, hints.listUnsubscribe());
        add(traits, Trait.BULK, bulk(hints, listed));
        add(traits, Trait.FEEDBACK, !hints.feedbackId().isEmpty());
        add(traits, Trait.NULL_PATH, hints.nullReturnPath());
        add(traits, Trait.ATTACHMENT, message.attached());
        add(traits, Trait.INVITE, message.invitation() != null);
        add(
                traits,
                Trait.REPLY,
                message.inReplyTo() != null || !message.references().isEmpty());
        return traits;
    }

    /// A letter to subscribers: it carries a list's identifier (RFC 2919) and a way out, but there is no
    /// address to which anybody else could write, and the list is of the sender's own house: no discussion.
    private static boolean announces(Message message) {
        var hints = message.hints();
        var from = message.from().isEmpty() ? message.sender() : message.from().getFirst();
        if (from == null
                || !hints.listUnsubscribe()
                || hints.listId().isEmpty()
                || isDiscussion(hints)
                || !list(message).isEmpty()) {
            return false;
        }
        var house = "." + from.addrSpec().substring(from.addrSpec().indexOf('@') + 1);
        var list = hints.listId().substring(hints.listId().indexOf('.') + 1);
        return ("." + hints.listId()).endsWith(house) || (list.indexOf('.') > 0 && house.endsWith("." + list));
    }

    /// Is it a letter to subscribers, by its marks? A way out of it, and no list on which people talk; or
    /// such a list's identifier, or `Precedence: bulk`, on a letter that names one reader and no address to
    /// which all could write.
    public static boolean toSubscribers(Message message) {
        var hints = message.hints();
        if (hints.listUnsubscribe() && (!hints.listed() || announces(message))) {
            return true;
        }
        var bulk = hints.precedence().equals("bulk") || hints.precedence().equals("junk");
        return (hints.listUnsubscribe() || bulk)
                && message.to().size() + message.cc().size() <= 1
                && !isDiscussion(hints)
                && list(message).isEmpty();
    }

    private static boolean isDiscussion(Hints hints) {
        return hints.precedence().equals("list") || hints.bulk().startsWith("list:");
    }

    /// Lists set `Precedence: bulk` (and some `X-Loop`) on what people write to them.
    private static boolean bulk(Hints hints, boolean listed) {
        if (listed || hints.bulk().startsWith("list:") || hints.bulk().startsWith("loop:")) {
            return false;
        }
        return hints.precedence().equals("bulk")
                || hints.precedence().equals("junk")
                || !hints.bulk().isEmpty();
    }

    private static void add(List<Trait> traits, Trait trait, boolean is) {
        if (is) {
            traits.add(trait);
        }
    }
}
