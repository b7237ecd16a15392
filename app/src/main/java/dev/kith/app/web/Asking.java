package dev.kith.app.web;

import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Notice;
import dev.kith.app.desk.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Asks what the commands ask, and gathers the answer.
final class Asking {
    private final Answers answers;

    Asking(Answers answers) {
        this.answers = answers;
    }

    /// @param notices plain sentences beside the answer
    record Answered<T>(List<T> lines, List<String> notices) {}

    <T> Answered<T> ask(Ask ask, Class<T> type) throws Refusal, IOException {
        var lines = new ArrayList<T>();
        var notices = new ArrayList<String>();
        answers.answer(ask, new Lines() {
            @Override
            public void line(Object line) {
                if (line instanceof Notice(var sentence)) {
                    notices.add(sentence);
                } else {
                    lines.add(type.cast(line));
                }
            }

            @Override
            public void progress(long done, long total, String what) {}
        });
        return new Answered<>(lines, notices);
    }

    <T> List<T> all(Ask ask, Class<T> type) throws Refusal, IOException {
        return ask(ask, type).lines();
    }

    <T> T one(Ask ask, Class<T> type) throws Refusal, IOException {
        return ask(ask, type).lines().getFirst();
    }
}
