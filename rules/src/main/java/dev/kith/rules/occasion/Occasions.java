package dev.kith.rules.occasion;

import dev.kith.rules.book.Condition;
import dev.kith.rules.facts.Facts;
import java.util.Optional;

/// Finds an occasion of the rule book in the facts of a person: hands each kind to the class that looks for it.
public final class Occasions {
    private Occasions() {}

    /// As [UnansweredMail#anyOpen].
    public static boolean askOpen(Facts facts) {
        return UnansweredMail.anyOpen(facts);
    }

    public static Optional<Occurrence> find(Condition.Occasion occasion, Facts facts) {
        return switch (occasion) {
            case Condition.Unanswered unanswered -> UnansweredMail.find(unanswered, facts);
            case Condition.Silence silence -> QuietTie.find(silence, facts);
            case Condition.Promise promise -> OpenPromise.find(promise, facts);
            case Condition.Event event -> Beginnings.find(event, facts);
            case Condition.Introduction introduction -> Introductions.find(introduction, facts);
            case Condition.ThanksOwed thanks -> Courtesies.thanks(thanks, facts);
            case Condition.Meeting meeting -> Courtesies.meeting(meeting, facts);
            case Condition.AsksInARow asks -> Asking.inARow(asks, facts);
            case Condition.FirstAsk ask -> FirstMails.ask(ask, facts);
            case Condition.LongFirstMail mail -> FirstMails.lengthy(mail, facts);
            case Condition.ColdAsks asks -> FirstMails.cold(asks, facts);
            case Condition.AskUponAsk ask -> Asking.uponAsk(ask, facts);
            case Condition.IntroRequest request -> Asking.introduction(request, facts);
            case Condition.NoGive give -> Asking.noGive(give, facts);
            case Condition.Advice advice -> Asking.advice(advice, facts);
            case Condition.NeedMet need -> Likeness.need(need, facts);
            case Condition.LinkFits link -> Likeness.link(link, facts);
            case Condition.SameTopic topic -> Likeness.topic(topic, facts);
            case Condition.TooManyTagged tagged -> Seldom.tooMany(tagged, facts);
            case Condition.Season season -> Seldom.season(season, facts);
            case Condition.OwnNews news -> Seldom.ownNews(news, facts);
            case Condition.NeverMet never -> Seldom.neverMet(never, facts);
            case Condition.Repeated repeated -> Copies.repeated(repeated, facts);
            case Condition.MassMail mass -> Copies.mass(mass, facts);
            case Condition.News news -> Courtesies.news(news, facts);
            case Condition.OneSided oneSided -> Courtesies.oneSided(oneSided, facts);
        };
    }
}
