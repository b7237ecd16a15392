package dev.kith.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How the servers are found, and who is asked for it.
class DiscoveryTest extends SetupScene {
    @Test
    void everyHostIsNamedBeforeItIsContacted() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(302, "https://elsewhere.example.net/c.xml", ""));
        pages.put("elsewhere.example.net", new Web.Page(200, "", AUTOCONFIG));
        run("alice@example.org", false, null);

        assertThat(contacted)
                .contains("autoconfig.example.org", "elsewhere.example.net", "mail.example.org", "name server");
        assertThat(asked).isEmpty();
    }

    @Test
    void theAutoconfigFileOfTheDomainIsTaken() throws Exception {
        pages.put("autoconfig.example.org", new Web.Page(200, "", AUTOCONFIG));
        var outcome = run("alice@example.org", false, null);

        assertThat(outcome.plan().orElseThrow().servers())
                .isEqualTo(new Servers("imaps://mail.example.org", "smtp+starttls://mail.example.org"));
        assertThat(outcome.road()).isEqualTo(Road.PASSWORD);
    }

    @Test
    void theServiceRecordsAreTakenInTheirOrder() throws Exception {
        services.put("_imaps._tcp.example.org", List.of(new Names.Srv(0, 1, 993, "imap.example.org")));
        services.put("_submission._tcp.example.org", List.of(new Names.Srv(0, 1, 2587, "smtp.example.net")));
        var outcome = run("alice@example.org", false, null);

        assertThat(outcome.plan().orElseThrow().servers())
                .isEqualTo(new Servers("imaps://imap.example.org", "smtp+starttls://smtp.example.net:2587"));
        assertThat(text()).contains("point to smtp.example.net, which is another domain");
    }

    @Test
    void aHostileAutoconfigFileIsNotFollowed() {
        pages.put(
                "autoconfig.example.org",
                new Web.Page(
                        200,
                        "",
                        "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + AUTOCONFIG.replace("mail.%EMAILDOMAIN%", "&x;")));
        assertThatThrownBy(() -> run("alice@example.org", false, null)).isInstanceOf(Trouble.class);
        assertThat(contacted).noneMatch(host -> host.contains("passwd"));
    }
}
