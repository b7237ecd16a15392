package dev.kith.indexer.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Sorts of words, as far as requests are concerned: they carry over to words that the training never saw.
final class ActShapes {
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

    private ActShapes() {}

    /// What sort of word it is.
    ///
    /// @param word in lower case
    /// @param capital written with a capital inside a sentence
    static String of(String word, boolean capital) {
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
}
