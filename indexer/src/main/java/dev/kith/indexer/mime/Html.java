package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as the text a person would see, in the manner of plain mail: each quoted line after `> `, a signature that
/// the mail program marked after `-- `, Outlook's rule above a quoted header block as a line of underscores.
final class Html implements NodeVisitor {
    private static final int LINKS_MAX = 50;
    private static final int LINK_MAX = 2000;
    /// Texts that are looked at for the beginning of an element.
    private static final int NODES_MAX = 20;
    private static final String RULE = "________________________________";

    private final StringBuilder out = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private int quotes;
    private int hidden;
    private int preformatted;
    private int lineStart;
    private boolean quotedLine;

    private Html() {}

    /// @param links targets of links outside quotes
    record Flat(String text, List<String> links) {}

    static Flat flatten(String html) {
        var visitor = new Html();
        Jsoup.parse(html).body().traverse(visitor);
        visitor.line();
        while (visitor.endsWithEmptyQuote()) {
            visitor.out.setLength(visitor.out.lastIndexOf("\n", visitor.out.length() - 2) + 1);
        }
        return new Flat(visitor.out.toString().strip(), visitor.links);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (hidden == 0) {
                text(text.getWholeText());
            }
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (hidden(element)) {
            hidden--;
            return;
        }
        var name = element.normalName();
        if (element.isBlock() || name.equals("tr")) {
            line();
        } else if (name.equals("td") || name.equals("th")) {
            space();
        }
        if (paragraph(name)) {
            blank();
        }
        if (quote(element)) {
            line();
            quotes--;
        }
        if (name.equals("pre")) {
            preformatted--;
        }
    }

    private void open(Element element) {
        if (hidden(element)) {
            hidden++;
            return;
        }
        if (hidden > 0) {
            return;
        }
        var name = element.normalName();
        if (element.isBlock() || name.equals("tr")) {
            line();
        }
        if (paragraph(name)) {
            blank();
        }
        if (quote(element)) {
            line();
            quotes++;
        }
        switch (name) {
            case "br" -> newLine();
            case "hr" -> rule();
            case "pre" -> preformatted++;
            case "li" -> append("- ");
            case "a" -> link(element);
            default -> marks(element);
        }
    }

    private static boolean hidden(Element element) {
        return switch (element.normalName()) {
            case "script", "style", "head", "title", "template", "noscript" -> true;
            default -> {
                var style = element.attr("style");
                yield !style.isEmpty()
                        && style.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
            }
        };
    }

    private static boolean paragraph(String name) {
        return switch (name) {
            case "p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "table" -> true;
            default -> false;
        };
    }

    /// Lists and indents are blockquotes too in old mail; a quote says so, or has no other attributes.
    private static boolean quote(Element element) {
        if (!element.normalName().equals("blockquote")) {
            return false;
        }
        var style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
        return !(style.contains("border:none") && style.contains("margin:0") && style.contains("padding:0px"));
    }

    private void marks(Element element) {
        var id = element.id();
        if (id.equals("divRplyFwdMsg")) {
            rule();
        } else if (outlookRule(element)) {
            rule();
        } else if (element.hasClass("gmail_signature") || element.hasClass("moz-signature") || id.equals("Signature")) {
            line();
            if (!beginning(element).startsWith("--")) {
                append("-- ");
                newLine();
            }
        }
    }

    private static String beginning(Element element) {
        return element.nodeStream(TextNode.class)
                .limit(NODES_MAX)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> text.text().strip())
                .orElse("");
    }

    /// Outlook draws a border above the header block of what it quotes.
    private static boolean outlookRule(Element element) {
        if (!element.normalName().equals("div")) {
            return false;
        }
        var style = element.attr("style");
        var coloured = style.contains("#B5C4DF") || style.contains("#E1E1E1") || style.contains("rgb(181, 196, 223)");
        return (style.contains("border-top") && coloured) || style.contains("border:none;border-top:solid");
    }

    private void rule() {
        line();
        append(RULE);
        newLine();
    }

    private void link(Element element) {
        var target = element.attr("href");
        if (quotes == 0 && links.size() < LINKS_MAX && target.length() < LINK_MAX && target.startsWith("http")) {
            links.add(target);
        }
    }

    private void text(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (preformatted > 0 && c == '\n') {
                newLine();
            } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u00a0') {
                if (preformatted > 0) {
                    append(" ");
                } else {
                    space();
                }
            } else if (c != '\u200b' && c != '\u200c' && c != '\ufeff' && c != '\u00ad') {
                begin();
                out.append(c);
            }
        }
    }

    private void begin() {
        if (!quotedLine && quotes > 0) {
            out.append(">".repeat(Math.min(quotes, 20))).append(' ');
            quotedLine = true;
            lineStart = out.length();
        }
    }

    private void append(String text) {
        begin();
        out.append(text);
    }

    private void space() {
        if (out.length() > lineStart && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /// Ends the line if anything stands in it.
    private void line() {
        if (out.length() > lineStart) {
            newLine();
        }
    }

    private void newLine() {
        if (quotes > 0) {
            begin();
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
        lineStart = out.length();
        quotedLine = false;
    }

    /// An empty line, but never two.
    private void blank() {
        line();
        var length = out.length();
        if (length > 1
                && !(out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n')
                && !endsWithEmptyQuote()) {
            newLine();
        }
    }

    private boolean endsWithEmptyQuote() {
        if (out.length() < 2) {
            return false;
        }
        var end = out.length() - 1;
        var start = out.lastIndexOf("\n", end - 1) + 1;
        for (var i = start; i < end; i++) {
            if (out.charAt(i) != '>' && out.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }
}
