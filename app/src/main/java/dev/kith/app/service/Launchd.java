package dev.kith.app.service;

import java.util.List;
import java.util.stream.Collectors;

/// An agent of launchd's (launchd.plist(5)).
final class Launchd {
    private Launchd() {}

    static String agent(List<String> command) {
        var words = command.stream()
                .map(word -> "    <string>" + Xml.escaped(word) + "</string>")
                .collect(Collectors.joining("\n"));
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <!-- Written by: kith service install. Taken away by: kith service remove. -->
            <plist version="1.0">
            <dict>
              <key>Label</key><string>dev.kith</string>
              <key>ProgramArguments</key>
              <array>
            %s
              </array>
              <key>RunAtLoad</key><true/>
              <key>KeepAlive</key>
              <dict><key>SuccessfulExit</key><false/></dict>
              <key>ThrottleInterval</key><integer>30</integer>
              <key>ExitTimeOut</key><integer>30</integer>
              <key>ProcessType</key><string>Background</string>
              <key>Umask</key><integer>63</integer>
            </dict>
            </plist>
            """.formatted(words);
    }
}
