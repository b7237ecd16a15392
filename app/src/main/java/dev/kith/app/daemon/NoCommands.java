package dev.kith.app.daemon;

import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import java.util.function.Consumer;

/// Takes no mail at Kith's own address: the client is told so, and nothing goes upstream.
final class NoCommands implements ControlDesk {
    @Override
    public boolean knows(String account, String reversePath, String forwardPath) {
        return false;
    }

    @Override
    public void take(ControlMail mail, Consumer<Taken> answer) {
        answer.accept(Taken.REFUSED);
    }
}
