package dev.kith.app.web;

import dev.kith.app.setup.ClientSettings;
import dev.kith.app.setup.ConfigText;
import dev.kith.app.setup.Discovery;
import dev.kith.app.setup.Found;
import dev.kith.app.setup.Given;
import dev.kith.app.setup.Outcome;
import dev.kith.app.setup.Setup;
import dev.kith.app.setup.Trouble;
import dev.kith.app.web.SetupPage.Step;
import dev.kith.proxy.Account.ClientTls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Set-up on pages: one user, one step after the other. Every host stands on the page before it is spoken with.
final class SetupSite implements Answering {
    private final SetupSteps steps;
    private final Secrets secrets;
    private final Templates templates = new Templates();
    private String address = "";
    private @Nullable Found found;
    private @Nullable Outcome outcome;

    SetupSite(SetupSteps steps, Secrets secrets) {
        this.steps = steps;
        this.secrets = secrets;
    }

    @Override
    public synchronized Reply reply(Request request) throws IOException {
        var page = request.path().substring(secrets.path().length());
        if (page.startsWith("static/")) {
            return Files.reply(page);
        }
        if (request.method().equals("GET")) {
            return page.isEmpty() ? show(Step.ADDRESS, "", "", "") : Reply.seeOther(secrets.path());
        }
        try {
            return switch (page) {
                case "address" -> known(request.said("address"));
                case "ask" -> asked();
                case "try" -> tried(request);
                case "write" -> written();
                default -> Reply.words(404, "There is no such step.");
            };
        } catch (Trouble e) {
            return show(found == null ? Step.ADDRESS : Step.FOUND, String.valueOf(e.getMessage()), "", "");
        }
    }

    /// What the shipped list says; nobody is asked.
    private Reply known(String given) throws Trouble {
        found = null;
        outcome = null;
        address = given.strip();
        address = Setup.checked(given);
        found = steps.find(address, false, nowhere());
        return show(Step.FOUND, "", "", "");
    }

    private Reply asked() throws Trouble {
        if (found == null) {
            return show(Step.ADDRESS, "", "", "");
        }
        var screen = new ByteArrayOutputStream();
        found = steps.find(Setup.checked(address), true, on(screen));
        return show(Step.FOUND, "", screen.toString(StandardCharsets.UTF_8), "");
    }

    private Reply tried(Request request) throws Trouble {
        var known = found;
        if (known == null) {
            return show(Step.ADDRESS, "", "", "");
        }
        var given = new Given(
                address,
                filled(request.said("name")),
                filled(request.said("imap")),
                filled(request.said("smtp")),
                request.said("employer").equals("yes"),
                request.said("client_id"),
                false,
                request.said("companion").equals("yes"),
                filled(request.said("command")),
                ClientTls.NONE);
        var screen = new ByteArrayOutputStream();
        var come = steps.attempt(given, known, on(screen));
        outcome = come;
        var text = come.plan().map(ConfigText::of).orElse("");
        return show(Step.TRIED, "", screen.toString(StandardCharsets.UTF_8).strip(), text);
    }

    private Reply written() throws Trouble {
        var come = outcome;
        if (come == null || come.plan().isEmpty()) {
            return show(Step.ADDRESS, "", "", "");
        }
        try {
            var file = steps.write(come);
            var reply = show(
                    Step.WRITTEN,
                    "",
                    file.toString(),
                    ClientSettings.of(come.plan().get()));
            steps.done();
            return reply;
        } catch (IOException e) {
            return show(Step.FOUND, "The configuration cannot be written: " + e.getMessage(), "", "");
        }
    }

    private Reply show(Step step, String sentence, String screen, String text) {
        var known = Optional.ofNullable(found);
        var asks = known.filter(f -> f.servers().isEmpty() && screen.isEmpty()).isPresent()
                ? Discovery.asks(address.substring(address.indexOf('@') + 1))
                : List.<String>of();
        return templates.page(
                "setup", new SetupPage(secrets.form(), step, address, sentence, known, asks, screen, text));
    }

    private static @Nullable String filled(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static PrintStream on(ByteArrayOutputStream screen) {
        return new PrintStream(screen, true, StandardCharsets.UTF_8);
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
