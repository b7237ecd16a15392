package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What comes up once a year or once in a tie (principles 52, 66, 67, 70).
final class Seldom {
    private static final Pattern GREETING = Pattern.compile(
            "(?i)\\b(merry christmas|happy (new year|holidays|hanukkah|easter)|season'?s greetings|frohe weihnachten"
                    + "|guten rutsch|joyeux no(e|\u00eb)l|bonne ann(e|\u00e9)e|feliz navidad)\\b");

    private Seldom() {}

    /// Of those with a cadence by tag the weakest tie, when there are more than can be kept up.
    static Optional<Occurrence> tooMany(Condition.TooManyTagged rule, Facts facts) {
        if (facts.about.tags().isEmpty() || facts.contactDays().length == 0) {
            return Optional.empty();
        }
        var tagged = facts.tagged();
        if (tagged.size() <= rule.value() || !facts.them(tagged.getFirst())) {
            return Optional.empty();
        }
        var last = facts.past.getLast();
        return Optional.of(new Occurrence(
                last.date(),
                last.date(),
                facts.now.plusSeconds(86_400),
                "tagged " + facts.now.atZone(facts.zone).getYear(),
                "you have tagged " + tagged.size() + " persons, more than anybody keeps up with",
                List.of(last)));
    }

    static Optional<Occurrence> season(Condition.Season rule, Facts facts) {
        var today = facts.now.atZone(facts.zone).toLocalDate();
        var begins = begun(rule, today).atStartOfDay(facts.zone).toInstant();
        var ends = begins.plus(rule.lasts().length());
        if (!facts.now.isBefore(ends)) {
            return Optional.empty();
        }
        Interaction earlier = null;
        for (var one : facts.past) {
            if (one.automatic() || one.listed() || one.people() > 3 || !greets(one)) {
                continue;
            }
            if (!one.date().isBefore(begins)) {
                return Optional.empty();
            }
            earlier = one;
        }
        return earlier == null
                ? Optional.empty()
                : Optional.of(new Occurrence(
                        earlier.date(),
                        begins,
                        ends,
                        "season " + begun(rule, today),
                        "greetings went between you in "
                                + earlier.date().atZone(facts.zone).getYear() + ", and not yet this time",
                        List.of(earlier)));
    }

    /// The season's last beginning by `today`.
    private static LocalDate begun(Condition.Season rule, LocalDate today) {
        var begins = MonthDay.of(rule.month(), rule.day()).atYear(today.getYear());
        return begins.isAfter(today) ? begins.minusYears(1) : begins;
    }

    private static boolean greets(Interaction one) {
        return Stream.concat(
                        Stream.concat(Stream.of(one.subject(), one.greeting()), one.evidence().stream()),
                        one.acts().stream().map(act -> act.sentence()))
                .anyMatch(text -> GREETING.matcher(text).find());
    }

    static Optional<Occurrence> ownNews(Condition.OwnNews rule, Facts facts) {
        var news = facts.lately().ownNews(facts.now.minus(rule.within().length()));
        if (news == null
                || facts.them(news.with())
                || facts.wroteSince(news.mail().date())) {
            return Optional.empty();
        }
        var mail = news.mail();
        return Optional.of(new Occurrence(
                        mail.date(),
                        mail.date(),
                        mail.date().plus(rule.within().length()),
                        "news " + mail.messageId(),
                        "you told " + news.with().name() + " news of yours; they may care too",
                        List.of(mail))
                .weighing(TieWeight.weight(facts)));
    }

    static Optional<Occurrence> neverMet(Condition.NeverMet rule, Facts facts) {
        var met = !facts.about.met().isEmpty()
                || facts.past.stream().anyMatch(one -> one.invite() != null || one.has(ActKind.MEETING));
        if (met || facts.contactDays().length < rule.days()) {
            return Optional.empty();
        }
        var last = facts.past.getLast();
        return Optional.of(new Occurrence(
                last.date(),
                last.date(),
                last.date().plusSeconds(30L * 86_400),
                "never met",
                "you two have written on " + facts.contactDays().length + " days and no mail names a meeting or a call",
                List.of(last)));
    }
}
