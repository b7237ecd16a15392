package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Auth;
import dev.kith.proxy.smtp.Expected.Chunk;
import dev.kith.proxy.smtp.Expected.Data;
import dev.kith.proxy.smtp.Expected.Ehlo;
import dev.kith.proxy.smtp.Expected.EndOfData;
import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Mail;
import dev.kith.proxy.smtp.Expected.Own;
import dev.kith.proxy.smtp.Expected.Plain;
import dev.kith.proxy.smtp.Expected.Rcpt;
import dev.kith.proxy.smtp.Expected.Share;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;

/// What the tap and Kith's desk hear of messages that went upstream whole.
final class Reports {
    private final SmtpDialogueFactory kith;
    private final Authentication authentication;

    Reports(SmtpDialogueFactory kith, Authentication authentication) {
        this.kith = kith;
        this.authentication = authentication;
    }

    /// Upstream has spoken. The desk hears of accepted mail only: the client sends a refused one again.
    void settled(Submission submission, Outcome outcome, Envelope envelope) {
        report(submission, outcome, envelope);
        if (outcome == Outcome.ACCEPTED && submission.isForKith()) {
            kith.desk().take(submission.controlMail(kith.settings().account(), envelope.forwardPaths()), _ -> {});
        }
    }

    /// No reply comes any more: what was wholly sent and not answered is in doubt, each under its own envelope, of
    /// which only what upstream accepted is known.
    void abandon(Turns turns, Envelope envelope) {
        turns.abandon(unanswered -> {
            switch (unanswered) {
                case Mail mail -> envelope.begin(mail.reversePath());
                case EndOfData end -> inDoubt(end.submission(), envelope);
                case Chunk chunk -> {
                    if (chunk.last()) {
                        inDoubt(chunk.submission(), envelope);
                    }
                }
                case Plain _, Ehlo _, Rcpt _, Data _, Share _, Auth _, Own _, Local _ -> {}
            }
        });
        envelope.clear();
    }

    private void inDoubt(Submission submission, Envelope envelope) {
        if (submission.sealed()) {
            report(submission, Outcome.UNKNOWN, envelope);
        }
        envelope.clear();
    }

    private void report(Submission submission, Outcome outcome, Envelope envelope) {
        var reversePath = envelope.reversePath();
        if (reversePath == null || authentication.stranger()) {
            return;
        }
        if (submission.referred()) {
            // what is not known is not told; the Sent copy will
            if (outcome != Outcome.REJECTED) {
                kith.health().observationsDropped.increment();
            }
            return;
        }
        var copy = submission.copy();
        boolean taken = kith.tap()
                .offer(new Sighting(
                        kith.settings().account(),
                        Sighting.Source.SUBMISSION,
                        outcome,
                        null,
                        0,
                        0,
                        reversePath,
                        envelope.forwardPaths(),
                        copy.octets(),
                        copy.cut(),
                        copy.size(),
                        null,
                        kith.clock().instant()));
        if (!taken) {
            kith.health().observationsDropped.increment();
        }
    }
}
