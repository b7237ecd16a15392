package dev.kith.app.setup;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Upstream;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What to type into a mail program so that it talks to Kith.
public final class ClientSettings {
    private ClientSettings() {}

    public static String of(Plan plan) {
        return plan.listens()
                ? of(new Typed(
                        "127.0.0.1",
                        plan.imapPort(),
                        plan.smtpPort(),
                        plan.clientTls(),
                        plan.address(),
                        plan.oauth().isPresent() || plan.command().isPresent(),
                        plan.name(),
                        Upstream.imap(plan.servers().imap()),
                        Upstream.smtp(plan.servers().smtp())))
                : """
                Nothing is to be typed into your mail program: it stays with your provider, and Kith reads by itself.
                Answer a reminder by a command (kith done, kith snooze, kith rest ...) or on the page.
                """;
    }

    /// The settings of an account that is configured already; empty when no mail program connects to it.
    public static Optional<String> of(AccountConfig account) {
        var imap = account.proxy().imapListen();
        var smtp = account.proxy().smtpListen();
        return imap == null
                ? Optional.empty()
                : Optional.of(of(new Typed(
                        host(imap),
                        imap.getPort(),
                        smtp == null ? 0 : smtp.getPort(),
                        account.proxy().clientTls(),
                        account.proxy().address(),
                        account.signIn().kithSignsIn(),
                        account.name(),
                        account.proxy().imapUpstream(),
                        account.proxy().smtpUpstream())));
    }

    private static String host(InetSocketAddress listen) {
        var address = listen.getAddress();
        return address == null || address.isAnyLocalAddress()
                ? "this machine's name"
                : address.getHostAddress().replaceFirst("%.*", "");
    }

    /// @param smtpPort 0: nothing is sent through Kith
    private record Typed(
            String host,
            int imapPort,
            int smtpPort,
            ClientTls tls,
            String address,
            boolean kithSignsIn,
            String name,
            Endpoint incoming,
            @Nullable Endpoint outgoing) {}

    private static String of(Typed typed) {
        var password = typed.kithSignsIn()
                ? "the local password that kith sign-in " + typed.name() + " shows"
                : "the one your provider takes (an app password where it wants one)";
        var security = switch (typed.tls()) {
            case NONE -> "None";
            case STARTTLS -> "STARTTLS";
            case IMPLICIT -> "SSL/TLS";
        };
        var outgoing = typed.smtpPort() > 0;
        return """
            Type this into your mail program:

              Thunderbird   Account Settings, Server Settings (the server last: it restarts), and Outgoing Server, Edit
              Apple Mail    Mail, Settings, Accounts, Server Settings ("Automatically manage" off)

                         incoming (IMAP)         outgoing (SMTP)
              server     %-24s%s
              port       %-24s%s
              security   %-24s%s
              sign-in    Normal password         %s
              user name  %s
              password   %s

            %s
            %s
            Leave an iPhone or iPad as it is: Kith sees at your provider what you do there.
            """.formatted(
                        typed.host(),
                        outgoing ? typed.host() : "as before",
                        port(typed.imapPort()),
                        outgoing ? port(typed.smtpPort()) : "",
                        security,
                        outgoing ? security : "",
                        outgoing ? "Normal password" : "",
                        typed.kithSignsIn()
                                ? typed.address()
                                : "the one your provider takes, most often " + typed.address(),
                        password,
                        between(typed.tls()),
                        onward(typed.incoming(), typed.outgoing()))
                .replaceAll("(?m) +$", "");
    }

    private static String port(int port) {
        return port == 0 ? "see kith status" : String.valueOf(port);
    }

    private static String between(ClientTls tls) {
        return tls == ClientTls.NONE
                ? "\"None\" concerns only the way from the program to Kith, inside this machine. Thunderbird calls the"
                        + "\nsign-in beside it \"Password, transmitted insecurely\"."
                : "Your mail program asks whether it may trust Kith's own certificate (client-tls.pem in the data"
                        + " folder):\n"
                        + "once for reading, once at the first sending. kith doctor shows the fingerprint to compare.";
    }

    /// A server without TLS is one on this machine: no other is accepted.
    private static String onward(Endpoint incoming, @Nullable Endpoint outgoing) {
        var inClear = incoming.security() == Security.PLAIN;
        if (outgoing == null || inClear == (outgoing.security() == Security.PLAIN)) {
            return inClear
                    ? "The way from Kith to the server is not encrypted; it does not leave this machine."
                    : "The way to your provider is encrypted, and Kith checks its certificate.";
        }
        return "The way to the " + (inClear ? "outgoing" : "incoming") + " server is encrypted, and Kith checks its"
                + " certificate; the way to the\n" + (inClear ? "incoming" : "outgoing")
                + " server is not, and does not leave this machine.";
    }

    /// A configuration profile for Apple Mail on macOS.
    ///
    /// @param seed makes the identifiers, which must stay the same for the same account
    public static String mobileconfig(Plan plan, String seed) {
        return profile(plan.address(), plan.imapPort(), plan.smtpPort(), plan.clientTls(), seed);
    }

    /// The same for an account that is configured already; empty when no mail program receives and sends through it.
    public static Optional<String> mobileconfig(AccountConfig account) {
        var proxy = account.proxy();
        var imap = proxy.imapListen();
        var smtp = proxy.smtpListen();
        return imap == null || smtp == null
                ? Optional.empty()
                : Optional.of(profile(
                        proxy.address(), imap.getPort(), smtp.getPort(), proxy.clientTls(), seed(proxy.address())));
    }

    /// What the identifiers of an address's profile are made from.
    public static String seed(String address) {
        return "dev.kith/" + address;
    }

    private static String profile(String address, int imapPort, int smtpPort, ClientTls tls, String seed) {
        var inner = UUID.nameUUIDFromBytes((seed + "/mail").getBytes(StandardCharsets.UTF_8));
        var outer = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
              <key>PayloadType</key><string>Configuration</string>
              <key>PayloadVersion</key><integer>1</integer>
              <key>PayloadIdentifier</key><string>dev.kith.%1$s</string>
              <key>PayloadUUID</key><string>%2$s</string>
              <key>PayloadDisplayName</key><string>Mail through Kith</string>
              <key>PayloadContent</key>
              <array>
                <dict>
                  <key>PayloadType</key><string>com.apple.mail.managed</string>
                  <key>PayloadVersion</key><integer>1</integer>
                  <key>PayloadIdentifier</key><string>dev.kith.%1$s.mail</string>
                  <key>PayloadUUID</key><string>%1$s</string>
                  <key>PayloadDisplayName</key><string>Kith</string>
                  <key>EmailAccountType</key><string>EmailTypeIMAP</string>
                  <key>EmailAccountDescription</key><string>%3$s (Kith)</string>
                  <key>EmailAddress</key><string>%3$s</string>
                  <key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
                  <key>IncomingMailServerHostName</key><string>127.0.0.1</string>
                  <key>IncomingMailServerPortNumber</key><integer>%4$d</integer>
                  <key>IncomingMailServerUseSSL</key><%6$s/>
                  <key>IncomingMailServerUsername</key><string>%3$s</string>
                  <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
                  <key>OutgoingMailServerHostName</key><string>127.0.0.1</string>
                  <key>OutgoingMailServerPortNumber</key><integer>%5$d</integer>
                  <key>OutgoingMailServerUseSSL</key><%6$s/>
                  <key>OutgoingMailServerUsername</key><string>%3$s</string>
                  <key>OutgoingPasswordSameAsIncomingPassword</key><true/>
                </dict>
              </array>
            </dict>
            </plist>
            """.formatted(inner, outer, escaped(address), imapPort, smtpPort, tls == ClientTls.IMPLICIT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
