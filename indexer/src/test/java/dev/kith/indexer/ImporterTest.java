package dev.kith.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.indexer.source.MailFiles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ImporterTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final String BOX = """
        From bob@example.org Sun Mar  1 10:00:00 2026
        X-Folder: Friends
        Message-ID: <a@example.org>
        Date: Sun, 1 Mar 2026 10:00:00 +0000
        From: Bob <bob@example.org>
        To: alice@example.org
        Subject: Cheese

        >From the cheese shop.

        From alice@example.org Mon Mar  2 10:00:00 2026
        X-Folder: Sent
        Message-ID: <b@example.org>
        Date: Mon, 2 Mar 2026 10:00:00 +0000
        From: alice@example.org
        To: Bob <bob@example.org>
        Subject: Re: Cheese
        In-Reply-To: <a@example.org>

        Which one?

        """;

    @TempDir
    Path folder;

    private Indexer open() throws Exception {
        return Indexer.open(folder.resolve("index"), new Me(Set.of()), ZoneOffset.UTC);
    }

    private static Importer.Result run(Indexer indexer, Path... paths) throws Exception {
        return new Importer(indexer, 2, 1).run(List.of(paths), Set.of("alice@example.org"), (_, _, _) -> {});
    }

    @Test
    void aFileThatCannotBeOpenedDoesNotHideThoseBehindIt() throws Exception {
        var tree = Files.createDirectories(folder.resolve("tree"));
        var one = BOX.substring(BOX.indexOf('\n') + 1, BOX.indexOf("From alice"));
        for (var name : List.of("a", "c", "e")) {
            Files.writeString(tree.resolve(name + ".eml"), one.replace("<a@", "<" + name + "@"));
        }
        var notZipped = Files.writeString(tree.resolve("b.gz"), "not zipped at all");
        var notXz = Files.writeString(tree.resolve("d.xz"), "no xz at all");
        try (var indexer = open()) {
            var result = run(indexer, tree);
            assertThat(result.indexed()).isEqualTo(3);
            assertThat(result.unreadable()).hasSize(2);
            assertThat(result.unreadable().toString()).contains(notZipped.toString(), notXz.toString());
        }
    }

    /// The header of a block says how much memory it wants.
    @Test
    void anXzFileThatWantsGigabytesIsNotReadAndTheOthersAre() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var xz = new XZOutputStream(out, new LZMA2Options(0))) {
            xz.write(BOX.getBytes(StandardCharsets.UTF_8));
        }
        var octets = out.toByteArray();
        var end = 12 + (octets[12] + 1) * 4 - 4;
        assertThat(octets[14]).as("the filter is LZMA2").isEqualTo((byte) 0x21);
        octets[16] = 37; // 1.5 GiB
        var sum = new CRC32();
        sum.update(octets, 12, end - 12);
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) sum.getValue());
        var tree = Files.createDirectories(folder.resolve("tree"));
        var hungry = Files.write(tree.resolve("a.mbox.xz"), octets);
        Files.writeString(tree.resolve("b.mbox"), BOX);
        try (var indexer = open()) {
            var result = run(indexer, tree);
            assertThat(result.indexed()).isEqualTo(2);
            assertThat(result.unreadable()).singleElement().asString().startsWith(hungry.toString());
        }
    }

    @Test
    void anMboxNamesItsFolders() throws Exception {
        var box = Files.writeString(folder.resolve("all.mbox"), BOX);
        try (var indexer = open()) {
            var result = run(indexer, box);
            assertThat(result.indexed()).isEqualTo(2);
            assertThat(result.unreadable()).isEmpty();
            var hit = indexer.search("in:friends", 10, true, NOW).hits().getFirst();
            assertThat(hit.snippet()).isEqualTo("From the cheese shop.");
            assertThat(hit.file()).isEqualTo(box.toString());
            assertThat(indexer.search("is:sent", 10, true, NOW)
                            .hits()
                            .getFirst()
                            .messageId())
                    .isEqualTo("b@example.org");
            assertThat(run(indexer, box).known()).isEqualTo(2);
        }
    }

    @Test
    void treesMaildirsAndCompressedFilesAreFound() throws Exception {
        var tree = Files.createDirectories(folder.resolve("mail"));
        var messages = BOX.split("(?m)^From .*\n", -1);
        Files.createDirectories(tree.resolve("Work/cur"));
        Files.createDirectories(tree.resolve("Work/new"));
        Files.createDirectories(tree.resolve("Work/tmp"));
        Files.writeString(tree.resolve("Work/cur/1:2,S"), messages[1].replace("X-Folder: Friends\n", ""));
        Files.writeString(tree.resolve("Work/tmp/2"), messages[2].replace("<b@", "<unfinished@"));
        try (var out = new GZIPOutputStream(Files.newOutputStream(tree.resolve("one.eml.gz")))) {
            out.write(messages[2].replace("<b@", "<c@").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var apple = messages[2].replace("<b@", "<d@").replace("X-Folder: Sent\n", "");
        Files.writeString(tree.resolve("4.emlx"), apple.length() + "\n" + apple + "<?xml version=\"1.0\"?><plist/>");
        Files.writeString(tree.resolve("Inbox.msf"), "From nothing\n");
        Files.write(tree.resolve("broken.mbox.xz"), new byte[] {1, 2, 3});
        try (var indexer = open()) {
            var result = run(indexer, tree);
            assertThat(result.indexed()).isEqualTo(3);
            assertThat(result.unreadable()).singleElement().asString().contains("broken.mbox.xz");
            assertThat(indexer.search("in:work", 10, true, NOW).total()).isEqualTo(1);
        }
    }

    @Test
    void goesOnWhereItWasAndReadsNothingTwice() throws Exception {
        var box = Files.writeString(folder.resolve("all.mbox"), BOX);
        var found = MailFiles.below(List.of(box), _ -> {}).getFirst();
        try (var indexer = open()) {
            new Milestones(indexer).reached(found, 1, false);
            var rest = run(indexer, box);
            assertThat(rest.known()).isEqualTo(1);
            assertThat(rest.indexed()).isEqualTo(1);
            assertThat(indexer.knows("b@example.org")).isTrue();
            assertThat(new Milestones(indexer).of(found)).isEqualTo(new Milestones.Reached(2, true));
        }
        try (var again = open()) {
            assertThat(run(again, box).known()).isEqualTo(2);
            assertThat(again.knows("a@example.org")).isFalse();
            Files.writeString(box, BOX + "From x\nMessage-ID: <new@example.org>\nFrom: bob@example.org\n\nNew.\n");
            assertThat(run(again, box).indexed()).isEqualTo(2);
            assertThat(again.knows("a@example.org")).isTrue();
        }
    }

    @Test
    void aFileOfOneMessageIsReadOnce() throws Exception {
        var messages = BOX.split("(?m)^From .*\n", -1);
        var one = Files.writeString(folder.resolve("one.eml"), messages[1]);
        try (var indexer = open()) {
            assertThat(run(indexer, one).indexed()).isEqualTo(1);
            assertThat(run(indexer, one).known()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoMailIsNamedAndNotIndexed() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.md"), "# Notes\n\nCheese: one pound.\n");
        var one = Files.writeString(folder.resolve("one"), BOX.split("(?m)^From .*\n", -1)[1]);
        var bare = Files.writeString(folder.resolve("bare.msg"), "Content-Type: text/plain\n\nNobody's words.\n");
        try (var indexer = open()) {
            var result = run(indexer, notes, one, bare);
            assertThat(result.indexed()).isEqualTo(2);
            assertThat(result.unreadable())
                    .containsExactly(notes + ": this is no mail, it begins with no header field");
        }
    }

    @Test
    void twoAtOnceAreRefused() throws Exception {
        var box = Files.writeString(folder.resolve("all.mbox"), BOX);
        try (var indexer = open()) {
            assertThat(indexer.importing(true)).isTrue();
            assertThatThrownBy(() -> run(indexer, box)).hasMessageContaining("another import");
            indexer.importing(false);
            assertThat(run(indexer, box).indexed()).isEqualTo(2);
        }
    }
}
