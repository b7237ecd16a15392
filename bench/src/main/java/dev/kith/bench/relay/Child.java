package dev.kith.bench.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A proxy written in Java, in a process of its own with the settings that the launcher gives to Kith, whose file of
/// compiler directives it finds from the root of the checkout. It says its two ports on a line, answers each line that
/// it reads, and ends with its input.
final class Child implements Way {
    private static final List<String> SETTINGS = List.of(
            "-XX:MaxNewSize=8m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:CICompilerCount=2",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-DisplayVMOutput",
            "-XX:CompilerDirectivesFile=config/compilers.json",
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx256m",
            "-XX:-ShrinkHeapInSteps",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:TrimNativeHeapInterval=30000",
            "-Dio.netty.jfr.enabled=false",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final Process process;
    private final BufferedReader from;
    private final Writer to;
    private final int[] ports;

    /// @param arguments what it needs to know of the stubs
    Child(String name, Class<?> program, Stubs arguments) throws IOException {
        this(name, program, arguments, System.getProperty("java.class.path"));
    }

    Child(String name, Class<?> program, Stubs arguments, String classPath) throws IOException {
        this.name = name;
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(SETTINGS);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(arguments.words());
        var child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        child.environment().put("MALLOC_ARENA_MAX", "2");
        process = child.start();
        from = process.inputReader(StandardCharsets.US_ASCII);
        to = process.outputWriter(StandardCharsets.US_ASCII);
        ports = Arrays.stream(line().split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private String line() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException(name + " ended");
        }
        return line;
    }

    private String ask(String question) throws IOException {
        to.write(question + "\n");
        to.flush();
        return line();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int imap() {
        return ports[0];
    }

    @Override
    public int submission() {
        return ports[1];
    }

    @Override
    public Wire connect(int port) throws IOException {
        return new Wire(Wire.plain(port));
    }

    @Override
    public Cpu cpu() throws IOException {
        return Cpu.of(ask("cpu"));
    }

    @Override
    public void rest() throws IOException {
        seen();
    }

    /// What it has to say of what it saw, once it is done with that.
    String seen() throws IOException {
        return ask("seen");
    }

    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
    }
}
