package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Wordless;
import dev.kith.indexer.Reading;
import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.reminder.Command;
import dev.kith.rules.reminder.When;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mail that the user writes to Kith: a word about a reminder, to the address that the reminder gave; a question
/// to `kith@`; a time such as `3d@` in Bcc, for a mail that is to come back unless somebody answers it. None of it ever
/// leaves for anybody else.
final class MailDesk implements ControlDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);
    private static final String DOMAIN = "@kith.invalid";
    private static final String KITH = "kith" + DOMAIN;
    private static final int LINE_MAX = 200;
    private static final int RECIPIENTS_MAX = 50;

    private final Holdings holdings;
    private final Tokens tokens;
    private final Orders orders;
    private final Notes notes;
    private final Predicate<String> signedIn;
    private final InstantSource clock;

    /// @param signedIn whether Kith can put an answer into the account's INBOX
    MailDesk(Holdings holdings, Tokens tokens, Orders orders, Notes notes, Predicate<String> signedIn) {
        this.holdings = holdings;
        this.tokens = tokens;
        this.orders = orders;
        this.notes = notes;
        this.signedIn = signedIn;
        this.clock = holdings.clock();
    }

    @Override
    public boolean knows(String account, String reversePath, String forwardPath) {
        var path = forwardPath.toLowerCase(Locale.ROOT);
        return path.equals(KITH)
                || time(path, now()).isPresent()
                || tokens.occasion(account, path).isPresent();
    }

    /// The time that an address of Kith's names.
    static Optional<Instant> time(String address, ZonedDateTime from) {
        var path = address.toLowerCase(Locale.ROOT);
        return path.endsWith(DOMAIN)
                ? When.parse(path.substring(0, path.length() - DOMAIN.length()), from)
                : Optional.empty();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(holdings.zone());
    }

    @Override
    public void take(ControlMail mail, Consumer<Taken> answer) {
        Thread.ofVirtual().name("kith-mail-desk").start(() -> answer.accept(taken(mail)));
    }

    private Taken taken(ControlMail mail) {
        try {
            var read = holdings.indexer().read(mail.octets());
            return mail.forwardPaths().isEmpty() ? forKith(mail, read) : beside(mail, read);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: a mail to Kith could not be taken", mail.account(), Wordless.of(e));
            return Taken.NOT_NOW;
        }
    }

    /// A mail to somebody, with Kith in Bcc: to be remembered, or a word about the reminder that led to it.
    private Taken beside(ControlMail mail, Reading read) {
        for (var path : mail.controlPaths()) {
            time(path, now()).ifPresent(due -> holdings.ledger().wishes().add(wish(mail, read, due)));
            Written.command(read, now())
                    .ifPresent(command -> tokens.occasion(mail.account(), path)
                            .ifPresent(occasion -> orders.carryOut(command, occasion, "mail")));
        }
        return Taken.STORED;
    }

    private Taken forKith(ControlMail mail, Reading read) throws IOException {
        if (mail.cut()) {
            return Taken.REFUSED;
        }
        var id = id(mail, read);
        var occasion = mail.controlPaths().stream()
                .flatMap(path -> tokens.occasion(mail.account(), path).stream())
                .findFirst();
        var command = Written.command(read, now());
        if (command.isPresent() && isQuestion(command.get(), occasion)) {
            return signedIn.test(mail.account()) && notes.answer(command.get(), mail.account(), occasion, id)
                    ? Taken.STORED
                    : Taken.REFUSED;
        }
        if (command.isPresent() && (occasion.isPresent() || command.get() instanceof Command.Undo)) {
            if (!holdings.ledger().wishes().carry(id, clock.instant())) {
                return Taken.STORED;
            }
            var about = occasion.orElse(new Occasion(mail.account(), "", List.of()));
            return orders.carryOut(command.get(), about, "mail") ? Taken.STORED : Taken.REFUSED;
        }
        if (!signedIn.test(mail.account())) {
            // it cannot come back by mail: the client keeps it
            return Taken.REFUSED;
        }
        notes.giveBack(mail.account(), occasion, read, id);
        return Taken.STORED;
    }

    private static boolean isQuestion(Command command, Optional<Occasion> occasion) {
        return switch (command) {
            case Command.Search _ -> true;
            case Command.Why _, Command.Draft _ -> occasion.isPresent();
            case Command.Done _,
                    Command.Later _,
                    Command.Rest _,
                    Command.Mute _,
                    Command.Elsewhere _,
                    Command.Tag _,
                    Command.Met _,
                    Command.Undo _ -> false;
        };
    }

    private Wish wish(ControlMail mail, Reading read, Instant due) {
        return new Wish(
                id(mail, read),
                due.truncatedTo(ChronoUnit.SECONDS),
                mail.account(),
                mail.forwardPaths().stream()
                        .map(path -> path.toLowerCase(Locale.ROOT))
                        .limit(RECIPIENTS_MAX)
                        .toList(),
                read.subject(),
                line(read),
                clock.instant(),
                Wish.State.OPEN);
    }

    /// What the mail asks, or else its longest line among the first ones.
    private static String line(Reading read) {
        var asking = Set.of(ActKind.QUESTION, ActKind.ASK, ActKind.MEETING);
        var line = read.acts().stream()
                .filter(act -> asking.contains(act.kind()))
                .max(Comparator.comparingDouble(Act::probability))
                .map(Act::sentence)
                .or(() -> read.text().lines().limit(10).max(Comparator.comparingInt(String::length)))
                .orElse("");
        return line.length() <= LINE_MAX ? line : line.substring(0, LINE_MAX);
    }

    /// The mail's own Message-ID, so that one that is sent twice is taken once; else its check sum.
    private static String id(ControlMail mail, Reading read) {
        if (!read.messageId().isBlank()) {
            return read.messageId();
        }
        var sum = new CRC32C();
        sum.update(mail.octets());
        return "<" + HexFormat.of().toHexDigits(sum.getValue()) + "@kith.invalid>";
    }
}
