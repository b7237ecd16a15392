package dev.kith.app.daemon;

import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.Seal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what a user answers to a reminder: one word to the address that the reminder gave. An address is known
/// as long as its reminder is not over.
final class MailDesk implements ControlDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);
    private static final Pattern ADDRESS = Pattern.compile("kith\\+([0-9a-f]{20})@kith\\.invalid");

    private record Occasion(String account, String person) {}

    private final Holdings holdings;
    private final List<String> accounts;
    private final Seal seal;
    private final Answers answers;
    private final InstantSource clock;
    private volatile Map<String, Occasion> known = Map.of();

    MailDesk(Holdings holdings, List<String> accounts, Seal seal, Answers answers, InstantSource clock) {
        this.holdings = holdings;
        this.accounts = List.copyOf(accounts);
        this.seal = seal;
        this.answers = answers;
        this.clock = clock;
    }

    /// Learns the addresses of the reminders that are on their way or in the inbox. Reads the ledger.
    void learn() {
        var now = new HashMap<String, Occasion>();
        for (var account : accounts) {
            for (var row : holdings.ledger().outbox().open(account)) {
                row.parts().forEach(part -> now.put(seal.token(part.id()), new Occasion(account, part.person())));
            }
        }
        known = Map.copyOf(now);
    }

    @Override
    public boolean knows(String account, String reversePath, String forwardPath) {
        return occasion(account, forwardPath).isPresent();
    }

    private Optional<Occasion> occasion(String account, String path) {
        var address = ADDRESS.matcher(path.toLowerCase(Locale.ROOT));
        return address.matches()
                ? Optional.ofNullable(known.get(address.group(1)))
                        .filter(occasion -> occasion.account().equals(account))
                : Optional.empty();
    }

    @Override
    public void take(ControlMail mail, Consumer<Taken> answer) {
        Thread.ofVirtual().name("kith-mail-desk").start(() -> answer.accept(carriedOut(mail)));
    }

    private Taken carriedOut(ControlMail mail) {
        var now = clock.instant();
        var read = holdings.indexer().read(mail.octets());
        var command = Command.of(read.subject(), read.text(), now.atZone(holdings.zone()));
        var orders = command.isEmpty()
                ? List.<Ask>of()
                : mail.controlPaths().stream()
                        .flatMap(path -> occasion(mail.account(), path).stream())
                        .flatMap(occasion -> order(command.get(), occasion.person()).stream())
                        .toList();
        if (orders.isEmpty()) {
            return Taken.REFUSED;
        }
        try {
            for (var order : orders) {
                answers.answer(order, Lines.NOWHERE);
            }
            return Taken.STORED;
        } catch (Refusal e) {
            return Taken.REFUSED;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: a command by mail could not be carried out", mail.account(), e);
            return Taken.NOT_NOW;
        }
    }

    /// What a question would answer has to be asked on the command line: Kith sends no mail in reply yet.
    private Optional<Ask> order(Command command, String person) {
        return switch (command) {
            case Command.Done() -> say(person, "done");
            case Command.Later(var until) -> say(person, "snooze", day(until));
            case Command.Rest() -> say(person, "rest");
            case Command.Mute() -> say(person, "mute");
            case Command.Elsewhere() -> say(person, "elsewhere");
            case Command.Tag(var tag) -> say(person, "tag", tag);
            case Command.Met(var when) -> say(person, "met", day(when));
            case Command.Undo() -> Optional.of(new Ask.Undo());
            case Command.Why _ -> Optional.empty();
            case Command.Search _ -> Optional.empty();
        };
    }

    private String day(Instant instant) {
        return instant.atZone(holdings.zone()).toLocalDate().toString();
    }

    private static Optional<Ask> say(String person, String verb, String... arguments) {
        return Optional.of(new Ask.Say(person, verb, List.of(arguments)));
    }
}
