package dev.kith.app.desk;

import dev.kith.app.line.DueLine;
import dev.kith.app.line.PersonLine;
import dev.kith.rules.metrics.Figures;
import java.time.Instant;
import java.util.List;

/// People and what is due as of an instant: what the pages show without judging anew.
///
/// @param people humans alone, the strongest tie first
/// @param due in the order of telling
/// @param coming what will be due within a week if nothing happens until then
public record Overview(
        Instant asOf, List<PersonLine> people, List<DueLine> due, List<DueLine> coming, Figures figures) {
    public Overview {
        people = List.copyOf(people);
        due = List.copyOf(due);
        coming = List.copyOf(coming);
    }
}
