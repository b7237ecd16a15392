package dev.kith.app.setup;

import java.util.List;
import java.util.Optional;

/// One of the large providers, as shipped with Kith.
///
/// @param domains what stands behind the @ of its addresses
/// @param mxEnds how the names of its MX hosts end, for domains of the customers' own
/// @param servers empty when it has no IMAP
/// @param oauth the name of its OAuth settings, when it has them
/// @param page where its users find what they need
/// @param more one sentence, or nothing
public record Provider(
        String name,
        List<String> domains,
        List<String> mxEnds,
        Optional<Servers> servers,
        Road road,
        Optional<String> oauth,
        String page,
        String more) {
    public Provider {
        domains = List.copyOf(domains);
        mxEnds = List.copyOf(mxEnds);
    }

    /// Whether whoever owns the domain decides what is allowed, and not the user.
    public boolean ruledByAdministrators() {
        return domains.isEmpty() && oauth.isPresent();
    }
}
