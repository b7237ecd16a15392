package dev.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.kith.browser.Chromium.Look;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page used as a person would, by the keyboard too. The demo's mailbox is the only mail in it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesInBrowserTest {
    private static final Map<String, String> PAGES = Map.of(
            "search", "search?q=lantern",
            "people", "people",
            "person", "person?address=margaret@lindqvist.example",
            "why", "why?address=margaret@lindqvist.example",
            "due", "due",
            "mirror", "mirror",
            "status", "status",
            "start", "start");

    private static Demo demo;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        demo = Demo.start();
        chromium = new Chromium();
        demo.awaitDue(chromium);
    }

    @AfterAll
    static void stop() {
        try {
            chromium.assertQuietAndAtHome();
        } finally {
            chromium.close();
            demo.close();
        }
    }

    @Test
    @Order(1)
    void searchIsDoneByTheKeyboardAlone() {
        var page = chromium.entered(demo, Look.LIGHT);
        var keys = page.keyboard();
        assertThat(page.locator("#q")).isFocused();
        keys.type("lantern");
        assertThat(page.locator(".result mark").first()).hasText("lantern");
        assertThat(page).hasURL(Pattern.compile("search\\?q=lantern$"));
        keys.press("Enter");
        assertThat(page.locator(".result summary").first()).isFocused();
        keys.press("ArrowDown");
        assertThat(page.locator(".result summary").nth(1)).isFocused();
        keys.press("k");
        keys.press("Enter");
        assertThat(page.locator(".result[open] .letter .own").first()).not().isEmpty();
        assertThat(page.locator(".result[open] .letter footer a").first())
                .hasAttribute("href", Pattern.compile("mid:.+@.+"));
        keys.press("Escape");
        assertThat(page.locator(".result[open]")).hasCount(0);
        keys.press("/");
        assertThat(page.locator("#q")).isFocused();
        page.context().close();
    }

    @Test
    @Order(1)
    void operatorsAndPeopleAreCompleted() {
        var page = chromium.entered(demo, Look.LIGHT);
        var keys = page.keyboard();
        keys.type("fro");
        assertThat(page.locator("#completions li").first()).containsText("from:");
        keys.press("ArrowDown");
        assertThat(page.locator("#q")).hasAttribute("aria-activedescendant", "completion-0");
        keys.press("Tab");
        assertThat(page.locator("#q")).hasValue("from:");
        keys.type("elen");
        assertThat(page.locator("#completions li").first()).containsText("Elena Rossi");
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(page.locator("#q")).hasValue("from:e.rossi@loanregistry.example ");
        assertThat(page.locator(".result .who").first()).containsText("Elena Rossi");
        assertThat(page.locator("#completions")).isHidden();
        page.context().close();
    }

    @Test
    @Order(2)
    void peopleAreSortedSearchedAndTaggedInPlace() {
        var page = chromium.entered(demo, Look.LIGHT);
        page.locator("nav >> text=People").click();
        page.locator("thead >> text=Name").click();
        var names = page.locator("tbody th a").allTextContents();
        assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        page.locator("#q").fill("okafor");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody .tags input.new").fill("kiln");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody .tags .tag >> text=kiln")).isVisible();
        page.reload();
        page.locator("tbody .tag >> text=kiln").click();
        assertThat(page.locator("tbody .tag >> text=kiln")).hasCount(0);
        page.context().close();
    }

    @Test
    @Order(3)
    void aPersonIsDrawnAndAnswered() {
        var page = chromium.entered(demo, Look.LIGHT);
        page.navigate(page.url() + "person?address=margaret@lindqvist.example");
        var rows = page.locator("[data-chart=timeline] tbody tr").count();
        assertThat(page.locator("[data-chart=timeline] svg rect.sent")).hasCount(rows);
        assertThat(page.locator("[data-chart=timeline] svg line.quiet")).hasCount(1);
        page.locator("button >> text=Mute").first().click();
        assertThat(page.locator(".noted")).containsText("Noted: mute margaret@lindqvist.example");
        assertThat(page.locator("#standing .state")).hasText("muted");
        page.locator("button >> text=Undo").click();
        assertThat(page.locator(".noted")).containsText("taken back: mute");
        assertThat(page.locator("#standing .state")).hasCount(0);
        page.locator("summary >> text=Why").click();
        assertThat(page.locator(".rules .rule >> text=tie-cadence")).isVisible();
        page.context().close();
    }

    @Test
    @Order(4)
    void whatIsDueIsPutOffWithOneClick() {
        var page = chromium.entered(demo, Look.LIGHT);
        page.locator("nav >> text=Due").click();
        assertThat(page.locator("section[aria-label=Coming] h2")).isVisible();
        var card = page.locator("article.card").last();
        var name = Objects.requireNonNull(card.locator(".who").textContent());
        card.locator("button >> text=4 weeks").click();
        assertThat(page.locator(".noted")).containsText("Noted: snooze");
        page.reload();
        var again = page.locator("article.card", new Page.LocatorOptions().setHasText(name));
        assertThat(again.locator(".verdict b").first()).hasText("snoozed");
        page.context().close();
    }

    @Test
    @Order(4)
    void withoutScriptsEverythingIsStillThere() {
        var page = chromium.plain().newPage();
        page.navigate(demo.link());
        page.locator("#q").fill("lantern");
        page.keyboard().press("Enter");
        page.locator(".result summary").first().click();
        page.locator("text=Open the conversation").first().click();
        assertThat(page.locator(".letter .own").first()).containsText("lantern");
        page.locator("nav >> text=Due").click();
        page.locator("article.card >> button >> text=Done").last().click();
        assertThat(page).hasURL(Pattern.compile("/due$"));
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    @Order(0)
    void nobodyIsKeptOut(Look look) throws IOException {
        var page = chromium.entered(demo, look);
        var base = page.url();
        for (var entry : PAGES.entrySet()) {
            page.navigate(base + entry.getValue());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (entry.getKey().equals("search")) {
                page.locator(".result summary").first().click();
                assertThat(page.locator(".letter").first()).isVisible();
            }
            if (entry.getKey().equals("due")) {
                page.locator("article.card summary").first().click();
                assertThat(page.locator(".begun textarea").first()).isVisible();
            }
            assertThat(Pictures.faults(page)).as(entry.getKey() + " " + look).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("width of " + entry.getKey())
                    .isNotPositive();
            assertThat((Integer) page.evaluate("Math.max(0, ...[...document.querySelectorAll('.wide')].filter(e =>"
                            + " e.checkVisibility()).map(e => e.scrollWidth - e.clientWidth))"))
                    .as("clipped of " + entry.getKey() + " " + look)
                    .isZero();
            Pictures.keep(page, entry.getKey() + "-" + look.name().toLowerCase(Locale.ROOT));
        }
        page.context().close();
    }
}
