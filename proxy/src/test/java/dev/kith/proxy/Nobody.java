package dev.kith.proxy;

import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.util.function.Consumer;

/// Listens to no login, and takes no mail.
final class Nobody implements LoginListener, ControlDesk {
    @Override
    public void accepted(String account, Protocol protocol, Login login) {
        login.wipe();
    }

    @Override
    public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {}

    @Override
    public void refused(String account, Protocol protocol) {}

    @Override
    public void departed(String account, Protocol protocol) {}

    @Override
    public boolean knows(String account, String reversePath, String forwardPath) {
        return false;
    }

    @Override
    public void take(ControlMail mail, Consumer<Taken> answer) {
        answer.accept(Taken.REFUSED);
    }
}
