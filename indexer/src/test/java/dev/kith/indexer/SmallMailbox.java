package dev.kith.indexer;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Six messages between a few people, indexed and searched: found by their numbers.
@TestInstance(Lifecycle.PER_CLASS)
abstract class SmallMailbox {
    static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    Indexer indexer;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        indexer = Indexer.open(folder.resolve("index"), new Me(Set.of(Mailbox.ME)), ZoneId.of("Europe/Berlin"));
        var mailbox = new Mailbox()
                .mail(
                        "2026-03-01",
                        "Ann Lee <ann.lee@vger.kernel.test>",
                        Mailbox.ME,
                        "Pension funds",
                        "Do you know a good fund?")
                .mail(
                        "2026-03-02",
                        Mailbox.ME,
                        "Ann Lee <ann.lee@vger.kernel.test>",
                        "Re: Pension funds",
                        "In-Reply-To: <1@example.org>\n\nI will ask. See https://funds.test/list\n\n> a good fund?")
                .mail(
                        "2026-03-20",
                        "Jean-Philippe Ñuñez <jp@example.org>",
                        Mailbox.ME + "\nCc: Carl <carl@example.org>",
                        "Crème brûlée",
                        "Which café, and when? 2023-12 was too long ago.")
                .mail("2025-05-10", "Shop <noreply@shop.test>", Mailbox.ME, "Invoice", """
                    Precedence: bulk
                    List-Id: <offers.shop.test>
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=b

                    --b

                    Attached.
                    --b
                    Content-Type: application/pdf
                    Content-Disposition: attachment; filename="bill_2025.pdf"

                    x
                    --b--\
                    """)
                .mail(
                        "2026-04-14",
                        "東京 <t@example.org>",
                        Mailbox.ME,
                        "会議",
                        "Content-Type: text/plain; charset=utf-8\n\n東京都に行きます");
        for (var mail : mailbox.mails()) {
            indexer.add(mail);
        }
        indexer.add(Mailbox.one("2026-04-10", "carl@example.org", Mailbox.ME, "Walk", "Sunday?", "Archive/2026", 6));
        indexer.tags(tag -> tag.equals("friend") ? Set.of("carl@example.org") : Set.of());
        indexer.refresh();
    }

    @AfterAll
    void close() throws Exception {
        indexer.close();
    }

    final String found(String query) throws Exception {
        return String.join(
                " ",
                indexer.search(query, 100, true, NOW).hits().stream()
                        .map(hit -> hit.messageId().substring(0, hit.messageId().indexOf('@')))
                        .sorted()
                        .toList());
    }
}
