package dev.kith.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kith.browser.Chromium.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything on every page is done without a mouse.
class KeyboardTest {
    private static final String MARGARET = "person?address=margaret@lindqvist.example";
    private static final int KEYS_MAX = 400;

    private static Demo demo;
    private static Chromium chromium;
    private Page page;
    private String base;

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

    @BeforeEach
    void enter() {
        page = chromium.entered(demo, Look.LIGHT);
        base = page.url();
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    /// Whatever a mouse could use is reached by Tab, in the order of the page, and is seen to have the focus.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "search?q=lantern",
                "people",
                MARGARET,
                MARGARET + "&noted=merge",
                "why?address=margaret@lindqvist.example",
                "due",
                "mirror",
                "status",
                "start"
            })
    void tabReachesEverything(String name) {
        page.navigate(base + name);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        // what opens may fetch its content
        assertThat(page.locator(
                        "details[open] .letters > p > a, details[open] .rules > p > a, .begun a:has-text('Show it')"))
                .hasCount(0);
        var usable = ((Number) page.evaluate("""
            () => {
                const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, summary, [tabindex="0"]')]
                    .filter(e => e.checkVisibility());
                all.forEach((e, i) => { e.dataset.stop = i; });
                all[0].focus();
                return all.length;
            }
            """)).intValue();
        assertThat(usable).isBetween(5, KEYS_MAX);
        var stops = new ArrayList<Integer>();
        for (var i = 0; i < usable; i++) {
            if (i > 0) {
                press("Tab");
            }
            var at = (List<?>) page.evaluate("""
                () => {
                    const e = document.activeElement, style = getComputedStyle(e);
                    return [e.dataset.stop ?? '-1', style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1];
                }
                """);
            assertThat(at.get(1))
                    .as("the focus on stop " + at.get(0) + " is seen")
                    .isEqualTo(true);
            stops.add(Integer.valueOf(String.valueOf(at.get(0))));
        }
        assertThat(stops).doesNotContain(-1).doesNotHaveDuplicates().isSorted().hasSize(usable);
    }

    @Test
    void twoPeopleAreMergedInTheListAndTakenApartAgain() {
        page.navigate(base + "people?sort=name");
        press("/");
        page.keyboard().type("petra");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.navigate(base + "people?q=.example&sort=name");
        choose("Agnes Holm");
        choose("Petra Voss");
        assertThat(page.locator(".together")).isVisible();
        press("Enter");
        assertThat(page).hasURL(Pattern.compile("noted=merge$"));
        assertThat(page.locator("#noted")).containsText("one person");
        assertThat(page.locator(".addresses span")).hasCount(2);
        tabTo("#noted button");
        press("Enter");
        assertThat(page.locator("#noted")).containsText("Taken back");
        assertThat(page.locator(".addresses span")).hasCount(1);
    }

    @Test
    void aNameIsCompletedMergedAndSplitOnAPersonsPage() {
        page.navigate(base + address("Agnes Holm"));
        tabTo("details.more:has(input[list=names]) > summary");
        press("Enter");
        tabTo("input[list=names]");
        page.keyboard().type("petra");
        assertThat(page.locator("#names option")).hasCount(1);
        var other = Objects.requireNonNull(page.locator("#names option").getAttribute("value"));
        // the list that Chromium shows is no part of the page: what choosing from it does
        page.locator("input[list=names]").fill(other);
        press("Enter");
        assertThat(page.locator("#noted")).containsText("one person");
        assertThat(page.locator(".joined li")).hasCount(2);
        tabTo(".joined li:has-text('" + other + "') button");
        press("Enter");
        assertThat(page).hasURL(Pattern.compile("noted=split$"));
        assertThat(page.locator(".addresses span")).hasCount(1);
        assertThat(page.locator(".joined")).hasCount(0);
    }

    @Test
    void aPersonIsMutedUnmutedAndExplained() {
        page.navigate(base + MARGARET);
        tabTo(".actions button:has-text('Mute') >> nth=0");
        press("Enter");
        assertThat(page.locator("#standing .state")).hasText("muted");
        tabTo("#noted button");
        press("Enter");
        assertThat(page.locator("#standing .state")).hasCount(0);
        tabTo("details.why summary");
        press("Enter");
        assertThat(page.locator(".rules .rule.idle > summary").first()).isVisible();
        tabTo(".rules .rule.idle > summary");
        press("Enter");
        assertThat(page.locator(".rules .rule.idle").first()).hasAttribute("open", "");
    }

    @Test
    void aTagIsGivenAndTakenInTheList() {
        page.navigate(base + "people?q=okafor");
        press("ArrowDown");
        assertThat(page.locator("tbody th a").first()).isFocused();
        tabTo("tbody input.new");
        page.keyboard().type("kiln");
        press("Enter");
        assertThat(page.locator("tbody .tag:has-text('kiln')")).isVisible();
        tabTo("tbody .tag:has-text('kiln')");
        press("Enter");
        assertThat(page.locator("tbody .tag:has-text('kiln')")).hasCount(0);
    }

    @Test
    void whatIsDueIsAnswered() {
        page.navigate(base + "due");
        press("j");
        press("j");
        var second = page.locator("article.card > header a").nth(1);
        assertThat(second).isFocused();
        tabTo("article.card >> nth=1 >> button:has-text('1 week')");
        press("Enter");
        assertThat(page.locator(".noted")).containsText("Noted: snooze");
        tabTo(".noted button");
        press("Enter");
        assertThat(page.locator(".noted")).containsText("taken back");
    }

    @Test
    void picturesHaveTablesThatOpen() {
        page.navigate(base + "mirror");
        tabTo("[data-chart=circles] summary");
        press("Enter");
        tabTo("[data-chart=circles] tbody a >> nth=0");
        press("Enter");
        assertThat(page.locator("header.person h1")).isVisible();
    }

    /// The address of a person's page, by name.
    private String address(String name) {
        page.navigate(base + "people");
        return Objects.requireNonNull(
                page.locator("tbody th a:has-text('" + name + "')").getAttribute("href"));
    }

    /// Space, on somebody's box.
    private void choose(String name) {
        tabTo("input.pick[aria-label='Choose " + name + "']");
        press("Space");
    }

    private void tabTo(String selector) {
        var there = page.locator(selector).first();
        for (var i = 0; i < KEYS_MAX; i++) {
            if ((Boolean) there.evaluate("e => e === document.activeElement")) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("Tab does not reach " + selector);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }
}
