package dev.kith.rules.reminder;

import dev.kith.rules.reminder.Letter.Action;
import dev.kith.rules.reminder.Letter.Block;

/// A letter as HTML: one column, no images, scripts or remote content; dark and light; readable when a mail program
/// throws the style away. All words are escaped here and nowhere else.
final class Html {
    private static final String STYLE = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        body{margin:0;padding:0;background:#fbfaf7;color:#23262b;
        font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        .kith{max-width:34em;margin:0 auto;padding:20px 16px;overflow-wrap:anywhere}
        p{margin:0 0 14px}
        .lead{font-size:19px;line-height:1.4;font-weight:600}
        h2{margin:30px 0 6px;font-size:19px;line-height:1.3}
        blockquote{margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #8a8f98}
        .from,.small{color:#565c66;font-size:14px}
        .from{margin:0 0 2px}
        .line{margin:0}
        .label{font-weight:600}
        .do{margin:0 0 8px;padding:0;list-style:none}
        .do a{display:block;padding:10px 0;min-height:24px;line-height:24px;color:#0b57a4}
        .do.main a{font-weight:600}
        .do.kith-says{margin-bottom:16px}
        .do.kith-says li{display:inline-block;margin-right:22px}
        .foot{margin:18px 0 0;padding-top:12px;border-top:1px solid #8a8f98;color:#565c66;font-size:14px}
        @media (prefers-color-scheme:dark){
        body{background:#1b1d21;color:#e6e4df}
        .from,.small,.foot{color:#a9afb9}
        .do a{color:#8fc1ff}
        blockquote,.foot{border-color:#6b717b}
        }
        """;

    private final StringBuilder out = new StringBuilder();

    private Html() {}

    static String of(Letter letter) {
        var html = new Html();
        html.out
                .append("<!DOCTYPE html>\n<html lang=\"")
                .append(escaped(letter.language()))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n")
                .append("<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no,"
                        + " url=no\">\n")
                .append("<title>")
                .append(escaped(letter.subject()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<div class=\"kith\">\n");
        for (var block : letter.blocks()) {
            html.block(block);
        }
        html.out.append("</div>\n</body>\n</html>\n");
        return html.out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Lead(var words) -> element("p", "lead", words);
            case Block.Heading(var words) -> element("h2", "", words);
            case Block.Paragraph(var words) -> element("p", "", words);
            case Block.Labelled(var label, var words) ->
                out.append("<p><span class=\"label\">")
                        .append(escaped(label))
                        .append(":</span>\n")
                        .append(escaped(words))
                        .append("</p>\n");
            case Block.Quote(var from, var line) -> {
                out.append("<blockquote>\n");
                element("p", "from", from + ":");
                out.append("<p class=\"line\" dir=\"auto\">&#8220;<bdi>")
                        .append(escaped(line))
                        .append("</bdi>&#8221;</p>\n</blockquote>\n");
            }
            case Block.Verbatim(var text) -> {
                out.append("<blockquote>\n");
                text.lines().forEach(line -> {
                    if (line.isBlank()) {
                        out.append("<p class=\"line\">&nbsp;</p>\n");
                    } else {
                        element("p", "line", line);
                    }
                });
                out.append("</blockquote>\n");
            }
            case Block.Actions(var actions) -> {
                var main = actions.stream().anyMatch(Action::main);
                out.append("<ul class=\"do ")
                        .append(main ? "main" : "kith-says")
                        .append("\">\n");
                actions.forEach(this::action);
                out.append("</ul>\n");
            }
            case Block.Foot(var words) -> element("p", "foot", words);
        }
    }

    private void action(Action action) {
        out.append("<li><a href=\"")
                .append(escaped(action.uri()))
                .append("\">")
                .append(escaped(action.label()))
                .append("</a></li>\n");
    }

    private void element(String name, String style, String words) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(words)).append("</").append(name).append(">\n");
    }

    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
