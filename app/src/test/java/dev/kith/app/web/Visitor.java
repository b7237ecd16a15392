package dev.kith.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// A visitor who came by the printed link and has the cookie.
final class Visitor implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String folder;
    private final String path;
    private final String cookie;

    Visitor(Pages pages) throws IOException, InterruptedException {
        var entered = client.send(
                HttpRequest.newBuilder(URI.create(pages.link())).build(), HttpResponse.BodyHandlers.ofString());
        cookie = entered.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
        path = entered.headers().firstValue("location").orElseThrow();
        folder = pages.address() + path.substring(1);
    }

    /// Where all pages are: `/` on both ends.
    String path() {
        return path;
    }

    String cookie() {
        return cookie;
    }

    HttpRequest.Builder asking(String page) {
        return HttpRequest.newBuilder(URI.create(folder + page)).header("Cookie", cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    int status(String page) {
        try {
            return send(asking(page)).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
