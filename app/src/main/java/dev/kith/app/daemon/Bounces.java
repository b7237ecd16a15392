package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Wordless;
import dev.kith.indexer.history.Interaction;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Removed;
import dev.kith.proxy.tap.Sighting;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.ledger.Wishes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands that the user sent past Kith: the provider cannot deliver them and sends them back. A report about an
/// address that this Kith made is read whole, the command in it is carried out once, and the report is removed.
final class Bounces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final int OCTETS_MAX = 256 << 10;
    private static final int TRIES_MAX = 500;
    /// For the mail that a report speaks of, to be read from Sent.
    private static final int UNKNOWN_TRIES_MAX = 30;
    /// Of one mail: whoever got it knows its name, and could ask for any number.
    private static final int TIMES_MAX = 5;

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
            if (!done(place, tries) && tries < TRIES_MAX) {
                later(place, again, tries + 1);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: a report about a mail to Kith could not be read", place.account(), Wordless.of(e));
        }
    }

    /// @return false when it is worth another try
    private boolean done(Place place, int tries) throws IOException {
        var companion = companions.get(place.account());
        if (companion == null) {
            return true;
        }
        var octets = companion.whole(place.mailbox(), place.uidValidity(), place.uid(), OCTETS_MAX);
        if (octets.isEmpty()) {
            return false;
        }
        var report = DeliveryReport.of(octets.get());
        if (report.isEmpty()) {
            return true;
        }
        var end = carriedOut(place.account(), report.get());
        if (end != End.CARRIED_OUT || !report.get().kithsAlone()) {
            return end != End.NOT_YET || tries >= UNKNOWN_TRIES_MAX;
        }
        var removed = companion.remove(
                place.mailbox(), place.uidValidity(), place.uid(), report.get().messageId());
        LOG.info("{}: a command that came back was carried out", place.account());
        return !(removed instanceof Removed.Later);
    }

    private enum End {
        CARRIED_OUT,
        NOT_OURS,
        /// The mail that it speaks of may be read later.
        NOT_YET
    }

    /// @return whether the report is about a command or a wish of the user's, now or before
    private End carriedOut(String account, DeliveryReport report) throws IOException {
        var wished = wished(account, report);
        return wished != End.NOT_OURS ? wished : commanded(account, report) ? End.CARRIED_OUT : End.NOT_OURS;
    }

    /// A mail that was to come back unless somebody answered it. Nothing secret proves that the user asked
    /// for it, so it must be a mail that the user is known to have sent, and nothing but its name is taken
    /// from the report.
    private End wished(String account, DeliveryReport report) throws IOException {
        var id = holdings.indexer().read(report.original()).messageId();
        if (id.isBlank()
                || report.recipients().stream()
                        .noneMatch(to -> time(to, holdings.clock().instant()))) {
            return End.NOT_OURS;
        }
        var people = new ArrayList<String>();
        var sent = new AtomicReference<@Nullable Interaction>();
        for (var history : holdings.indexer().historiesOf(id)) {
            history.interactions().stream()
                    .filter(one -> one.sent() && one.messageId().equals(id))
                    .forEach(one -> {
                        sent.set(one);
                        people.add(history.person().addresses().getFirst());
                    });
        }
        var mail = sent.get();
        if (mail == null) {
            return End.NOT_YET;
        }
        var from = mail.date().atZone(holdings.zone());
        report.recipients().stream()
                .flatMap(to -> MailDesk.time(to, from).stream())
                .map(due -> due.truncatedTo(ChronoUnit.SECONDS))
                .limit(Math.max(0, TIMES_MAX - times(id)))
                .map(due ->
                        new Wish(id, due, account, people, mail.subject(), line(mail), mail.date(), Wish.State.OPEN))
                .forEach(carried::add);
        return End.CARRIED_OUT;
    }

    private long times(String messageId) {
        return Arrays.stream(Wish.State.values())
                .flatMap(state -> carried.in(state).stream())
                .filter(wish -> wish.messageId().equals(messageId))
                .count();
    }

    private boolean time(String address, Instant from) {
        return MailDesk.time(address, from.atZone(holdings.zone())).isPresent();
    }

    private static String line(Interaction mail) {
        return mail.evidence().stream().findFirst().orElse("");
    }

    private boolean commanded(String account, DeliveryReport report) throws IOException {
        var occasion = report.recipients().stream()
                .flatMap(address -> tokens.occasion(account, address).stream())
                .findFirst();
        if (occasion.isEmpty()) {
            return false;
        }
        var read = holdings.indexer().read(report.original());
        var now = holdings.clock().instant().atZone(holdings.zone());
        var command = Written.command(read, now);
        if (command.isEmpty()) {
            return false;
        }
        var id = read.messageId().isBlank() ? report.messageId() : read.messageId();
        if (carried.carry(id, holdings.clock().instant()) && !orders.carryOut(command.get(), occasion.get(), "mail")) {
            return notes.answer(command.get(), account, occasion, id);
        }
        return true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
