package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Trouble.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.Namespaces;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.jspecify.annotations.Nullable;

/// The authenticated session in commands. Angus's protocol layer is used beneath its Store and Folder: those keep a
/// pool and open a second socket on their own account, and the companion may have one.
final class Upstream extends IMAPProtocol {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Wire wire;
    private final long commandOctetsMax;

    /// @param commandOctetsMax what one command may bring in; more ends the connection
    Upstream(Wire wire, long commandOctetsMax) throws IOException {
        super(wire.in(), new PrintStream(wire.out()), new Properties(), false);
        this.wire = wire;
        this.commandOctetsMax = commandOctetsMax;
    }

    /// Always synchronising literals: valid everywhere, and a refused one costs nothing.
    @Override
    protected synchronized boolean supportsNonSyncLiterals() {
        return false;
    }

    /// A response that cannot be parsed is skipped by the caller; its octets have been read.
    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            return super.readResponse();
        } catch (RuntimeException e) {
            throw new ParsingException("response not understood", e);
        }
    }

    /// Reads the capabilities afresh and says who is calling (RFC 2971), for servers that want to know.
    void introduce() throws Trouble {
        handleCapabilityResponse(ask("CAPABILITY", null));
        if (hasCapability("ID")) {
            var fields = new Argument().writeString("name").writeString("Kith");
            attempt("ID", new Argument().writeArgument(fields));
        }
    }

    boolean isGmail() {
        return hasCapability("X-GM-EXT-1");
    }

    List<ListInfo> mailboxes() throws Trouble {
        if (hasCapability("SPECIAL-USE") && hasCapability("LIST-EXTENDED")) {
            var responses = attempt("LIST \"\" \"*\" RETURN (SPECIAL-USE)", null);
            if (ending(responses).isOK()) {
                return listed(responses);
            }
        }
        return listed(ask("LIST \"\" \"*\"", null));
    }

    private static List<ListInfo> listed(Response[] responses) {
        var found = new ArrayList<ListInfo>();
        for (var response : responses) {
            if (response instanceof IMAPResponse line && line.keyEquals("LIST")) {
                try {
                    found.add(new ListInfo(line));
                } catch (ParsingException | RuntimeException _) {
                    // a name that cannot be understood cannot be asked for either
                }
            }
        }
        return found;
    }

    /// The namespaces (RFC 2342), empty where the server does not tell.
    Optional<Namespaces> namespaces() throws Trouble {
        if (!hasCapability("NAMESPACE")) {
            return Optional.empty();
        }
        for (var response : attempt("NAMESPACE", null)) {
            if (response instanceof IMAPResponse line && line.keyEquals("NAMESPACE")) {
                try {
                    return Optional.of(new Namespaces(line));
                } catch (ProtocolException | RuntimeException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// EXAMINE: nothing is marked seen, and \Recent stays with whom it belongs to.
    MailboxInfo open(String mailbox) throws Trouble {
        return open("EXAMINE", mailbox);
    }

    /// SELECT: for a removal only.
    MailboxInfo openForRemoval(String mailbox) throws Trouble {
        return open("SELECT", mailbox);
    }

    private MailboxInfo open(String command, String mailbox) throws Trouble {
        try {
            return new MailboxInfo(ask(command, named(mailbox)));
        } catch (ParsingException e) {
            throw new Trouble(Kind.NO, "the mailbox cannot be opened");
        }
    }

    /// For a server that does not tell it with the mailbox, as Courier.
    ///
    /// @return 0 where it is not to be had
    long uidNext(String mailbox) throws Trouble {
        var items = new Argument().writeAtom("UIDNEXT");
        for (var response : attempt("STATUS", named(mailbox).writeArgument(items))) {
            if (response instanceof IMAPResponse line && line.keyEquals("STATUS")) {
                try {
                    return Math.max(0, new Status(line).uidnext);
                } catch (ParsingException | RuntimeException _) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private Argument named(String mailbox) {
        var argument = new Argument();
        writeMailboxName(argument, mailbox);
        return argument;
    }

    /// UIDs that match, ascending; by ESEARCH where offered (RFC 4731), which answers in ranges.
    long[] search(Argument criteria) throws Trouble {
        var extended = hasCapability("ESEARCH");
        return Uids.found(ask(extended ? "UID SEARCH RETURN (ALL)" : "UID SEARCH", criteria));
    }

    List<FetchResponse> fetch(String uids, String items) throws Trouble {
        var found = new ArrayList<FetchResponse>();
        var responses = attempt("UID FETCH " + uids + " (" + items + ")", null);
        for (var response : responses) {
            if (response instanceof FetchResponse fetched) {
                found.add(fetched);
            }
        }
        var ending = ending(responses);
        // NO beside data means that some messages could not be had: those that could are good
        if (!ending.isOK()
                && (found.isEmpty() || Trouble.of(Kind.NO, ending.getRest()).kind() != Kind.NO)) {
            throw Trouble.of(Kind.NO, ending.getRest());
        }
        return found;
    }

    /// APPEND.
    ///
    /// @param flags may be empty
    /// @return the tagged response, OK or a refusal: after either it is known whether the message is stored; null
    ///     when the connection broke after the first octet of the message left
    /// @throws Trouble when it broke before that
    @Nullable
    Response append(String mailbox, byte[] octets, Instant internalDate, Set<String> flags) throws Trouble {
        var message = new Message(octets);
        var date = DATE_TIME.format(internalDate);
        var arguments = named(mailbox);
        if (!flags.isEmpty()) {
            var list = new Argument();
            flags.stream().sorted().forEach(list::writeAtom);
            arguments.writeArgument(list);
        }
        try {
            return ending(attempt("APPEND", arguments.writeString(date).writeBytes(message)));
        } catch (Trouble trouble) {
            if (message.started) {
                return null;
            }
            throw trouble;
        }
    }

    void storeDeleted(long uid) throws Trouble {
        ask("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", null);
    }

    void expunge(long uid) throws Trouble {
        ask("UID EXPUNGE " + uid, null);
    }

    void makeMailbox(String mailbox) throws Trouble {
        ask("CREATE", named(mailbox));
    }

    void dropMailbox(String mailbox) throws Trouble {
        ask("DELETE", named(mailbox));
    }

    void move(long uid, String mailbox) throws Trouble {
        ask("UID MOVE " + uid, named(mailbox));
    }

    /// Sends a command and takes nothing but OK for an answer.
    private Response[] ask(String command, @Nullable Argument arguments) throws Trouble {
        var responses = attempt(command, arguments);
        var ending = ending(responses);
        if (!ending.isOK()) {
            throw Trouble.of(Kind.NO, ending.getRest());
        }
        return responses;
    }

    /// Sends a command; the answer may be a refusal, but there is one.
    private Response[] attempt(String command, @Nullable Argument arguments) throws Trouble {
        wire.allow(commandOctetsMax);
        var responses = command(command, arguments);
        for (var response : responses) {
            if (response.isTagged()) {
                return responses;
            }
        }
        var last = responses[responses.length - 1];
        wire.abort();
        throw Trouble.of(Kind.LOST, last.isSynthetic() ? "the connection to upstream broke" : last.getRest());
    }

    /// The tagged response; behind it only a BYE can stand.
    private static Response ending(Response[] responses) {
        for (var i = responses.length - 1; i >= 0; i--) {
            if (responses[i].isTagged()) {
                return responses[i];
            }
        }
        throw new IllegalArgumentException("no tagged response");
    }

    /// Ends the session in good form, but does not wait long for it.
    void leave() {
        wire.allow(commandOctetsMax);
        command("LOGOUT", null);
    }

    private static final class Message implements Literal {
        private final byte[] octets;
        private boolean started;

        Message(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public int size() {
            return octets.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            started = true;
            out.write(octets);
        }
    }
}
