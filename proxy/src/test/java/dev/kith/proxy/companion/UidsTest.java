package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.junit.jupiter.api.Test;

class UidsTest {
    @Test
    void aSetIsShortAndExact() {
        assertThat(Uids.set(List.of(1L, 2L, 3L, 5L, 7L, 8L))).isEqualTo("1:3,5,7:8");
        assertThat(Uids.set(List.of(4_294_967_295L))).isEqualTo("4294967295");
    }

    @Test
    void bothFormsOfSearchAreRead() throws Exception {
        assertThat(found("* SEARCH 9 3", "* SEARCH 5")).containsExactly(3, 5, 9);
        assertThat(found("* ESEARCH (TAG \"A1\") UID ALL 1:3,7")).containsExactly(1, 2, 3, 7);
        assertThat(found("* ESEARCH (TAG \"A1\") UID ALL 3:1")).containsExactly(1, 2, 3);
        assertThat(found("* ESEARCH (TAG \"A1\") UID")).isEmpty();
        assertThat(found("* SEARCH")).isEmpty();
        assertThat(found("* SEARCH 3 (MODSEQ 917162500)")).containsExactly(3);
    }

    private static long[] found(String... lines) throws Exception {
        var responses = new Response[lines.length];
        for (var i = 0; i < lines.length; i++) {
            responses[i] = new IMAPResponse(lines[i], false);
        }
        return Uids.found(responses);
    }
}
