package dev.kith.proxy.relay;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Why upstream cannot be had, in ASCII words for a mail client's error box. Never more than the cause's own kind:
/// messages of foreign exceptions may hold what a peer sent.
final class Words {
    private Words() {}

    static String why(Endpoint upstream, Throwable failure) {
        return "cannot reach " + upstream.host() + " port " + upstream.port() + ": " + cause(failure);
    }

    private static String cause(Throwable failure) {
        // a check that fails for the date says above it only that the path is not valid
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (at instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet; is this computer's clock right?";
            }
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String words = switch (at) {
                case UnknownHostException _ -> "no such host";
                case ConnectTimeoutException _ -> "no answer in time";
                case TimeoutException _ -> "no answer in time";
                case ConnectException _ -> "connection refused";
                case NotSslRecordException _ -> "it does not speak TLS there";
                case NotAllowed refused -> String.valueOf(refused.getMessage());
                case CertPathValidatorException _ -> "its certificate is not trusted";
                case CertificateException certificate -> certificate(certificate);
                default -> "";
            };
            if (!words.isEmpty()) {
                return words;
            }
        }
        return failure instanceof SSLException ? "no TLS connection can be made" : "the connection failed";
    }

    private static String certificate(CertificateException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("not the pinned certificate")) {
            return message;
        }
        boolean name = message.startsWith("No subject alternative") || message.startsWith("No name matching");
        return name ? "its certificate is for another host name" : "its certificate is not trusted";
    }

    /// Kith's own refusal to go on; its message is fit for the user.
    static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1;

        NotAllowed(String message) {
            super(message);
        }
    }
}
