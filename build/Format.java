import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/// Formats every Java source below the working folder: `check` names the files that differ and fails, `write`
/// rewrites them.
final class Format {
    private Format() {}

    static void main(String[] args) throws Exception {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var write = args[0].equals("write");
        var wrong = 0;
        try (var files = Files.walk(Path.of("."))) {
            for (var file : files.filter(
                            f -> f.toString().endsWith(".java") && !f.toString().contains("/target/"))
                    .sorted()
                    .toList()) {
                var before = Files.readString(file);
                var after = formatter.formatSourceAndFixImports(before);
                if (after.equals(before)) {
                    continue;
                }
                wrong++;
                System.out.println((write ? "formatted " : "not formatted: ") + file);
                if (write) {
                    Files.writeString(file, after);
                }
            }
        }
        if (wrong > 0 && !write) {
            System.exit(1);
        }
    }
}
