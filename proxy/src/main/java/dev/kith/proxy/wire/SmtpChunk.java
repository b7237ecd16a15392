package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a BDAT command says of the chunk behind it (RFC 3030 section 2).
///
/// @param octets how many octets follow the command line, of any value
/// @param last whether the message ends with them
public record SmtpChunk(long octets, boolean last) {
    private static final Pattern COMMAND = Pattern.compile("(?i)BDAT +([0-9]{1,18})( +LAST)? *\\r\\n");

    /// @param line a BDAT command line, with its end
    /// @return null when it cannot be read, so that nobody knows what follows
    public static @Nullable SmtpChunk of(ByteBuf line) {
        var command = COMMAND.matcher(line.toString(StandardCharsets.US_ASCII));
        return command.matches() ? new SmtpChunk(Long.parseLong(command.group(1)), command.group(2) != null) : null;
    }
}
