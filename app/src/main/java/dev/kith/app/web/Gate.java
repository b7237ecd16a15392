package dev.kith.app.web;

import java.util.Optional;
import java.util.Set;

/// Who may ask what. Everything is refused that is not known to come from the user's own browser, looking at these
/// very pages.
final class Gate {
    static final String COOKIE = "kith";
    static final String FORM = "form";
    private static final int COOKIE_SECONDS = 30 * 24 * 3600;

    private static final String CLOSED = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Kith</title>
        <h1>These pages are for the user who runs Kith</h1>
        <p>Open the link that <code>kith run</code> or <code>kith demo</code> printed. It is also in the file
        <code>page.link</code> in Kith’s data folder, which nobody but that user can read.</p>
        <p>If you have done so: <a href="">try again</a>.</p>
        """;

    private final Set<String> hosts;
    private final Secrets secrets;

    /// @param port of these pages: what `Host` and `Origin` must say
    Gate(int port, Secrets secrets) {
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        this.secrets = secrets;
    }

    /// Looks at the header section alone.
    ///
    /// @return the answer, when the request may not pass or is the exchange of the token
    Optional<Reply> stops(Request request) {
        // a name of a stranger's that was made to point here (DNS rebinding) is still in Host
        var host = request.header("host").orElse("");
        if (!hosts.contains(host)) {
            return Optional.of(Reply.words(421, "This is not the place that was asked for."));
        }
        if (!Set.of("GET", "POST").contains(request.method())) {
            return Optional.of(
                    Reply.words(405, "Only GET and POST are known here.").with("Allow", "GET, POST"));
        }
        if (request.method().equals("GET") && request.path().equals("/enter")) {
            return Optional.of(enter(request));
        }
        // browsers say who asks: another site, or another port of this machine, does not get an answer
        var site = request.header("sec-fetch-site").orElse(request.has("sec-fetch-site") ? "twice" : "none");
        if (!Set.of("same-origin", "none").contains(site)) {
            return Optional.of(closed());
        }
        if (!request.path().startsWith(secrets.path())
                || !Secrets.same(secrets.cookie(), request.cookie(COOKIE).orElse(null))) {
            return Optional.of(closed());
        }
        if (request.method().equals("POST")
                && !request.header("origin").orElse("").equals("http://" + host)) {
            return Optional.of(Reply.words(403, "This change was not asked for on Kith's own pages."));
        }
        return Optional.empty();
    }

    /// @param request that was not stopped so far, with its form
    /// @return the answer, when the change was not asked for by a form of these pages
    Optional<Reply> stopsChange(Request request) {
        return Secrets.same(secrets.form(), request.said(FORM))
                ? Optional.empty()
                : Optional.of(Reply.words(403, "This form is from before; load the page again."));
    }

    private Reply enter(Request request) {
        if (!Secrets.same(secrets.token(), request.asked("token"))) {
            return closed();
        }
        return Reply.seeOther(secrets.path())
                .with(
                        "Set-Cookie",
                        COOKIE + "=" + secrets.cookie() + "; Path=" + secrets.path()
                                + "; HttpOnly; SameSite=Strict; Max-Age=" + COOKIE_SECONDS);
    }

    private static Reply closed() {
        return Reply.html(403, CLOSED);
    }
}
