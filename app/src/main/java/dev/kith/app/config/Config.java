package dev.kith.app.config;

import dev.kith.rules.reminder.Disclosure;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user configured, checked and complete: defaults are filled in, file names are resolved against the
/// configuration's own folder.
///
/// @param file where it was read from
/// @param data the data folder, when the file names one
/// @param rules the rule book, when the file names one; otherwise `rules.yaml` beside the file, or the shipped one
/// @param wording the folder of the reminders' texts, when the file names one
/// @param page where the local pages listen, on loopback; empty when they are off
public record Config(
        Path file,
        List<AccountConfig> accounts,
        Owner me,
        Reminders reminders,
        Optional<Path> data,
        Optional<Path> rules,
        Optional<Path> wording,
        Optional<InetSocketAddress> page,
        WireLogged wireLog) {
    /// Whether what passes on the wire is written down.
    public enum WireLogged {
        OFF,
        ON,
        /// Messages too; secrets never are.
        WITH_TEXT
    }

    /// Without a wire log.
    public Config(
            Path file,
            List<AccountConfig> accounts,
            Owner me,
            Reminders reminders,
            Optional<Path> data,
            Optional<Path> rules,
            Optional<Path> wording,
            Optional<InetSocketAddress> page) {
        this(file, accounts, me, reminders, data, rules, wording, page, WireLogged.OFF);
    }

    /// Without pages.
    public Config(
            Path file,
            List<AccountConfig> accounts,
            Owner me,
            Reminders reminders,
            Optional<Path> data,
            Optional<Path> rules,
            Optional<Path> wording) {
        this(file, accounts, me, reminders, data, rules, wording, Optional.empty());
    }

    /// The user.
    ///
    /// @param name empty when not given
    /// @param language an ISO 639 code
    public record Owner(String name, ZoneId zone, String language) {}

    /// What is said of reminders here; the rest is in the rule book.
    ///
    /// @param agreed the user has said yes to getting reminders: none is sent before
    /// @param quietHours whether the rule book's quiet hours hold
    /// @param workingDays whether reminders come on the rule book's days only
    /// @param quote how much of the user's mail they may repeat
    /// @param folders the user has said yes to mailboxes for gestures: `Kith/Later` and others
    public record Reminders(
            boolean agreed, boolean quietHours, boolean workingDays, Disclosure quote, boolean folders) {
        public Reminders(boolean agreed, boolean quietHours, boolean workingDays) {
            this(agreed, quietHours, workingDays, Disclosure.LINES, false);
        }
    }

    public Config {
        accounts = List.copyOf(accounts);
    }

    /// All the user's own addresses, lower-case.
    public Set<String> myAddresses() {
        return accounts.stream().flatMap(a -> a.addresses().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
