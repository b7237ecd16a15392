package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Overview;
import dev.kith.app.folder.DataFolder;
import dev.kith.rules.metrics.Figures;
import dev.kith.rules.metrics.FollowUp;
import dev.kith.rules.metrics.FollowUp.Share;
import dev.kith.rules.metrics.Longevity;
import dev.kith.rules.metrics.Longevity.Step;
import dev.kith.rules.metrics.Metric;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mirror shows the report's figures, each with its table, and says plainly where there are too few.
class MirrorTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aShortHistoryGivesNoFiguresAndThePageSaysSo() throws Exception {
        try (var room = new Room(folder)) {
            var page = Jsoup.parse(room.get("mirror"));
            assertThat(page.select("section[aria-label='What follow-ups led to'] .notice")
                            .text())
                    .startsWith("Not enough yet.")
                    .contains("control group");
            assertThat(page.select("section[aria-label='How long ties last'] .notice")
                            .text())
                    .startsWith("Not enough yet");
            assertThat(page.select("figure")).isEmpty();
            assertThat(page.select("section[aria-label='In words'] li").eachText())
                    .contains("time to first help, you first helped: not enough yet.");
        }
    }

    @Test
    void followUpsStandBesideTheirControlGroup() throws Exception {
        var metric = new Metric("follow-up conversion", "mine-unanswered", 0.5, 0.2, 0.7, "difference", "unsaid");
        var known =
                new FollowUp("mine-unanswered", new Share(0.75, 0.598, 0.858), new Share(0.25, 0.142, 0.402), metric);
        var unknown = new FollowUp("dormant", null, null, metric);
        var longevity = new Longevity(List.of(new Step(0, 1, 12), new Step(365.25, 0.5, 8)), 12, 800);
        var page = Jsoup.parse(page(new Figures(List.of(metric), List.of(known, unknown), longevity)));
        assertThat(page.select("figure[data-chart=followups] tbody tr").eachText())
                .containsExactly("mine-unanswered 75 % 60 % 86 % 25 % 14 % 40 %");
        assertThat(page.text()).contains("Not enough yet: dormant.").doesNotContain("unsaid");
        assertThat(page.select("figure[data-chart=longevity] tbody tr").eachText())
                .containsExactly("0.00 100 %", "1.00 50 %");
    }

    private String page(Figures figures) throws Exception {
        var clock = InstantSource.fixed(Room.NOW);
        var overview = new Overview(Room.NOW, List.of(), List.of(), List.of(), figures);
        Answers answers = (_, out) -> out.line(overview);
        var source = new Pages.Source(answers, DataFolder.prepare(folder), clock, ZoneOffset.UTC);
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var pages = Pages.open(anywhere, source, PageLimits.USUAL);
                var visitor = new Visitor(pages)) {
            return visitor.send(visitor.asking("mirror")).body();
        }
    }
}
