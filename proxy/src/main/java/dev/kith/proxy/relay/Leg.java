package dev.kith.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One socket of a pair, and its share of the back-pressure: write one, read one. What was read is handed to the
/// pair; the next read waits until every write that it caused is done (docs/traps.md, G5: watching writability is
/// not enough under TLS). Used on the pair's event loop only.
final class Leg extends ChannelInboundHandlerAdapter implements ChannelFutureListener {
    private final Pair pair;
    private final Channel channel;
    /// What TLS decrypted before the first read was allowed: at most one read.
    private @Nullable ArrayDeque<ByteBuf> early;

    private int unwritten;
    private boolean reading;
    private boolean begun;
    private boolean held;
    private boolean dirty;
    private boolean inputEnded;
    private boolean outputEnded;
    /// Writes to this leg's peer that are done.
    private long taken;
    private Progress lastSeen = Progress.NONE;

    /// How far a peer has come with what is written to it.
    ///
    /// @param taken writes that are done
    /// @param waiting octets of those that are not
    /// @param begun octets of the first of these that the peer's system has
    private record Progress(long taken, long waiting, long begun) {
        static final Progress NONE = new Progress(0, 0, 0);
    }

    Leg(Pair pair, Channel channel) {
        this.pair = pair;
        this.channel = channel;
        var _ = channel.config().setRecvByteBufAllocator(new Reads(pair.readOctets(), this));
    }

    Channel channel() {
        return channel;
    }

    boolean inputEnded() {
        return inputEnded;
    }

    boolean tls() {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /// Lets the peer's octets in; until now they waited in the kernel.
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        ArrayDeque<ByteBuf> waiting = early;
        early = null;
        while (waiting != null && !waiting.isEmpty()) {
            pair.read(this, waiting.remove());
        }
        if (inputEnded) {
            pair.ended(this);
        }
        pair.flush();
        readOn();
    }

    /// Queues octets for this leg's peer, on account of the leg whose octets caused them.
    void write(ByteBuf octets, Leg cause) {
        if (outputEnded || !channel.isActive()) {
            octets.release();
            return;
        }
        dirty = true;
        cause.unwritten++;
        var _ = channel.write(octets).addListener(cause);
    }

    void flush() {
        if (dirty) {
            dirty = false;
            channel.flush();
        }
    }

    /// Closes the socket at once.
    void cut() {
        var _ = channel.close();
    }

    /// FIN, and close_notify before it, behind what was written.
    void endOutput() {
        if (!outputEnded) {
            behindOutput(this::shutdownOutput);
        }
    }

    /// Close_notify behind what was written, and behind that what is to be done: a cut, which sends FIN as well, or
    /// [#shutdownOutput].
    void behindOutput(Runnable then) {
        boolean ended = outputEnded;
        outputEnded = true;
        dirty = false;
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        ChannelFuture last = channel.writeAndFlush(channel.alloc().buffer(0));
        if (!ended && tls != null && channel.isActive()) {
            last = tls.closeOutbound();
        }
        var _ = last.addListener(_ -> then.run());
    }

    /// FIN, if it was not sent yet.
    void shutdownOutput() {
        if (channel instanceof SocketChannel socket && socket.isActive() && !socket.isOutputShutdown()) {
            var _ = socket.shutdownOutput();
        }
    }

    /// A write that this leg's octets caused is done.
    @Override
    public void operationComplete(ChannelFuture write) {
        unwritten--;
        if (!write.isSuccess()) {
            var _ = write.channel().close();
            return;
        }
        pair.wroteTo(write.channel());
        readOn();
    }

    /// A write to this leg's peer is done.
    void took() {
        taken++;
    }

    /// Do octets wait for this leg's peer, of which it has not taken one since this was asked last?
    boolean stalled() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        Progress now = out == null || out.isEmpty()
                ? Progress.NONE
                : new Progress(taken, out.totalPendingWriteBytes(), out.currentProgress());
        boolean stalled = now.waiting() > 0 && now.equals(lastSeen);
        lastSeen = now;
        return stalled;
    }

    /// Stops reading, or goes on; a read that is under way still arrives.
    void hold(boolean hold) {
        held = hold;
        readOn();
    }

    private void readOn() {
        if (begun && !held && unwritten == 0 && !reading && !inputEnded) {
            reading = true;
            channel.read();
        }
    }

    /// May what is read stand in a buffer that serves other connections too?
    boolean mayTakeMuch() {
        return pair.mayTakeMuch(this);
    }

    /// A read took as much as it may.
    void bulk() {
        pair.bulk();
    }

    /// Flushes what was read, and says whether all of it is written, so that the next read may follow at once.
    boolean mayReadOn() {
        pair.flush();
        return begun && !held && unwritten == 0 && !inputEnded && channel.isActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf octets)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (begun) {
            pair.read(this, octets);
            return;
        }
        if (early == null) {
            early = new ArrayDeque<>(1);
        }
        early.add(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        pair.flush();
        if (pair.client() == this) {
            Acknowledgement.atOnce(channel);
        }
        readOn();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            ended();
        }
        context.fireUserEventTriggered(event);
    }

    private void ended() {
        if (!inputEnded) {
            inputEnded = true;
            // else behind what came early
            if (begun) {
                pair.ended(this);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended();
        if (early != null) {
            early.forEach(ByteBuf::release);
            early = null;
        }
        pair.gone(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // with half-closure allowed a reset is not a close by itself
        cut();
    }
}
