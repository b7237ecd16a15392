package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.RecordingLegs;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.TapHealth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down what a dialogue does: the octets that reach each peer, what is done to the legs, what the tap sees and
/// what the login listener hears.
final class Recorder extends RecordingLegs implements LoginListener, MailTap {
    final List<Sighting> sightings = new ArrayList<>();
    final List<String> logins = new ArrayList<>();
    final TapHealth health = new TapHealth();
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
