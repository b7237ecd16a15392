package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.TapHealth;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Makes the IMAP dialogues of one account.
public final class ImapDialogueFactory implements DialogueFactory {
    /// How Kith ends TLS towards the client.
    ///
    /// @param startTls whether STARTTLS is offered
    /// @param tlsFirst whether a login must wait for it: the listener is not on loopback
    public record ClientLeg(boolean startTls, boolean tlsFirst) {
        boolean tlsNeeded(Legs legs) {
            return tlsFirst && !legs.clientTls();
        }

        Capabilities.Offer offer(Legs legs) {
            return new Capabilities.Offer(startTls && !legs.clientTls(), tlsNeeded(legs));
        }
    }

    private final Session.Account account;
    private final Security upstream;
    private final ClientLeg clientLeg;

    public ImapDialogueFactory(
            String account,
            Security upstream,
            ClientLeg clientLeg,
            MailTap tap,
            LoginListener logins,
            TapHealth health,
            InstantSource clock,
            ImapLimits limits) {
        this.account = new Session.Account(account, health, tap, logins, clock, limits);
        this.upstream = upstream;
        this.clientLeg = clientLeg;
    }

    @Override
    public Dialogue open(Legs legs) {
        return new ImapDialogue(new Session(account), legs, clientLeg, upstream == Security.STARTTLS);
    }

    @Override
    public byte[] unavailable(String why) {
        return bye(why);
    }

    static byte[] bye(String why) {
        String words = why.replaceAll("[^ -~]", "?");
        return ("* BYE Kith: " + words + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
