package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes down what a dialogue does: the octets that reach each peer, what is done to the legs, what the tap sees and
/// what the login listener hears.
final class Recorder implements Legs, LoginListener, MailTap {
    final StringBuilder client = new StringBuilder();
    final StringBuilder upstream = new StringBuilder();
    final List<String> events = new ArrayList<>();
    final List<Sighting> sightings = new ArrayList<>();
    final List<String> logins = new ArrayList<>();
    final TapHealth health = new TapHealth();
    boolean clientUnderTls;
    String handshakeFails = "";
    /// The one name that is the account's own; null: any.
    @Nullable
    String owner;

    /// A message with more octets than this is not worth a copy.
    long room = Long.MAX_VALUE;

    /// The tap has followed all of it.
    void inSync() {
        assertThat(health.blind.sum()).as("blind").isZero();
    }

    @Override
    public boolean hasRoom(long octets) {
        return octets <= room;
    }

    @Override
    public boolean offer(Sighting sighting) {
        return sightings.add(sighting);
    }

    private static void record(ByteBuf octets, StringBuilder leg) {
        leg.append(octets.toString(StandardCharsets.ISO_8859_1));
        octets.release();
    }

    @Override
    public void toUpstream(ByteBuf octets) {
        record(octets, upstream);
    }

    @Override
    public void toClient(ByteBuf octets) {
        record(octets, client);
    }

    @Override
    public void startUpstreamTls(Runnable ready, Consumer<String> failed) {
        events.add("upstream TLS");
        if (handshakeFails.isEmpty()) {
            ready.run();
            return;
        }
        failed.accept(handshakeFails);
    }

    @Override
    public void startClientTls() {
        events.add("client TLS");
        clientUnderTls = true;
    }

    @Override
    public boolean clientTls() {
        return clientUnderTls;
    }

    @Override
    public void endUpstream() {
        events.add("upstream FIN");
    }

    @Override
    public void endClient() {
        events.add("client FIN");
    }

    @Override
    public void abortUpstream() {
        events.add("upstream aborted");
    }

    @Override
    public void close() {
        events.add("closed");
    }

    @Override
    public void holdClient(boolean hold) {}

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public boolean owns(String account, Protocol protocol, String user) {
        return owner == null || owner.equals(user);
    }

    @Override
    public void accepted(String account, Protocol protocol, Login login) {
        logins.add("accepted " + login.mechanism() + " " + login.user() + " "
                + new String(login.secret(), StandardCharsets.UTF_8));
    }

    @Override
    public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
        logins.add("not reusable " + mechanism);
    }

    @Override
    public void refused(String account, Protocol protocol) {
        logins.add("refused");
    }

    @Override
    public void departed(String account, Protocol protocol) {
        logins.add("departed");
    }
}
