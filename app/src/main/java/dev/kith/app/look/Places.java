package dev.kith.app.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the places by where mail programs put their mail: Thunderbird's profiles, Apple Mail, Maildirs. Reads
/// names and the profile's settings, no mail.
public final class Places {
    private static final Pattern ADDRESS =
            Pattern.compile("user_pref\\(\"mail\\.identity\\.[^\"]+\\.useremail\",\\s*\"([^\"\\s@]+@[^\"\\s@]+)\"\\)");
    private static final Pattern PROFILE = Pattern.compile("(?m)^Path=(\\S.*?)\\s*$");
    private static final int PREFERENCES_OCTETS_MAX = 8 << 20;

    private Places() {}

    /// @param home the user's home folder
    public static List<Place> find(Path home, Map<String, String> environment) {
        var all = new ArrayList<Place>();
        for (var profiles : List.of(
                home.resolve(".thunderbird"),
                home.resolve("snap/thunderbird/common/.thunderbird"),
                home.resolve(".var/app/org.mozilla.Thunderbird/.thunderbird"),
                home.resolve("Library/Thunderbird/Profiles"),
                Path.of(environment.getOrDefault("APPDATA", home + "/AppData/Roaming"), "Thunderbird", "Profiles"))) {
            var found = new LinkedHashSet<>(below(profiles));
            found.addAll(elsewhere(profiles.resolve("profiles.ini")));
            found.addAll(elsewhere(profiles.resolveSibling("profiles.ini")));
            found.forEach(profile -> thunderbird(profile, all));
        }
        for (var version : below(home.resolve("Library/Mail"))) {
            if (version.getFileName().toString().matches("V\\d+")) {
                all.add(new Place("Apple Mail", version, Set.of()));
            }
        }
        for (var name : List.of("Maildir", ".maildir", "Mail", "mail", ".mail")) {
            maildirs(home.resolve(name), all);
        }
        return all;
    }

    /// Profiles that the user keeps at a place of their own, by Thunderbird's list of them.
    private static List<Path> elsewhere(Path list) {
        try {
            if (!Files.isRegularFile(list) || Files.size(list) > PREFERENCES_OCTETS_MAX) {
                return List.of();
            }
            return PROFILE.matcher(Files.readString(list))
                    .results()
                    .map(path -> Path.of(path.group(1)))
                    .filter(Path::isAbsolute)
                    .toList();
        } catch (IOException | InvalidPathException _) {
            return List.of();
        }
    }

    private static void thunderbird(Path profile, List<Place> all) {
        var me = addresses(profile.resolve("prefs.js"));
        for (var kind : List.of("ImapMail", "Mail")) {
            for (var account : below(profile.resolve(kind))) {
                if (holdsMail(account)) {
                    all.add(new Place("Thunderbird", account, me));
                }
            }
        }
    }

    private static boolean holdsMail(Path account) {
        try (var files = Files.walk(account, 3)) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(".msf"));
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    /// The identities' addresses in a profile's settings.
    static Set<String> addresses(Path preferences) {
        try {
            if (!Files.isReadable(preferences) || Files.size(preferences) > PREFERENCES_OCTETS_MAX) {
                return Set.of();
            }
            var found = new HashSet<String>();
            ADDRESS.matcher(Files.readString(preferences, StandardCharsets.UTF_8))
                    .results()
                    .forEach(m -> found.add(m.group(1).toLowerCase(Locale.ROOT)));
            return found;
        } catch (MalformedInputException _) {
            return Set.of();
        } catch (IOException _) {
            return Set.of();
        }
    }

    /// The folder itself, or those one below it: many keep a Maildir for each account.
    private static void maildirs(Path folder, List<Place> all) {
        if (maildir(folder)) {
            all.add(new Place("Maildir", folder, Set.of()));
            return;
        }
        for (var each : below(folder)) {
            if (maildir(each) || maildir(each.resolve("INBOX")) || maildir(each.resolve("Inbox"))) {
                all.add(new Place("Maildir", each, Set.of()));
            }
        }
    }

    private static boolean maildir(Path folder) {
        return Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
    }

    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            var all = new ArrayList<Path>();
            entries.forEach(all::add);
            all.sort(Path::compareTo);
            return all;
        } catch (IOException _) {
            return List.of();
        }
    }
}
