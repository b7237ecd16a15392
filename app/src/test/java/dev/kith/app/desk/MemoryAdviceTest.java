package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class MemoryAdviceTest {
    /// A million messages did not fit into 512 MB either, and were told to take 512 MB.
    @Test
    void whatHelpsIsTwiceWhatThereIs() {
        assertThat(MemoryAdvice.of(259_522_560)).contains("KITH_HEAP=512m").contains("has 256m now");
        assertThat(MemoryAdvice.of(519_045_120)).contains("KITH_HEAP=1024m");
    }

    /// `kith due` about a million messages said that the daemon had stopped.
    @Test
    void whoAsksForMoreThanThereIsRoomForIsTold() {
        var answer = new ArrayList<String>();
        Frames.answer(
                (_, _) -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                "{\"ask\": \"status\"}",
                answer::add);
        assertThat(answer).singleElement().asString().contains("KITH_HEAP=");
    }
}
