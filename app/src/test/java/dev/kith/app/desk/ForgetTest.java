package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.line.ForgottenLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.SaidLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is forgotten or sealed is nowhere, and does not come back.
class ForgetTest extends AtTheDesk {
    @Test
    void aForgottenPersonIsNowhereAndDoesNotComeBack() throws Exception {
        say("ann@one.test", "merge", "lee@two.test");
        say("ann@one.test", "tag", "friend");
        say("carl@three.test", "note", "knows", "ann@one.test");
        Files.writeString(folder.log().resolve("kith.log"), "one line\nit says ann@one.test\nlast line\n");
        Files.createDirectories(folder.path().resolve("index.spoilt"));
        Files.writeString(folder.path().resolve("index.spoilt/segments_1"), "ann@one.test");

        var gone = ask(new Ask.Forget("lee@two.test"), ForgottenLine.class).getFirst();
        assertThat(gone.addresses()).isEqualTo(2);
        assertThat(gone.messages()).isEqualTo(3);
        assertThat(gone.mentions()).isEqualTo(1);
        assertThat(gone.logLines()).isEqualTo(1);
        assertThat(gone.left()).isZero();
        assertThat(octetsOf("ann@one.test")).isEmpty();
        assertThat(octetsOf("lee@two.test")).isEmpty();
        assertThat(Files.readString(folder.log().resolve("kith.log"))).isEqualTo("one line\nlast line\n");

        // the same mail once more, and new mail
        importMail();
        mbox(mail(6, "Ann Lee <ANN@one.test>", ME, "Here again", "Hello"));
        assertThat(octetsOf("ann@one.test")).isEmpty();
        assertThat(found("from:ann")).isEmpty();
        assertThatThrownBy(() -> person("ann@one.test")).isInstanceOf(Refusal.class);

        say("ann@one.test", "seal", "off");
        mbox(mail(7, "Ann Lee <ann@one.test>", ME, "Welcome", "Hello"));
        assertThat(person("ann@one.test").received()).isEqualTo(1);
    }

    /// `kith look` keeps an index of its own there.
    @Test
    void aForgottenPersonIsNotInTheFolderOfALookEither() throws Exception {
        var look = DataFolder.prepare(folder.look().path());
        var data = folder;
        folder = look;
        importAgain();
        assertThat(found("from:ann@one.test")).containsExactly("Pensions");
        folder = data;

        var gone = ask(new Ask.Forget("ann@one.test"), ForgottenLine.class).getFirst();
        assertThat(gone.left()).isZero();
        folder = look;
        assertThat(found("pensions")).isEmpty();
        importAgain();
        assertThat(found("pensions")).isEmpty();
        folder = data;

        // while somebody looks it is not touched, and that is said
        try (var _ = FolderLock.take(look).orElseThrow()) {
            assertThat(ask(new Ask.Forget("carl@three.test"), ForgottenLine.class)
                            .getFirst()
                            .left())
                    .isPositive();
        }
    }

    /// The index joins its files while somebody is forgotten.
    @Test
    void filesThatGoMeanwhileDoNotKeepAnybodyFromBeingForgotten() throws Exception {
        var over = new AtomicBoolean();
        var churn = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                try {
                    for (var name = 0; name < 50; name++) {
                        Files.writeString(folder.path().resolve("segment" + name), "octets");
                    }
                    for (var name = 0; name < 50; name++) {
                        Files.deleteIfExists(folder.path().resolve("segment" + name));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        try {
            for (var i = 0; i < 20; i++) {
                assertThat(ask(new Ask.Forget("nobody" + i + "@else.test"), ForgottenLine.class))
                        .hasSize(1);
            }
        } finally {
            over.set(true);
            churn.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "pensions", "the", ME, "Alice@Example.org"})
    void whoIsNobodyOrTheUserIsNotForgotten(String word) throws Exception {
        Files.writeString(folder.log().resolve("kith.log"), "one line\n");
        assertThatThrownBy(() -> ask(new Ask.Forget(word))).isInstanceOf(Refusal.class);
        assertThat(found("pensions")).containsExactly("Pensions", "Re: Pensions");
        assertThat(Files.readString(folder.log().resolve("kith.log"))).isEqualTo("one line\n");
    }

    @Test
    void theUserIsNotSealed() throws Exception {
        assertThatThrownBy(() -> say(ME, "seal")).isInstanceOf(Refusal.class).hasMessageContaining("your own address");
        assertThat(found("pensions")).containsExactly("Pensions", "Re: Pensions");
    }

    @Test
    void aSealedPersonIsNotShownAndNotIndexed() throws Exception {
        say("carl@three.test", "seal");
        assertThat(found("boat")).isEmpty();
        assertThat(ask(new Ask.People("carl", null), PersonLine.class)).isEmpty();
        mbox(mail(8, "Carl <carl@three.test>", ME, "Another boat", "A boat"));
        assertThat(found("boat")).isEmpty();
        assertThat(ask(new Ask.Undo(), SaidLine.class))
                .containsExactly(new SaidLine("taken back: seal (whom it was about is not kept)"));
        mbox(mail(9, "Carl <carl@three.test>", ME, "A third boat", "A boat"));
        assertThat(found("boat")).containsExactly("A third boat");
    }

    private List<Path> octetsOf(String word) throws IOException {
        try (var all = Files.walk(folder.path())) {
            var found = new ArrayList<Path>();
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, ISO_8859_1).toLowerCase(Locale.ROOT).contains(word)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
