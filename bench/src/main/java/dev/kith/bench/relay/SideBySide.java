package dev.kith.bench.relay;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Direct, a plain Netty splice, HAProxy and Kith in turn, round by round, on loopback, each in a process of its own:
/// prints the paired ratios of Kith's times to the others', and the CPU of each for a gigabyte: of its whole process,
/// Java's compilers and collector included, which count the less the more has passed; and of its event loops alone.
///
/// With `-Dkith.bench.before=FOLDER` another build of the relay's classes takes its turn too, as `before`.
///
/// Arguments: rounds (9), connections at a time (1), `plain` or `tls` towards the stubs (plain), workloads (all).
final class SideBySide {
    private final List<Way> ways;
    private final ImapStub stub;
    private final int rounds;
    private final int connections;

    private SideBySide(List<Way> ways, ImapStub stub, int rounds, int connections) {
        this.ways = ways;
        this.stub = stub;
        this.rounds = rounds;
        this.connections = connections;
    }

    static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        int connections = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        boolean tls = args.length > 2 && args[2].equals("tls");
        var workloads = args.length > 3
                ? Arrays.stream(args).skip(3).map(Workload::valueOf).toList()
                : List.of(Workload.values());
        var certificate = new Certificate();
        try (var imap = new ImapStub(listen(certificate, tls));
                var submission = new SubmissionStub(listen(certificate, tls))) {
            var stubs = new Stubs(imap.port(), submission.port(), tls ? certificate.pin() : "");
            var ways = new ArrayList<Way>();
            try {
                var kith = new Child("kith", Kith.class, stubs);
                ways.add(kith);
                String before = System.getProperty("kith.bench.before");
                if (before != null) {
                    ways.add(new Child(
                            "before",
                            Kith.class,
                            stubs,
                            before + File.pathSeparator + System.getProperty("java.class.path")));
                }
                ways.add(new Direct(imap.port(), submission.port(), certificate, tls));
                ways.add(new Child("splice", Splice.class, stubs));
                if (HaProxy.installed()) {
                    ways.add(new HaProxy(stubs));
                }
                IO.println(
                        "%s, %d rounds, %d connection(s) at a time; microseconds at the median; ratio kith/other [95 %%]"
                                .formatted(tls ? "TLS" : "plain", rounds, connections));
                new SideBySide(ways, imap, rounds, connections).run(workloads);
                IO.println(kith.seen());
            } finally {
                for (Way way : ways) {
                    way.close();
                }
            }
        }
    }

    private static ServerSocket listen(Certificate certificate, boolean tls) throws IOException {
        return tls ? certificate.listen() : new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    private void run(List<Workload> workloads) throws Exception {
        for (Workload workload : workloads) {
            double[][] times = new double[ways.size()][rounds];
            var cpu = new Cpu[ways.size()];
            Arrays.fill(cpu, Cpu.NONE);
            for (int round = -workload.warm(); round < rounds; round++) {
                for (int way = 0; way < ways.size(); way++) {
                    Cpu before = ways.get(way).cpu();
                    double time = parallel(workload, ways.get(way));
                    Cpu used = ways.get(way).cpu().since(before);
                    ways.get(way).rest();
                    if (round >= 0) {
                        times[way][round] = time;
                        cpu[way] = cpu[way].plus(used);
                    }
                }
            }
            print(workload, times, cpu);
        }
    }

    private double parallel(Workload workload, Way way) throws Exception {
        try (var clients = Executors.newFixedThreadPool(connections)) {
            Callable<Double> one = () -> workload.run(way, stub);
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

    private void print(Workload workload, double[][] times, Cpu[] cpu) {
        var line = new StringBuilder("%-10s".formatted(workload));
        for (int way = 0; way < ways.size(); way++) {
            line.append("  %s %.0f".formatted(ways.get(way).name(), Paired.median(times[way])));
        }
        for (int way = 1; way < ways.size(); way++) {
            Paired ratio = Paired.of(times[0], times[way]);
            line.append("  /%s %.2f [%.2f %.2f]"
                    .formatted(ways.get(way).name(), ratio.median(), ratio.low(), ratio.high()));
        }
        double octets = (double) workload.octets(stub) * rounds * connections;
        for (int way = 0; octets > 0 && way < ways.size(); way++) {
            // nanoseconds an octet are seconds a gigabyte
            line.append("  %s %.2f s/GB, loops %.2f"
                    .formatted(ways.get(way).name(), cpu[way].process() / octets, cpu[way].loops() / octets));
        }
        double sessions = (double) workload.sessions() * rounds * connections;
        for (int way = 0; sessions > 0 && way < ways.size(); way++) {
            line.append("  %s %.0f us of CPU each, loops %.0f"
                    .formatted(
                            ways.get(way).name(),
                            cpu[way].process() / 1e3 / sessions,
                            cpu[way].loops() / 1e3 / sessions));
        }
        IO.println(line);
    }
}
