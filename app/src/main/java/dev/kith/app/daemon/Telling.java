package dev.kith.app.daemon;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Holdings;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Person;
import dev.kith.rules.Evidence;
import dev.kith.rules.Finding;
import dev.kith.rules.book.Rule;
import dev.kith.rules.cadence.ReplyTimes;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.delivery.Crowding;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.ledger.Wish;
import dev.kith.rules.reminder.Reader;
import dev.kith.rules.reminder.Reminder;
import dev.kith.rules.reminder.ReminderKind;
import dev.kith.rules.reminder.ReminderMail;
import dev.kith.rules.reminder.ReminderWriter;
import dev.kith.rules.reminder.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes mails of findings: to which account and address they go, what is usual between the two people, and the
/// Message-ID by which the occasion is known again.
final class Telling {
    /// With fewer figures nothing is called usual.
    private static final int USUAL_FROM = 3;

    private static final int NAMES_MAX = 3;

    private static final double DAY_SECONDS = 86_400;

    /// The rule under which a mail that the user wanted back stands in the outbox.
    static final String REMIND_ME = ReminderKind.REMIND_ME.word();

    private final Config config;
    private final Holdings holdings;
    private final ReminderWriter writer;
    private final Stamp stamp;

    Telling(Config config, Holdings holdings, ReminderWriter writer, Stamp stamp) {
        this.config = config;
        this.holdings = holdings;
        this.writer = writer;
        this.stamp = stamp;
    }

    /// Where a finding's reminder goes: the account of the last exchange, or the first one for imported mail; or the
    /// account that the configuration names for it.
    AccountConfig account(Finding finding) {
        return named(exchange(finding).deliverTo()).orElse(exchange(finding));
    }

    /// Where a mail comes back to: the account it left from, while the configuration knows it.
    AccountConfig account(Wish wish) {
        return named(wish.account()).orElse(config.accounts().getFirst());
    }

    /// Whether the page alone is to show it.
    boolean onPageOnly(Finding finding) {
        return exchange(finding).deliverTo().equals(AccountConfig.PAGE);
    }

    /// The account of the last exchange: what the user writes to the person leaves from there.
    AccountConfig exchange(Finding finding) {
        return named(finding.account()).orElse(config.accounts().getFirst());
    }

    /// An account by its name; the first one for mail that was imported.
    AccountConfig account(String name) {
        return named(name).orElse(config.accounts().getFirst());
    }

    private Optional<AccountConfig> named(String account) {
        return config.accounts().stream().filter(a -> a.name().equals(account)).findFirst();
    }

    ReminderMail single(Finding finding, History history, Instant now) {
        return writer.write(reminder(finding, history), reader(account(finding)), now);
    }

    /// @param findings of one account, with their histories in the same order
    /// @param crowding what one rule found beside these, or null
    /// @param settled names of people whose reminders are settled and stay
    ReminderMail digest(
            List<Finding> findings,
            List<History> histories,
            @Nullable Crowding crowding,
            List<String> settled,
            Instant now) {
        var reminders = new ArrayList<Reminder>();
        for (var i = 0; i < findings.size(); i++) {
            reminders.add(reminder(findings.get(i), histories.get(i)));
        }
        return writer.digest(reminders, crowding, settled, reader(account(findings.getFirst())), now);
    }

    Part part(Finding finding) {
        var person = finding.person().id();
        var id = stamp.messageId(reader(account(finding)).mailbox(), person, finding.rule(), finding.episode());
        return new Part(id, person, finding.rule(), finding.episode());
    }

    Part part(Wish wish) {
        var person = wish.recipients().getFirst();
        var id = stamp.messageId(reader(account(wish)).mailbox(), person, REMIND_ME, wish.episode());
        return new Part(id, person, REMIND_ME, wish.episode());
    }

    /// The user's own mail, quoted: no answer has come by the time they named.
    ///
    /// @param histories tell who the recipients are, as far as they are known
    ReminderMail wished(Wish wish, List<History> histories, Instant now) {
        return writer.write(reminder(wish, histories), reader(account(wish)), now);
    }

    Reminder reminder(Wish wish, List<History> histories) {
        var names = wish.recipients().stream()
                .map(address -> histories.stream()
                        .map(History::person)
                        .filter(person -> person.addresses().contains(address))
                        .map(Person::name)
                        .findFirst()
                        .orElse(address))
                .toList();
        var shown = names.size() <= NAMES_MAX ? String.join(", ", names) : names.getFirst() + " +" + (names.size() - 1);
        var line = wish.line().isBlank()
                ? List.<Evidence>of()
                : List.of(new Evidence(wish.messageId(), wish.askedAt(), true, wish.line()));
        return new Reminder(
                ReminderKind.REMIND_ME,
                REMIND_ME,
                wish.episode(),
                wish.account(),
                wish.recipients().getFirst(),
                shown,
                wish.recipients().getFirst(),
                wish.askedAt(),
                null,
                null,
                "",
                "",
                line,
                wish.subject(),
                wish.messageId(),
                "");
    }

    Reminder reminder(Finding finding, History history) {
        var rule = holdings.book().rule(finding.rule()).orElseThrow();
        var kind = ReminderKind.valueOf(rule.action().remind().name());
        var usual = finding.usual() == null ? usual(rule, history) : finding.usual();
        return Reminder.of(kind, finding, history, usual, finding.appointed());
    }

    private @Nullable Duration usual(Rule rule, History history) {
        if (rule.action().delivery() == Rule.Way.DIGEST) {
            var gaps = Rhythm.gaps(Rhythm.days(history.interactions()));
            return gaps.n() < USUAL_FROM
                    ? null
                    : days(gaps.shrunk(Rhythm.UNKNOWN, Rhythm.PSEUDO).median());
        }
        var clock = new WorkingClock(holdings.zone(), holdings.book().budget().workingDays());
        var replies = ReplyTimes.of(history.interactions(), Direction.RECEIVED, clock);
        return replies.n() < USUAL_FROM
                ? null
                : days(replies.shrunk(ReplyTimes.UNKNOWN, ReplyTimes.PSEUDO).median());
    }

    private static Duration days(double days) {
        return Duration.ofSeconds((long) (days * DAY_SECONDS));
    }

    /// INBOX's UIDVALIDITY is known to every Kith on the account and to no stranger.
    Reader reader(String account) {
        return reader(named(account).orElseThrow());
    }

    /// Whether the account's INBOX was looked at, so that what is written for it has the name it will keep.
    boolean known(String account) {
        return validity(account) > 0;
    }

    private Reader reader(AccountConfig account) {
        var address = account.proxy().address();
        return new Reader(address, config.me().name(), holdings.zone(), address + " " + validity(account.name()));
    }

    private long validity(String account) {
        return holdings.ledger().backfill(account).all().stream()
                .filter(m -> m.role().equals("INBOX"))
                .mapToLong(m -> m.uidValidity())
                .findFirst()
                .orElse(0);
    }
}
