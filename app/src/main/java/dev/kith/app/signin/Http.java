package dev.kith.app.signin;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Posts a form and takes JSON back (RFC 6749 section 4.1.3).
interface Http {
    record Answer(int status, String text) {}

    Answer post(URI uri, Map<String, String> form) throws IOException;
}
