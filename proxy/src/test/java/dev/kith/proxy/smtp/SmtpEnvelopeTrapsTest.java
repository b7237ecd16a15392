package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.Conversation.HELLO;
import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trap rows J7 to J14 of docs/traps.md, each played at every cut with a recorder on both legs: addresses, parameters,
/// transactions, recipients.
class SmtpEnvelopeTrapsTest {
    @Test
    void j7Utf8AddressesAreDecodedInTheTapOnly() {
        var raw =
                new String("jos\u00e9@ex\u00e4mple.test".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        play(
                HELLO + "C: MAIL FROM:<" + raw + "> SMTPUTF8\n" + """
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sightings.getFirst().reversePath()).isEqualTo("jos\u00e9@ex\u00e4mple.test"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "j8 ; RET=HDRS ENVID=QQ314159 ; NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;one+40example.test",
                "j9 ; SIZE=5 ; NOTIFY=NEVER",
                "j10; AUTH=<> ; NOTIFY=NEVER",
                "j10; AUTH=alice+40example.org ; NOTIFY=NEVER",
                "j11; REQUIRETLS MT-PRIORITY=3 X-NEW=1 ; BY=120;R   HOLDFOR=5"
            })
    void j8ToJ11EveryParameterStaysAsItIs(String row, String mail, String rcpt) {
        play(
                HELLO
                        + "C: MAIL FROM:<alice@example.org>  " + mail + "\n"
                        + "S: 250 ok\n"
                        + "C: rcpt to: <one@example.test> " + rcpt + "\n"
                        + """
                        S: 250 ok
                        C: DATA
                        S: 354 go on
                        C: longer than the size said
                        C: .
                        S: 250 ok
                        """,
                told -> {
                    assertThat(told.sighted())
                            .as(row)
                            .containsExactly(
                                    "ACCEPTED <alice@example.org> [one@example.test]" + " longer than the size said|");
                    assertThat(told.logins).as("AUTH= is not a credential").isEmpty();
                });
    }

    @Test
    void j12ResetASecondMailAndEhloInTheMiddle() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<dropped@example.test>
                    S: 250 ok
                    C: MAIL FROM:<other@example.org>
                    S: 503 nested
                    C: RSET
                    S: 250 ok
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<dropped-too@example.test>
                    S: 250 ok
                    C: EHLO again
                    S: 250-mail.example.org
                    S: 250 SIZE
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: first
                    C: .
                    S: 250 ok
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<two@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: second
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] first|",
                                "ACCEPTED <alice@example.org> [two@example.test] second|"));
    }

    /// The sender is who was accepted, not who was refused later.
    @Test
    void j12ARefusedSecondMailLeavesTheTransactionAsItIs() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: MAIL FROM:<mallory@example.org>
                    S: 503 nested
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [one@example.test] text|"));
    }

    /// EHLO forgets the transaction, whatever upstream says to DATA afterwards (RFC 5321 section 4.1.4).
    @Test
    void j12EhloForgetsTheTransaction() {
        play(HELLO + """
            C: MAIL FROM:<alice@example.org>
            S: 250 ok
            C: RCPT TO:<dropped@example.test>
            S: 250 ok
            C: EHLO again
            S: 250-mail.example.org
            S: 250 SIZE
            C: DATA
            S: 354 go on
            C: text
            C: .
            S: 250 ok
            """, told -> assertThat(told.sightings).isEmpty());
    }

    @Test
    void j12TenMessagesOnAConnection() {
        var script = new StringBuilder(HELLO);
        for (var i = 0; i < 10; i++) {
            script.append("""
                C: MAIL FROM:<alice@example.org>
                C: RCPT TO:<n%d@example.test>
                C: DATA
                S: 250 ok
                S: 250 ok
                S: 354 go on
                C: mail %d
                C: .
                S: 250 ok
                """.formatted(i, i));
        }
        play(script.toString(), told -> {
            assertThat(told.sightings).hasSize(10);
            assertThat(told.sighted().getLast()).isEqualTo("ACCEPTED <alice@example.org> [n9@example.test] mail 9|");
        });
    }

    @Test
    void j13OnlyAcceptedRecipientsCount() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<yes@example.test>
                    S: 250 ok
                    C: RCPT TO:<no@example.test>
                    S: 550 no
                    C: RCPT TO:<later@example.test>
                    S: 450 greylisted
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [yes@example.test] text|"));
    }

    @Test
    void j14TheEnvelopeIsTheTruthAndNotTheHeader() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<hidden@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: To: shown@example.test
                    C:
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sightings.getFirst().forwardPaths()).containsExactly("hidden@example.test"));
    }
}
