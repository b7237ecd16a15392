package dev.kith.app.setup;

import java.io.IOException;
import java.net.URI;

/// Fetches a page over HTTPS.
public interface Web {
    /// What came back.
    ///
    /// @param location where a redirection points, else empty
    record Page(int status, String location, String text) {}

    /// Redirections are not followed.
    Page get(URI uri) throws IOException;
}
