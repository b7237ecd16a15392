package dev.kith.proxy.probe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a look at a server showed: it was reached, or where and why not.
public sealed interface Seen {
    /// The server was spoken with.
    ///
    /// @param capabilities in upper case, as offered once TLS is on: IMAP's capabilities or SMTP's EHLO lines
    /// @param certificate null on a plain leg
    /// @param itsTime the server's clock, where its greeting tells it
    record Reached(
            List<String> capabilities,
            @Nullable Shown certificate,
            @Nullable Instant itsTime) implements Seen {
        public Reached {
            capabilities = List.copyOf(capabilities);
        }

        /// The mechanisms by which one can sign in, in upper case (RFC 9051 section 7.2.2, RFC 4954 section 3).
        public Set<String> mechanisms() {
            return capabilities.stream()
                    .flatMap(c -> c.startsWith("AUTH=")
                            ? List.of(c.substring("AUTH=".length())).stream()
                            : c.startsWith("AUTH ")
                                    ? List.of(c.substring("AUTH ".length()).split(" ", -1)).stream()
                                    : List.<String>of().stream())
                    .map(m -> m.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /// Whether a password can be given here, by whatever name. IMAP has a command for it besides the
        /// mechanisms, open to everybody unless the server says otherwise (RFC 9051 section 6.2.3).
        public boolean takesPasswords() {
            var names = mechanisms();
            var login = capabilities.stream().anyMatch(c -> c.startsWith("IMAP4"))
                    && !capabilities.contains("LOGINDISABLED");
            return login
                    || names.contains("PLAIN")
                    || names.contains("LOGIN")
                    || names.stream().anyMatch(n -> n.startsWith("SCRAM-") || n.equals("CRAM-MD5"));
        }

        public boolean takesTokens() {
            return mechanisms().contains("XOAUTH2") || mechanisms().contains("OAUTHBEARER");
        }
    }

    /// @param host where it went wrong
    record Missed(Why why, String host, int port) implements Seen {
        /// A sentence without its full stop.
        public String words() {
            return "cannot reach " + host + " port " + port + ": " + why.words();
        }
    }

    /// The certificate that the server showed, and the first to expire of those above it.
    record Shown(String subject, String issuer, Instant from, Instant until, Instant chainUntil) {}
}
