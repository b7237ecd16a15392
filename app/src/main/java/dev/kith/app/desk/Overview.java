package dev.kith.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// People and what is due as of an instant: what the pages show without judging anew.
///
/// @param people humans alone, the strongest tie first
/// @param due in the order of telling
public record Overview(Instant asOf, List<PersonLine> people, List<DueLine> due) {
    public Overview {
        people = List.copyOf(people);
        due = List.copyOf(due);
    }

    /// @param noLogin accounts to which nothing can be appended now
    public static Overview of(Holdings holdings, Judgement judgement, Set<String> noLogin) {
        var now = judgement.now();
        return new Overview(
                now,
                new PeopleAnswer(holdings, now)
                        .everybody(judgement).stream()
                                .filter(person -> person.kind().equals("human"))
                                .toList(),
                new DueAnswer(holdings, now, noLogin).all(judgement));
    }
}
