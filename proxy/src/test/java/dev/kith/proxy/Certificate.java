package dev.kith.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of its own authority for one host name, made by the JDK's keytool.
record Certificate(KeyStore store, Path file, Path pem) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    static Certificate of(Path folder, String alternativeName) throws Exception {
        return of(folder, alternativeName, "secp256r1");
    }

    /// With a key of a kind that keytool knows as a group.
    static Certificate of(Path folder, String alternativeName, String group) throws Exception {
        Path file = Files.createTempDirectory(folder, "pair").resolve("a.p12");
        pair(file, "a", group, "-validity", "30", "-ext", "san=" + alternativeName);
        return read(file, "a");
    }

    /// Of an authority of its own, which is what the PEM file holds.
    ///
    /// @param from when it begins to be valid, for thirty days, as keytool writes it: `-60d`
    static Certificate signed(Path folder, String alternativeName, String from) throws Exception {
        Path file = Files.createTempDirectory(folder, "signed").resolve("a.p12");
        pair(file, "ca", "secp256r1", "-startdate", "-90d", "-validity", "300", "-ext", "bc:critical=ca:true");
        pair(
                file,
                "a",
                "secp256r1",
                "-signer",
                "ca",
                "-startdate",
                from,
                "-validity",
                "30",
                "-ext",
                "san=" + alternativeName);
        return read(file, "ca");
    }

    private static void pair(Path file, String alias, String group, String... how) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                group.startsWith("Ed") ? "EdDSA" : "EC",
                "-groupname",
                group,
                "-alias",
                alias,
                "-dname",
                alias.equals("a") ? "CN=kith.test" : "CN=authority.kith.test",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
        command.addAll(List.of(how));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static Certificate read(Path file, String authority) throws Exception {
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate(authority).getEncoded());
        if (!authority.equals("a")) {
            store.deleteEntry(authority);
        }
        Path pem = Path.of(file + ".pem");
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new Certificate(store, file, pem);
    }

    String pin() throws GeneralSecurityException {
        byte[] der = store.getCertificate("a").getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private KeyManagerFactory keys() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        return keys;
    }

    /// For both ends of a test's own sockets: shows this certificate and trusts it.
    SSLContext sockets() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var anchors = KeyStore.getInstance("PKCS12");
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        anchors.setCertificateEntry("a", store.getCertificate("a"));
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        TrustManager[] managers = trust.getTrustManagers();
        context.init(keys().getKeyManagers(), managers, null);
        return context;
    }

    /// For the proxy's client legs.
    ClientCertificate clientLegs() throws Exception {
        return ClientCertificate.read(file, PASSWORD.clone());
    }
}
