package dev.kith.app.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where and how one signs in at a provider by OAuth 2.0.
///
/// @param authorize the authorization endpoint (RFC 6749 section 3.1)
/// @param token the token endpoint (RFC 6749 section 3.2)
/// @param device the device authorization endpoint (RFC 8628 section 3.1), where the provider has one
/// @param scope what is asked for, apart by spaces
public record OAuthProvider(String name, URI authorize, URI token, Optional<URI> device, String scope) {
    /// Google, as its documents say: the one scope that IMAP and SMTP take, and offline access.
    static final OAuthProvider GOOGLE = new OAuthProvider(
            "google",
            URI.create("https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent"),
            URI.create("https://oauth2.googleapis.com/token"),
            Optional.empty(),
            "https://mail.google.com/");

    /// Microsoft's common endpoint, for personal and for work accounts.
    static final OAuthProvider MICROSOFT = new OAuthProvider(
            "microsoft",
            URI.create("https://login.microsoftonline.com/common/oauth2/v2.0/authorize"),
            URI.create("https://login.microsoftonline.com/common/oauth2/v2.0/token"),
            Optional.of(URI.create("https://login.microsoftonline.com/common/oauth2/v2.0/devicecode")),
            "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send");

    static final OAuthProvider YAHOO = new OAuthProvider(
            "yahoo",
            URI.create("https://api.login.yahoo.com/oauth2/request_auth"),
            URI.create("https://api.login.yahoo.com/oauth2/get_token"),
            Optional.empty(),
            "mail-w");

    static Optional<OAuthProvider> shipped(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "google" -> Optional.of(GOOGLE);
            case "microsoft" -> Optional.of(MICROSOFT);
            case "yahoo" -> Optional.of(YAHOO);
            default -> Optional.empty();
        };
    }
}
