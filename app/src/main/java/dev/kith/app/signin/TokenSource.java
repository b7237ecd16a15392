package dev.kith.app.signin;

import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Access tokens from a refresh token, which is what is kept.
final class TokenSource implements Source {
    /// A token is not used in its last minutes: clocks differ, and a sign-in takes its time.
    private static final Duration LEAST_LIFE = Duration.ofMinutes(5);

    private final OAuthClient client;
    private final String mechanism;
    private final InstantSource clock;
    private @Nullable Grant grant;

    TokenSource(OAuthClient client, String mechanism, InstantSource clock) {
        this.client = client;
        this.mechanism = mechanism;
        this.clock = clock;
    }

    @Override
    public Given give(String user, String kept, boolean anew) throws OAuthTrouble {
        var now = grant;
        if (now != null && !anew && !endsSoon(now)) {
            return new Given(login(user, now), Optional.empty());
        }
        var fresh = client.refresh(kept);
        grant = fresh;
        // some providers give a new refresh token each time, and the old one ends with that (RFC 6749 section 6)
        var keep = fresh.refreshToken().isEmpty() || fresh.refreshToken().equals(kept)
                ? Optional.<String>empty()
                : Optional.of(fresh.refreshToken());
        return new Given(login(user, fresh), keep);
    }

    @Override
    public Optional<Given> beforeItEnds(String user, String kept) throws OAuthTrouble {
        var now = grant;
        return now == null || !endsSoon(now) ? Optional.empty() : Optional.of(give(user, kept, true));
    }

    private boolean endsSoon(Grant now) {
        return !clock.instant().plus(LEAST_LIFE).isBefore(now.until());
    }

    private Login login(String user, Grant now) {
        return new Login(mechanism, user, now.accessToken().getBytes(StandardCharsets.UTF_8));
    }
}
