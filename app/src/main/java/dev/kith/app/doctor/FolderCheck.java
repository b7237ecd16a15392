package dev.kith.app.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Checks where the data folder lies: room, rights, encryption, and whether a
/// synchronising service copies it away.
final class FolderCheck {
    private static final long ROOM_LEAST = 200L << 20;
    private static final long ROOM_GOOD = 1L << 30;
    private static final Set<String> FAR =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "sshfs", "webdav");
    /// Names that the large synchronising services give to their folders, lower-case.
    private static final List<String> SYNCED = List.of(
            "dropbox",
            "onedrive",
            "google drive",
            "googledrive",
            "my drive",
            "mobile documents",
            "clouddocs",
            "nextcloud",
            "owncloud",
            "pclouddrive",
            "pcloud drive",
            "mega",
            "megasync",
            "box sync",
            "seafile",
            "syncthing",
            "tresorit");

    private FolderCheck() {}

    /// @param folder need not exist yet
    /// @param devices where the system lists its block devices, `/sys/class/block`
    static List<Observation> look(Path folder, Path devices) {
        var about = folder.toString();
        var all = new ArrayList<Observation>();
        all.add(rights(folder, about));
        var there = nearest(folder);
        try {
            var store = Files.getFileStore(there);
            all.add(room(store, about));
            all.add(encryption(store, about, devices));
            if (FAR.contains(store.type().toLowerCase(Locale.ROOT))
                    || store.type().startsWith("fuse.sshfs")) {
                all.add(Observation.problem(
                        "place",
                        about,
                        "the data folder is on another machine (" + store.type() + "), where locks and syncs cannot be"
                                + " relied on",
                        "put data: on a disk of this machine in kith.yaml"));
            }
        } catch (IOException e) {
            all.add(Observation.problem(
                    "disk", about, "the disk cannot be asked: " + e.getMessage(), "is it mounted?"));
        }
        all.add(synced(there, about));
        return all;
    }

    private static Observation rights(Path folder, String about) {
        if (!Files.exists(folder)) {
            return Files.isWritable(nearest(folder))
                    ? Observation.ok("folder", about, "not made yet; the first start makes it")
                    : Observation.problem(
                            "folder",
                            about,
                            "it does not exist, and " + nearest(folder) + " cannot be written",
                            "make it yours, or name another place with data: in kith.yaml");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return Observation.problem(
                    "folder", about, "it cannot be written", "make it yours: chown and chmod 700, or name another");
        }
        try {
            var modes = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            var open = PosixFilePermissions.toString(modes);
            if (!open.endsWith("------") && !Files.isSymbolicLink(folder)) {
                return Observation.problem(
                        "folder",
                        about,
                        "others on this machine can look into it (" + open + ")",
                        "chmod 700 " + folder);
            }
        } catch (IOException | UnsupportedOperationException _) {
            // a system without such modes
        }
        return Observation.ok("folder", about, "it is yours alone, and can be written");
    }

    private static Observation room(FileStore store, String about) throws IOException {
        var room = store.getUsableSpace();
        var words = ((room >> 20) < 10_000 ? (room >> 20) + " MB are free" : (room >> 30) + " GB are free");
        if (store.isReadOnly()) {
            return Observation.problem("disk", about, "the disk is read-only", "mount it for writing");
        }
        if (room < ROOM_LEAST) {
            return Observation.problem("disk", about, "only " + words, "make room; mail flows, history does not grow");
        }
        return room < ROOM_GOOD
                ? Observation.note("disk", about, words, "the index of 100,000 mails takes a few hundred MB")
                : Observation.ok("disk", about, words);
    }

    /// Linux tells it in the names of the device and of those beneath it; elsewhere the user has to know.
    private static Observation encryption(FileStore store, String about, Path devices) {
        var name = store.name();
        if (!name.startsWith("/dev/")) {
            return Observation.note(
                    "encryption",
                    about,
                    "whether the disk is encrypted cannot be told here",
                    "Kith's index holds your mail's text: encrypt the disk (FileVault, BitLocker, LUKS)");
        }
        try {
            var device = Path.of(name).toRealPath().getFileName().toString();
            return encrypted(devices.resolve(device), 0)
                    ? Observation.ok("encryption", about, "the disk is encrypted")
                    : Observation.note(
                            "encryption",
                            about,
                            "the disk is not encrypted, or it cannot be told",
                            "Kith's index holds your mail's text, as your mail program's own files do: encrypt the"
                                    + " disk");
        } catch (IOException _) {
            return Observation.note("encryption", about, "whether the disk is encrypted cannot be told here", "");
        }
    }

    private static boolean encrypted(Path device, int depth) throws IOException {
        var uuid = device.resolve("dm/uuid");
        if (Files.isReadable(uuid) && Files.readString(uuid).startsWith("CRYPT-")) {
            return true;
        }
        var beneath = device.resolve("slaves");
        if (depth > 8 || !Files.isDirectory(beneath)) {
            return false;
        }
        try (var slaves = Files.list(beneath)) {
            for (var slave : slaves.toList()) {
                if (encrypted(slave, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Observation synced(Path folder, String about) {
        var by = StreamSupport.stream(folder.spliterator(), false)
                .map(Path::toString)
                .filter(part -> SYNCED.stream()
                        .anyMatch(s -> part.toLowerCase(Locale.ROOT).equals(s)
                                || part.toLowerCase(Locale.ROOT).startsWith(s + " -")))
                .findFirst();
        for (var at = folder; at != null && by.isEmpty(); at = at.getParent()) {
            if (Files.exists(at.resolve(".stfolder"))) {
                by = Optional.of(String.valueOf(at.getFileName()));
            }
        }
        return by.map(name -> Observation.problem(
                        "synced",
                        about,
                        "the data folder lies in \"" + name + "\", which is copied to other machines",
                        "move it out, and name the place with data: in kith.yaml; two machines writing one index"
                                + " destroy it"))
                .orElse(Observation.ok("synced", about, "it lies outside the folders of synchronising services"));
    }

    private static Path nearest(Path folder) {
        var at = folder.toAbsolutePath().normalize();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
