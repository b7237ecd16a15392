package dev.kith.proxy.wirelog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a wire log shows, and above all what it does not.
class ScribeTest {
    private static final String IMAP = """
        S: * OK [CAPABILITY IMAP4rev1 SASL-IR] ready
        C: 1 login "alice@example.org" "se\\"cret"
        S: 1 OK [CAPABILITY IMAP4rev1 IDLE] in
        C: 2 LOGIN {5}
        S: + go on
        C: alice {6}
        S: + go on
        C: secret
        S: 2 NO no
        C: 3 AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==
        S: 3 NO no
        C: 4 AUTHENTICATE XOAUTH2
        S: + secret
        C: c2VjcmV0
        S: + secretsecret
        C: secret
        S: 4 OK in
        C: 5 UID SEARCH SUBJECT secret
        S: * SEARCH 1 2
        S: 5 OK done
        C: 6 FETCH 1 (ENVELOPE BODY[])
        S: * 1 FETCH (ENVELOPE ("secret" "alice" NIL) BODY[] {8}
        S: secret!!)
        S: 6 OK done
        C: 7 APPEND Sent {8}
        S: 7 NO not for secret@example.org
        C: 8 NOOP
        S: 8 OK done
        """;

    private static final String SMTP = """
        S: 220 mail.example.org ready
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250 AUTH PLAIN LOGIN
        C: AUTH PLAIN AGFsaWNlAHNlY3JldA==
        S: 535 no
        C: AUTH LOGIN
        S: 334 secret
        C: secret
        S: 334 secret
        C: c2VjcmV0
        S: 235 in
        C: MAIL FROM:<secret@example.org> SIZE=12
        C: RCPT TO:<secret@example.org>
        C: DATA
        S: 250 ok
        S: 250 ok
        S: 354 go on
        C: Subject: secret
        C:
        C: secret
        C: .
        C: RSET
        S: 250 ok
        S: 250 ok
        C: BDAT 8 LAST
        C: secret
        C: QUIT
        S: 250 ok
        S: 221 bye
        """;

    private static List<String> written(String transcript, boolean imap, boolean withText, IntSupplier piece) {
        var lines = new ArrayList<String>();
        Scribe scribe = imap ? new ImapScribe(lines::add, withText) : new SmtpScribe(lines::add, withText);
        for (String line : transcript.lines().toList()) {
            byte[] octets = (line.length() > 3 ? line.substring(3) + "\r\n" : "\r\n").getBytes(ISO_8859_1);
            int from = 0;
            while (from < octets.length) {
                int to = Math.min(octets.length, from + piece.getAsInt());
                var part = Unpooled.wrappedBuffer(octets, from, to - from);
                if (line.startsWith("C")) {
                    scribe.client(part);
                } else {
                    scribe.upstream(part);
                }
                from = to;
            }
        }
        return lines;
    }

    private static List<String> written(String transcript, boolean imap) {
        return written(transcript, imap, false, () -> Integer.MAX_VALUE / 2);
    }

    @Test
    void anImapConversationIsItsGrammar() {
        assertThat(written(IMAP, true)).containsExactly("""
            S: * OK [CAPABILITY IMAP4rev1 SASL-IR] ready
            C: 1 login <secret>
            S: 1 OK [CAPABILITY IMAP4rev1 IDLE] in
            C: 2 LOGIN <secret>
            S: + go on
            C: <5 octets>
            C: <secret>
            S: + go on
            C: <6 octets>
            C: <secret>
            S: 2 NO no
            C: 3 AUTHENTICATE PLAIN <secret>
            S: 3 NO no
            C: 4 AUTHENTICATE XOAUTH2
            S: + <secret>
            C: <secret>
            S: + <secret>
            C: <secret>
            S: 4 OK in
            C: 5 UID SEARCH <29 octets>
            S: * SEARCH 1 2
            S: 5 OK done
            C: 6 FETCH 1 (ENVELOPE BODY[])
            S: * 1 FETCH (ENVELOPE ("<6>" "<5>" NIL) BODY[] {8}
            S: <8 octets>
            S: )
            S: 6 OK done
            C: 7 APPEND Sent {8}
            S: 7 NO not for <address>
            C: 8 NOOP
            S: 8 OK done
            """.lines().toArray(String[]::new));
    }

    @Test
    void aSubmissionIsItsGrammar() {
        assertThat(written(SMTP, false)).containsExactly("""
            S: 220 mail.example.org ready
            C: EHLO [127.0.0.1]
            S: 250-mail.example.org
            S: 250 AUTH PLAIN LOGIN
            C: AUTH PLAIN <secret>
            S: 535 no
            C: AUTH LOGIN
            S: 334 <secret>
            C: <secret>
            S: 334 <secret>
            C: <secret>
            S: 235 in
            C: MAIL FROM:<<address>> SIZE=12
            C: RCPT TO:<<address>>
            C: DATA
            S: 250 ok
            S: 250 ok
            S: 354 go on
            C: <17 octets>
            C: <2 octets>
            C: <8 octets>
            C: <3 octets>
            C: RSET
            S: 250 ok
            S: 250 ok
            C: BDAT 8 LAST
            C: <8 octets>
            C: QUIT
            S: 250 ok
            S: 221 bye
            """.lines().toArray(String[]::new));
    }

    @Test
    void textIsWrittenWhereItIsAskedForAndSecretsAreNot() {
        var all = String.join("\n", written(IMAP, true, true, () -> 1000));

        assertThat(all).contains("| ").doesNotContain("c2VjcmV0", "AGFsaWNl", "se\\\"cret");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingPrivateInAnyCut(long seed) {
        var random = new SplittableRandom(seed);

        assertThat(written(IMAP, true, false, () -> random.nextInt(1, 40))).noneMatch(ScribeTest::isPrivate);
        assertThat(written(SMTP, false, false, () -> random.nextInt(1, 40))).noneMatch(ScribeTest::isPrivate);
    }

    @Test
    void whatBeginsWithNoKnownCommandIsShownByItsLength() {
        assertThat(written(
                        "C: LOGIN alice secret\nC: 9  login alice {6}\nC: secret\nC: 3 NOOP\n", true, true, () -> 1000))
                .noneMatch(ScribeTest::isPrivate)
                .anyMatch(line -> line.endsWith("3 NOOP"));
    }

    /// It is written on an event loop, while mail waits.
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noLineIsTooDear() {
        var quoted = "S: * 1 FETCH (ENVELOPE (\"" + "x".repeat(60_000) + "\"))\n";
        var word = "S: * OK " + "x".repeat(60_000) + "\n";
        assertThat(written(quoted + word + "S: * 2 EXISTS\n", true, false, () -> 1000))
                .anyMatch(line -> line.endsWith("ENVELOPE (\"<60000>\"))"))
                .anyMatch(line -> line.endsWith("2 EXISTS"));
    }

    private static boolean isPrivate(String line) {
        String bare = line.replace("<secret>", "");
        return bare.contains("secret") || bare.contains("c2Vj") || bare.contains("AGFs") || bare.contains("alice");
    }
}
