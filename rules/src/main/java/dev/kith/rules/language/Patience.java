package dev.kith.rules.language;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether who asks says that there is time: "no rush", "eilt nicht". A reminder after three days would be one.
public final class Patience {
    /// Working days to wait then.
    public static final int DAYS = 15;

    private static final Pattern NO_RUSH = Pattern.compile(
            "(?iU)\\b(?:(?:no|not in a|no great|no particular) (?:rush|hurry)|take your time|not (?:at all )?urgent"
                    + "|there(?:['\u2019]s| is) no (?:rush|hurry)|whenever (?:you|it)|any ?time (?:before|in|until)"
                    + " \\w+ (?:is|will be|would be) (?:fine|ok|okay)|eilt (?:\\w+ )?nicht|keine eile|hat keine eile"
                    + "|(?:ist|es ist) nicht eilig|nicht dringend|lass dir zeit|lassen sie sich zeit"
                    + "|(?:pas|rien) (?:d['\u2019])?urgent|pas pressé|prends ton temps|prenez votre temps"
                    + "|sin prisa|geen haast)\\b");

    private Patience() {}

    /// @param one its lines of evidence and what was found in it are all that is looked at
    public static boolean has(Interaction one) {
        return Stream.concat(one.evidence().stream(), one.acts().stream().map(Act::sentence))
                .anyMatch(line -> NO_RUSH.matcher(line).find());
    }
}
