package dev.kith.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import org.slf4j.Logger;

/// Sets up logging for commands: only warnings reach the terminal, since a command says by itself what there is
/// to say. The daemon adds its log file.
///
/// Done in code, since reading an XML configuration would slow down every start; a
/// `logback.xml` on the class path takes precedence.
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class Warnings extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var _ = context.getStatusManager().add(new NopStatusListener());
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // whatever a server said may stand in it
        encoder.setPattern("kith: %replace(%msg){'[\\p{Cntrl}&&[^\\n\\t]]', ' '}%n%ex{0}");
        encoder.start();
        var warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        var stderr = new ConsoleAppender<ILoggingEvent>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.addFilter(warnings);
        stderr.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(stderr);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
