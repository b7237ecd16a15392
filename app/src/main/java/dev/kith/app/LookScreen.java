package dev.kith.app;

import dev.kith.app.desk.Frames;
import dev.kith.app.desk.WithoutControls;
import dev.kith.app.look.Past.Reminded;
import dev.kith.rules.Finding;
import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a look shows what it found: as text, or a JSON object a line. Strangers wrote much of it.
///
/// @param zone of the dates
record LookScreen(boolean json, PrintStream out, ZoneId zone) {
    private record Line(
            String kind,
            OffsetDateTime at,
            String rule,
            String person,
            String why,
            @Nullable String text) {}

    /// Something that is open now.
    void open(Finding finding, Instant now) {
        if (json) {
            line("open", now, finding);
            return;
        }
        out.println(WithoutControls.text("  " + finding.person().name() + ": " + finding.why()));
        text(finding).ifPresent(text -> out.println(WithoutControls.text("      \"" + text + "\"")));
    }

    /// A reminder that would have come.
    void reminder(Reminded one) {
        var finding = one.finding();
        if (json) {
            line("reminder", one.at(), finding);
            return;
        }
        out.println();
        out.println(one.at().atZone(zone).toLocalDate() + "  "
                + WithoutControls.text(finding.person().name()) + "  (" + finding.rule() + ")");
        out.println(WithoutControls.text("    " + finding.why()));
        text(finding).ifPresent(text -> out.println(WithoutControls.text("    \"" + text + "\"")));
    }

    private void line(String kind, Instant at, Finding finding) {
        var day = at.atZone(zone).toOffsetDateTime();
        var text = text(finding).orElse(null);
        out.println(Frames.JSON.writeValueAsString(
                new Line(kind, day, finding.rule(), finding.person().name(), finding.why(), text)));
    }

    private static Optional<String> text(Finding finding) {
        return finding.evidence().stream().findFirst().map(evidence -> evidence.text());
    }
}
