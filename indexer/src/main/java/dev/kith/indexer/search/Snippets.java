package dev.kith.indexer.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cuts a piece of text around the words that were looked for, and marks them.
public final class Snippets {
    private static final char OPEN = '\u2068';
    private static final char CLOSE = '\u2069';
    private static final int LENGTH = 180;
    private static final int SCANNED = 20_000;

    private final Set<String> words = new HashSet<>();
    private final List<String> prefixes = new ArrayList<>();

    public Snippets(Criterion query) {
        gather(query);
    }

    private void gather(Criterion query) {
        switch (query) {
            case Criterion.Text text -> gather(text);
            case Criterion.And and -> and.all().forEach(this::gather);
            case Criterion.Or or -> or.any().forEach(this::gather);
            case Criterion.Most most -> most.of().forEach(this::gather);
            case Criterion.Not _,
                    Criterion.Everything _,
                    Criterion.Span _,
                    Criterion.Size _,
                    Criterion.Is _,
                    Criterion.In _,
                    Criterion.Tagged _,
                    Criterion.Does _,
                    Criterion.Id _,
                    Criterion.Conversation _ -> {}
        }
    }

    private void gather(Criterion.Text text) {
        var found = new Words().over(text.text());
        while (found.next()) {
            words.add(found.word());
            if (!text.phrase()) {
                words.addAll(Stems.forms(found.word(), EnumSet.allOf(Stems.Language.class)));
            }
            if (text.prefix()) {
                prefixes.add(found.word());
            }
        }
    }

    /// A span of text that was looked for.
    private record Match(int start, int end, int text) {}

    /// @param texts in order of preference: the first that has any of the words is taken
    public String of(List<String> texts) {
        var best = List.<Match>of();
        for (var i = 0; i < texts.size(); i++) {
            best = matches(texts.get(i), i);
            if (!best.isEmpty()) {
                break;
            }
        }
        var text = best.isEmpty()
                ? texts.stream().filter(t -> !t.isBlank()).findFirst().orElse("")
                : texts.get(best.getFirst().text);
        return show(text, best);
    }

    private List<Match> matches(String text, int number) {
        var matches = new ArrayList<Match>();
        var scanned = new Words().over(text.length() > SCANNED ? text.substring(0, SCANNED) : text);
        while (scanned.next() && matches.size() < 200) {
            if (wanted(scanned) && (matches.isEmpty() || scanned.start() >= matches.getLast().end)) {
                matches.add(new Match(scanned.start(), scanned.end(), number));
            }
        }
        return matches;
    }

    private boolean wanted(Words scanned) {
        if (words.isEmpty()) {
            return false;
        }
        var word = scanned.word();
        if (words.contains(word)) {
            return true;
        }
        // asked of every word of a text
        for (var i = 0; i < prefixes.size(); i++) {
            if (word.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static String show(String text, List<Match> matches) {
        var window = window(matches);
        var start = matches.isEmpty() ? 0 : back(text, matches.get(window).start);
        var end = forth(text, start + LENGTH);
        var out = new StringBuilder(LENGTH + 40);
        if (start > 0) {
            out.append("… ");
        }
        var at = start;
        for (var match : matches) {
            if (match.start >= at && match.end <= end) {
                out.append(text, at, match.start)
                        .append(OPEN)
                        .append(text, match.start, match.end)
                        .append(CLOSE);
                at = match.end;
            }
        }
        out.append(text, at, Math.max(at, end));
        if (end < text.length()) {
            out.append(" …");
        }
        return out.toString().replaceAll("\\s+", " ").strip();
    }

    /// The match from which most others are near.
    private static int window(List<Match> matches) {
        var best = 0;
        var most = 0;
        for (var i = 0; i < matches.size(); i++) {
            var count = 0;
            for (var k = i; k < matches.size() && matches.get(k).end - matches.get(i).start < LENGTH - 40; k++) {
                count++;
            }
            if (count > most) {
                most = count;
                best = i;
            }
        }
        return best;
    }

    /// A little before a match, at the beginning of a word.
    private static int back(String text, int match) {
        var from = Math.max(0, match - 40);
        if (from == 0) {
            return 0;
        }
        var space = text.indexOf(' ', from);
        return space < 0 || space >= match ? match : space + 1;
    }

    private static int forth(String text, int wanted) {
        if (wanted >= text.length()) {
            return text.length();
        }
        var space = text.lastIndexOf(' ', wanted);
        return space < wanted - 30 ? wanted : space;
    }
}
