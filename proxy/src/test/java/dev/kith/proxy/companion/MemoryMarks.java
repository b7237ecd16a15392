package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Batches;
import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Companion.Role;
import dev.kith.proxy.tap.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the app keeps of a reading, in memory.
final class MemoryMarks implements Marks, Batches {
    final Map<String, Mark> marks = new LinkedHashMap<>();
    /// What was known as Sent when nothing had been read yet.
    final List<String> sentBeforeReading = new ArrayList<>();
    final List<String> voided = new ArrayList<>();
    final Map<LocalDate, Long> octets = new HashMap<>();
    final List<Sighting> read = new ArrayList<>();
    /// Batches until the index fails.
    int batchesLeft = Integer.MAX_VALUE;

    @Override
    public List<Mark> all() {
        return List.copyOf(marks.values());
    }

    @Override
    public void put(Mark mark) {
        marks.put(mark.mailbox(), mark);
    }

    @Override
    public void found(String mailbox, Role role) {
        if (role == Role.SENT && read.isEmpty()) {
            sentBeforeReading.add(mailbox);
        }
    }

    @Override
    public void voided(String mailbox) {
        voided.add(mailbox);
        marks.remove(mailbox);
    }

    @Override
    public long octetsToday(Instant now) {
        return octets.getOrDefault(LocalDate.ofInstant(now, ZoneOffset.UTC), 0L);
    }

    @Override
    public void addOctets(Instant now, long more) {
        octets.merge(LocalDate.ofInstant(now, ZoneOffset.UTC), more, Long::sum);
    }

    @Override
    public void accept(List<Sighting> batch) {
        if (batchesLeft-- == 0) {
            throw new IllegalStateException("the index is closed");
        }
        read.addAll(batch);
    }

    Mark mark(String mailbox) {
        return Objects.requireNonNull(marks.get(mailbox), mailbox);
    }

    List<String> where() {
        return read.stream()
                .map(sighting -> sighting.mailbox() + "/" + sighting.uid())
                .toList();
    }

    static String text(Sighting sighting) {
        return new String(sighting.octets(), StandardCharsets.ISO_8859_1);
    }
}
