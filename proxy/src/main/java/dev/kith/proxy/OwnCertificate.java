package dev.kith.proxy;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The certificate that Kith makes for itself on the first run that needs one: an EC P-256 key, signed by itself, for
/// the names under which clients reach it. Made by the Java runtime's keytool; the key never leaves its file, which
/// is the user's alone. A client is told once to trust it: `client-tls.pem` is the part to show it.
final class OwnCertificate {
    static final String KEY_FILE = "client-tls.p12";
    static final String SHOWN_FILE = "client-tls.pem";

    private static final String ALIAS = "kith";
    /// Guards nothing: the file's mode does. PKCS12 wants one.
    private static final String PASSWORD = "kith-local";
    /// Apple's clients refuse a server's certificate that is valid for more than 825 days.
    private static final int VALID_DAYS = 820;
    /// Renewed so long before its end.
    private static final Duration RENEWED = Duration.ofDays(30);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OwnCertificate() {}

    /// The file with key and certificate, made when there is none, or none that is valid and has all these names.
    static Path keep(Path folder, Set<String> names, Instant now) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(KEY_FILE);
        if (Files.exists(file) && serves(certificate(file), names, now)) {
            return file;
        }
        Path making = folder.resolve(KEY_FILE + ".new");
        Files.deleteIfExists(making);
        make(making, names);
        close(making);
        Files.writeString(folder.resolve(SHOWN_FILE), pem(certificate(making)));
        Files.move(making, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        Certificate found = KeyStore.getInstance(file.toFile(), password()).getCertificate(ALIAS);
        if (found instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate of Kith's own in " + file);
    }

    private static boolean serves(X509Certificate certificate, Set<String> names, Instant now)
            throws GeneralSecurityException {
        var alternatives = certificate.getSubjectAlternativeNames();
        var has = new TreeSet<String>();
        if (alternatives != null) {
            alternatives.forEach(each -> has.add(canonical(String.valueOf(each.get(1)))));
        }
        boolean lasts = certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED));
        return lasts && names.stream().map(OwnCertificate::canonical).allMatch(has::contains);
    }

    private static String canonical(String name) {
        var address = NetUtil.createInetAddressFromIpAddressString(name);
        return address == null ? name : address.getHostAddress();
    }

    private static void make(Path file, Set<String> names) throws IOException {
        String alternatives = names.stream()
                .sorted()
                .map(name -> (NetUtil.createInetAddressFromIpAddressString(name) == null ? "dns:" : "ip:") + name)
                .collect(Collectors.joining(","));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Kith on this machine",
                "-validity",
                Integer.toString(VALID_DAYS),
                "-ext",
                "san=" + alternatives,
                "-ext",
                "ku=digitalSignature",
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!keytool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IOException("keytool made no certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void close(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
