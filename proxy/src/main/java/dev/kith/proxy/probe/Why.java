package dev.kith.proxy.probe;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/// Why a server cannot be used, as far as the causes can be told apart; each with words for the user.
public enum Why {
    NO_SUCH_HOST("no such host"),
    NO_WAY("there is no way to it from here"),
    REFUSED("connection refused"),
    NO_ANSWER("no answer in time"),
    NO_TLS("it does not speak TLS there"),
    NO_STARTTLS("it does not offer STARTTLS"),
    EXPIRED("its certificate has expired"),
    NOT_YET_VALID("its certificate is not valid yet"),
    OTHER_NAME("its certificate is for another host name"),
    NOT_TRUSTED("its certificate is not trusted"),
    OTHER_PROTOCOL("it does not greet like a mail server"),
    BROKE("the connection broke");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /// A half sentence for the user, which holds nothing that the server said.
    public String words() {
        return words;
    }

    /// The first cause that says something.
    static Why of(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            var why = switch (at) {
                case UnknownHostException _ -> NO_SUCH_HOST;
                case NoRouteToHostException _ -> NO_WAY;
                case ConnectException refused -> refused(refused);
                case SocketTimeoutException _ -> NO_ANSWER;
                case CertificateExpiredException _ -> EXPIRED;
                case CertificateNotYetValidException _ -> NOT_YET_VALID;
                case CertPathValidatorException _ -> NOT_TRUSTED;
                case CertificateException certificate -> certificate(certificate);
                default -> null;
            };
            if (why != null && !(why == NOT_TRUSTED && deeper(at))) {
                return why;
            }
        }
        return failure instanceof SSLException && !(failure.getCause() instanceof EOFException) ? NO_TLS : BROKE;
    }

    private static Why refused(ConnectException failure) {
        return String.valueOf(failure.getMessage()).contains("unreachable") ? NO_WAY : REFUSED;
    }

    /// A validator wraps the reason that matters.
    private static boolean deeper(Throwable failure) {
        for (var at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException || at instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }

    private static Why certificate(CertificateException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.startsWith("No subject alternative") || message.startsWith("No name matching")
                ? OTHER_NAME
                : NOT_TRUSTED;
    }
}
