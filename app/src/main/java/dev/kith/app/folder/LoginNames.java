package dev.kith.app.folder;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user names that servers have accepted first, in `logins` in the data folder: a line each, names alone.
/// Safe for use by many threads; only [#write] and [#forget] touch the disk, and nobody else waits for them.
public final class LoginNames {
    private static final Logger LOG = LoggerFactory.getLogger(LoginNames.class);
    private static final String FILE = "logins";

    private final DataFolder folder;
    private final Map<Place, String> names = new LinkedHashMap<>();
    private final Object disk = new Object();
    private boolean unwritten;

    /// Whose name it is to be.
    ///
    /// @param account its name in the configuration
    /// @param protocol one word
    /// @param server host name: with another server an account begins anew
    public record Place(String account, String protocol, String server) {}

    private LoginNames(DataFolder folder) {
        this.folder = folder;
    }

    /// What cannot be read is learned again.
    public static LoginNames open(DataFolder folder) {
        var names = new LoginNames(folder);
        try {
            folder.kept(FILE)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(line -> line.length == 4)
                    .forEach(line -> names.names.put(new Place(line[0], line[1], line[2]), line[3]));
        } catch (IOException e) {
            LOG.warn("{} cannot be read, and is written anew: {}", folder.path().resolve(FILE), e.getMessage());
        }
        return names;
    }

    /// The first name there: this one, where there was none.
    ///
    /// @param name without control characters
    public synchronized String first(Place place, String name) {
        var known = names.putIfAbsent(place, name);
        unwritten |= known == null;
        return known == null ? name : known;
    }

    /// From now on the name there is this one.
    public synchronized void put(Place place, String name) {
        unwritten |= !name.equals(names.put(place, name));
    }

    /// Whether there is something to write.
    public synchronized boolean unwritten() {
        return unwritten;
    }

    /// Puts on disk what is not there yet.
    public void write() throws IOException {
        synchronized (disk) {
            String text;
            synchronized (this) {
                if (!unwritten) {
                    return;
                }
                unwritten = false;
                text = names.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
            }
            try {
                PrivateFile.replace(folder.path().resolve(FILE), text);
            } catch (IOException e) {
                synchronized (this) {
                    unwritten = true;
                }
                throw e;
            }
        }
    }

    private static String line(Place place, String name) {
        return String.join("\t", place.account(), place.protocol(), place.server(), name) + "\n";
    }

    /// Whoever signs in there next is the first again.
    ///
    /// @return names forgotten
    public int forget(Collection<String> addresses) throws IOException {
        int gone;
        synchronized (this) {
            var before = names.size();
            names.values().removeIf(name -> addresses.stream().anyMatch(name::equalsIgnoreCase));
            gone = before - names.size();
            unwritten |= gone > 0;
        }
        write();
        return gone;
    }
}
