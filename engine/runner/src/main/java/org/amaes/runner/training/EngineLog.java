package org.amaes.runner.training;

import java.nio.file.Path;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;

/**
 * A run's {@code engine.log}: what the engine logs while it works on the run. The engine's own words then go
 * there alone; people are told in the command's words.
 */
public final class EngineLog implements AutoCloseable {

    private final FileAppender<ILoggingEvent> appender;
    private final Logger root;
    private final Logger ours;

    /** Begins to append to a file. */
    public EngineLog(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0}: %msg%n%ex");
        encoder.start();
        appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        root.addAppender(appender);
        ours = context.getLogger("org.amaes");
        ours.setLevel(Level.INFO);
        ours.setAdditive(false);
        ours.addAppender(appender);
    }

    @Override
    public void close() {
        ours.detachAppender(appender);
        ours.setAdditive(true);
        root.detachAppender(appender);
        appender.stop();
    }
}
