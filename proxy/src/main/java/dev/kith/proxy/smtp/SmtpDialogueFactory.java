package dev.kith.proxy.smtp;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.TapHealth;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Makes the SMTP dialogues of one account.
///
/// @param tap hears of every message whose end was seen
/// @param clock says when that was
public record SmtpDialogueFactory(
        SmtpSettings settings,
        MailTap tap,
        LoginListener logins,
        ControlDesk desk,
        TapHealth health,
        InstantSource clock)
        implements DialogueFactory {
    @Override
    public Dialogue open(Legs legs) {
        return new SmtpDialogue(this, legs);
    }

    /// RFC 5321 section 3.8: 421, and the connection closes.
    @Override
    public byte[] unavailable(String why) {
        return goodbye("Kith: " + why);
    }

    static byte[] goodbye(String why) {
        var oneLine = why.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return line("421 4.3.0 " + oneLine.substring(0, Math.min(oneLine.length(), 480)));
    }

    static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
