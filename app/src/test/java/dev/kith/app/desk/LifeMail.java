package dev.kith.app.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One mail of a [Life]: `03-02T09:30 bob > me, carol cc ben | Re: Boat`, then lines of text that begin with two
/// blanks; a line that begins with `^` is a field, or one of `^file NAME`, `^ics METHOD PARTSTAT START`, `^id ID`.
final class LifeMail {
    static final String ME = "alice@example.org";
    static final String ME_TOO = "alice@example.com";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("me", "Alice <alice@example.org>"),
            Map.entry("me2", "Alice <alice@example.com>"),
            Map.entry("bob", "Bob Ross <bob@example.org>"),
            Map.entry("bob2", "Bob Ross <ross@example.com>"),
            Map.entry("boat", "Shed <boat@example.com>"),
            Map.entry("carol", "Carol Reyes <carol@example.org>"),
            Map.entry("ben", "Ben Carter <ben@example.com>"),
            Map.entry("anna", "Anna Berg <anna@example.org>"),
            Map.entry("ann", "Ann Lee <ann@example.com>"),
            Map.entry("cy", "Cy Moe <cy@example.org>"),
            Map.entry("dora", "Dora <dora@example.com>"),
            Map.entry("mum", "Mum <mum@example.com>"),
            Map.entry("office", "Harbour Club <office@example.org>"),
            Map.entry("shop", "Customer Service <service@shop.example.com>"),
            Map.entry("share", "Bob Ross (via Drive) <no-reply@drive.example.com>"),
            Map.entry("bob3", "Ross, Bob <bross@example.net>"),
            Map.entry("school", "Schulbüro <buero@schule.example.org>"),
            Map.entry("practice", "Praxis am Hafen <praxis@example.com>"),
            Map.entry("jobs", "Hiring Team <jobs@firm.example.com>"),
            Map.entry("support", "Support <support@tools.example.com>"),
            Map.entry("bank", "Hafenbank <service@bank.example.com>"),
            Map.entry("homes", "Harbour Homes <lettings@homes.example.com>"),
            Map.entry("grants", "Grants Office <grants@fund.example.org>"),
            Map.entry("press", "Letters from the Coast <letters@letters.example.com>"),
            Map.entry("forge", "Ben Carter <notifications@forge.example.com>"),
            Map.entry("daemon", "Mail Delivery System <MAILER-DAEMON@mail.example.org>"),
            Map.entry("pilar", "Pilar Soto <pilar@example.org>"),
            Map.entry("luca", "Luca Conti <luca@example.com>"),
            Map.entry("elise", "Elise Marchand <elise@example.org>"),
            Map.entry("joost", "Joost de Wit <joost@example.com>"),
            Map.entry("jonas", "Jonas Keller <jonas@example.org>"),
            Map.entry("mira", "Mira Vogt <mira.vogt@example.com>"),
            Map.entry("choir", "<choir@lists.example.org>"),
            Map.entry("ferry", "Ferry Line <noreply@ferry.example.com>"),
            Map.entry("list", "<club@lists.example.org>"));

    private static final Pattern HEAD =
            Pattern.compile("(?<date>\\S+) (?<from>\\S+) > (?<to>[^|]*?)(?: cc (?<cc>[^|]*?))? \\| (?<subject>.*?)(?:"
                    + " @(?<folder>\\w+))?");
    private static final Pattern AGAIN = Pattern.compile("(?i)^(?:(?:re|aw|sv)\\s*:\\s*)+");
    private static final Pattern COMMA = Pattern.compile(", *");

    final OffsetDateTime date;
    final boolean prelude;
    private final String from;
    private final String to;
    private final String cc;
    private final String subject;
    private final String folder;
    private final String answers;
    private String id;
    private final List<String> text = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private String file = "";
    private String ics = "";

    private LifeMail(
            OffsetDateTime date,
            boolean prelude,
            String from,
            String to,
            String cc,
            String subject,
            String folder,
            String id,
            String answers) {
        this.date = date;
        this.prelude = prelude;
        this.from = from;
        this.to = to;
        this.cc = cc;
        this.subject = subject;
        this.folder = folder;
        this.id = id;
        this.answers = answers;
    }

    static LifeMail begin(String line, List<LifeMail> before) {
        return begin(line, before, false);
    }

    private static LifeMail begin(String line, List<LifeMail> before, boolean prelude) {
        var head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException("not a line of a life: " + line);
        }
        var subject = head.group("subject");
        var bare = AGAIN.matcher(subject).replaceFirst("");
        var answers = bare.equals(subject)
                ? ""
                : before.reversed().stream()
                        .filter(mail ->
                                AGAIN.matcher(mail.subject).replaceFirst("").equals(bare))
                        .map(mail -> mail.id)
                        .findFirst()
                        .orElse("");
        var from = head.group("from");
        return new LifeMail(
                instant(head.group("date")),
                prelude,
                from,
                head.group("to").strip(),
                head.group("cc") == null ? "" : head.group("cc").strip(),
                subject,
                head.group("folder") == null ? (from.startsWith("me") ? "Sent" : "INBOX") : head.group("folder"),
                "m" + before.size() + "." + head.group("date").replace(":", "") + "." + from + "@example.org",
                answers);
    }

    /// Two who have written to each other, of something that is closed.
    static List<LifeMail> acquaintance(String who, String month) {
        var mails = new ArrayList<LifeMail>();
        for (var line : List.of(
                "12T09:00 %s > me | Good to meet",
                "12T11:00 me > %s | Re: Good to meet", "12T15:00 %s > me | Re: Good to meet")) {
            var mail = begin(month + "-" + String.format(Locale.ROOT, line, who), mails, true);
            mail.id = who + "." + mail.id;
            mail.add("It was good to meet you at the harbour.");
            mails.add(mail);
        }
        return mails;
    }

    void add(String line) {
        var words = line.split(" ", 2);
        switch (words[0]) {
            case "^file" -> file = words[1];
            case "^ics" -> ics = words[1];
            case "^id" -> id = words[1];
            default -> {
                if (line.startsWith("^")) {
                    fields.add(line.substring(1));
                } else {
                    text.add(line);
                }
            }
        }
    }

    String folder() {
        return folder;
    }

    String asMbox() {
        var mail = new StringBuilder("From - Thu Jan  1 00:00:00 2026\n");
        mail.append("Message-ID: <").append(id).append(">\n");
        mail.append("Date: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date))
                .append('\n');
        mail.append("From: ").append(named(from)).append('\n');
        mail.append("To: ").append(named(to)).append('\n');
        if (!cc.isEmpty()) {
            mail.append("Cc: ").append(named(cc)).append('\n');
        }
        mail.append("Subject: ").append(subject).append('\n');
        if (!answers.isEmpty()) {
            mail.append("In-Reply-To: <")
                    .append(answers)
                    .append(">\nReferences: <")
                    .append(answers)
                    .append(">\n");
        }
        mail.append("MIME-Version: 1.0\n");
        fields.forEach(field -> mail.append(field).append('\n'));
        var words = String.join("\n", text).strip() + "\n";
        if (fields.stream().anyMatch(field -> field.startsWith("Content-Type:"))) {
            return mail.append('\n').append(words).append('\n').toString();
        }
        var plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + words;
        if (file.isEmpty() && ics.isEmpty()) {
            return mail.append(plain).append('\n').toString();
        }
        mail.append("Content-Type: multipart/mixed; boundary=part\n\n--part\n")
                .append(plain)
                .append("--part\n");
        if (!file.isEmpty()) {
            mail.append("Content-Type: application/pdf; name=").append(file);
            mail.append("\nContent-Disposition: attachment; filename=").append(file);
            mail.append("\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n");
        } else {
            mail.append(calendar());
        }
        return mail.append("--part--\n\n").toString();
    }

    private String calendar() {
        var words = ics.split(" ", -1);
        return "Content-Type: text/calendar; charset=utf-8; method=" + words[0] + "\n\n"
                + "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:" + words[0] + "\nBEGIN:VEVENT\nUID:plan@example.org\n"
                + "DTSTAMP:20260301T000000Z\nSUMMARY:Plan talk\nDTSTART:" + words[2] + "\n"
                + "ATTENDEE;PARTSTAT=" + words[1] + ":mailto:someone@example.org\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private static String named(String nicks) {
        return COMMA.splitAsStream(nicks).map(NAMES::get).collect(Collectors.joining(", "));
    }

    static String address(String nick) {
        var named = NAMES.getOrDefault(nick, nick);
        return named.substring(named.indexOf('<') + 1).replace(">", "");
    }

    static String nick(List<String> addresses) {
        return NAMES.keySet().stream()
                .filter(nick -> addresses.contains(address(nick)))
                .min((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                .orElse(addresses.getFirst());
    }

    private static OffsetDateTime instant(String text) {
        var at = text.indexOf('T');
        if (at < 0) {
            return day(text).atTime(LocalTime.of(10, 0)).atOffset(ZoneOffset.UTC);
        }
        var time = text.substring(at + 1);
        var zone = time.length() > 5 ? ZoneOffset.of(time.substring(5)) : ZoneOffset.UTC;
        return day(text.substring(0, at))
                .atTime(LocalTime.parse(time.substring(0, 5)))
                .atOffset(zone);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text.length() > 5 ? text : "2026-" + text);
    }
}
