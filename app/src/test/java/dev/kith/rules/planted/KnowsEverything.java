package dev.kith.rules.planted;

import dev.kith.app.planted.Shown;
import dev.kith.indexer.Mail;
import dev.kith.proxy.planted.KnowsPeople;
import io.netty.buffer.ByteBuf;
import java.sql.Connection;
import java.time.Instant;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/// Rules that know the proxy, the index, app, Lucene, Netty, SQL and the time.
public final class KnowsEverything {
    @Nullable
    Shown shown;

    @Nullable
    Mail mail;

    @Nullable
    KnowsPeople cycle;

    @Nullable
    ByteBuf octets;

    @Nullable
    Connection sql;

    @Nullable
    Document document;

    Instant now = Instant.now();
}
