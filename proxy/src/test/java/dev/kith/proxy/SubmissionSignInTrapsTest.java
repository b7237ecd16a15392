package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where Kith signs in to submission itself, as both ends see it.
class SubmissionSignInTrapsTest extends LocalSignIn {
    @Test
    void submissionIsSignedInToInTheSameWay() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            assertThat(client.hear()).isEqualTo("220 hi");
            client.say("EHLO [127.0.0.1]\nMAIL FROM:<alice@example.org>\n");
            assertThat(server.hear()).isEqualTo("EHLO [127.0.0.1]");
            server.say("250-mx\n250-AUTH XOAUTH2 OAUTHBEARER\n250 8BITMIME\n");
            assertThat(client.hear()).isEqualTo("250-mx");
            assertThat(client.hear()).isEqualTo("250-AUTH PLAIN LOGIN");
            assertThat(client.hear()).isEqualTo("250 8BITMIME");
            assertThat(client.hear()).startsWith("530 5.7.0 Kith: sign in first");
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2);
            server.say("334 " + ERROR + "\n");
            assertThat(server.hear()).isEmpty();
            server.say("535 5.7.8 no\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2_AGAIN);
            server.say("235 2.7.0 welcome\n");
            assertThat(client.hear()).isEqualTo("235 2.7.0 welcome");
            client.say("MAIL FROM:<alice@example.org>\n");
            assertThat(server.hear()).isEqualTo("MAIL FROM:<alice@example.org>");
            server.say("250 ok\n");
            assertThat(client.hear()).isEqualTo("250 ok");
        }
    }

    /// Exim where its administrator has set up no other; Exchange names GSSAPI and NTLM beside it.
    @Test
    void whereOnlyLoginIsOfferedThePasswordGoesByIt() throws Exception {
        mechanism = "PLAIN";
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 mail.kith.test ESMTP Exim 4.96 Mon, 23 Nov 2026 17:25:14 +0000\n");
            client.hear();
            client.say("EHLO x.example.org\n");
            server.hear();
            server.say("250-mail.kith.test Hello x.example.org [127.0.0.1]\n250-AUTH LOGIN\n250 HELP\n");
            client.hear();
            assertThat(client.hear()).isEqualTo("250-AUTH PLAIN LOGIN");
            client.hear();
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH LOGIN");
            server.say("334 VXNlcm5hbWU6\n");
            assertThat(server.hear()).isEqualTo(base64("alice@example.org"));
            server.say("334 UGFzc3dvcmQ6\n");
            assertThat(server.hear()).isEqualTo(base64("token-1"));
            server.say("235 Authentication succeeded\n");
            assertThat(client.hear()).isEqualTo("235 Authentication succeeded");
        }
        try (var client = imap();
                var server = upstream.next()) {
            server.say("* OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] hi\n");
            client.hear();
            client.say("a LOGIN alice@example.org local\n");
            assertThat(server.hear()).isEqualTo("a AUTHENTICATE LOGIN");
            server.say("+ VXNlcm5hbWU6\n");
            assertThat(server.hear()).isEqualTo(base64("alice@example.org"));
            server.say("+ UGFzc3dvcmQ6\n");
            assertThat(server.hear()).isEqualTo(base64("token-1"));
            server.say("a OK done\n");
            assertThat(client.hear()).isEqualTo("a OK done");
        }
    }

    /// Gmail's refusal has two lines: the client must not get one of them.
    @Test
    void aRefusalOfManyLinesIsNotHalfTheClients() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            client.hear();
            client.say("AUTH PLAIN " + base64("\0alice@example.org\0local") + "\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2);
            server.say("535-5.7.8 Username and Password not accepted.\n535 5.7.8 see elsewhere\n");
            assertThat(server.hear()).isEqualTo("AUTH XOAUTH2");
            server.say("334 \n");
            assertThat(server.hear()).isEqualTo(XOAUTH2_AGAIN);
            server.say("235-2.7.0 welcome\n235 2.7.0 and more\n");
            assertThat(client.hear()).isEqualTo("235-2.7.0 welcome");
            assertThat(client.hear()).isEqualTo("235 2.7.0 and more");
        }
    }

    @Test
    void aWrongLocalPasswordIsRefusedInSubmissionToo() throws Exception {
        try (var client = smtp();
                var server = upstream.next()) {
            server.say("220 hi\n");
            client.hear();
            client.say("AUTH LOGIN\n");
            assertThat(client.hear()).isEqualTo("334 VXNlcm5hbWU6");
            client.say(base64("alice@example.org") + "\n");
            assertThat(client.hear()).isEqualTo("334 UGFzc3dvcmQ6");
            client.say(base64("guess") + "\n");
            assertThat(client.hear()).isEqualTo("535 5.7.8 Kith: that is not the local password");
            client.say("QUIT\n");
            assertThat(server.hear()).isEqualTo("QUIT");
        }
    }
}
