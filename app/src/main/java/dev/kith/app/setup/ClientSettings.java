package dev.kith.app.setup;

/// What to type into a mail program so that it talks to Kith.
public final class ClientSettings {
    private ClientSettings() {}

    public static String of(Plan plan) {
        var password = plan.oauth().isPresent()
                ? "the local password that kith sign-in " + plan.name() + " shows"
                : "the one your provider takes (an app password where it wants one)";
        return """
            Type this into your mail program:

              Thunderbird   Account Settings, Server Settings, and Outgoing Server (SMTP), Edit
              Apple Mail    Mail, Settings, Accounts, Server Settings ("Automatically manage" off)

                         incoming (IMAP)         outgoing (SMTP)
              server     127.0.0.1               127.0.0.1
              port       %-5d                   %-5d
              security   None                    None
              sign-in    Normal password         Normal password
              user name  the one your provider takes, most often %s
              password   %s

            "None" concerns only the way from the program to Kith, inside this machine. The way to your provider is
            encrypted, and Kith checks its certificate.
            An iPhone or iPad stays as it is: what it does is seen upstream.
            """.formatted(plan.imapPort(), plan.smtpPort(), plan.address(), password);
    }

    /// A configuration profile for Apple Mail on macOS.
    ///
    /// @param seed makes the identifiers, which must stay the same for the same account
    public static String mobileconfig(Plan plan, String seed) {
        var inner =
                java.util.UUID.nameUUIDFromBytes((seed + "/mail").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var outer = java.util.UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
                  <key>IncomingMailServerUseSSL</key><false/>
                  <key>IncomingMailServerUsername</key><string>%3$s</string>
                  <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
                  <key>OutgoingMailServerHostName</key><string>127.0.0.1</string>
                  <key>OutgoingMailServerPortNumber</key><integer>%5$d</integer>
                  <key>OutgoingMailServerUseSSL</key><false/>
                  <key>OutgoingMailServerUsername</key><string>%3$s</string>
                  <key>OutgoingPasswordSameAsIncomingPassword</key><true/>
                </dict>
              </array>
            </dict>
            </plist>
            """.formatted(inner, outer, escaped(plan.address()), plan.imapPort(), plan.smtpPort());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
