package dev.kith.rules.facts;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import dev.kith.rules.language.Greeted;
import dev.kith.rules.language.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What was done about a matter beside the mail between the two: the user answered whoever had forwarded it, a
/// colleague wrote in the other's place, or a service says that they have shared a file. Looks back two months.
public final class ThirdParties {
    private static final Pattern FORWARDED = Pattern.compile("(?i)^\\s*(?:fw|fwd|wg|tr|rv|i|doorst)\\s*:");

    /// "Bob Ross shared a file with you", as services for files put it in the subject.
    private static final Pattern SHARED = Pattern.compile("(?iU)\\b(?:shared|sent you|invited you to"
            + " (?:view|edit|collaborate)|uploaded|freigegeben|geteilt|hochgeladen|partagé|compart(?:ió|ido)"
            + "|gedeeld|condiviso)\\b");

    /// "I'll upload them and send you the link": whatever they share next is it, and has a name of its own.
    private static final Pattern BY_SERVICE =
            Pattern.compile("(?iU)\\b(?:upload|link|share|drive|dropbox|cloud|lade|hochladen"
                    + "|freigeben|gebe .{0,40}\\bfrei|teile|ordner|folder|lien|partag\\w+|enlace|subo|comparto)\\b");

    private static final int NAME_MIN = 5;

    /// Letters of one wording that lie no further apart are sent round.
    private static final Duration ONE_MAILING = Duration.ofDays(14);

    /// "Bob asked me to send you ...", "im Auftrag von Bob": the name is one of the groups.
    private static final Pattern ON_BEHALF =
            Pattern.compile("\\b(\\p{Lu}\\p{L}+) (?:has |had )?(?:asked|told|wanted|wants)"
                    + " me to\\b|\\bon behalf of (\\p{Lu}\\p{L}+)|\\b(\\p{Lu}\\p{L}+) (?:hat mich gebeten|bat mich)\\b"
                    + "|\\bim (?:Auftrag|Namen) von (?:\\w+ )?(\\p{Lu}\\p{L}+)|\\bde la part de (\\p{Lu}\\p{L}+)"
                    + "|\\b(\\p{Lu}\\p{L}+) m['\u2019]a demandé de\\b"
                    // "Bob passed your message on to me": it has gone to whoever writes now
                    + "|\\b(\\p{Lu}\\p{L}+) (?:has |have |had )?(?:just |kindly"
                    + " )?(?:passed|forwarded|handed|sent|gave|given) (?:me |us |on )?your"
                    + " \\w+|\\b(?:got|have|had|received) your \\w+(?: \\w+)? from (?:\\p{Ll}+"
                    + " )?(\\p{Lu}\\p{L}+)|\\b(\\p{Lu}\\p{L}+) hat (?:mir |uns )?(?:deine?|Deine?|eure?|Ihre?)n? \\w+"
                    + " (?:an (?:mich|uns)"
                    + " )?(?:weiter\\w+|gegeben|geschickt|übergeben)|\\b(?:deine?|Deine?|eure?|Ihre?)n? \\w+ (?:habe?"
                    + " ich |haben wir )?von (?:\\p{Ll}+ )?(\\p{Lu}\\p{L}+) (?:bekommen|erhalten)|\\b(\\p{Lu}\\p{L}+)"
                    + " (?:m['\u2019]a|nous a) (?:transmis|donné|passé|fait suivre)"
                    + " (?:ton|ta|tes|votre|vos)\\b|\\b(\\p{Lu}\\p{L}+) (?:me|nos) ha"
                    + " (?:pasado|dado|reenviado|enviado) (?:tus?|sus?|vuestr[oa]s?)\\b|\\b(\\p{Lu}\\p{L}+) (?:mi|ci)"
                    + " ha (?:girato|passato|dato|inoltrato|mandato) (?:il|la|i|le)"
                    + " (?:tu|su|vostr)\\w+|\\b(\\p{Lu}\\p{L}+) heeft (?:mij |me |ons )?(?:je|jouw|uw|jullie) \\w+"
                    + " (?:aan (?:mij|ons) )?(?:door(?:gestuurd|gegeven|gezet)|gegeven)");

    /// "Bob is away and asked me to send you the attached": said of whoever else gets it.
    private static final Pattern FOR_ANOTHER =
            Pattern.compile("(?iU)\\b(?:(?:asked|told) me to|on (?:his|her|their|\\w+['\u2019]s) behalf|in"
                    + " (?:his|her|their) (?:place|absence)|standing in for|(?:hat|haben) mich gebeten|bat mich|(?:im"
                    + " (?:auftrag|namen)|in vertretung) (?:von|für)|m['\u2019]a (?:demandé|chargée?) de|de la part"
                    + " de|(?:me|nos) (?:ha pedido|pidió) que|de parte de|en nombre de|(?:mi|ci) ha (?:chiesto|pregato)"
                    + " di|a nome di|da parte di|(?:heeft|vroeg) (?:mij|me)\\b|namens)\\b");

    /// A mail of three: the user, who wrote it, and whoever else got it.
    private static final int THREE = 2;

    private final List<Own> own = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    /// By the address of whoever else got it, and by the name that it speaks for: everybody's open questions ask.
    private final Map<String, List<Letter>> inCopy = new HashMap<>();

    private final Map<String, List<Letter>> onBehalf = new HashMap<>();

    /// The last answer to any mail of a conversation, whoever wrote it: a firm's desk may answer through a program.
    private final Map<String, Instant> answers = new HashMap<>();

    /// What was said in each conversation of several: its telling lines, and when.
    private final Map<String, List<Line>> lines = new HashMap<>();

    private record Line(Instant at, List<String> text) {}

    /// The user's own mail.
    ///
    /// @param to in whose history it stands
    private record Own(Instant at, String subject, String to, long sketch) {}

    /// What somebody wrote to the user.
    ///
    /// @param from the writer's address
    private record Letter(String from, Interaction mail) {}

    private record Notice(Instant at, String text, Subject subject) {}

    /// @param with in whose history it stands
    void note(Person with, Interaction one) {
        if (!one.sent() && !one.automatic() && one.inReplyTo() != null) {
            answers.merge(one.conversation(), one.date(), (a, b) -> a.isAfter(b) ? a : b);
        }
        if (!one.automatic() && !one.listed() && one.people() > 1) {
            lines.computeIfAbsent(one.conversation(), _ -> new ArrayList<>(2))
                    .add(new Line(one.date(), one.evidence()));
        }
        if (one.sent()) {
            own.add(new Own(one.date(), one.subject(), with.id(), one.sketch()));
        } else if (with.kind() == Kind.MACHINE && SHARED.matcher(one.subject()).find()) {
            var text = (with.name() + " " + one.subject()).toLowerCase(Locale.ROOT);
            notices.add(new Notice(one.date(), text, Subject.of(one.subject())));
        } else if (with.kind() == Kind.HUMAN
                && one.addressed()
                && !one.automatic()
                && !one.listed()
                && one.people() <= THREE) {
            var letter = new Letter(with.addresses().getFirst(), one);
            one.others().forEach(address -> put(inCopy, address, letter));
            spokenFor(one).forEach(name -> put(onBehalf, name, letter));
        }
    }

    private static void put(Map<String, List<Letter>> letters, String key, Letter letter) {
        letters.computeIfAbsent(key, _ -> new ArrayList<>()).add(letter);
    }

    void forget(Instant before) {
        notices.removeIf(one -> one.at().isBefore(before));
        own.removeIf(one -> one.at().isBefore(before));
        answers.values().removeIf(at -> at.isBefore(before));
        lines.values().removeIf(some -> {
            some.removeIf(one -> one.at().isBefore(before));
            return some.isEmpty();
        });
        forget(inCopy, before);
        forget(onBehalf, before);
    }

    private static void forget(Map<String, List<Letter>> letters, Instant before) {
        letters.values().removeIf(some -> {
            some.removeIf(one -> one.mail().date().isBefore(before));
            return some.isEmpty();
        });
    }

    /// Has the user written under the subject of what was forwarded since, to whomever?
    public boolean dealtWith(Interaction forwarded) {
        if (!FORWARDED.matcher(forwarded.subject()).find()) {
            return false;
        }
        var about = Subject.of(forwarded.subject());
        return own.stream()
                .anyMatch(one -> one.at().isAfter(forwarded.date())
                        && Subject.of(one.subject()).same(about));
    }

    /// Has anybody answered in its conversation since, be it through a program? An automatic answer is none.
    public boolean answered(Interaction letter) {
        var last = answers.get(letter.conversation());
        return last != null && last.isAfter(letter.date());
    }

    /// Has anybody since written in its conversation of what a sentence in a mail to several names?
    public boolean spokeOf(Interaction asked, String sentence) {
        return lines.getOrDefault(asked.conversation(), List.of()).stream()
                .filter(one -> one.at().isAfter(asked.date()))
                .flatMap(one -> one.text().stream())
                .anyMatch(line -> Subject.of(line).names(sentence));
    }

    /// Has the user written nearly the same to somebody else in these weeks?
    public boolean copied(Person to, Interaction letter) {
        return own.stream()
                .anyMatch(one -> Crowd.near(one.sketch(), letter.sketch())
                        && !one.to().equals(to.id())
                        && Duration.between(one.at(), letter.date()).abs().compareTo(ONE_MAILING) <= 0);
    }

    /// Has somebody else written to the user of it since, for this person or with them in copy?
    ///
    /// @param sentence what was asked or promised
    public boolean brought(Person by, Interaction asked, String sentence) {
        // on a list everybody writes of it
        if (asked.listed()) {
            return false;
        }
        var what = asked.subject() + " " + sentence;
        return since(asked, inCopy, by.addresses())
                        .anyMatch(one -> about(one.mail(), what)
                                || brings(one.mail()) && (house(one.from(), by) || forAnother(one.mail())))
                || since(asked, onBehalf, Greeted.names(by))
                        .anyMatch(one -> one.mail().others().stream().noneMatch(by.addresses()::contains)
                                && about(one.mail(), what));
    }

    private static Stream<Letter> since(Interaction asked, Map<String, List<Letter>> letters, Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> letters.getOrDefault(key, List.of()).stream())
                .filter(one -> one.mail().date().isAfter(asked.date()));
    }

    /// The names it is said to be written for, lower-case.
    private static Set<String> spokenFor(Interaction mail) {
        return mail.evidence().stream()
                .flatMap(line -> ON_BEHALF.matcher(line).results())
                .flatMap(said -> IntStream.rangeClosed(1, said.groupCount()).mapToObj(said::group))
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// A colleague sends something, or says no: that is on their behalf.
    private static boolean brings(Interaction mail) {
        return mail.attachment() || mail.has(ActKind.DECLINE);
    }

    private static boolean forAnother(Interaction mail) {
        return mail.evidence().stream()
                .anyMatch(line -> FOR_ANOTHER.matcher(line).find());
    }

    private static boolean house(String from, Person by) {
        return by.addresses().stream().anyMatch(address -> Places.sameHouse(from, address));
    }

    /// Does a telling word of what was asked stand in it?
    private static boolean about(Interaction mail, String what) {
        return Subject.of(mail.subject()).names(what)
                || mail.evidence().stream().anyMatch(line -> Subject.of(line).names(what));
    }

    /// Does a service say that this person has shared what a sentence or the subject of their mail names?
    public boolean shared(Person by, Interaction promised, String sentence) {
        var name = by.name().toLowerCase(Locale.ROOT).strip();
        return name.length() >= NAME_MIN
                && notices.stream()
                        .anyMatch(one -> one.at().isAfter(promised.date())
                                && one.text().contains(name)
                                && (BY_SERVICE.matcher(sentence).find()
                                        || one.subject().names(sentence)
                                        || one.subject().names(promised.subject())));
    }
}
