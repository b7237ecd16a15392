package dev.kith.indexer.search;

import dev.kith.indexer.search.Criterion.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Kinds of attached files by the words people have for them: `has:pdf`, `has:spreadsheet`.
final class Attached {
    private static final Map<String, List<String>> ENDINGS = Map.ofEntries(
            Map.entry("pdf", List.of("pdf")),
            Map.entry("doc", List.of("doc", "docx")),
            Map.entry("docx", List.of("docx")),
            Map.entry("xls", List.of("xls", "xlsx")),
            Map.entry("xlsx", List.of("xlsx")),
            Map.entry("ppt", List.of("ppt", "pptx")),
            Map.entry("pptx", List.of("pptx")),
            Map.entry("zip", List.of("zip")),
            Map.entry("csv", List.of("csv")),
            Map.entry("document", List.of("doc", "docx", "odt", "rtf", "pages", "pdf")),
            Map.entry("spreadsheet", List.of("xls", "xlsx", "ods", "csv", "numbers")),
            Map.entry("presentation", List.of("ppt", "pptx", "odp", "key")));
    private static final Map<String, String> TYPES = Map.of(
            "image", "image", "photo", "image", "picture", "image", "video", "video", "audio", "audio", "pdf", "pdf");

    private Attached() {}

    static Optional<Criterion> read(String value, String typed) {
        var word = value.toLowerCase(Locale.ROOT);
        var kind = word.endsWith("s") && !ENDINGS.containsKey(word) ? word.substring(0, word.length() - 1) : word;
        var any = new ArrayList<Criterion>();
        ENDINGS.getOrDefault(kind, List.of())
                .forEach(ending -> any.add(new Criterion.Text(Field.FILENAME, ending, false, false, typed)));
        if (TYPES.containsKey(kind)) {
            any.add(new Criterion.Text(Field.TYPE, TYPES.get(kind), false, false, typed));
        }
        return any.isEmpty() ? Optional.empty() : Optional.of(new Criterion.Or(any));
    }
}
