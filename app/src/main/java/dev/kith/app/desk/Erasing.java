package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.ForgottenLine;
import dev.kith.rules.ledger.OutboxRow.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Erases a person from all that Kith keeps: own reminders upstream, index, ledger, log. Then looks through every
/// octet of the data folder for what is left.
final class Erasing {
    private static final int WINDOW = 1 << 20;

    private final Holdings holdings;
    private final Desk.Life life;

    Erasing(Holdings holdings, Desk.Life life) {
        this.holdings = holdings;
        this.life = life;
    }

    /// @param address lower-case
    /// @param now when it was asked for
    ForgottenLine forget(String address, Instant now) throws IOException {
        var indexer = holdings.indexer();
        var addresses = new HashSet<>(Set.of(address));
        var person = indexer.history(address).map(history -> history.person());
        person.ifPresent(known -> addresses.addAll(known.addresses()));
        var id = person.map(known -> known.id()).orElse(address);
        var withdrawn = life.withdraw(Set.copyOf(addresses));
        var standing = standing(addresses);
        // sealed before it is erased: what comes in meanwhile stays out
        var rows =
                holdings.ledger().forget(id, addresses, now) + holdings.names().forget(addresses);
        holdings.saidAnew();
        var messages = 0L;
        var mentions = 0L;
        var words = new HashSet<String>(addresses);
        for (var each : addresses) {
            var gone = indexer.forget(each);
            messages += gone.messages();
            mentions += gone.mentions();
            words.addAll(gone.words());
        }
        indexer.commit();
        var lines = log(words);
        var looked = LookFolder.forget(holdings.folder(), holdings.zone(), Set.copyOf(addresses), now);
        var left = looked + indexer.mentions(words) + files(addresses);
        return new ForgottenLine(
                address,
                addresses.size(),
                messages,
                mentions,
                rows,
                lines,
                withdrawn.removed(),
                withdrawn.left() < 0 ? standing : withdrawn.left(),
                left);
    }

    /// Reminders about somebody that may stand upstream. Their rows lose every name, and the outbox removes the mails
    /// when it is signed in.
    private long standing(Set<String> addresses) {
        return holdings.ledger().outbox().all().stream()
                .filter(row -> row.state() == State.APPENDED || row.state() == State.ATTEMPTING)
                .filter(row -> row.parts().stream().anyMatch(part -> addresses.contains(part.person())))
                .count();
    }

    /// Takes lines that name somebody out of the log, in place: it may be open.
    private long log(Collection<String> words) throws IOException {
        var named = pattern(words);
        var gone = 0L;
        for (var file : files(holdings.folder().log())) {
            if (!Files.exists(file)) {
                continue;
            }
            var lines = Files.readString(file, ISO_8859_1).split("(?<=\n)", -1);
            var kept = new ArrayList<String>(lines.length);
            for (var line : lines) {
                if (!named.matcher(line).find()) {
                    kept.add(line);
                }
            }
            if (kept.size() < lines.length) {
                gone += lines.length - kept.size();
                Files.write(
                        file,
                        String.join("", kept).getBytes(ISO_8859_1),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        return gone;
    }

    /// Files that hold one of the addresses, in any case of letters.
    private int files(Collection<String> addresses) throws IOException {
        var named = pattern(addresses);
        var overlap = addresses.stream().mapToInt(String::length).max().orElse(0) * 2;
        var found = 0;
        for (var file : files(holdings.folder().path())) {
            found += !DataFolder.locked(file) && holds(file, named, overlap) ? 1 : 0;
        }
        return found;
    }

    private boolean holds(Path file, Pattern named, int overlap) throws IOException {
        try (var in = octets(file)) {
            var before = "";
            for (var octets = in.readNBytes(WINDOW); octets.length > 0; octets = in.readNBytes(WINDOW)) {
                var text = before + new String(octets, ISO_8859_1);
                if (named.matcher(text).find()) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - overlap));
            }
            return false;
        } catch (NoSuchFileException _) {
            // the index joins its files meanwhile, and the log begins a new one
            return false;
        }
    }

    private InputStream octets(Path file) throws IOException {
        return file.equals(holdings.folder().path().resolve("ledger.db"))
                ? holdings.ledger().octets()
                : Files.newInputStream(file);
    }

    /// @param words as UTF-8 is read octet by octet
    private static Pattern pattern(Collection<String> words) {
        return Pattern.compile(
                words.stream()
                        .map(word -> Pattern.quote(new String(word.getBytes(UTF_8), ISO_8859_1)))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    /// What goes while it is looked for is as good as gone.
    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return files;
    }
}
