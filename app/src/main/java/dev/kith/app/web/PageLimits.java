package dev.kith.app.web;

import java.time.Duration;

/// How much a visitor of the pages may ask for: sizes, times, connections.
///
/// @param connections open at a time; further ones are closed
/// @param requests answered at a time; further ones are refused with 503
/// @param headerOctets of a request, its first line included
/// @param targetCharacters of path and query
/// @param bodyOctets of a form
/// @param fields of a query or a form
/// @param reading how long a request may take to arrive
/// @param answering how long an answer may take to be taken
/// @param idle how long a connection may wait for its next request
public record PageLimits(
        int connections,
        int requests,
        int headerOctets,
        int targetCharacters,
        int bodyOctets,
        int fields,
        Duration reading,
        Duration answering,
        Duration idle) {
    public static final PageLimits USUAL = new PageLimits(
            256,
            16,
            16 << 10,
            4 << 10,
            16 << 10,
            32,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    /// Hands to the JDK's server what it keeps for the whole process: it reads these once, before the first server.
    void impose() {
        System.setProperty("jdk.httpserver.maxConnections", String.valueOf(connections));
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", String.valueOf(headerOctets));
        System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(reading.toSeconds()));
        System.setProperty("sun.net.httpserver.maxRspTime", String.valueOf(answering.toSeconds()));
        System.setProperty("sun.net.httpserver.idleInterval", String.valueOf(idle.toSeconds()));
        System.setProperty("sun.net.httpserver.drainAmount", String.valueOf(bodyOctets));
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }
}
