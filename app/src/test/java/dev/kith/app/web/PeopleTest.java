package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page of all people: its orders, its search, its bars.
class PeopleTest {
    @TempDir
    Path folder = Path.of("");

    private Room room;

    @BeforeEach
    void open() throws Exception {
        room = new Room(folder);
        for (var day = 10; day < 20; day++) {
            mail(day, "Zoe Writes A Lot <zoe@example.test>", "me@example.org");
        }
        for (var day = 2; day < 5; day++) {
            mail(day, "Anna Berg <anna@example.test>", "me@example.org");
            mail(day, "me@example.org", "Anna Berg <anna@example.test>");
        }
        mail(20, "Ben Carter <ben@example.test>", "me@example.org");
        mail(21, "me@example.org", "Ben Carter <ben@example.test>");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private void mail(int day, String from, String to) throws Exception {
        room.mail("""
            Date: %d Feb 2026 10:00:00 +0000
            From: %s
            To: %s
            Subject: tea
            Message-ID: <%d.%s@example.test>

            Tea at four?
            """.formatted(day, from, to, day, from.replaceAll("\\W", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | Anna Berg, Ben Carter, Zoe Writes A Lot",
                "tie | Anna Berg, Ben Carter, Zoe Writes A Lot",
                "silence | Anna Berg, Zoe Writes A Lot, Ben Carter",
                "last | Ben Carter, Zoe Writes A Lot, Anna Berg",
                "mail | Zoe Writes A Lot, Anna Berg, Ben Carter",
            })
    void everyColumnSorts(String column, String order) throws Exception {
        assertThat(names("people?sort=" + column)).containsExactly(order.split(", ", -1));
        assertThat(Jsoup.parse(room.get("people?sort=" + column)).select("[aria-sort]:not([aria-sort=none])"))
                .singleElement()
                .extracting(heading -> heading.attr("aria-sort"))
                .as("the name goes up; the longest silence, the nearest and the latest stand first")
                .isEqualTo(column.equals("name") ? "ascending" : "descending");
    }

    @ParameterizedTest
    @CsvSource({"berg, Anna Berg", "BEN@, Ben Carter", "zoe lot, Zoe Writes A Lot"})
    void aNameOrAnAddressIsFound(String query, String name) throws Exception {
        assertThat(names("people?q=" + Address.encoded(query))).containsExactly(name);
    }

    @Test
    void aTieTakesTwo() throws Exception {
        var bars = Jsoup.parse(room.get("people?sort=name")).select("svg.bar");
        assertThat(bars.eachAttr("aria-label")).containsExactly("close", "close", "faint");
        assertThat(bars.select("rect:not(.rail)").eachAttr("width")).last().isEqualTo("0");
    }

    private List<String> names(String page) throws Exception {
        return Jsoup.parse(room.get(page)).select("tbody th a").eachText();
    }
}
