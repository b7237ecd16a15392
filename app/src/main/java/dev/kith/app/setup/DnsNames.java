package dev.kith.app.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks by the JDK's own DNS client.
///
/// @param server `dns:` for the system's own, or `dns://127.0.0.1:53`
public record DnsNames(String server) implements Names {
    public static final DnsNames SYSTEM = new DnsNames("dns:");

    @Override
    public List<Srv> srv(String name) throws NoNames {
        return ask(name, "SRV").stream()
                .map(r -> r.split(" ", -1))
                .filter(r -> r.length == 4 && !r[3].equals("."))
                .map(r -> new Srv(
                        Integer.parseInt(r[0]), Integer.parseInt(r[1]), Integer.parseInt(r[2]), withoutDot(r[3])))
                .sorted(Comparator.comparingInt(Srv::priority)
                        .thenComparing(Comparator.comparingInt(Srv::weight).reversed()))
                .toList();
    }

    @Override
    public List<String> mx(String domain) throws NoNames {
        return ask(domain, "MX").stream()
                .map(r -> r.split(" ", -1))
                .filter(r -> r.length == 2)
                .sorted(Comparator.comparingInt(r -> Integer.parseInt(r[0])))
                .map(r -> withoutDot(r[1]))
                .toList();
    }

    // only DNS is asked, whose records are text: nothing is deserialised; the context takes no other kind of map
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private List<String> ask(String name, String type) throws NoNames {
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, server);
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            var context = new InitialDirContext(settings);
            try {
                var records = context.getAttributes(name, new String[] {type}).get(type);
                var found = new ArrayList<String>();
                for (var i = 0; records != null && i < records.size(); i++) {
                    found.add(String.valueOf(records.get(i)));
                }
                return found;
            } finally {
                context.close();
            }
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (NamingException e) {
            throw new NoNames(e);
        }
    }

    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
