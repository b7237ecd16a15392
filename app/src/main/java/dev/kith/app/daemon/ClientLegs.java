package dev.kith.app.daemon;

import dev.kith.app.config.Config;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.proxy.Account;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.ClientCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS between the mail clients and Kith, for the accounts that ask for it.
final class ClientLegs {
    private static final Logger LOG = LoggerFactory.getLogger(ClientLegs.class);

    private ClientLegs() {}

    /// The certificate, made on the first run that needs one; empty when no account does.
    static Optional<ClientCertificate> certificate(Config config, DataFolder folder, Instant now) throws Refusal {
        var names = new TreeSet<String>();
        config.accounts().stream()
                .map(account -> account.proxy())
                .filter(account -> account.clientTls() != ClientTls.NONE)
                .forEach(account -> names.addAll(names(account)));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        try {
            var certificate = ClientCertificate.keep(folder.path(), names, now);
            LOG.info(
                    "clients are shown {}, sha256:{}",
                    folder.path().resolve("client-tls.pem"),
                    certificate.fingerprint());
            return Optional.of(certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new Refusal("no certificate for client_tls can be made in " + folder.path() + ": " + e.getMessage());
        }
    }

    /// The names under which a client may reach the account's listeners.
    private static Set<String> names(Account account) {
        var names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        Stream.of(account.imapListen(), account.smtpListen())
                .filter(Objects::nonNull)
                .map(InetSocketAddress::getAddress)
                .filter(Objects::nonNull)
                .filter(address -> !address.isLoopbackAddress())
                .forEach(address -> names.addAll(address.isAnyLocalAddress() ? ownName() : reached(address)));
        return names;
    }

    private static Set<String> reached(InetAddress address) {
        return Set.of(address.getHostAddress().replaceFirst("%.*", ""));
    }

    private static Set<String> ownName() {
        try {
            return Set.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}
