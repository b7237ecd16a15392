package dev.kith.app.service;

import java.util.List;
import java.util.stream.Collectors;

/// A task of the Windows Task Scheduler that begins with the user's session.
final class Task {
    private Task() {}

    static String xml(List<String> command) {
        var arguments = command.stream().skip(1).map(Task::quoted).collect(Collectors.joining(" "));
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Written by: kith service install. Taken away by: kith service remove. -->
            <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
              <Triggers>
                <LogonTrigger><Enabled>true</Enabled></LogonTrigger>
              </Triggers>
              <Principals>
                <Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal>
              </Principals>
              <Settings>
                <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                <RestartOnFailure><Interval>PT1M</Interval><Count>5</Count></RestartOnFailure>
              </Settings>
              <Actions Context="Author">
                <Exec>
                  <Command>%s</Command>
                  <Arguments>%s</Arguments>
                </Exec>
              </Actions>
            </Task>
            """.formatted(Xml.escaped(command.getFirst()), Xml.escaped(arguments));
    }

    private static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }
}
