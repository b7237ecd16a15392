package dev.kith.proxy.signin;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Stands between the client and the protocol's own dialogue until the client is signed in, and is transparent
/// from then on. It takes the client's login to itself, and lets the dialogue behind it see another one, as if
/// the client had sent that. All but the login and the list of mechanisms passes on.
abstract class SignInDialogue implements Dialogue {
    private static final int CLIENT_OCTETS_MAX = 256 << 10;
    private static final int UPSTREAM_OCTETS_MAX = 256 << 10;

    final String account;
    final Legs legs;
    final Lines fromClient = new Lines(CLIENT_OCTETS_MAX);
    final Set<String> mechanisms = new HashSet<>();

    private final Lines fromUpstream = new Lines(UPSTREAM_OCTETS_MAX);
    private final LocalLogins logins;
    private final TapHealth health;
    private final Dialogue behind;
    private Stage stage = Stage.BEFORE;
    private final UpstreamExchange exchange = new UpstreamExchange();
    private boolean secondTry;
    private boolean gone;

    private enum Stage {
        BEFORE,
        /// The local password is being checked, or a token fetched.
        CHECKING,
        /// Upstream is being signed in to.
        SIGNING_IN,
        /// Upstream has said yes; what the client sent meanwhile still waits.
        ENDING,
        AFTER
    }

    SignInDialogue(String account, Legs legs, LocalLogins logins, TapHealth health, DialogueFactory behind) {
        this.account = account;
        this.legs = legs;
        this.logins = logins;
        this.health = health;
        this.behind = behind.open(new Between(legs, this::toClient));
    }

    // ---- what the protocols differ in

    /// Takes what lines the client has sent; called again when there are more.
    abstract void read();

    /// The connection is gone: what is kept of a login is overwritten.
    void wipe() {}

    /// One line for the client before it is signed in, edited where it lists mechanisms.
    ///
    /// @return what the client gets
    abstract byte[] shown(byte[] line);

    /// The command that begins an exchange upstream.
    abstract byte[] begin(String mechanism);

    /// What a line says during the exchange.
    abstract Meaning meaning(byte[] line);

    /// The client is told that its login was not taken.
    abstract byte[] no(String words, boolean itsFault);

    enum Meaning {
        CHALLENGE,
        YES,
        NO,
        /// A line of a refusal whose last line is yet to come: what the client hears of it is Kith's to say.
        PART_OF_NO,
        BESIDES
    }

    // ---- the client

    @Override
    public final void fromClient(ByteBuf octets) {
        if (stage == Stage.AFTER) {
            behind.fromClient(octets);
            return;
        }
        if (!fromClient.add(octets)) {
            say(no("too much was sent before the sign-in", true));
            legs.close();
            return;
        }
        if (stage == Stage.BEFORE) {
            read();
        }
    }

    /// Passes on to the dialogue behind.
    final void pass(byte[] octets) {
        behind.fromClient(Unpooled.wrappedBuffer(octets));
    }

    final void say(byte[] octets) {
        legs.toClient(Unpooled.wrappedBuffer(octets));
    }

    final boolean before() {
        return stage == Stage.BEFORE;
    }

    /// Checks what the client gave, away from the event loop.
    ///
    /// @param password wiped here
    final void check(String user, byte[] password) {
        stage = Stage.CHECKING;
        secondTry = false;
        legs.holdClient(true);
        health.edited("sign-in");
        Thread.ofVirtual().name("kith-sign-in").start(() -> {
            Verdict verdict;
            try {
                verdict = logins.check(account, user, password);
            } finally {
                Arrays.fill(password, (byte) 0);
            }
            legs.execute(() -> go(verdict));
        });
    }

    private void go(Verdict verdict) {
        if (gone) {
            if (verdict instanceof Verdict.Use(var login)) {
                login.wipe();
            }
            return;
        }
        switch (verdict) {
            case Verdict.Wrong(var words) -> end(no(words, true));
            case Verdict.Unavailable(var words) -> end(no(words, false));
            case Verdict.Use(var login) -> {
                stage = Stage.SIGNING_IN;
                pass(begin(exchange.begin(login, mechanisms)));
            }
        }
    }

    private void end(byte[] answer) {
        exchange.wipe();
        stage = Stage.BEFORE;
        say(answer);
        legs.holdClient(false);
        legs.execute(this::read);
    }

    // ---- upstream

    private void toClient(ByteBuf octets) {
        if (through()) {
            legs.toClient(octets);
            return;
        }
        if (!fromUpstream.add(octets)) {
            legs.close();
            return;
        }
        while (!through()) {
            var literal = literalLeft();
            var piece = literal > 0 ? fromUpstream.take(literal) : fromUpstream.next();
            if (piece == null || piece.length == 0) {
                return;
            }
            if (literal > 0) {
                literalPassed(piece.length);
                say(piece);
            } else {
                line(piece);
            }
        }
        if (fromUpstream.size() > 0) {
            say(fromUpstream.take(fromUpstream.size()));
        }
    }

    private boolean through() {
        return stage == Stage.ENDING || stage == Stage.AFTER;
    }

    /// How many octets of a literal are to be passed on unread.
    int literalLeft() {
        return 0;
    }

    void literalPassed(int count) {}

    private void line(byte[] line) {
        if (stage != Stage.SIGNING_IN) {
            show(line);
            return;
        }
        switch (meaning(line)) {
            case BESIDES -> show(line);
            case CHALLENGE -> answer(line);
            case YES -> signedIn(line);
            case NO -> refused();
            case PART_OF_NO -> {}
        }
    }

    private void show(byte[] line) {
        var edited = shown(line);
        if (!Arrays.equals(line, edited)) {
            health.edited("sign-in-mechanisms");
        }
        say(edited);
    }

    /// The dialogue behind is in the middle of this line: what it is to see next comes after it.
    private void answer(byte[] challenge) {
        var answer = exchange.answer(challenge);
        if (answer == null) {
            return;
        }
        legs.execute(() -> {
            if (exchange.stands(answer)) {
                pass(answer);
            }
        });
    }

    private void signedIn(byte[] line) {
        exchange.wipe();
        stage = Stage.ENDING;
        say(line);
        legs.execute(() -> {
            stage = Stage.AFTER;
            if (fromClient.size() > 0) {
                pass(fromClient.take(fromClient.size()));
            }
            fromClient.wipe();
            legs.holdClient(false);
        });
    }

    /// A token may have been taken back, or the clocks may differ: the keeper is asked once more.
    private void refused() {
        exchange.wipe();
        stage = Stage.CHECKING;
        var said = exchange.error();
        if (secondTry) {
            end(no("your provider refused the sign-in; a new one is needed: kith sign-in " + account, false));
            return;
        }
        secondTry = true;
        Thread.ofVirtual().name("kith-sign-in").start(() -> {
            var verdict = logins.refused(account, said);
            legs.execute(() -> go(verdict));
        });
    }

    /// Words for an error box: ASCII, one line.
    static String plain(String words) {
        return words.replaceAll("[^ -~]", "?");
    }

    static String upper(byte[] octets, int from, int to) {
        return new String(octets, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---- the rest goes on

    @Override
    public final void fromUpstream(ByteBuf octets) {
        behind.fromUpstream(octets);
    }

    @Override
    public final boolean signedIn() {
        return stage == Stage.AFTER;
    }

    @Override
    public final void clientEnded() {
        behind.clientEnded();
    }

    @Override
    public final void upstreamEnded() {
        if (!through() && fromUpstream.size() > 0) {
            say(fromUpstream.take(fromUpstream.size()));
        }
        behind.upstreamEnded();
    }

    @Override
    public final void stopping() {
        behind.stopping();
        if (!through() && fromUpstream.size() > 0) {
            say(fromUpstream.take(fromUpstream.size()));
        }
    }

    @Override
    public final void closed() {
        gone = true;
        exchange.wipe();
        wipe();
        fromClient.wipe();
        fromUpstream.wipe();
        behind.closed();
    }
}
