package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A sentence as the act model sees it: words in lower case with all figures alike, and beside each its shape: what
/// sort of word it is. Shapes carry over to words that the training never saw.
///
/// @param words with `^` before and `$` behind
/// @param shapes one for each word
record ActTokens(List<String> words, List<String> shapes) {
    static final Set<String> DAYS = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu"
            + " thurs fri sat sun today tomorrow tonight morning afternoon evening noon week weekend");
    /// Verbs that open a request.
    static final Set<String> IMPERATIVES =
            set("let send call check confirm review forward advise provide find give make see tell look sign reply"
                + " respond take add update note keep contact email e-mail mail ask bring come get go have help join"
                + " let's meet print put read schedule set show talk try use work write consider complete fill return"
                + " submit feel click visit attend plan describe include remember remind ensure prepare pass fax ring"
                + " drop stop count coordinate discuss handle follow do be think say pick run change remove wait start"
                + " move turn");
    private static final Set<String> MONTHS = set("january february march april june july august september october"
            + " november december jan feb mar apr jun jul aug sep sept oct nov dec");
    private static final Set<String> SENDING =
            set("send forward fax email e-mail mail give provide submit return attach"
                    + " ship bring pass share circulate distribute post upload");
    private static final Set<String> TALKING = set("call contact phone ring talk speak discuss meet chat reply respond"
        + " answer tell ask advise inform notify explain confirm clarify visit lunch dinner coffee conference meeting"
        + " discussion conversation interview appointment");
    private static final Set<String> DOING = set("review check verify look read see consider approve sign complete fill"
            + " prepare update change fix add remove delete test try use schedule arrange set book reserve cancel"
            + " reschedule coordinate handle follow ensure finalize finish revise edit draft write print install");
    private static final Set<String> TELLING =
            set("thoughts comments feedback opinion input ideas questions suggestions information info details copy"
                    + " list report document documents file files name number numbers address resume answer approval"
                    + " signature date time schedule agenda");
    /// Words that are their own shape.
    private static final Set<String> FUNCTION =
            set("a an the this that these those it its he she they them him her his their who which what when where"
                + " why how there here and or but so if then than as of to in on at by for from with about into over"
                + " after before until while because not no n't never any some all each every more most much many few"
                + " other another such only just also too very really still again already soon asap now up out off"
                + " down back away i'm i've i'll i'd we'll we've we're we'd it's that's there's don't doesn't didn't"
                + " can't won't isn't aren't wasn't let's please thanks thank sorry hi hello dear yes ok okay sure"
                + " course maybe perhaps make let know feel free look forward need want like would could should can"
                + " will shall may might must have has had do does did am is are was were be been being i you me my we"
                + " us our your u ? ! $ % @ : ^ $ 0 0:0");

    private static final Map<String, String> SHAPES = shapeTable();

    static ActTokens of(String sentence) {
        var words = new ArrayList<String>();
        var shapes = new ArrayList<String>();
        words.add("^");
        shapes.add("^");
        var length = sentence.length();
        for (var i = 0; i < length; ) {
            var c = sentence.charAt(i);
            var end = i + 1;
            if (Character.isLetter(c)) {
                while (end < length && (Character.isLetter(sentence.charAt(end)) || joins(sentence, end, true))) {
                    end++;
                }
                var word = sentence.substring(i, end).toLowerCase(Locale.ROOT).replace('’', '\'');
                shapes.add(shape(word, words.size() > 1 && Character.isUpperCase(c)));
                words.add(word);
            } else if (Character.isDigit(c)) {
                while (end < length && (Character.isDigit(sentence.charAt(end)) || joins(sentence, end, false))) {
                    end++;
                }
                var figure = sentence.indexOf(':', i) > 0 && sentence.indexOf(':', i) < end ? "0:0" : "0";
                words.add(figure);
                shapes.add(figure);
            } else if ("?!$%@:".indexOf(c) >= 0) {
                words.add(String.valueOf(c));
                shapes.add(String.valueOf(c));
            }
            i = end;
        }
        words.add("$");
        shapes.add("$");
        return new ActTokens(words, shapes);
    }

    /// The character stands inside a word (apostrophe, hyphen) or a figure (colon, dot, comma, slash).
    private static boolean joins(String text, int at, boolean word) {
        if (at + 1 >= text.length()) {
            return false;
        }
        var next = text.charAt(at + 1);
        return word
                ? "'’-".indexOf(text.charAt(at)) >= 0 && Character.isLetter(next)
                : ":.,/".indexOf(text.charAt(at)) >= 0 && Character.isDigit(next);
    }

    private static String shape(String word, boolean capital) {
        var shape = SHAPES.get(word);
        return shape == null ? ending(word, capital) : shape;
    }

    private static Map<String, String> shapeTable() {
        var shapes = new HashMap<String, String>();
        FUNCTION.forEach(w -> shapes.put(w, w));
        TELLING.forEach(w -> shapes.put(w, "TELL"));
        DOING.forEach(w -> shapes.put(w, "DO"));
        TALKING.forEach(w -> shapes.put(w, "TALK"));
        SENDING.forEach(w -> shapes.put(w, "SEND"));
        MONTHS.forEach(w -> shapes.put(w, "MONTH"));
        DAYS.forEach(w -> shapes.put(w, "DAY"));
        return shapes;
    }

    private static String ending(String word, boolean capital) {
        if (word.length() > 4) {
            if (word.endsWith("ing")) {
                return "-ing";
            }
            if (word.endsWith("ed")) {
                return "-ed";
            }
            if (word.endsWith("ly")) {
                return "-ly";
            }
        }
        return capital ? "Name" : IMPERATIVES.contains(word) ? "verb" : "word";
    }

    static Set<String> set(String words) {
        return Arrays.stream(words.split(" ", -1)).collect(Collectors.toCollection(HashSet::new));
    }

    /// The words themselves, without the marks of beginning and end and without punctuation.
    Stream<String> plainWords() {
        return words.stream().filter(w -> Character.isLetter(w.charAt(0)));
    }
}
