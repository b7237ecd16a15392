package dev.kith.app.signin;

import java.time.Instant;

/// What a provider granted.
///
/// @param refreshToken empty when the provider gave none (anew)
/// @param until when the access token ends, by this machine's clock: the provider's own clock plays no part
record Grant(String accessToken, String refreshToken, Instant until) {
    @Override
    public String toString() {
        return "Grant[until " + until + "]";
    }
}
