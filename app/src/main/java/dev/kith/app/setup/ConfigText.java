package dev.kith.app.setup;

import dev.kith.proxy.Account.ClientTls;
import java.util.Locale;

/// Writes an annotated `kith.yaml` of one account.
public final class ConfigText {
    private ConfigText() {}

    /// The file's text; the configuration's reader takes it.
    public static String of(Plan plan) {
        return """
            # Kith's configuration, written by: kith setup
            # Change what you like; kith doctor says whether it is right. One more account: kith setup --add

            accounts:
            %s
            reminders:
              agreed: no                  # yes: reminders may be put into your inbox; kith due shows them before
            """.formatted(account(plan).indent(2));
    }

    /// One entry of `accounts:`, not indented.
    static String account(Plan plan) {
        return """
            - name: %s                  # shown in status and logs
              address: %s
            %s
            %s
              # aliases: [alice@example.net]    # other addresses that are you
              # history:
              #   since: 10y                    # how far back your mail is read
              #   bytes_per_day: 500MB          # how much of it is read from your provider in a day
              #   exclude: []                   # mailboxes, addresses or domains that are never indexed
            """.formatted(
                        quoted(plan.name()),
                        quoted(plan.address()),
                        servers(plan).indent(-2).stripTrailing(),
                        signIn(plan).indent(-2).stripTrailing());
    }

    private static String servers(Plan plan) {
        if (!plan.listens()) {
            return """
                    imap:
                      listen: off             # no mail program is pointed at Kith: it reads by itself
                      upstream: %s            # your provider
                """.formatted(quoted(plan.servers().imap())).stripTrailing();
        }
        var tls = plan.clientTls() == ClientTls.NONE
                ? ""
                : "    client_tls: " + plan.clientTls().name().toLowerCase(Locale.ROOT)
                        + "       # between your mail program and Kith\n";
        return """
                imap:
                  listen: "127.0.0.1:%d"  # where your mail program finds Kith
                  upstream: %s            # your provider
                smtp:
                  listen: "127.0.0.1:%d"
                  upstream: %s
            %s\
            """.formatted(
                plan.imapPort(),
                quoted(plan.servers().imap()),
                plan.smtpPort(),
                quoted(plan.servers().smtp()),
                tls).stripTrailing();
    }

    private static String signIn(Plan plan) {
        if (plan.command().isPresent()) {
            return "    sign_in: { command: " + quoted(plan.command().get())
                    + " }   # prints the password; kept nowhere";
        }
        if (plan.oauth().isEmpty()) {
            return "    # sign_in: client                 # your mail program's own password is used, and kept nowhere";
        }
        var entry = "sign_in: { oauth: " + plan.oauth().get() + ", client_id: "
                + quoted(plan.clientId().orElse("...")) + " }";
        return plan.clientId().isPresent()
                ? "    " + entry + "   # then: kith sign-in " + plan.name()
                : "    # " + entry + "   # docs/oauth.md says how to get a client id; then: kith sign-in "
                        + plan.name();
    }

    /// A YAML double-quoted scalar (YAML 1.2 section 7.3.1).
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
