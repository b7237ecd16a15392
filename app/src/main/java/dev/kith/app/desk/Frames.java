package dev.kith.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The protocol of the daemon's socket, in JSON lines: a question is an [Ask]; an answer is any number of
/// `{"line": …}` and `{"progress": …}` and then one `{"end": true}` or `{"error": "…"}`.
public final class Frames {
    /// Dates as ISO 8601 with their offset, unknown fields ignored (a newer command may ask an older daemon).
    public static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    static final String FAULT = "this failed, and it is Kith's fault; the log says more";

    private Frames() {}

    /// Answers one question that came as text.
    public static void answer(Answers answers, String question, Consumer<String> out) {
        try {
            var ask = JSON.readValue(question, Ask.class);
            answers.answer(ask, new Lines() {
                @Override
                public synchronized void line(Object line) {
                    out.accept("{\"line\":" + JSON.writeValueAsString(line) + "}");
                }

                @Override
                public synchronized void progress(long done, long total, String what) {
                    var progress = new Progress(done, total, what);
                    out.accept("{\"progress\":" + JSON.writeValueAsString(progress) + "}");
                }
            });
            out.accept("{\"end\":true}");
        } catch (Refusal e) {
            out.accept(error(e.getMessage()));
        } catch (JacksonException _) {
            out.accept(error("the running daemon does not understand this command; is it of another version? "
                    + "Restart it: kith stop, then kith run"));
        } catch (IOException e) {
            LOG.warn("a command failed", e);
            out.accept(error(String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            // whoever asked has gone
            throw e;
        } catch (OutOfMemoryError e) {
            LOG.error("a command ran out of memory", Wordless.of(e));
            out.accept(error(MemoryAdvice.refusal()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a command failed", Wordless.of(e));
            out.accept(error(FAULT));
        }
    }

    /// Takes one line of an answer apart.
    ///
    /// @return false when the answer is complete
    /// @param line null when the daemon went away
    public static boolean take(@Nullable String line, Lines out) throws Refusal {
        if (line == null) {
            throw new Refusal("the daemon stopped before it had answered");
        }
        var frame = JSON.readTree(line);
        if (frame.has("error")) {
            throw new Refusal(frame.path("error").asString());
        }
        if (frame.has("line")) {
            out.line(frame.path("line"));
        }
        if (frame.has("progress")) {
            var progress = JSON.treeToValue(frame.path("progress"), Progress.class);
            out.progress(progress.done(), progress.total(), progress.what());
        }
        return !frame.has("end");
    }

    private record Progress(long done, long total, String what) {}

    private static String error(@Nullable String words) {
        return "{\"error\":" + JSON.writeValueAsString(words == null ? "it failed" : words) + "}";
    }
}
