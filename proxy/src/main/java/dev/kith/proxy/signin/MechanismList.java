package dev.kith.proxy.signin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The edit of the list of mechanisms, as the client sees it before it is signed in: what Kith takes stands in
/// the place of what upstream takes.
final class MechanismList {
    private static final Pattern IMAP =
            Pattern.compile("(\\* CAPABILITY |\\[CAPABILITY )([^\\]\r\n]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SMTP = Pattern.compile("(250[- ])AUTH[ =]([^\r\n]*)", Pattern.CASE_INSENSITIVE);

    private MechanismList() {}

    /// @param offered learns what upstream offers
    static String imap(String line, Set<String> offered) {
        var match = IMAP.matcher(line);
        if (!match.find() || !(line.startsWith("*") || line.contains("["))) {
            return line;
        }
        var shown = new ArrayList<String>();
        for (var name : match.group(2).strip().split(" +", -1)) {
            var upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith("AUTH=")) {
                offered.add(upper.substring("AUTH=".length()));
            } else if (!upper.equals("LOGINDISABLED")) {
                shown.add(name);
            }
        }
        shown.add("AUTH=PLAIN");
        return line.substring(0, match.start(2)) + String.join(" ", shown) + line.substring(match.end(2));
    }

    static String smtp(String line, Set<String> offered) {
        var match = SMTP.matcher(line);
        if (!match.matches() && !match.lookingAt()) {
            return line;
        }
        List<String> names =
                Arrays.asList(match.group(2).toUpperCase(Locale.ROOT).strip().split(" +", -1));
        offered.addAll(names);
        return match.group(1) + "AUTH PLAIN LOGIN\r\n";
    }
}
