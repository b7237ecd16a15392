package dev.kith.indexer.store;

/// How hits are put in order and how many are wanted.
///
/// @param limit hits at most; what is out of bounds is the nearest that is not
/// @param byConversation one hit a conversation, its best message
/// @param now milliseconds since 1970
public record Ranking(int limit, boolean byConversation, By by, long now) {
    private static final double HALF_LIFE_MILLIS = 365.25 * 24 * 3600 * 1000;
    /// What is left of a match however old it is.
    private static final double OLD = 0.2;

    private static final int LIMIT_MAX = 1_000_000;

    public Ranking {
        limit = Math.clamp(limit, 0, LIMIT_MAX);
    }

    public enum By {
        BEST,
        DATE,
        MATCH
    }

    /// Whether it matters how well a message matches.
    public boolean scored() {
        return by != By.DATE;
    }

    /// @param tie 0 to 1
    public double score(double match, long date, double tie, boolean person) {
        return switch (by) {
            case DATE -> date;
            case MATCH -> match;
            case BEST ->
                (1 + match)
                        * (OLD + (1 - OLD) * Math.exp(-Math.max(0, now - date) / HALF_LIFE_MILLIS * Math.log(2)))
                        * (1 + tie)
                        * (person ? 1 : 0.5);
        };
    }
}
