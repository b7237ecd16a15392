package dev.kith.app.service;

import java.util.List;
import java.util.stream.Collectors;

/// A unit of the systemd user manager (systemd.service(5), systemd.exec(5)).
final class Systemd {
    private Systemd() {}

    /// Restarted when it fails, but not for ever: a configuration with a mistake in it fails every time. SIGTERM is
    /// the clean stop, after which Java exits with 143.
    static String unit(List<String> command) {
        return """
            # Written by: kith service install. Taken away by: kith service remove.
            [Unit]
            Description=Kith, between the mail program and the mail server
            StartLimitIntervalSec=300
            StartLimitBurst=5

            [Service]
            Type=exec
            ExecStart=%s
            Restart=on-failure
            RestartSec=5
            SuccessExitStatus=143
            TimeoutStopSec=30
            UMask=0077
            NoNewPrivileges=yes

            [Install]
            WantedBy=default.target
            """.formatted(command.stream().map(Systemd::quoted).collect(Collectors.joining(" ")));
    }

    /// `%` begins a specifier and `$` a variable (systemd.service(5), Command lines).
    private static String quoted(String word) {
        var escaped = word.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("%", "%%")
                .replace("$", "$$");
        return '"' + escaped + '"';
    }
}
