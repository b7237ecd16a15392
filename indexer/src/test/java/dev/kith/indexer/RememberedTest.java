package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered only by halves is found all the same.
class RememberedTest {
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    @TempDir
    static Path folder;

    private static Indexer indexer;

    @BeforeAll
    static void open() throws Exception {
        indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneId.of("UTC"));
        var list = "List-Id: <sailing.lists.test>\n\n";
        var mailbox = new Mailbox()
                .mail("2026-03-01", "Sailing <sailing@lists.test>", Mailbox.ME, "Welcome", list + "Welcome aboard.")
                .mail("2026-03-02", "Sailing <sailing@lists.test>", Mailbox.ME, "Rules", list + "Be kind to all.")
                .mail("2026-03-03", Mailbox.ME, "sailing@lists.test", "Harbour", "The harbour is closed on Sunday.")
                .mail("2026-03-03", "Bob <bob@example.org>", Mailbox.ME, "Harbour", "The harbour is closed on Sunday.")
                .mail("2026-02-01", "Tom Marsh <tom@example.org>", Mailbox.ME, "Anchor", "The anchor is rusty.")
                .mail("2026-03-05", "Smashov <p@example.org>", Mailbox.ME, "Rope", "The rope is new.")
                .mail("2026-03-06", "Ben <ben@example.org>", Mailbox.ME, "Oars", "Two oars.")
                .mail("2026-03-07", "Benedikta Olm <olm@example.org>", Mailbox.ME, "Paint", "Blue paint.")
                .mail(
                        "2026-03-08",
                        "Ann <ann@example.org>",
                        Mailbox.ME,
                        "Radio",
                        "The radio rmx2200 and xt.4 are loud.")
                .mail("2026-03-09", "Günther <g@example.org>", Mailbox.ME, "Mast", "Der Mast ist gebrochen.")
                .mail("2026-03-10", "Guenther <gg@example.org>", Mailbox.ME, "Keel", "Der Kiel ist lang.")
                .mail("2026-03-11", "Ann <ann@example.org>", Mailbox.ME, "Chart", "The chart, see tides.doc")
                .mail("2026-03-12", "Ann <ann@example.org>", Mailbox.ME, "Log", "As in <3@example.org>, closed.");
        for (var mail : mailbox.mails()) {
            indexer.add(mail);
        }
        indexer.refresh();
    }

    @AfterAll
    static void close() throws Exception {
        indexer.close();
    }

    private static List<String> found(String query) throws Exception {
        return indexer.search(query, 10, true, NOW).hits().stream()
                .map(Hit::subject)
                .toList();
    }

    @Test
    void whatTheUserWroteToAListIsNoListsMail() throws Exception {
        var hits = indexer.search("harbour closed sunday", 10, true, NOW).hits();
        assertThat(hits).hasSize(2);
        // the two differ in their minute and the tie alone
        assertThat(hits.getFirst().score() / hits.getLast().score()).isBetween(1.0, 1.5);
    }

    @Test
    void aMistypedNameIsFoundThoughItIsAPartOfAnother() throws Exception {
        assertThat(found("from:mash anchor")).containsExactly("Anchor");
        assertThat(found("from:mash rope")).containsExactly("Rope");
    }

    @Test
    void aNameMayBeShortForOneThatBeginsSo() throws Exception {
        assertThat(found("from:ben oars")).containsExactly("Oars");
        assertThat(found("from:ben paint")).containsExactly("Paint");
        assertThat(found("from:be paint")).containsExactly("Paint");
    }

    @Test
    void theNameOfAThingMayBeMistypedInItsLettersButNotInItsFigures() throws Exception {
        assertThat(found("rmy2200")).isEmpty();
        assertThat(found("ramx2200 loud")).containsExactly("Radio");
        assertThat(found("rmx2201")).isEmpty();
        assertThat(found("at.4")).isEmpty();
    }

    @Test
    void umlautsMayBeSpelledOutByWhoeverWroteAndWhoeverSearches() throws Exception {
        assertThat(found("from:günther")).containsExactlyInAnyOrder("Mast", "Keel");
        assertThat(found("from:guenther mast")).containsExactly("Mast");
        assertThat(found("guenther kiel")).containsExactly("Keel");
        assertThat(found("gunther mast")).containsExactly("Mast");
    }

    @Test
    void whereNothingLooksSoTheRestIsShown() throws Exception {
        var answer = indexer.search("chart has:attachment", 10, true, NOW);
        assertThat(answer.hits()).extracting(Hit::subject).containsExactly("Chart");
        assertThat(answer.notices()).containsExactly("Nothing matches has:attachment.", "Shown is what matches chart.");
        assertThat(found("chart filename:tides")).containsExactly("Chart");
        assertThat(found("chart act:promise date:2026-03")).containsExactly("Chart");
        assertThat(found("from:ann has:attachment"))
                .as("where nothing was asked of the words")
                .isEmpty();
        assertThat(found("chart has:attachment before:2026"))
                .as("when must hold")
                .isEmpty();
        assertThat(found("chart -has:link has:attachment"))
                .as("what was excluded stays so")
                .hasSize(1);
    }

    @Test
    void aCopiedMessageIdIsTheMessageAndWhatNamesIt() throws Exception {
        assertThat(found("<3@example.org>")).containsExactlyInAnyOrder("Harbour", "Log");
        assertThat(indexer.search("<99@example.org>", 10, true, NOW).notices())
                .contains("Nothing matches <99@example.org>.");
    }
}
