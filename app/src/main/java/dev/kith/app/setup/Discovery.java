package dev.kith.app.setup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Finds the servers behind an address: by the shipped table, the domain's own autoconfig file over HTTPS,
/// its SRV records (RFC 6186), and its MX hosts, which may name a provider in the table. Each host is
/// named to the user before it is contacted.
public final class Discovery {
    private static final int STEPS_MAX = 2;

    private final Providers providers;
    private final Web web;
    private final Names names;
    private final Consumer<String> naming;
    private final List<String> notes = new ArrayList<>();
    private boolean nobodyThere;

    /// @param naming hears the name of each host, and what it is asked, before it is asked
    public Discovery(Providers providers, Web web, Names names, Consumer<String> naming) {
        this.providers = providers;
        this.web = web;
        this.names = names;
        this.naming = naming;
    }

    /// @param address one `@` in it, checked before
    /// @param offline only the table is asked
    public Found find(String address, boolean offline) {
        notes.clear();
        nobodyThere = false;
        var domain = address.substring(address.indexOf('@') + 1);
        var known = providers.ofDomain(domain);
        if (known.isPresent()) {
            return of(known.get(), "the list that comes with Kith");
        }
        if (offline) {
            return new Found(Optional.empty(), Road.PASSWORD, "nothing was asked", Optional.empty(), notes);
        }
        var told = autoconfig(address, domain);
        var mx = provider(domain);
        if (told.isPresent()) {
            var road = mx.map(Provider::road).orElse(told.get().oauthOnly() ? Road.OAUTH : Road.PASSWORD);
            return new Found(Optional.of(told.get().servers()), road, "the domain's autoconfig file", mx, notes);
        }
        if (mx.isPresent()) {
            return of(mx.get(), "the hosts that take mail for " + domain);
        }
        var services = services(domain);
        if (services.isEmpty() && nobodyThere) {
            notes.add("Nothing could be reached at all: is this machine on the network? If the network has a sign-in"
                    + " page (hotel, train, café), open a web page first, and try again.");
        }
        return new Found(services, Road.PASSWORD, "the domain's SRV records", Optional.empty(), notes);
    }

    /// Whom [#find] asks about an address of this domain, unless the shipped table knows it; more only where
    /// one of them points to another.
    public static List<String> asks(String domain) {
        return List.of(
                "autoconfig." + domain + " and " + domain + " (https, for an autoconfig file)",
                "this machine's name server (for the MX and SRV records of " + domain + ")");
    }

    private Found of(Provider provider, String how) {
        if (!provider.more().isEmpty()) {
            notes.add(provider.more());
        }
        return new Found(provider.servers(), provider.road(), how, Optional.of(provider), notes);
    }

    private Optional<Autoconfig> autoconfig(String address, String domain) {
        var query = "?emailaddress=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        for (var place : List.of(
                "https://autoconfig." + domain + "/mail/config-v1.1.xml" + query,
                "https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml")) {
            var found = fetch(URI.create(place), address, STEPS_MAX);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Autoconfig> fetch(URI place, String address, int steps) {
        naming.accept(place.getHost() + " (https, for its autoconfig file)");
        try {
            var page = web.get(place);
            var next = redirection(place, page);
            if (next != null && steps > 0) {
                return fetch(next, address, steps - 1);
            }
            return page.status() == 200 && page.text().contains("clientConfig")
                    ? Autoconfig.parse(page.text(), address)
                    : Optional.empty();
        } catch (SSLException _) {
            notes.add(place.getHost() + " shows a certificate that is not its own. If this network has a sign-in page"
                    + " (hotel, train, café), open a web page first, and try again.");
        } catch (ConnectException _) {
            nobodyThere = true;
        } catch (IOException _) {
            // no such file, or a broken one: the next way is tried
        }
        return Optional.empty();
    }

    private static @Nullable URI redirection(URI from, Web.Page page) {
        if (page.status() < 300 || page.status() > 399 || page.location().isEmpty()) {
            return null;
        }
        try {
            var to = from.resolve(page.location());
            return "https".equals(to.getScheme()) && to.getHost() != null ? to : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private Optional<Provider> provider(String domain) {
        naming.accept("this machine's name server (for the MX records of " + domain + ")");
        try {
            return names.mx(domain).stream()
                    .flatMap(host -> providers.ofMx(host).stream())
                    .findFirst();
        } catch (Names.NoNames _) {
            nobodyThere = true;
            return Optional.empty();
        }
    }

    /// RFC 6186 section 3: a target of `.` means that there is no such service; TLS from the first octet first
    /// (RFC 8314 section 5.1).
    private Optional<Servers> services(String domain) {
        naming.accept("this machine's name server (for the mail services of " + domain + ")");
        try {
            var imap = service(domain, "_imaps", "imaps", 993, "_imap", "imap+starttls", 143);
            var smtp = service(domain, "_submissions", "smtps", 465, "_submission", "smtp+starttls", 587);
            if (imap.isEmpty() || smtp.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Servers(imap.get(), smtp.get()));
        } catch (Names.NoNames _) {
            nobodyThere = true;
            return Optional.empty();
        }
    }

    private Optional<String> service(
            String domain,
            String tlsName,
            String tlsScheme,
            int tlsPort,
            String startTlsName,
            String startTlsScheme,
            int startTlsPort)
            throws Names.NoNames {
        var tls = url(names.srv(tlsName + "._tcp." + domain), tlsScheme, tlsPort, domain);
        return tls.isPresent()
                ? tls
                : url(names.srv(startTlsName + "._tcp." + domain), startTlsScheme, startTlsPort, domain);
    }

    private Optional<String> url(List<Names.Srv> records, String scheme, int port, String domain) {
        var good = records.stream()
                .filter(r -> r.host().matches("[A-Za-z0-9.-]{1,253}") && r.port() > 0 && r.port() <= 65_535)
                .findFirst();
        good.filter(r -> !r.host().equals(domain) && !r.host().endsWith("." + domain))
                .ifPresent(r -> notes.add("The records of " + domain + " point to " + r.host()
                        + ", which is another domain: go on only if you know it as your provider's."));
        return good.map(r -> scheme + "://" + r.host() + (r.port() == port ? "" : ":" + r.port()));
    }
}
