package dev.kith.app.web;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.StatusLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/// The page on how Kith is.
final class StatusView {
    private static final int LOG_OCTETS = 64 << 10;
    private static final int LOG_LINES = 100;
    /// The log holds no addresses and no secrets; what would look like one is blotted out all the same.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:=]+@[^\\s<>\"'(),;:=]+");

    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

    private final Asking asking;
    private final DataFolder folder;
    private final Templates templates;

    StatusView(Asking asking, DataFolder folder, Templates templates) {
        this.asking = asking;
        this.folder = folder;
        this.templates = templates;
    }

    Reply reply(Frame frame) throws Refusal, IOException {
        var status = asking.one(new Ask.Status(), StatusLine.class);
        var free = Files.getFileStore(folder.path()).getUsableSpace();
        return templates.page("status", new StatusPage(frame, status, log(), free));
    }

    private List<String> log() throws IOException {
        var file = folder.log().resolve("kith.log");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, in.length() - LOG_OCTETS);
            in.seek(from);
            var octets = new byte[(int) (in.length() - from)];
            in.readFully(octets);
            var lines = new String(octets, StandardCharsets.UTF_8).lines().toList();
            // the first may be cut
            var whole = from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
            return whole.subList(Math.max(0, whole.size() - LOG_LINES), whole.size()).stream()
                    .map(StatusView::blotted)
                    .toList();
        }
    }

    static String blotted(String line) {
        return LONG.matcher(ADDRESS.matcher(line).replaceAll("…@…")).replaceAll("…");
    }
}
