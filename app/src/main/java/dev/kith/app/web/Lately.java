package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Overview;
import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// People and what is due, as they were judged last: judging goes over the whole history, so a page shows what the
/// daemon found in its last round, unless the user has said something since.
final class Lately {
    private static final Duration OLD = Duration.ofMinutes(3);

    private final Asking asking;
    private final Supplier<Optional<Overview>> judged;
    private final InstantSource clock;
    private final Object judging = new Object();
    private volatile @Nullable Overview own;
    private volatile Instant said = Instant.MIN;
    private @Nullable Overview named;
    private Map<String, String> names = Map.of();

    /// @param judged the daemon's last round
    Lately(Asking asking, Supplier<Optional<Overview>> judged, InstantSource clock) {
        this.asking = asking;
        this.judged = judged;
        this.clock = clock;
    }

    /// Something was said: what was judged before does not count any more.
    void said() {
        said = clock.instant();
    }

    Overview overview() throws Refusal, IOException {
        var known = known();
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (judging) {
            known = known();
            if (known.isPresent()) {
                return known.get();
            }
            var mine = asking.one(new Ask.Everything(null), Overview.class);
            own = mine;
            return mine;
        }
    }

    private Optional<Overview> known() {
        var now = clock.instant();
        var daemons = judged.get().filter(o -> fresh(o, now));
        if (daemons.isPresent()) {
            own = null;
            return daemons;
        }
        return Optional.ofNullable(own).filter(o -> fresh(o, now));
    }

    private boolean fresh(Overview overview, Instant now) {
        return overview.asOf().isAfter(said)
                && overview.asOf().isAfter(now.minus(OLD))
                && !overview.asOf().isAfter(now);
    }

    /// How somebody calls themselves; the address when nobody knows. Waits for no judging.
    @SuppressWarnings("ReferenceEquality") // the same judgement, not one like it
    synchronized String name(String address) {
        var last = judged.get().orElse(own);
        if (last != null && named != last) {
            var fresh = new HashMap<String, String>();
            for (var person : last.people()) {
                person.addresses().forEach(each -> fresh.put(each, person.name()));
            }
            names = fresh;
            named = last;
        }
        return names.getOrDefault(address, address);
    }
}
