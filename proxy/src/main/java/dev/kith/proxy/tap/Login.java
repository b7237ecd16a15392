package dev.kith.proxy.tap;

import java.util.Arrays;

/// A login that upstream accepted, with the secret that Kith's companion may use again. Lives in memory only and
/// never shows its secret.
///
/// @param mechanism `LOGIN`, `PLAIN`, `XOAUTH2` or `OAUTHBEARER`
/// @param secret password or token; the owner zeroes it by [#wipe]
public record Login(String mechanism, String user, byte[] secret) {
    public void wipe() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "Login[" + mechanism + ", secret hidden]";
    }
}
