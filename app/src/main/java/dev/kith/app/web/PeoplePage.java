package dev.kith.app.web;

import dev.kith.app.line.PersonLine;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People, in the order that was asked for.
///
/// @param sort the column
/// @param people those shown
/// @param total how many there are that fit the query
/// @param strongest the strength of the strongest tie of all
public record PeoplePage(
        Frame frame, String query, String sort, List<PersonLine> people, int total, double strongest, int limit) {
    public boolean more() {
        return people.size() < total;
    }

    public int next() {
        return limit * 4;
    }

    /// What a column's heading asks for.
    public String sortedBy(String column) {
        return "people?sort=" + column + (query.isEmpty() ? "" : "&q=" + Address.encoded(query));
    }

    /// `aria-sort` of a column: text goes up, figures go down.
    public String order(String column) {
        if (!sort.equals(column)) {
            return "none";
        }
        return column.equals("name") ? "ascending" : "descending";
    }

    /// When there was contact last, as the silence beside it is counted: mail to many and automatic mail is none.
    public @Nullable OffsetDateTime last(PersonLine person) {
        var silence = person.silenceDays();
        var last = person.last();
        if (silence == null || last == null) {
            return last;
        }
        var contact = frame.days()
                .now()
                .minusMillis(Math.round(silence * 86_400_000))
                .atZone(frame.days().zone());
        // the silence is rounded
        return Duration.between(contact, last).abs().toMinutes() < 3 ? last : contact.toOffsetDateTime();
    }

    /// The bar in a word.
    public String near(PersonLine person) {
        return Circle.of(person, strongest).word();
    }

    /// 0 to 100: a bar that shows near and far, not a figure to compare.
    public int bar(PersonLine person) {
        return strongest <= 0 ? 0 : (int) Math.round(100 * Math.sqrt(Circle.tie(person) / strongest));
    }
}
