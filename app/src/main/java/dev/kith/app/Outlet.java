package dev.kith.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;

/// The end of standard output: what was not written must not be taken for all there was.
final class Outlet {
    /// As a shell counts a program that a closed pipe has ended.
    private static final int READER_GONE = 141;

    private Outlet() {}

    /// @param code what the command would exit with
    static int checked(int code) {
        if (!System.out.checkError()) {
            return code;
        }
        var reason = reason();
        // who pipes into head has read enough
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
            return READER_GONE;
        }
        System.err.println("kith: the output could not be written: " + reason);
        return Math.max(code, 1);
    }

    /// A print stream keeps that it failed, and not why: one octet more finds it out.
    @SuppressWarnings("resource")
    private static String reason() {
        try {
            new FileOutputStream(FileDescriptor.out).write('\n');
            return "some of it is missing";
        } catch (IOException e) {
            return Reason.of(e);
        }
    }
}
