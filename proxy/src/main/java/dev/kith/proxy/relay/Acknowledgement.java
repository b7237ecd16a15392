package dev.kith.proxy.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import jdk.net.ExtendedSocketOptions;

/// TCP's word to a mail client that its octets are here. The system keeps it back for some 40 ms, to send it along
/// with an answer; but who writes a command in pieces and has not switched Nagle's algorithm off (GNU Mailutils,
/// word by word) sends the next piece only behind it, and no answer comes before the last. Dovecot says it at once,
/// so a proxy that does not is slower by 40 ms a command.
final class Acknowledgement {
    private static final ChannelOption<Boolean> AT_ONCE = NioChannelOption.of(ExtendedSocketOptions.TCP_QUICKACK);

    private Acknowledgement() {}

    /// Of what was read so far; the system forgets it with the next answer. Only Linux can; elsewhere nothing is done.
    static void atOnce(Channel channel) {
        if (!channel.isActive()) {
            return;
        }
        try {
            var _ = channel.config().setOption(AT_ONCE, true);
        } catch (ChannelException _) {
            // the socket is going: its end is told another way
        }
    }
}
