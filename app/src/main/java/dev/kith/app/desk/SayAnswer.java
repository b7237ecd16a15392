package dev.kith.app.desk;

import dev.kith.app.config.Nearest;
import dev.kith.app.line.SaidLine;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Notes what the user says about people, and takes it back; what does not fit is refused with a sentence.
final class SayAnswer {
    private static final String AUTHOR = "command";

    private final Holdings holdings;
    private final Rounds rounds;
    private final Desk.Life life;

    SayAnswer(Holdings holdings, Rounds rounds, Desk.Life life) {
        this.holdings = holdings;
        this.rounds = rounds;
        this.life = life;
    }

    void say(Ask.Say said, Lines out) throws Refusal, IOException {
        var say = said.verb().equals("tag") ? tagged(said) : said;
        var now = holdings.clock().instant();
        var author = Objects.requireNonNullElse(say.author(), AUTHOR);
        var sealed = false;
        try {
            for (var word : new Sayings(now, holdings.zone()).words(say.verb(), say.arguments())) {
                check(say.address(), word);
                timely(word, now);
                holdings.ledger().say(new Utterance(say.address(), word, now, author));
                sealed |= word instanceof Word.Sealed(var on) && on;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        if (say.verb().equals("tag")) {
            unknownTags(say.arguments(), out);
        }
        if (say.verb().equals("note") && String.join("", say.arguments()).isBlank()) {
            out.line(new Notice("An empty note takes the note away."));
        }
        holdings.saidAnew();
        if (!say.address().isEmpty() && !say.verb().equals("seal")) {
            stranger(say.address(), out);
        }
        if (say.verb().equals("merge")) {
            stranger(say.arguments().getFirst(), out);
        }
        if (sealed) {
            var gone = holdings.indexer().purge();
            out.line(new Notice(gone + (gone == 1 ? " message" : " messages") + " taken out of the index."));
        }
        out.line(new SaidLine(AsSaid.line(say.verb(), say.address(), String.join(" ", say.arguments()))));
        said(say.address(), now);
    }

    /// An address that was mistyped would be noted for ever, and nobody would be the wiser.
    private void stranger(String address, Lines out) throws IOException {
        try {
            PeopleAnswer.find(holdings, address);
        } catch (Refusal _) {
            out.line(new Notice("there is no mail with " + address
                    + "; it is noted all the same, for when there is. kith undo takes it back"));
        }
    }

    /// `Mentor` is the rule book's `mentor`: a letter that a telephone made large must not keep a tag from its cadence.
    private Ask.Say tagged(Ask.Say say) {
        var known = holdings.book().tags().keySet();
        var tags = say.arguments().stream()
                .map(tag -> {
                    var small = tag.toLowerCase(Locale.ROOT);
                    return known.contains(small.replaceFirst("^no-", "")) ? small : tag;
                })
                .toList();
        return new Ask.Say(say.address(), say.verb(), tags, say.author());
    }

    /// A tag may be the user's own, for searches; that no rule asks for it should be no surprise.
    private void unknownTags(List<String> tags, Lines out) {
        var known = holdings.book().tags();
        tags.stream()
                .filter(tag -> !tag.startsWith("no-") && !known.containsKey(tag))
                .forEach(tag -> out.line(new Notice("the rule book has no cadence for the tag \"" + tag
                        + "\"; it is kept, and searches find it. "
                        + Nearest.to(tag, known.keySet())
                                .map(near -> "Did you mean " + near + "?")
                                .orElseGet(() -> "Known: " + String.join(", ", known.keySet())))));
    }

    static void notMe(Holdings holdings, String address) throws Refusal {
        if (holdings.indexer().me().contains(address)) {
            throw new Refusal(address + " is your own address, and all mail would go with it. To begin anew, stop Kith"
                    + " and delete its data folder");
        }
    }

    /// What is to wait until a day that is over would not wait, and nobody has met tomorrow.
    private void timely(Word word, Instant now) throws Refusal {
        @Nullable
        Instant until = switch (word) {
            case Word.Snooze snooze -> snooze.until();
            case Word.Paused paused -> paused.until();
            default -> null;
        };
        if (until != null && !until.isAfter(now)) {
            throw new Refusal(day(until) + " has begun already; name a time to come, such as 2w, friday or tomorrow");
        }
        if (word instanceof Word.Met(var when) && when.isAfter(now)) {
            throw new Refusal(day(when) + " is still to come; say it when you have met");
        }
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(holdings.zone()).toLocalDate();
    }

    /// Nobody else is the user, and nobody is merged with themselves.
    private void check(String address, Word word) throws Refusal {
        if (word instanceof Word.Sealed(var on) && on) {
            notMe(holdings, address.strip().toLowerCase(Locale.ROOT));
        }
        if (word instanceof Word.Merged(var other)) {
            var one = address.strip().toLowerCase(Locale.ROOT);
            var me = holdings.indexer().me();
            if (one.equals(other)) {
                throw new Refusal(other + " is one address already");
            }
            if (me.contains(one) || me.contains(other)) {
                throw new Refusal((me.contains(one) ? one : other)
                        + " is your own address; your addresses stand in kith.yaml under aliases:");
            }
        }
    }

    void undo(Lines out) throws Refusal, IOException {
        var taken = holdings.ledger().undo(holdings.clock().instant(), AUTHOR);
        if (taken.isEmpty()) {
            throw new Refusal("there is nothing to take back");
        }
        holdings.saidAnew();
        out.line(new SaidLine("taken back: " + AsSaid.of(taken.get(), holdings.zone())));
        said(taken.get().address(), holdings.clock().instant());
    }

    private void said(String address, Instant now) throws IOException {
        rounds.said(address.isEmpty() ? Set.of() : Set.of(address), now);
        life.changed();
    }
}
