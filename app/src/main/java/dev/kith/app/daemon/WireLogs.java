package dev.kith.app.daemon;

import dev.kith.app.config.Config;
import dev.kith.app.config.Config.WireLogged;
import dev.kith.app.folder.DataFolder;
import dev.kith.proxy.Proxy;
import dev.kith.proxy.wirelog.WireLogFile;
import dev.kith.proxy.wirelog.WireLogging;
import java.time.InstantSource;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wire log, where the configuration asks for it: a file for each account, `log/wire-ACCOUNT.log`.
final class WireLogs {
    private static final Logger LOG = LoggerFactory.getLogger(WireLogs.class);
    private static final long OCTETS_MAX = 16L << 20;

    private WireLogs() {}

    static void begin(Config config, DataFolder folder, InstantSource clock, Proxy proxy, Opened opened) {
        if (config.wireLog() == WireLogged.OFF) {
            return;
        }
        var files = new HashMap<String, WireLogFile>();
        for (var account : config.accounts()) {
            var file = folder.log().resolve("wire-" + account.name() + ".log");
            files.put(account.name(), opened.add(WireLogFile.open(file, OCTETS_MAX, clock)));
            LOG.info("what passes is written to {}", file);
        }
        proxy.log(new WireLogging(
                name -> line -> {
                    var file = files.get(name);
                    if (file != null) {
                        file.line(line);
                    }
                },
                config.wireLog() == WireLogged.WITH_TEXT));
    }
}
