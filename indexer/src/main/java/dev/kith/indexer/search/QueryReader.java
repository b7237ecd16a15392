package dev.kith.indexer.search;

import dev.kith.indexer.search.Criterion.And;
import dev.kith.indexer.search.Criterion.Everything;
import dev.kith.indexer.search.Criterion.Field;
import dev.kith.indexer.search.Criterion.Not;
import dev.kith.indexer.search.Criterion.Or;
import dev.kith.indexer.search.Criterion.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what a user typed. Every string is a valid query: what makes no sense is searched as words, and a notice
/// points at the place.
///
/// ```
/// any   = all { ("OR" | "|") all }
/// all   = { ["AND"] one }
/// one   = ("-" | "!" | "NOT") one | "(" any ")" | [operator ":"] (word ["*"] | '"' words '"' | "(" any ")")
/// ```
public final class QueryReader extends Cursor {
    private static final int TYPED_MAX = 1000;
    private static final int NOTICES_MAX = 10;
    private static final int TERMS_MAX = 64;
    private static final int DEPTH_MAX = 16;
    private static final int DATE_WORDS_MAX = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(?:st|nd|rd|th|\\.)?,?");
    private static final Pattern EITHER = Pattern.compile("\\S or \\S");
    private static final Pattern WITHOUT = Pattern.compile("(?:^|\\s)not \\S");
    private static final Pattern INSIDE = Pattern.compile("[\\p{L}\\p{N}]\\*+[\\p{L}\\p{N}]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Operators operators;
    private final List<String> notices = new ArrayList<>();
    private Asked.Order order = Asked.Order.BEST;
    private boolean sorted;
    private int terms;

    private QueryReader(String typed, Instant now, ZoneId zone) {
        super(Typed.plain(typed));
        this.operators = new Operators(now, zone, notices);
    }

    /// @param now decides what `last week` means
    public static Asked read(String typed, Instant now, ZoneId zone) {
        var reader = new QueryReader(typed.substring(0, Math.min(typed.length(), TYPED_MAX)), now, zone);
        if (typed.length() > TYPED_MAX) {
            reader.notices.add("Only the first " + TYPED_MAX + " characters are searched.");
        }
        var whole = reader.whole();
        var query = whole instanceof Everything && reader.broken() ? reader.plain() : whole;
        return new Asked(
                query, reader.order, reader.notices.stream().limit(NOTICES_MAX).toList());
    }

    /// What may have been meant by a query that finds nothing.
    public static List<String> hints(String typed) {
        var hints = new ArrayList<String>();
        if (EITHER.matcher(typed).find()) {
            hints.add("“or” is searched as a word; in capitals, OR, either side of it is enough.");
        }
        if (WITHOUT.matcher(typed).find()) {
            hints.add("“not” is searched as a word; in capitals, NOT, it leaves out what follows.");
        }
        return hints;
    }

    /// Something was meant, and nothing of it is left: to list everything would be no answer. An order alone is one.
    private boolean broken() {
        return !notices.isEmpty() || !sorted && WORD.matcher(typed).find();
    }

    /// The words as they stand; where there are none, a text that nothing holds.
    private Criterion plain() {
        var words = WORD.matcher(typed)
                .results()
                .limit(TERMS_MAX)
                .<Criterion>map(word -> new Text(Field.ANY, word.group(), false, false, word.group()))
                .toList();
        if (words.isEmpty()) {
            return new Text(Field.ANY, typed.strip(), true, false, typed.strip());
        }
        notices.add("It is searched as plain words.");
        return all(words);
    }

    private Criterion whole() {
        var found = new ArrayList<Criterion>();
        while (true) {
            found.add(any(Field.ANY, 0));
            space();
            if (at >= typed.length()) {
                return all(found);
            }
            // only a closing bracket stops before the end
            notices.add("There is a “)” without “(” at character " + (at + 1) + "; it is ignored.");
            at++;
        }
    }

    private Criterion any(Field field, int depth) {
        var alternatives = new ArrayList<Criterion>();
        alternatives.add(all(field, depth));
        while (take("OR") || bar()) {
            alternatives.add(all(field, depth));
        }
        var real = alternatives.stream().filter(q -> !(q instanceof Everything)).toList();
        if (real.size() < alternatives.size() && alternatives.size() > 1) {
            notices.add("“OR” stands beside nothing; it is ignored.");
        }
        return real.isEmpty() ? new Everything() : real.size() == 1 ? real.getFirst() : new Or(real);
    }

    private Criterion all(Field field, int depth) {
        var found = new ArrayList<Criterion>();
        while (true) {
            space();
            if (at >= typed.length() || typed.charAt(at) == ')' || peek("OR") || peek("|")) {
                return all(found);
            }
            if (!take("AND")) {
                found.add(one(field, depth));
            }
        }
    }

    private static Criterion all(List<Criterion> found) {
        var real = found.stream().filter(q -> !(q instanceof Everything)).toList();
        return real.isEmpty() ? new Everything() : real.size() == 1 ? real.getFirst() : new And(real);
    }

    private Criterion one(Field field, int depth) {
        space();
        var not = false;
        // walked and not called for each: whoever types a rule of dashes means nothing by it
        while (take("NOT") || sign('-') || sign('!')) {
            not = !not;
            space();
            if (at >= typed.length() || typed.charAt(at) == ')') {
                return new Everything();
            }
        }
        var query = typed.charAt(at) == '(' ? group(field, depth) : term(field, depth);
        return query instanceof Everything || !not ? query : new Not(query);
    }

    private Criterion group(Field field, int depth) {
        var open = at++;
        if (depth >= DEPTH_MAX) {
            notices.add("Brackets are nested too deep at character " + (open + 1) + ".");
            return new Everything();
        }
        var query = any(field, depth + 1);
        if (at < typed.length() && typed.charAt(at) == ')') {
            at++;
        } else {
            notices.add("The “(” at character " + (open + 1) + " is not closed.");
        }
        return query;
    }

    private Criterion term(Field field, int depth) {
        var start = at;
        if (++terms > TERMS_MAX) {
            notices.add("Only the first " + TERMS_MAX + " words are searched.");
            at = typed.length();
            return new Everything();
        }
        if (typed.charAt(at) == '"') {
            var words = quoted();
            return new Text(field, words, true, false, typed.substring(start, at));
        }
        var colon = operatorEnd();
        if (colon > 0) {
            var name = typed.substring(at, colon).toLowerCase(java.util.Locale.ROOT);
            var known = OperatorNames.field(name);
            if (known != null && colon + 1 < typed.length() && typed.charAt(colon + 1) == '(') {
                at = colon + 1;
                return group(known, depth);
            }
            if (Typed.answering(name)) {
                at = colon + 1;
                return new Everything();
            }
            if (OperatorNames.known(name) || name.equals("sort")) {
                at = colon + 1;
                return operator(name, start);
            }
            if (colon + 1 < typed.length()
                    && !name.equals("mailto")
                    && name.chars().allMatch(Character::isLetter)
                    && typed.charAt(colon + 1) != '/') {
                notices.add("“" + name + ":” (at character " + (at + 1) + ") is not known; it is searched as text."
                        + OperatorNames.meant(name)
                                .map(meant -> " Did you mean “" + meant + ":”?")
                                .orElse(""));
            }
        }
        return word(field, bare(), start);
    }

    private Criterion operator(String name, int start) {
        if (OperatorNames.spaced(name)) {
            toValue();
        }
        var isQuoted = at < typed.length() && typed.charAt(at) == '"';
        var value = isQuoted ? quoted() : OperatorNames.dated(name) ? date(bare()) : bare();
        var shown = typed.substring(start, at);
        if (value.isBlank()) {
            notices.add("“" + name + ":” (at character " + (start + 1) + ") has nothing after it; it is ignored.");
            return new Everything();
        }
        if (name.equals("sort")) {
            sort(value);
            return new Everything();
        }
        var field = OperatorNames.field(name);
        if (field == null) {
            return operators.read(name, value, shown, start + 1);
        }
        if (isQuoted) {
            return new Text(field, value, true, false, shown);
        }
        return word(field, value, start);
    }

    /// A copied header field has a space before its value.
    private void toValue() {
        var back = at;
        space();
        for (var colon = operatorEnd();
                colon > 0 && Typed.answering(typed.substring(at, colon));
                colon = operatorEnd()) {
            at = colon + 1;
            space();
        }
        if (at >= typed.length()
                || operatorEnd() > 0
                || "()|-!".indexOf(typed.charAt(at)) >= 0
                || peek("OR")
                || peek("AND")
                || peek("NOT")) {
            at = back;
        }
    }

    /// A date of several words is one also without quotes, for a shell takes them away: `after:"last spring"`.
    /// After a date only a number may belong to it: `may 2021`.
    private String date(String first) {
        if (first.isBlank()) {
            return first;
        }
        var date = operators.date(first) ? first : "";
        var end = at;
        var longer = new StringBuilder(first);
        for (var more = 0; more < DATE_WORDS_MAX - 1; more++) {
            space();
            var next = bare();
            if (!date.isEmpty() && !NUMBER.matcher(next).matches()) {
                break;
            }
            longer.append(' ').append(next);
            if (operators.date(longer.toString())) {
                date = longer.toString();
                end = at;
            }
        }
        at = end;
        return date.isEmpty() ? first : date;
    }

    private void sort(String value) {
        switch (value.toLowerCase(java.util.Locale.ROOT)) {
            case "date" -> order = Asked.Order.DATE;
            case "match" -> order = Asked.Order.MATCH;
            case "best" -> order = Asked.Order.BEST;
            default -> {
                notices.add("“sort:” takes date, match or best.");
                return;
            }
        }
        sorted = true;
    }

    private Criterion word(Field field, String typedValue, int start) {
        var value = Typed.address(typedValue);
        var prefix = value.length() > 1 && value.endsWith("*");
        var text = prefix ? value.substring(0, value.length() - 1) : value;
        if (!new Words().over(text).next()) {
            return new Everything();
        }
        if (INSIDE.matcher(text).find()) {
            notices.add("“*” stands for more letters only at the end of a word, not inside (at character " + (start + 1)
                    + ").");
        }
        var shown = typed.substring(start, at);
        var words = new Text(field, text, false, prefix, shown);
        return field == Field.ANY && !prefix && Typed.messageId(value)
                ? new Or(List.of(new Criterion.Id(Operators.bare(value), shown), words))
                : words;
    }

    /// A quoted text; the quote at its end may be missing.
    private String quoted() {
        var close = typed.indexOf('"', at + 1);
        if (close < 0) {
            notices.add("The quote at character " + (at + 1) + " is not closed; the rest is the phrase.");
            close = typed.length();
        }
        var words = typed.substring(at + 1, close);
        at = Math.min(typed.length(), close + 1);
        return words;
    }
}
