package dev.kith.app;

import dev.kith.indexer.IndexUnusable;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Set;

/// Opens the indexer for looking at mail that is not in it.
final class Reader {
    private Reader() {}

    static Indexer open(Common common) throws Failure {
        var around = Surroundings.find(common);
        var me = new Me(around.config().map(c -> c.myAddresses()).orElse(Set.of()));
        try {
            return Indexer.openReadOnly(around.data().resolve("index"), me, ZoneId.systemDefault());
        } catch (IndexUnusable e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the data folder " + around.data() + " cannot be used: " + Reason.of(e));
        }
    }
}
