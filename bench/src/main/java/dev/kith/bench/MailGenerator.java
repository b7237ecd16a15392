package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes a mailbox of any size out of a seed: the same seed makes the same octets. Sizes are log-normal (median 2 KB
/// of text, as list and office mail has it), words are Zipf's over a vocabulary of 60,000, conversations grow as a
/// preferential attachment does (most have one message, few have a hundred), people too.
public final class MailGenerator {
    private static final int VOCABULARY = 60_000;
    private static final int OPEN_CONVERSATIONS = 3000;
    private static final double NEW_CONVERSATION = 0.3;
    private static final double LINE_CHARACTERS = 68;
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
    private static final String ME = "me@example.org";
    private static final String SYLLABLES =
            "ba be bi bo bu da de di do du fa fe fi fo ga ge go ha he hi ka ke ki ko la le li lo lu ma me mi mo mu na"
                    + " ne ni no pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo";

    private final SplittableRandom random;
    private final String[] words = new String[VOCABULARY];
    private final List<String> people = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();

    private record Conversation(String subject, String with, List<String> ids, String last) {}

    MailGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        var syllables = SYLLABLES.split(" ", -1);
        for (var i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            for (var rest = i + 17; rest > 0; rest /= syllables.length) {
                word.append(syllables[rest % syllables.length]);
            }
            words[i] = word.toString();
        }
    }

    /// @param args an mbox file to write, the number of messages, the seed
    public static void main(String[] args) throws IOException {
        var count = Integer.parseInt(args[1]);
        var generator = new MailGenerator(Long.parseLong(args[2]));
        try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
            for (var i = 0; i < count; i++) {
                out.write(generator.message(i, count).getBytes(UTF_8));
            }
        }
    }

    private String word() {
        // the inverse of Zipf's distribution function, near enough
        return words[(int) Math.min(VOCABULARY - 1, Math.pow(VOCABULARY, random.nextDouble()) - 1)];
    }

    private String person() {
        if (people.isEmpty() || random.nextDouble() < 0.02) {
            var name = words[random.nextInt(VOCABULARY)] + " " + words[random.nextInt(VOCABULARY)];
            people.add(name + " <" + name.replace(' ', '.') + "@" + words[random.nextInt(200)] + ".test>");
        }
        // who wrote early writes often
        return people.get((int) (people.size() * random.nextDouble() * random.nextDouble()));
    }

    private Conversation conversation() {
        if (conversations.isEmpty() || random.nextDouble() < NEW_CONVERSATION) {
            var subject = word() + " " + word() + " " + word();
            return new Conversation(subject, person(), new ArrayList<>(), "");
        }
        return conversations.remove((int) (conversations.size() * Math.pow(random.nextDouble(), 0.5)));
    }

    private String message(int number, int count) {
        var talk = conversation();
        var id = number + "." + Long.toString(random.nextLong() >>> 1, 36) + "@example.org";
        var mine = random.nextInt(3) == 0;
        var date = FIRST.plusSeconds((long) (315_000_000.0 * number / count)).atOffset(ZoneOffset.UTC);
        var mail = new StringBuilder(4096)
                .append("From - Thu Jan  1 00:00:00 2026\nMessage-ID: <")
                .append(id)
                .append(">\nDate: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date))
                .append("\nFrom: ")
                .append(mine ? ME : talk.with)
                .append("\nTo: ")
                .append(mine ? talk.with : ME)
                .append(random.nextInt(4) == 0 ? "\nCc: " + person() : "")
                .append("\nSubject: ")
                .append(talk.ids.isEmpty() ? "" : "Re: ")
                .append(talk.subject)
                .append('\n');
        if (!talk.ids.isEmpty()) {
            mail.append("In-Reply-To: <").append(talk.ids.getLast()).append(">\nReferences:");
            talk.ids.stream()
                    .skip(Math.max(0, talk.ids.size() - 10))
                    .forEach(known -> mail.append(" <").append(known).append('>'));
            mail.append('\n');
        }
        mail.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n");
        var own = text((int) Math.exp(6.2 + 0.9 * gaussian()));
        mail.append(own);
        if (!talk.last.isEmpty()) {
            mail.append("\nOn that day somebody wrote:\n> ")
                    .append(talk.last.strip().replace("\n", "\n> "));
        }
        talk.ids.add(id);
        if (conversations.size() < OPEN_CONVERSATIONS) {
            conversations.add(new Conversation(talk.subject, talk.with, talk.ids, own));
        }
        return mail.append("\n\n").toString();
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private String text(int characters) {
        var text = new StringBuilder(characters + 80);
        var line = 0;
        while (text.length() < characters) {
            var word = word();
            text.append(line == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
            line += word.length() + 1;
            var ends = line > LINE_CHARACTERS;
            text.append(ends ? (random.nextInt(4) == 0 ? ".\n" : "\n") : " ");
            line = ends ? 0 : line;
        }
        return text.append('\n').toString();
    }
}
