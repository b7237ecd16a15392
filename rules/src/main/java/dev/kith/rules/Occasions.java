package dev.kith.rules;

import java.util.Optional;

/// Who looks for which occasion.
final class Occasions {
    private Occasions() {}

    static Optional<Occurrence> find(Condition.Occasion occasion, Facts facts) {
        return switch (occasion) {
            case Condition.Unanswered unanswered -> UnansweredMail.find(unanswered, facts);
            case Condition.Silence silence -> QuietTie.find(silence, facts);
            case Condition.Promise promise -> OpenPromise.find(promise, facts);
            case Condition.Event event -> Beginnings.find(event, facts);
            case Condition.Introduction introduction -> Introductions.find(introduction, facts);
            case Condition.ThanksOwed thanks -> Courtesies.thanks(thanks, facts);
            case Condition.Meeting meeting -> Courtesies.meeting(meeting, facts);
            case Condition.AsksInARow asks -> Courtesies.asks(asks, facts);
            case Condition.FirstAsk ask -> Courtesies.firstAsk(ask, facts);
            case Condition.Repeated repeated -> Copies.repeated(repeated, facts);
            case Condition.MassMail mass -> Copies.mass(mass, facts);
            case Condition.News news -> Courtesies.news(news, facts);
            case Condition.OneSided oneSided -> Courtesies.oneSided(oneSided, facts);
        };
    }
}
