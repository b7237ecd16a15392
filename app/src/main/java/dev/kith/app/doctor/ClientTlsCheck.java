package dev.kith.app.doctor;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.Account.ClientTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Looks at the certificate that Kith shows to mail programs, for the accounts that ask for TLS on that leg.
final class ClientTlsCheck {
    private static final String CHECK = "client-tls";
    private static final Path SHOWN = Path.of("client-tls.pem");
    private static final Path KEY = Path.of("client-tls.p12");
    /// Kith makes it anew so long before its end, at a start.
    private static final Duration RENEWED = Duration.ofDays(30);

    private ClientTlsCheck() {}

    static List<Observation> look(Path data, List<AccountConfig> accounts, Instant now) {
        var asking = accounts.stream()
                .filter(AccountConfig::listens)
                .filter(a -> a.proxy().clientTls() != ClientTls.NONE)
                .toList();
        if (asking.isEmpty()) {
            return List.of();
        }
        var about = data.resolve(SHOWN).toString();
        if (!Files.exists(data.resolve(KEY))) {
            return List.of(Observation.ok(CHECK, about, "not made yet; the first start makes it"));
        }
        return List.of(open(data).orElseGet(() -> certificate(data, about, asking, now)));
    }

    /// The key is for this user alone.
    private static Optional<Observation> open(Path data) {
        try {
            var modes = PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data.resolve(KEY), LinkOption.NOFOLLOW_LINKS));
            return modes.endsWith("------")
                    ? Optional.empty()
                    : Optional.of(Observation.problem(
                            CHECK,
                            data.resolve(KEY).toString(),
                            "others on this machine can read its key (" + modes + ")",
                            "rm " + data.resolve(KEY) + ", and start Kith again: it makes a new one"));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static Observation certificate(Path data, String about, List<AccountConfig> asking, Instant now) {
        try (var in = Files.newInputStream(data.resolve(SHOWN))) {
            var shown =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            var until = shown.getNotAfter().toInstant();
            var print = HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded()));
            if (!until.isAfter(now)) {
                return Observation.problem(
                        CHECK,
                        about,
                        "it has expired",
                        "start Kith again: it makes a new one; confirm that once in" + " your mail program");
            }
            if (!until.isAfter(now.plus(RENEWED))) {
                return Observation.note(
                        CHECK,
                        about,
                        "it is good for " + Duration.between(now, until).toDays() + " days more",
                        "the next start makes a new one; confirm that once in your mail program");
            }
            return Observation.ok(
                    CHECK,
                    about,
                    "it is good for " + Duration.between(now, until).toDays() + " days more; in your mail program"
                            + " choose " + choice(asking) + " and confirm the fingerprint SHA-256 " + print);
        } catch (IOException | GeneralSecurityException | ClassCastException _) {
            return Observation.problem(
                    CHECK,
                    about,
                    "it cannot be read",
                    "rm " + data.resolve(KEY) + ", and start Kith again: it makes a new one");
        }
    }

    private static String choice(List<AccountConfig> asking) {
        return asking.stream().allMatch(a -> a.proxy().clientTls() == ClientTls.STARTTLS)
                ? "STARTTLS"
                : asking.stream().allMatch(a -> a.proxy().clientTls() == ClientTls.IMPLICIT)
                        ? "SSL/TLS"
                        : "SSL/TLS or STARTTLS, as client_tls says of each account";
    }
}
