package dev.kith.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has.
final class Common {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; default: kith.yaml in your configuration folder, then config/kith.yaml.")
    @Nullable
    Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; default: the place your system has for application data.")
    @Nullable
    Path data;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    boolean json;
}
