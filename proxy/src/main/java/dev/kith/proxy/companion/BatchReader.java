package dev.kith.proxy.companion;

import dev.kith.proxy.tap.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fetches a batch of one mailbox in few commands: all body structures in one, then one for all messages of like
/// structure. So the number of round trips does not grow with the number of messages.
final class BatchReader {
    private static final String STRUCTURES = "UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE";
    private static final String SIZES = "UID INTERNALDATE RFC822.SIZE";

    private final String account;
    private final Upstream upstream;
    private final Settings settings;
    private final InstantSource time;

    /// What is known of a message before its text is fetched.
    private record Known(Plan plan, @Nullable Instant internalDate) {}

    /// @param done the UIDs that need not be asked for again, in the order given: read, or gone meanwhile
    record Batch(List<Long> done, List<Sighting> sightings) {}

    BatchReader(String account, Upstream upstream, Settings settings, InstantSource time) {
        this.account = account;
        this.upstream = upstream;
        this.settings = settings;
        this.time = time;
    }

    /// Reads from the front of `uids` as many as the batch may hold: one at least, if the allowance lets it.
    Batch read(String mailbox, long uidValidity, List<Long> uids, long allowance) throws Trouble {
        var known = structures(uids);
        var done = new ArrayList<Long>();
        var chosen = new LinkedHashMap<Long, Known>();
        var octets = 0L;
        for (var uid : uids) {
            var message = known.get(uid);
            if (message != null) {
                octets += message.plan().estimate();
                if (octets > allowance || (octets > settings.batchOctets() && !chosen.isEmpty())) {
                    break;
                }
                chosen.put(uid, message);
            }
            done.add(uid);
        }
        return new Batch(done, sightings(mailbox, uidValidity, chosen));
    }

    private Map<Long, Known> structures(List<Long> uids) throws Trouble {
        var known = new HashMap<Long, Known>();
        for (var response : upstream.fetch(set(uids), STRUCTURES)) {
            var message = new Fetched(response);
            var structure = message.structure();
            if (message.uid() > 0 && structure != null) {
                known.put(message.uid(), know(message, Part.root(structure)));
            }
        }
        var missing = uids.stream().filter(uid -> !known.containsKey(uid)).toList();
        if (!missing.isEmpty()) {
            // gone, or of a structure that was not understood: then its header section still tells the contact
            for (var response : upstream.fetch(set(missing), SIZES)) {
                var message = new Fetched(response);
                if (message.uid() > 0 && message.size() > 0) {
                    known.putIfAbsent(message.uid(), know(message, null));
                }
            }
        }
        return known;
    }

    private static Known know(Fetched message, @Nullable Part root) {
        return new Known(new Plan(root, message.size()), message.internalDate());
    }

    private List<Sighting> sightings(String mailbox, long uidValidity, Map<Long, Known> chosen) throws Trouble {
        var alike = new LinkedHashMap<String, List<Long>>();
        chosen.forEach((uid, message) -> alike.computeIfAbsent(message.plan().items(), _ -> new ArrayList<>())
                .add(uid));
        var found = new HashMap<Long, Sighting>();
        for (var group : alike.entrySet()) {
            for (var response : upstream.fetch(set(group.getValue()), group.getKey())) {
                var message = new Fetched(response);
                var before = chosen.get(message.uid());
                var sections = message.sections();
                if (before != null && !sections.isEmpty()) {
                    found.put(message.uid(), sighting(mailbox, uidValidity, message.uid(), before, sections));
                }
            }
        }
        return chosen.keySet().stream()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    private Sighting sighting(String mailbox, long uidValidity, long uid, Known known, Map<String, byte[]> sections) {
        var assembled = known.plan().assemble(sections);
        return new Sighting(
                account,
                Sighting.Source.COMPANION,
                Sighting.Outcome.ACCEPTED,
                mailbox,
                uidValidity,
                uid,
                null,
                List.of(),
                assembled.octets(),
                assembled.cut(),
                known.plan().size(),
                known.internalDate(),
                time.instant());
    }

    private static String set(List<Long> uids) {
        var ascending = new ArrayList<>(uids);
        Collections.sort(ascending);
        return Uids.set(ascending);
    }
}
