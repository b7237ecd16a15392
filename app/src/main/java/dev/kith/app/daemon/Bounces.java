package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.indexer.Reading;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.tap.Sighting;
import dev.kith.rules.ledger.Wishes;
import dev.kith.rules.reminder.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands that the user sent past Kith: the provider cannot deliver them and sends them back. A report about an
/// address that this Kith made is read whole, the command in it is carried out once, and the report is removed.
final class Bounces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final int OCTETS_MAX = 256 << 10;
    private static final int TRIES_MAX = 500;

    private final Holdings holdings;
    private final Tokens tokens;
    private final Orders orders;
    private final Notes notes;
    private final Wishes carried;
    private final Map<String, Companion> companions;
    private final Duration again;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("kith-bounces").factory());

    /// @param again how long to wait until what could not be had or removed is tried again
    Bounces(
            Holdings holdings,
            Tokens tokens,
            Orders orders,
            Notes notes,
            Map<String, Companion> companions,
            Duration again) {
        this.holdings = holdings;
        this.tokens = tokens;
        this.orders = orders;
        this.notes = notes;
        this.carried = holdings.ledger().wishes();
        this.companions = Map.copyOf(companions);
        this.again = again;
    }

    /// Where a report stands.
    private record Place(String account, String mailbox, long uidValidity, long uid) {}

    /// Looks whether a message is such a report. Quick; any thread.
    void seen(Sighting sighting) {
        var mailbox = sighting.mailbox();
        if (mailbox == null || sighting.uid() <= 0 || !mayBe(sighting.octets())) {
            return;
        }
        later(new Place(sighting.account(), mailbox, sighting.uidValidity(), sighting.uid()), Duration.ZERO, 1);
    }

    private static boolean mayBe(byte[] octets) {
        var text = new String(octets, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var end = text.indexOf("\r\n\r\n");
        var header = end < 0 ? text : text.substring(0, end);
        return header.contains("multipart/report") && text.contains("@kith.invalid");
    }

    private void later(Place place, Duration wait, int tries) {
        try {
            var _ = thread.schedule(() -> attend(place, tries), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("stopping");
        }
    }

    private void attend(Place place, int tries) {
        try {
            if (!done(place) && tries < TRIES_MAX) {
                later(place, again, tries + 1);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: a report about a mail to Kith could not be read", place.account(), e);
        }
    }

    /// @return false when it is worth another try
    private boolean done(Place place) throws IOException {
        var companion = companions.get(place.account());
        if (companion == null) {
            return true;
        }
        var octets = companion.whole(place.mailbox(), place.uidValidity(), place.uid(), OCTETS_MAX);
        if (octets.isEmpty()) {
            return false;
        }
        var report = Report.of(octets.get());
        if (report.isEmpty() || !carriedOut(place.account(), report.get())) {
            return true;
        }
        var removed = companion.remove(
                place.mailbox(), place.uidValidity(), place.uid(), report.get().messageId());
        LOG.info("{}: a command that came back was carried out", place.account());
        return !(removed instanceof Removed.Later);
    }

    /// @return whether the report is about a command of the user's, now or before
    private boolean carriedOut(String account, Report report) throws IOException {
        var occasion = report.recipients().stream()
                .flatMap(address -> tokens.occasion(account, address).stream())
                .findFirst();
        if (occasion.isEmpty()) {
            return false;
        }
        var read = holdings.indexer().read(report.original());
        var command = command(read);
        if (command.isEmpty()) {
            return false;
        }
        var id = read.messageId().isBlank() ? report.messageId() : read.messageId();
        if (carried.carry(id, holdings.clock().instant()) && !orders.carryOut(command.get(), occasion.get(), "mail")) {
            return notes.answer(command.get(), account, occasion, id);
        }
        return true;
    }

    private Optional<Command> command(Reading read) {
        var now = holdings.clock().instant().atZone(holdings.zone());
        return Command.of(read.subject(), read.text().isBlank() ? read.signature() : read.text(), now);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
