package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.RecordingLegs;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// An SMTP session with a recorder on both legs, played from a transcript. Each line begins with who speaks:
///
/// - `C:` the client, and upstream hears the same; `S:` upstream, and the client hears the same
/// - `c:` the client, and upstream hears nothing of it; `s:` upstream, and the client hears nothing of it
/// - `K>C:` what the client hears from Kith; `K>S:` what upstream hears from Kith
/// - `!` something happens: `client FIN`, `upstream FIN`, `Kith stops`
///
/// Every line ends with CRLF unless it ends with `\`; `\r \n \t \0 \x41` are octets. Consecutive lines of one side
/// arrive together, as one buffer.
final class Conversation {
    /// How most sessions begin.
    static final String HELLO = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250-PIPELINING
        S: 250-SIZE 10240000
        S: 250-CHUNKING
        S: 250-BINARYMIME
        S: 250-DSN
        S: 250-8BITMIME
        S: 250 SMTPUTF8
        """;

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final RecordingLegs legs = new RecordingLegs();
    final List<Sighting> sightings = new ArrayList<>();
    final List<String> logins = new ArrayList<>();
    final List<ControlMail> controlMail = new ArrayList<>();
    final TapHealth health = new TapHealth();
    ControlDesk.Taken deskSays = ControlDesk.Taken.STORED;
    /// The one name that is the account's own; empty: any.
    String owner = "";

    private final List<ByteBuf> given = new ArrayList<>();
    private final StringBuilder clientHears = new StringBuilder();
    private final StringBuilder upstreamHears = new StringBuilder();
    private final SmtpSettings settings;
    private final Consumer<Conversation> before;

    Conversation() {
        this(SmtpSettings.of("work", Security.TLS, false, false));
    }

    Conversation(SmtpSettings settings) {
        this(settings, _ -> {});
    }

    Conversation(SmtpSettings settings, Consumer<Conversation> before) {
        this.settings = settings;
        this.before = before;
    }

    /// How a step's octets are cut into buffers.
    interface Cuts {
        List<byte[]> cut(byte[] octets);
    }

    Conversation play(String script) {
        return play(script, List::of);
    }

    Conversation play(String script, Cuts cuts) {
        before.accept(this);
        var dialogue = open();
        for (var step : steps(script)) {
            switch (step.who) {
                case "!" -> happen(dialogue, step.said.strip());
                case "C", "c" -> {
                    if (step.who.equals("C")) {
                        upstreamHears.append(step.said);
                    }
                    cuts.cut(octets(step.said)).forEach(part -> dialogue.fromClient(give(part)));
                }
                case "S", "s" -> {
                    if (step.who.equals("S")) {
                        clientHears.append(step.said);
                    }
                    cuts.cut(octets(step.said)).forEach(part -> dialogue.fromUpstream(give(part)));
                }
                case "K>C" -> clientHears.append(step.said);
                case "K>S" -> upstreamHears.append(step.said);
                default -> throw new IllegalArgumentException(step.toString());
            }
        }
        dialogue.closed();
        assertThat(legs.upstream.toString()).as("what upstream heard").isEqualTo(upstreamHears.toString());
        assertThat(legs.client.toString()).as("what the client heard").isEqualTo(clientHears.toString());
        assertNothingLeftBehind();
        assertEditsCounted(steps(script));
        return this;
    }

    /// Where what is heard is not what was said, an edit is counted, and nowhere else (docs/wire.md).
    private void assertEditsCounted(List<Step> steps) {
        var faithful = said(steps, "C").startsWith(legs.upstream.toString())
                && said(steps, "S").startsWith(legs.client.toString());
        assertThat(health.edits().isEmpty()).as("no edit in %s", health.edits()).isEqualTo(faithful);
    }

    private static String said(List<Step> steps, String who) {
        return steps.stream()
                .filter(step -> step.who.equalsIgnoreCase(who))
                .map(Step::said)
                .collect(Collectors.joining());
    }

    void assertNothingLeftBehind() {
        assertThat(given).as("buffers left behind").allMatch(buffer -> buffer.refCnt() == 0);
    }

    Dialogue open() {
        return factory().open(legs);
    }

    SmtpDialogueFactory factory() {
        return new SmtpDialogueFactory(
                settings, this::sight, new Logins(), new Desk(), health, InstantSource.fixed(NOON));
    }

    private boolean sight(Sighting sighting) {
        sightings.add(sighting);
        return true;
    }

    ByteBuf give(byte[] octets) {
        var buffer = Unpooled.copiedBuffer(octets);
        given.add(buffer);
        return buffer;
    }

    private static void happen(Dialogue dialogue, String what) {
        switch (what) {
            case "client FIN" -> dialogue.clientEnded();
            case "upstream FIN" -> dialogue.upstreamEnded();
            case "Kith stops" -> dialogue.stopping();
            default -> throw new IllegalArgumentException(what);
        }
    }

    /// One line for each sighting: outcome, envelope, and the message with its line ends shown.
    List<String> sighted() {
        return sightings.stream()
                .map(seen -> seen.outcome() + " <" + seen.reversePath() + "> " + seen.forwardPaths() + " "
                        + shown(seen.octets()))
                .toList();
    }

    static String shown(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "|")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    record Step(String who, String said) {}

    static List<Step> steps(String script) {
        var steps = new ArrayList<Step>();
        for (var line : script.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            var colon = line.startsWith("!") ? 0 : line.indexOf(':');
            var who = line.startsWith("!") ? "!" : line.substring(0, colon).strip();
            var said = unescaped(line.substring(Math.min(line.length(), colon + (who.equals("!") ? 1 : 2))));
            var last = steps.isEmpty() ? null : steps.getLast();
            if (last != null && last.who.equals(who) && !who.equals("!")) {
                steps.set(steps.size() - 1, new Step(who, last.said + said));
            } else {
                steps.add(new Step(who, said));
            }
        }
        return steps;
    }

    private static String unescaped(String text) {
        var open = text.endsWith("\\");
        var octets = new StringBuilder();
        for (var i = 0; i < text.length() - (open ? 1 : 0); i++) {
            var c = text.charAt(i);
            if (c != '\\') {
                octets.append(c);
                continue;
            }
            switch (text.charAt(++i)) {
                case 'r' -> octets.append('\r');
                case 'n' -> octets.append('\n');
                case 't' -> octets.append('\t');
                case '0' -> octets.append('\0');
                case 'x' -> {
                    octets.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
                    i += 2;
                }
                default -> octets.append(text.charAt(i));
            }
        }
        return open ? octets.toString() : octets.append("\r\n").toString();
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private final class Logins implements LoginListener {
        @Override
        public boolean owns(String account, Protocol protocol, String user) {
            return owner.isEmpty() || owner.equals(user);
        }

        @Override
        public void accepted(String account, Protocol protocol, Login login) {
            logins.add("accepted " + account + " " + protocol + " " + login.mechanism() + " " + login.user() + "/"
                    + new String(login.secret(), StandardCharsets.UTF_8));
            login.wipe();
        }

        @Override
        public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
            logins.add("accepted " + account + " " + protocol + " " + mechanism + ", nothing to use again");
        }

        @Override
        public void refused(String account, Protocol protocol) {
            logins.add("refused " + account + " " + protocol);
        }

        @Override
        public void departed(String account, Protocol protocol) {
            logins.add("departed " + account + " " + protocol);
        }
    }

    private final class Desk implements ControlDesk {
        @Override
        public boolean knows(String account, String reversePath, String forwardPath) {
            return !forwardPath.startsWith("nobody");
        }

        @Override
        public void take(ControlMail mail, Consumer<Taken> answer) {
            controlMail.add(mail);
            answer.accept(deskSays);
        }
    }
}
