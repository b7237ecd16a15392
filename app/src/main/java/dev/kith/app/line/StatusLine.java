package dev.kith.app.line;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How Kith is, as `status --json` prints it.
///
/// @param notices plain sentences on what is not as it should be
public record StatusLine(
        boolean running,
        String version,
        int schema,
        List<Account> accounts,
        long octetsPassed,
        List<Edit> edits,
        long messages,
        long people,
        long conversations,
        long indexBytes,
        long uptimeSeconds,
        long rssBytes,
        String data,
        List<String> notices) {
    /// @param login `none`, `accepted`, `refused` or `not-reusable`
    /// @param coveredSince from when on the mail is known without gaps; null: not yet
    /// @param upstreamTls who does TLS towards the server: `boringssl`, `java` or, where there is none, `none`
    /// @param listen where mail programs connect, by protocol; empty: none does, Kith reads by itself
    /// @param otherLogins names under which others than the account's user signed in last, by protocol
    public record Account(
            String name,
            String login,
            @Nullable OffsetDateTime coveredSince,
            Backfill backfill,
            long tapBlind,
            long observationsDropped,
            String upstreamTls,
            Map<String, String> listen,
            Settings settings,
            Map<String, String> otherLogins) {}

    /// What to write into the mail program, besides server and port.
    ///
    /// @param user the address, which is what most providers take
    /// @param security `none`, `starttls` or `tls`
    /// @param password `provider`: the one the provider takes; `local`: the one that `kith sign-in` shows
    public record Settings(String user, String security, String password) {}

    /// Messages of the account's mailboxes.
    public record Backfill(long done, long total) {}

    /// One kind of change made on the wire.
    public record Edit(String account, String edit, long count) {}

    public StatusLine alive(boolean runs, String kith, long uptime, long rss) {
        return new StatusLine(
                runs,
                kith,
                schema,
                accounts,
                octetsPassed,
                edits,
                messages,
                people,
                conversations,
                indexBytes,
                uptime,
                rss,
                data,
                notices);
    }
}
