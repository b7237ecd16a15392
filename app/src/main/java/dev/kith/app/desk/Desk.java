package dev.kith.app.desk;

import dev.kith.app.config.Config;
import dev.kith.indexer.Importer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Answers questions from what stands open.
public final class Desk implements Answers {
    private final Holdings holdings;
    private final String version;

    public Desk(Holdings holdings, String version) {
        this.holdings = holdings;
        this.version = version;
    }

    @Override
    public void answer(Ask ask, Lines out) throws Refusal, IOException {
        switch (ask) {
            case Ask.Search search -> search(search, out);
            case Ask.Import order -> importMail(order, out);
            case Ask.Status _ -> out.line(status());
            case Ask.Stop _ ->
                throw new Refusal("no daemon is running on " + holdings.folder().path());
        }
    }

    private void search(Ask.Search search, Lines out) throws IOException {
        var now = search.at() == null ? holdings.clock().instant() : search.at();
        var answer = holdings.indexer().search(search.query(), search.limit(), search.messages(), now);
        answer.notices().forEach(n -> out.line(new Notice(n)));
        answer.hits().stream().map(FoundLine::of).forEach(out::line);
    }

    private void importMail(Ask.Import order, Lines out) throws IOException {
        var me = new HashSet<>(holdings.config().map(Config::myAddresses).orElse(Set.of()));
        order.me().forEach(a -> me.add(a.toLowerCase(Locale.ROOT)));
        var result = new Importer(holdings.indexer())
                .run(
                        order.paths().stream().map(Path::of).toList(),
                        me,
                        (messages, done, total) -> out.progress(done, total, messages + " messages"));
        out.line(new ImportLine(result.indexed(), result.known(), result.leftOut(), result.unreadable()));
    }

    private StatusLine status() throws IOException {
        var index = holdings.indexer().status();
        return new StatusLine(
                false,
                version,
                index.schema(),
                List.of(),
                0,
                List.of(),
                index.messages(),
                index.people(),
                index.conversations(),
                index.octets(),
                0,
                0,
                holdings.folder().path().toString(),
                List.of());
    }
}
