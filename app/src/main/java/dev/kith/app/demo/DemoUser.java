package dev.kith.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The demo's own mail client: signs in through Kith and stays, so that reminders come before anybody else has.
public final class DemoUser implements AutoCloseable {
    private final Socket socket;

    private DemoUser(Socket socket) {
        this.socket = socket;
    }

    /// @throws IOException when the login was refused, too
    public static DemoUser signIn(InetSocketAddress imap, String user, String password) throws IOException {
        var socket = new Socket(imap.getAddress(), imap.getPort());
        try {
            socket.setSoTimeout(20_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            var login = "a LOGIN \"" + user + "\" \"" + password + "\"\r\n";
            socket.getOutputStream().write(login.getBytes(StandardCharsets.US_ASCII));
            var reply = in.readLine();
            while (reply != null && !reply.startsWith("a ")) {
                reply = in.readLine();
            }
            if (reply == null || !reply.startsWith("a OK")) {
                throw new IOException("the login was refused: " + reply);
            }
            return new DemoUser(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // gone already
        }
    }
}
