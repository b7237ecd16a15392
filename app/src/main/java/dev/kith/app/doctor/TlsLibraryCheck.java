package dev.kith.app.doctor;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;

/// Says who does TLS towards an account's servers: it decides what a login and a sync cost, and nothing else. Figures:
/// docs/decisions/0130.
final class TlsLibraryCheck {
    private static final String CHECK = "tls-library";
    private static final String PRICE =
            "as safe as the other, and dearer: a login takes a third longer, a sync half as" + " much CPU again";

    private TlsLibraryCheck() {}

    /// Before a daemon has said who does it.
    static Observation look(AccountConfig account, TlsLibrary usual) {
        var proxy = account.proxy();
        var outgoing = proxy.smtpUpstream();
        var plain = proxy.imapUpstream().security() == Security.PLAIN
                && (outgoing == null || outgoing.security() == Security.PLAIN);
        return look(account.name(), plain ? "none" : usual == TlsLibrary.JAVA ? "java" : "boringssl", usual);
    }

    /// @param does `boringssl`, `java` or `none`, as the status says
    /// @param usual what fits this machine
    static Observation look(String account, String does, TlsLibrary usual) {
        if (does.equals("none")) {
            return Observation.ok(CHECK, account, "there is no TLS towards the server, which is on this machine");
        }
        if (!does.equals("java")) {
            return Observation.ok(CHECK, account, "BoringSSL does TLS towards the server");
        }
        return usual == TlsLibrary.JAVA
                ? Observation.note(
                        CHECK,
                        account,
                        "Java itself does TLS towards the server, since BoringSSL's library could not be loaded",
                        PRICE + ". On Linux and macOS, with a processor by Intel, AMD or ARM, it should load: is"
                                + " the folder for temporary files mounted noexec?")
                : Observation.note(
                        CHECK,
                        account,
                        "Java itself does TLS towards the server, which found no agreement with BoringSSL",
                        PRICE + "; there is nothing to mend");
    }
}
