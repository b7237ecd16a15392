package dev.kith.app.setup;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A domain's own word on its servers: `config-v1.1.xml`, which Thunderbird reads as well. It comes from a stranger:
/// entities and outer references are not followed, and only servers under TLS are taken.
///
/// @param oauthOnly whether nothing but OAuth is offered for the server chosen
record Autoconfig(Servers servers, boolean oauthOnly) {
    private static final int TEXT_MAX = 1_000;

    /// @param host without a scheme
    private record Server(String type, String host, int port, String socket, List<String> authentication) {}

    static Optional<Autoconfig> parse(String xml, String address) throws IOException {
        var servers = read(xml, address);
        var imap = best(servers, "imap");
        var smtp = best(servers, "smtp");
        if (imap.isEmpty() || smtp.isEmpty()) {
            return Optional.empty();
        }
        var passwords = imap.get().authentication().stream().anyMatch(a -> a.startsWith("password"));
        var tokens = imap.get().authentication().stream().anyMatch(a -> a.equalsIgnoreCase("OAuth2"));
        var found = new Servers(url(imap.get(), "imap", 993, 143), url(smtp.get(), "smtp", 465, 587));
        return Optional.of(new Autoconfig(found, tokens && !passwords));
    }

    /// TLS from the first octet is preferred (RFC 8314 section 3).
    private static Optional<Server> best(List<Server> servers, String type) {
        var ours = servers.stream().filter(s -> s.type().equals(type)).toList();
        return ours.stream()
                .filter(s -> s.socket().equals("SSL"))
                .findFirst()
                .or(() ->
                        ours.stream().filter(s -> s.socket().equals("STARTTLS")).findFirst());
    }

    private static String url(Server server, String scheme, int tlsPort, int startTlsPort) {
        var tls = server.socket().equals("SSL");
        var port = server.port() == (tls ? tlsPort : startTlsPort) ? "" : ":" + server.port();
        return scheme + (tls ? "s" : "+starttls") + "://" + server.host() + port;
    }

    private static List<Server> read(String xml, String address) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            try {
                return servers(reader, address);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("not an autoconfig file", e);
        }
    }

    private static List<Server> servers(XMLStreamReader reader, String address) throws XMLStreamException {
        var servers = new ArrayList<Server>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && (reader.getLocalName().equals("incomingServer")
                            || reader.getLocalName().equals("outgoingServer"))) {
                server(reader, address).ifPresent(servers::add);
            }
        }
        return servers;
    }

    private static Optional<Server> server(XMLStreamReader reader, String address) throws XMLStreamException {
        var element = reader.getLocalName();
        var type = Optional.ofNullable(reader.getAttributeValue(null, "type")).orElse("");
        var host = "";
        var port = 0;
        var socket = "";
        var authentication = new ArrayList<String>();
        while (reader.hasNext()) {
            var event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element)) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "hostname" -> host = filled(text(reader), address);
                case "port" -> port = number(text(reader));
                case "socketType" -> socket = text(reader).toUpperCase(Locale.ROOT);
                case "authentication" -> authentication.add(text(reader));
                default -> {}
            }
        }
        var good = host.matches("[A-Za-z0-9.-]{1,253}") && port > 0 && port <= 65_535;
        return good ? Optional.of(new Server(type, host, port, socket, authentication)) : Optional.empty();
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        var text = reader.getElementText().strip();
        return text.length() > TEXT_MAX ? "" : text;
    }

    private static String filled(String host, String address) {
        return host.replace("%EMAILDOMAIN%", address.substring(address.indexOf('@') + 1));
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
