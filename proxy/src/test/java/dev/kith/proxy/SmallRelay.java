package dev.kith.proxy;

import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// A relay in a Java machine of its own, so that its memory can be bounded and looked at. Arguments: the ports of the
/// IMAP and the SMTP server. Prints its own two ports; at the end of its input the octets of sightings it was handed
/// and of the direct memory in use.
final class SmallRelay {
    private SmallRelay() {}

    public static void main(String[] args) throws Exception {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var account = new Account(
                "giant",
                "alice@example.org",
                listen,
                new Endpoint(Security.PLAIN, "127.0.0.1", Integer.parseInt(args[0])),
                listen,
                new Endpoint(Security.PLAIN, "127.0.0.1", Integer.parseInt(args[1])),
                new Trust.Platform(),
                ClientTls.NONE);
        var kept = new LongAdder();
        var nobody = new Nobody();
        try (var proxy = new Proxy(
                List.of(account),
                sighting -> {
                    kept.add(sighting.octets().length);
                    return true;
                },
                nobody,
                nobody,
                ProxyLimits.USUAL,
                InstantSource.system(),
                null)) {
            proxy.start();
            IO.println(proxy.imapAddress("giant").getPort() + " "
                    + proxy.smtpAddress("giant").getPort());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            IO.println(kept.sum() + " " + direct);
        }
    }
}
