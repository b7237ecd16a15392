package dev.kith.app.web;

import java.io.IOException;

/// What stands behind the gate.
interface Answering {
    Reply reply(Request request) throws IOException, Request.Bad;
}
