package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Rows C15, D9 and G9 of docs/traps.md over real sockets: several accounts, their ports, dead upstreams.
class ListenerTrapsTest {
    @Test
    void g9_aDeadUpstreamIsToldInWordsAndTouchesNoOtherAccount() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (var server = new LoopbackServer();
                var proxy = RunningProxy.of(null, account("dead", nobody), account("work", server.port()));
                Line dead = proxy.connect("dead");
                Line client = proxy.connect("work");
                Line upstream = server.next()) {
            assertThat(dead.rest())
                    .isEqualTo("* BYE Kith: cannot reach 127.0.0.1 port " + nobody + ": connection refused\r\n");
            upstream.say("* OK ready\n");
            assertThat(client.hear()).isEqualTo("* OK ready");
        }
    }

    private static Account account(String name, int port) {
        return RunningProxy.account(name, Security.PLAIN, "127.0.0.1", port, new Trust.Platform(), ClientTls.NONE);
    }

    @Test
    void g9_noSuchHost() throws Exception {
        try (var proxy = RunningProxy.of(
                        null,
                        RunningProxy.account(
                                "work", Security.TLS, "nowhere.invalid", 993, new Trust.Platform(), ClientTls.NONE));
                Line client = proxy.connect()) {
            assertThat(client.rest()).contains("* BYE Kith: cannot reach nowhere.invalid port 993: ");
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listen = new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            var server = new dev.kith.proxy.relay.Endpoint(Security.PLAIN, "127.0.0.1", 143);
            var account = new Account(
                    "work", "w@example.org", listen, server, null, server, new Trust.Platform(), ClientTls.NONE);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningProxy.of(null, account))
                    .isInstanceOf(ProxyException.class)
                    .hasMessageContaining("work imap: port " + taken.getLocalPort());
        }
    }

    @Test
    void d9_plainListenersStayOnLoopback() throws Exception {
        var listen = new java.net.InetSocketAddress(InetAddress.getByAddress(new byte[] {0, 0, 0, 0}), 0);
        var server = new dev.kith.proxy.relay.Endpoint(Security.PLAIN, "127.0.0.1", 143);
        var account = new Account(
                "work", "w@example.org", listen, server, null, server, new Trust.Platform(), ClientTls.NONE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningProxy.of(null, account))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("client_tls");
    }

    @Test
    void c15_everyAccountHasItsOwnListener() throws Exception {
        try (var first = new LoopbackServer();
                var second = new LoopbackServer();
                var proxy = RunningProxy.of(null, account("a", first.port()), account("b", second.port()))) {
            var greetings = new ArrayList<String>();
            try (Line a = proxy.connect("a");
                    Line b = proxy.connect("b");
                    Line atFirst = first.next();
                    Line atSecond = second.next()) {
                atFirst.say("* OK first\n");
                atSecond.say("* OK second\n");
                greetings.add(a.hear());
                greetings.add(b.hear());
            }
            assertThat(greetings).containsExactly("* OK first", "* OK second");
        }
    }
}
