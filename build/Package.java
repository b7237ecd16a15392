import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes the packages of the machine it runs on: a self-contained archive (runtime, jars, launcher) and, where
/// jpackage can, a .deb. Run by the profile `package`, in the folder of the module `app`.
final class Package {
    private static final String MODULES = "java.base,java.logging,java.management,java.naming,java.net.http,"
        + "java.security.sasl,java.sql,java.xml,jdk.charsets,jdk.httpserver,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,"
        + "jdk.unsupported";
    private static final Path OUT = Path.of("target", "package");
    /// What the packaged archive may weigh, in octets.
    private static final long ARCHIVE_MAX = 90_000_000;

    private Package() {}

    /// @param args the version
    static void main(String[] args) throws Exception {
        var version = args[0].replace("-SNAPSHOT", "");
        remove(OUT);
        var image = OUT.resolve("kith");
        runtime(image.resolve("runtime"));
        jars(image.resolve("lib"));
        // beside the jars: jpackage takes nothing else into the .deb
        Files.copy(Path.of("..", "config", "compilers.json"), image.resolve("lib/compilers.json"));
        launcher(image, version);
        copy(Path.of("..", "config"), image.resolve("config"));
        var archive = OUT.resolve("kith-" + version + "-" + platform() + ".tar.gz");
        run(List.of("tar", "-C", OUT.toString(), "-czf", archive.toString(), "kith"));
        weigh(archive);
        if (Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))) {
            deb(image, version);
        }
    }

    private static void runtime(Path folder) throws Exception {
        run(List.of(
                tool("jlink"),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                folder.toString()));
    }

    /// All that the launcher of the checkout runs; of SQLite's and BoringSSL's natives only this platform's.
    private static void jars(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var own = Files.list(Path.of("target"));
                var others = Files.list(Path.of("target", "lib"))) {
            for (var jar : Stream.concat(own, others)
                    .filter(f -> f.toString().endsWith(".jar"))
                    .toList()) {
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
        }
        try (var files = Files.list(folder)) {
            for (var jar : files.toList()) {
                var name = jar.getFileName().toString();
                if (name.startsWith("sqlite-jdbc")) {
                    strip(jar);
                } else if (name.startsWith("netty-tcnative-boringssl")) {
                    boringSsl(jar);
                } else if (name.startsWith("picocli")) {
                    Lift.lift(jar);
                }
            }
        }
    }

    private static void strip(Path jar) throws IOException {
        var system = System.getProperty("os.name");
        var mine = (system.startsWith("Mac") ? "Mac" : system.startsWith("Windows") ? "Windows" : "Linux") + "/"
                + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"));
        try (var zip = FileSystems.newFileSystem(jar)) {
            var natives = zip.getPath("org/sqlite/native");
            try (var files = Files.walk(natives)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    if (natives.relativize(file).toString().startsWith(mine + "/")) {
                        // beside the jars it need not be taken out at each start
                        var beside = jar.resolveSibling("native")
                                .resolve(file.getFileName().toString());
                        Files.createDirectories(Objects.requireNonNull(beside.getParent()));
                        Files.copy(file, beside);
                    } else {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /// One jar a platform: this one's library goes beside SQLite's, its jar stays for the licences in it.
    private static void boringSsl(Path jar) throws IOException {
        var system = System.getProperty("os.name");
        var mine = "-" + (system.startsWith("Mac") ? "osx" : system.startsWith("Windows") ? "windows" : "linux") + "-"
                + System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "aarch_64") + ".jar";
        if (!jar.getFileName().toString().endsWith(mine)) {
            Files.delete(jar);
            return;
        }
        if (!system.equals("Linux")) {
            return;
        }
        try (var zip = FileSystems.newFileSystem(jar);
                var files = Files.list(zip.getPath("META-INF/native"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".so")).toList()) {
                var beside =
                        jar.resolveSibling("native").resolve(file.getFileName().toString());
                Files.createDirectories(Objects.requireNonNull(beside.getParent()));
                Files.move(file, beside);
            }
        }
    }

    private static void launcher(Path image, String version) throws IOException {
        var text = Files.readString(Path.of("..", "build", "packaged-kith")).replace("@version@", version);
        var file = image.resolve("bin").resolve("kith");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// jpackage makes the frame of a package around what was laid out already; its own launcher gives way to Kith's.
    private static void deb(Path image, String version) throws Exception {
        var frame = OUT.resolve("frame");
        var jar = image.resolve("lib").resolve("kith-app.jar");
        try (var jars = Files.list(image.resolve("lib"))) {
            Files.move(
                    jars.filter(f -> f.getFileName().toString().startsWith("kith-app"))
                            .findFirst()
                            .orElseThrow(),
                    jar);
        }
        run(List.of(
                tool("jpackage"),
                "--type",
                "app-image",
                "--name",
                "kith",
                "--app-version",
                version,
                "--runtime-image",
                image.resolve("runtime").toString(),
                "--input",
                image.resolve("lib").toString(),
                "--main-jar",
                "kith-app.jar",
                "--main-class",
                "dev.kith.app.Main",
                "--dest",
                frame.toString()));
        var app = frame.resolve("kith");
        Files.copy(image.resolve("bin/kith"), app.resolve("bin/kith"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(app.resolve("bin/kith"), PosixFilePermissions.fromString("rwxr-xr-x"));
        copy(image.resolve("config"), app.resolve("lib/config"));
        var scripts = OUT.resolve("scripts");
        Files.createDirectories(scripts);
        for (var script : Map.of(
                        "postinst", "#!/bin/sh\nset -e\nln -sf /opt/kith/bin/kith /usr/bin/kith\n",
                        "prerm", "#!/bin/sh\nset -e\nif [ \"$1\" = remove ]; then rm -f /usr/bin/kith; fi\n")
                .entrySet()) {
            Files.writeString(scripts.resolve(script.getKey()), script.getValue());
        }
        run(List.of(
                tool("jpackage"),
                "--type",
                "deb",
                "--name",
                "kith",
                "--app-version",
                version,
                "--app-image",
                app.toString(),
                "--resource-dir",
                scripts.toString(),
                "--description",
                "Keeps the history with every person you write with",
                "--linux-package-name",
                "kith",
                "--dest",
                OUT.toString()));
        try (var made = Files.list(OUT)) {
            for (var file : made.filter(f -> f.toString().endsWith(".deb")).toList()) {
                weigh(file);
            }
        }
    }

    private static void weigh(Path file) throws IOException {
        var octets = Files.size(file);
        System.out.printf("%s: %.1f MB%n", file.getFileName(), octets / 1e6);
        if (octets > ARCHIVE_MAX) {
            throw new IOException(file + " weighs more than " + ARCHIVE_MAX + " octets");
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        return (system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : "linux") + "-"
                + System.getProperty("os.arch");
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command.getFirst() + " failed with " + code);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("target") || file.toString().endsWith("pom.xml")) {
                    continue;
                }
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
