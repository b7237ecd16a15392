package dev.kith.app.web;

import dev.kith.app.line.PersonLine;
import dev.kith.app.line.StatusLine;
import java.util.List;

/// The first page after set-up: what to type into the mail program, how far the history
/// is read, and whom a hello would please.
public record StartPage(Frame frame, StatusLine status, List<Hello> hellos) {
    /// @param why one sentence
    public record Hello(PersonLine person, String why) {}

    /// Of `127.0.0.1:1143`.
    public static String server(String listen) {
        return listen.substring(0, listen.lastIndexOf(':'));
    }

    public static String port(String listen) {
        return listen.substring(listen.lastIndexOf(':') + 1);
    }

    /// As mail programs name it.
    public static String security(String word) {
        return switch (word) {
            case "tls" -> "SSL/TLS";
            case "starttls" -> "STARTTLS";
            default -> "None";
        };
    }
}
