package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Row J20 of docs/traps.md: a message, or a part of it, that upstream fetches by its URL (RFC 4468).
class BurlTest extends ControlMailScene {
    private static final String READY = SIGNED_IN.replace("S: 250-CHUNKING", "S: 250-CHUNKING\nS: 250-BURL imap");
    private static final String BURL = "BURL imap://alice@mail.example.org/Drafts;UIDVALIDITY=1/;UID=7";
    private static final String NEXT = """
        C: MAIL FROM:<alice@example.org>
        C: RCPT TO:<two@example.test>
        C: BDAT 6 LAST
        C: a: b\\r\\n\\
        S: 250 ok
        S: 250 ok
        S: 250 queued
        """;
    private static final String SEEN = "ACCEPTED <alice@example.org> [two@example.test] a: b|";

    private static String to(String... lines) {
        return READY + "C: MAIL FROM:<alice@example.org>\nC: RCPT TO:<one@example.test>\n" + String.join("\n", lines)
                + "\n";
    }

    @Test
    void j20WhatUpstreamFetchesIsNotSeenAndCounted() {
        play(to("C: " + BURL + " LAST", "S: 250 ok", "S: 250 ok", "S: 250 queued", NEXT), told -> {
            assertThat(told.sighted()).containsExactly(SEEN);
            assertThat(told.health.observationsDropped.sum()).isEqualTo(1);
        });
    }

    @Test
    void j20HalfAMessageIsNone() {
        play(
                to(
                        "C: BDAT 6",
                        "C: a: b\\r\\n\\",
                        "C: " + BURL,
                        "C: BDAT 3 LAST",
                        "C: end\\",
                        "S: 250 ok",
                        "S: 250 ok",
                        "S: 250 six",
                        "S: 250 fetched",
                        "S: 250 queued",
                        NEXT),
                told -> {
                    assertThat(told.sighted()).containsExactly(SEEN);
                    assertThat(told.health.observationsDropped.sum()).isEqualTo(1);
                });
    }

    @Test
    void j20WhatUpstreamRefusesToFetchIsNotMissing() {
        play(to("C: " + BURL + " last", "S: 250 ok", "S: 250 ok", "S: 554 5.7.8 no such URL", NEXT), told -> {
            assertThat(told.sighted()).containsExactly(SEEN);
            assertThat(told.health.observationsDropped.sum()).isZero();
        });
    }

    @Test
    void j20WhereItIsNotOfferedItIsACommandLikeAnother() {
        var script =
                to("S: 250 ok", "S: 250 ok", "C: " + BURL + " LAST", "S: 500 what?")
                                .replace("S: 250-BURL imap\n", "") + "C: BDAT 6 LAST\nC: a: b\\r\\n\\\nS: 250 queued\n";
        play(script, told -> assertThat(told.sighted()).containsExactly(SEEN.replace("two", "one")));
    }

    /// Kith cannot fetch it, and says so before anybody believes that it has.
    @Test
    void j20AMailToKithIsNotFetched() {
        play(
                to(
                        "c: RCPT TO:<3d@kith.invalid>",
                        "c: " + BURL + " LAST",
                        "S: 250 ok",
                        "S: 250 ok",
                        "K>C: 250 2.1.5 For Kith alone",
                        "K>C: 554 5.6.0 Kith cannot fetch a mail: send it whole, or without a Kith address",
                        "C: RSET",
                        "S: 250 ok",
                        NEXT),
                told -> {
                    assertThat(told.sighted()).containsExactly(SEEN);
                    assertThat(told.controlMail).isEmpty();
                });
    }

    @Test
    void j20WhereKithKnowsNoSuchAddressItGoesOn() {
        play(
                to(
                        "c: RCPT TO:<nobody@kith.invalid>",
                        "c: " + BURL + " LAST",
                        "S: 250 ok",
                        "S: 250 ok",
                        "K>C: 550 5.1.1 Kith has no such address",
                        "K>S: " + BURL + " LAST",
                        "S: 250 queued",
                        NEXT),
                told -> {
                    assertThat(told.sighted()).containsExactly(SEEN);
                    assertThat(told.health.observationsDropped.sum()).isEqualTo(1);
                });
    }
}
