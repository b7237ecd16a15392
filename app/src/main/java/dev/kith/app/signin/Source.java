package dev.kith.app.signin;

import dev.kith.proxy.tap.Login;
import java.util.Optional;

/// Where the secret for upstream comes from. One thread at a time.
interface Source {
    /// A login for upstream.
    ///
    /// @param user upstream's user name
    /// @param kept what stood sealed
    /// @param anew not the one that was given last: upstream refused it
    /// @throws OAuthTrouble in words for the user
    Given give(String user, String kept, boolean anew) throws OAuthTrouble;

    /// A fresh login, if the one that was given ends soon.
    Optional<Given> beforeItEnds(String user, String kept) throws OAuthTrouble;

    /// @param keep what is to be sealed from now on; empty when that has not changed
    record Given(Login login, Optional<String> keep) {}
}
