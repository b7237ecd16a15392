package dev.kith.app.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapSessionFolder;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.UIDFolder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A GreenMail that tells a client in IDLE only once that a message is gone. The one we have (2.1.13) tells it at once
/// and again when IDLE ends; a mail program then takes one message more off its list, one that is still there.
final class ToldOnce extends GreenMail {
    ToldOnce(ServerSetup... setups) {
        super(setups);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        var host = managers.getImapHostManager();
        var folders = proxy(
                (_, method, arguments) -> {
                    var answer = call(host, method, arguments);
                    return answer instanceof MailFolder folder
                            ? proxy(new Opened(folder), MailFolder.class, UIDFolder.class)
                            : answer;
                },
                ImapHostManager.class);
        return super.createServices(setups, new Managers() {
            @Override
            public ImapHostManager getImapHostManager() {
                return (ImapHostManager) folders;
            }

            @Override
            public UserManager getUserManager() {
                return managers.getUserManager();
            }

            @Override
            public SmtpManager getSmtpManager() {
                return managers.getSmtpManager();
            }
        });
    }

    private static Object proxy(InvocationHandler handler, Class<?>... types) {
        return Proxy.newProxyInstance(ToldOnce.class.getClassLoader(), types, handler);
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// A folder as one connection has opened it: the connection's own listener, and one more during IDLE.
    private static final class Opened implements InvocationHandler {
        private final MailFolder folder;
        private @Nullable Unless own;
        private volatile @Nullable FolderListener idle;

        Opened(MailFolder folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var listener = arguments != null && arguments.length == 1 && arguments[0] instanceof FolderListener one
                    ? one
                    : null;
            switch (method.getName()) {
                case "addListener" -> listens(listener, listener);
                case "removeListener" -> listens(listener, null);
                default -> {}
            }
            return call(
                    folder,
                    method,
                    arguments == null
                            ? null
                            : Arrays.stream(arguments).map(this::real).toArray());
        }

        private void listens(@Nullable FolderListener listener, @Nullable FolderListener now) {
            if (listener instanceof ImapSessionFolder session) {
                own = own == null ? new Unless(session) : own;
            } else {
                idle = now;
            }
        }

        /// The folder wants folders of its own kind, and knows this connection by the listener that stands for it.
        private @Nullable Object real(@Nullable Object argument) {
            if (argument instanceof ImapSessionFolder && own != null) {
                return own;
            }
            return argument instanceof Proxy other && Proxy.getInvocationHandler(other) instanceof Opened opened
                    ? opened.folder
                    : argument;
        }

        private final class Unless implements FolderListener {
            private final ImapSessionFolder session;

            Unless(ImapSessionFolder session) {
                this.session = session;
            }

            @Override
            public void expunged(int number) {
                if (idle == null) {
                    session.expunged(number);
                }
            }

            @Override
            public void added(int number) {
                session.added(number);
            }

            @Override
            public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
                session.flagsUpdated(number, flags, uid);
            }

            @Override
            public void mailboxDeleted() {
                session.mailboxDeleted();
            }
        }
    }
}
