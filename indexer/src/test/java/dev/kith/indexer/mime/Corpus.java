package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tukaani.xz.XZInputStream;

/// The corpus folder that may lie beside a checkout: real mail, for local tests only.
public final class Corpus {
    private static final int BLOCK = 512;
    private static final Path FOLDER = Path.of(System.getProperty("corpus", "../../../shared/corpus"));

    private Corpus() {}

    public static Path folder() {
        return Files.isDirectory(FOLDER) ? FOLDER : Path.of("../../shared/corpus");
    }

    public static boolean present(String file) {
        return Files.isRegularFile(folder().resolve(file));
    }

    /// The regular files of an xz-compressed tar, by name.
    public static Map<String, byte[]> tar(String file) throws IOException {
        byte[] tar;
        try (var in = new XZInputStream(Files.newInputStream(folder().resolve(file)))) {
            tar = in.readAllBytes();
        }
        var files = new TreeMap<String, byte[]>();
        for (var at = 0; at + BLOCK <= tar.length && tar[at] != 0; ) {
            var name = text(tar, at, 100);
            var size = (int) Long.parseLong(text(tar, at + 124, 12).strip(), 8);
            var type = tar[at + 156];
            at += BLOCK;
            if (type == '0' || type == 0) {
                files.put(
                        name.startsWith("./") ? name.substring(2) : name,
                        new ByteArrayInputStream(tar, at, size).readAllBytes());
            }
            at += (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return files;
    }

    private static String text(byte[] tar, int at, int length) {
        var end = at;
        while (end < at + length && tar[end] != 0) {
            end++;
        }
        return new String(tar, at, end - at, UTF_8);
    }
}
