package dev.kith.app.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The files of a folder that this process has a lock on, as Linux counts them.
public final class Locks {
    private static final Path COUNTED = Path.of("/proc/locks");

    private Locks() {}

    /// @return nothing where the system does not tell
    public static Set<String> held(Path folder) throws IOException {
        if (!Files.isReadable(COUNTED)) {
            return Set.of();
        }
        var me = " " + ProcessHandle.current().pid() + " ";
        var inodes = Files.readAllLines(COUNTED).stream()
                .filter(line -> line.contains(me))
                .map(line -> line.replaceAll("^.*" + me + "\\S+:(\\d+) .*$", "$1"))
                .collect(Collectors.toSet());
        var held = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (inodes.contains(Files.getAttribute(file, "unix:ino").toString())) {
                    held.add(folder.relativize(file).toString());
                }
            }
        }
        return held;
    }
}
