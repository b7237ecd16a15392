package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Overview;
import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// People and what is due, as they were judged last.
final class Lately {
    private final Asking asking;
    private @Nullable Overview named;
    private Map<String, String> names = Map.of();

    Lately(Asking asking) {
        this.asking = asking;
    }

    Overview overview() throws Refusal, IOException {
        return asking.one(new Ask.Everything(true), Overview.class);
    }

    /// How people call themselves, by address. Waits for no judging.
    @SuppressWarnings("ReferenceEquality") // the same judgement, not one like it
    synchronized Map<String, String> names() throws Refusal, IOException {
        for (var last : asking.all(new Ask.Everything(false), Overview.class)) {
            if (named != last) {
                var fresh = new HashMap<String, String>();
                for (var person : last.people()) {
                    person.addresses().forEach(each -> fresh.put(each, person.name()));
                }
                names = fresh;
                named = last;
            }
        }
        return names;
    }
}
