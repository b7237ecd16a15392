package dev.kith.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.rules.ledger.Archive;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A [Backup] as text: YAML, of which every line can be read, and changed, by a person.
public final class BackupText {
    private static final int FORMAT = 1;
    /// Some hundred thousand words. What is read takes several times as much memory.
    private static final int OCTETS_MAX = 16 << 20;

    private static final JsonMapper JSON = new JsonMapper();
    /// Unless it is told, the parser ends at three megabytes: what was written must come back.
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder().setCodePointLimit(OCTETS_MAX).build())
                    .build())
            .build();
    private static final Pattern ODD = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    private BackupText() {}

    public static String write(Backup backup) {
        var archive = backup.archive();
        var text = new StringBuilder();
        text.append("# A backup of what you said to Kith, and of what it told you. Put it back with: kith restore"
                        + " FILE\n")
                .append("# It holds addresses and your notes; no line of mail, no subject, no password.\n")
                .append("kith-backup: ")
                .append(FORMAT)
                .append('\n')
                .append("made: ")
                .append(quoted(backup.made().toString()))
                .append('\n')
                .append("version: ")
                .append(quoted(backup.version()))
                .append('\n')
                .append("# by this key Kith knows its own reminders again; it opens nothing else\n")
                .append("key: ")
                .append(quoted(Base64.getEncoder().encodeToString(archive.key())))
                .append('\n');
        list(text, "said", "what you said, oldest first", archive.said(), BackupText::spoken);
        list(text, "told", "the occasions you were told of: none is told again", archive.told(), BackupText::delivered);
        list(text, "sealed", "addresses sealed or forgotten, as keyed hashes", archive.sealed(), s -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("hash", s.hash());
            entry.put("at", s.at().toString());
            return entry;
        });
        list(text, "imports", "archives you imported", archive.imports(), i -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("path", i.path());
            entry.put("me", new TreeSet<>(i.me()));
            entry.put("at", i.at().toString());
            return entry;
        });
        files(text, backup.files());
        return text.toString();
    }

    private static Map<String, Object> spoken(Archive.Spoken word) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("at", word.at().toString());
        entry.put("about", word.about());
        entry.put("word", word.verb());
        entry.put("argument", word.argument());
        entry.put("rule", word.rule());
        entry.put("by", word.by());
        return entry;
    }

    private static Map<String, Object> delivered(Archive.Delivered told) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("at", told.at().toString());
        entry.put("rule", told.rule());
        entry.put("person", told.person());
        entry.put("episode", told.episode());
        entry.put("digest", told.digest());
        entry.put("message", told.messageId());
        return entry;
    }

    private static <T> void list(
            StringBuilder text, String key, String what, List<T> all, Function<T, Map<String, Object>> entry) {
        text.append("\n# ").append(what).append('\n').append(key).append(":").append(all.isEmpty() ? " []\n" : "\n");
        all.forEach(one -> text.append("- ").append(json(entry.apply(one))).append('\n'));
    }

    /// Files as YAML literal blocks where they can stand so, else quoted.
    private static void files(StringBuilder text, Map<String, String> files) {
        text.append("\n# your files\nfiles:").append(files.isEmpty() ? " {}\n" : "\n");
        new TreeMap<>(files).forEach((name, content) -> {
            text.append("  ").append(quoted(name)).append(": ");
            if (!content.isEmpty()
                    && content.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x2000))
                    && content.endsWith("\n")) {
                text.append("|2+\n");
                content.lines().forEach(line -> text.append("    ").append(line).append('\n'));
            } else {
                text.append(quoted(content)).append('\n');
            }
        });
    }

    private static String quoted(String text) {
        return json(text);
    }

    /// JSON that is YAML as well: what YAML takes for a line's end, or does not take at all, is escaped.
    private static String json(Object value) {
        return ODD.matcher(JSON.writeValueAsString(value))
                .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
    }

    /// @throws NotABackup in one sentence
    public static Backup read(Path file) throws NotABackup, IOException {
        try (var in = Files.newInputStream(file)) {
            var octets = in.readNBytes(OCTETS_MAX + 1);
            if (octets.length > OCTETS_MAX) {
                throw new NotABackup(file + " is too large to be a backup");
            }
            return read(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException _) {
            throw none();
        }
    }

    /// @throws NotABackup in one sentence
    public static Backup read(String text) throws NotABackup {
        try {
            if (text.lines().noneMatch(line -> line.startsWith("kith-backup:"))) {
                throw none();
            }
            var root = YAML.readTree(text);
            var format = root.path("kith-backup").asInt(0);
            if (format == 0) {
                throw none();
            }
            if (format > FORMAT) {
                throw new NotABackup("this backup was made by a newer Kith (format " + format + ", this one knows "
                        + FORMAT + "): use that one");
            }
            var files = new LinkedHashMap<String, String>();
            root.path("files")
                    .propertyStream()
                    .forEach(e -> files.put(e.getKey(), e.getValue().asString()));
            return new Backup(at(root, "made"), root.path("version").asString(""), archive(root), files);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new NotABackup("the backup cannot be read: " + words);
        }
    }

    private static NotABackup none() {
        return new NotABackup("this is not a backup of Kith's; kith backup FILE makes one");
    }

    private static Archive archive(JsonNode root) {
        return new Archive(
                Base64.getDecoder().decode(text(root, "key")),
                all(
                        root,
                        "said",
                        n -> new Archive.Spoken(
                                text(n, "about"),
                                text(n, "word"),
                                text(n, "argument"),
                                text(n, "rule"),
                                at(n, "at"),
                                text(n, "by"))),
                all(
                        root,
                        "told",
                        n -> new Archive.Delivered(
                                text(n, "rule"),
                                text(n, "person"),
                                text(n, "episode"),
                                at(n, "at"),
                                n.path("digest").asBoolean(false),
                                text(n, "message"))),
                all(root, "sealed", n -> new Archive.Sealed(text(n, "hash"), at(n, "at"))),
                all(root, "imports", n -> new Sources.Import(text(n, "path"), me(n), at(n, "at"))));
    }

    private static Set<String> me(JsonNode node) {
        return node.path("me").valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> all(JsonNode root, String key, Function<JsonNode, T> entry) {
        var list = new ArrayList<T>();
        root.path(key).forEach(node -> list.add(entry.apply(node)));
        return list;
    }

    private static String text(JsonNode node, String key) {
        var value = node.get(key);
        if (value == null || !value.isValueNode()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing in " + node.toString());
        }
        return value.asString();
    }

    private static Instant at(JsonNode node, String key) {
        return Instant.parse(text(node, key));
    }
}
