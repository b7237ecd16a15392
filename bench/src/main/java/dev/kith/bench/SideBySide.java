package dev.kith.bench;

import dev.kith.proxy.Account;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.Proxy;
import dev.kith.proxy.ProxyLimits;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Direct, a plain Netty splice, HAProxy and Kith in turn, round by round, on loopback: prints the paired ratios of
/// Kith to the others. Arguments: rounds (default 9), connections at a time (default 1).
final class SideBySide {
    private SideBySide() {}

    private record Way(String name, int port) {}

    static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        int connections = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        var seen = new LongAdder();
        try (var server = new StubServer();
                var splice = new Splice(server.port());
                var kith = kith(server.port(), seen)) {
            kith.start();
            var ways = new ArrayList<Way>();
            ways.add(new Way("direct", server.port()));
            ways.add(new Way("splice", splice.port()));
            ways.add(new Way("kith", kith.imapAddress("bench").getPort()));
            if (!HaProxy.installed()) {
                measure(ways, server, rounds, connections);
            } else {
                try (var haproxy = new HaProxy(server.port())) {
                    ways.add(new Way("haproxy", haproxy.port()));
                    measure(ways, server, rounds, connections);
                }
            }
            var status = kith.status(_ -> LoginState.NONE).accounts().getFirst();
            IO.println("sightings " + seen.sum() + ", dropped " + status.observationsDropped() + ", blind "
                    + status.tapBlind());
        }
    }

    private static void measure(List<Way> ways, StubServer server, int rounds, int connections) throws Exception {
        IO.println("microseconds at the median of %d rounds, %d connection(s) at a time; ratio kith/other [95 %%]"
                .formatted(rounds, connections));
        for (Workload workload : Workload.values()) {
            double[][] times = new double[ways.size()][rounds];
            for (int round = -2; round < rounds; round++) {
                for (int way = 0; way < ways.size(); way++) {
                    double time = parallel(workload, ways.get(way).port(), server, connections);
                    if (round >= 0) {
                        times[way][round] = time;
                    }
                }
            }
            print(workload, ways, times);
        }
    }

    private static double parallel(Workload workload, int port, StubServer server, int connections) throws Exception {
        try (var clients = Executors.newFixedThreadPool(connections)) {
            Callable<Double> one = () -> workload.run(port, server);
            var runs = new ArrayList<Future<Double>>();
            for (int i = 0; i < connections; i++) {
                runs.add(clients.submit(one));
            }
            double sum = 0;
            for (Future<Double> run : runs) {
                sum += run.get();
            }
            return sum / connections;
        }
    }

    private static void print(Workload workload, List<Way> ways, double[][] times) {
        var line = new StringBuilder("%-8s".formatted(workload));
        for (int way = 0; way < ways.size(); way++) {
            line.append("  %s %.0f".formatted(ways.get(way).name(), Paired.median(times[way])));
        }
        for (int way = 0; way < ways.size(); way++) {
            if (!ways.get(way).name().equals("kith")) {
                Paired ratio = Paired.of(times[2], times[way]);
                line.append("  /%s %.2f [%.2f %.2f]"
                        .formatted(ways.get(way).name(), ratio.median(), ratio.low(), ratio.high()));
            }
        }
        IO.println(line);
    }

    private static Proxy kith(int upstreamPort, LongAdder seen) {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = new Endpoint(Security.PLAIN, "127.0.0.1", upstreamPort);
        var account = new Account(
                "bench", "alice@example.org", listen, server, null, server, new Trust.Platform(), ClientTls.NONE);
        var nobody = new Nobody();
        return new Proxy(
                List.of(account),
                _ -> {
                    seen.increment();
                    return true;
                },
                nobody,
                nobody,
                ProxyLimits.USUAL,
                InstantSource.system(),
                null);
    }

    private static final class Nobody implements LoginListener, ControlDesk {
        @Override
        public void accepted(String account, Protocol protocol, Login login) {
            login.wipe();
        }

        @Override
        public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {}

        @Override
        public void refused(String account, Protocol protocol) {}

        @Override
        public void departed(String account, Protocol protocol) {}

        @Override
        public boolean knows(String account, String reversePath, String forwardPath) {
            return false;
        }

        @Override
        public void take(ControlMail mail, Consumer<Taken> answer) {
            answer.accept(Taken.REFUSED);
        }
    }
}
