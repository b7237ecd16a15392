package dev.kith.indexer.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which messages belong to one conversation: those that name each other in References, also through messages
/// that are not here, and else those that RFC 5256 would thread by subject, people and time.
///
/// A union-find over hashes of Message-IDs: the order in which messages arrive does not matter, and adding costs
/// a few look-ups. A conversation is named after its oldest message. Safe for threads.
public final class Conversations {
    private static final long GAP_MAX = 45L * 24 * 3600 * 1000;
    private static final int BUCKET_MAX = 200;

    private final NumberMap nodes = new NumberMap();
    private final Loose loose = new Loose(BUCKET_MAX);
    private int[] parent = new int[1 << 10];
    private long[] name = new long[1 << 10];
    private long[] oldest = new long[1 << 10];
    private boolean[] present = new boolean[1 << 10];
    private int count;
    private @Nullable View view;

    /// Adds a message unless it is here; false when it is.
    public synchronized boolean addNew(Link link) {
        if (has(link.own())) {
            return false;
        }
        add(link);
        return true;
    }

    /// Adds a message once more or for the first time; returns its node.
    public synchronized int add(Link link) {
        var node = node(link.own(), link.date());
        if (present[node]) {
            return node;
        }
        view = null;
        present[node] = true;
        older(find(node), link.own(), link.date());
        var depth = link.references().length;
        for (var reference : link.references()) {
            // what it follows is older, the first the oldest
            join(node, node(reference, link.date() - depth--));
        }
        if (link.subject() != 0) {
            bySubject(link, node);
        }
        return node;
    }

    private void bySubject(Link link, int node) {
        loose.of(link.subject(), other -> {
            if (link.fits(other, GAP_MAX)) {
                join(node, nodes.get(other.own()));
            }
        });
        loose.add(link);
    }

    /// Is the message itself here, not only named by others?
    public synchronized boolean has(long own) {
        var node = nodes.get(own);
        return node >= 0 && present[node];
    }

    /// The node of a message, or -1.
    public synchronized int nodeOf(long own) {
        return nodes.get(own);
    }

    /// The message is gone; what it tied together stays together.
    public synchronized void remove(long own) {
        var node = nodes.get(own);
        if (node >= 0) {
            present[node] = false;
        }
    }

    /// A message turned out to be a copy of another, which takes its place.
    public synchronized void rename(long was, Link is) {
        var node = add(is);
        var old = nodes.get(was);
        if (old < 0 || old == node) {
            return;
        }
        view = null;
        present[old] = false;
        join(node, old);
        var root = find(node);
        if (name[root] == was) {
            name[root] = is.own();
        }
    }

    /// The conversations as they are now.
    public synchronized View view() {
        if (view == null) {
            var roots = new int[count];
            for (var i = 0; i < count; i++) {
                roots[i] = find(i);
            }
            view = new View(roots, Arrays.copyOf(name, count));
        }
        return view;
    }

    /// @param roots the conversation of each node
    /// @param names the name of each conversation
    public record View(int[] roots, long[] names) {
        public int of(int node) {
            return node < 0 || node >= roots.length ? -1 : roots[node];
        }

        public long name(int conversation) {
            return conversation < 0 ? 0 : names[conversation];
        }
    }

    private int node(long hash, long date) {
        var node = nodes.get(hash);
        if (node < 0) {
            node = count++;
            if (node == parent.length) {
                parent = Arrays.copyOf(parent, node * 2);
                name = Arrays.copyOf(name, node * 2);
                oldest = Arrays.copyOf(oldest, node * 2);
                present = Arrays.copyOf(present, node * 2);
            }
            parent[node] = node;
            name[node] = hash;
            oldest[node] = date;
            nodes.put(hash, node);
        }
        return node;
    }

    private int find(int node) {
        var at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void join(int a, int b) {
        var first = find(a);
        var second = find(b);
        if (first == second) {
            return;
        }
        parent[second] = first;
        older(first, name[second], oldest[second]);
    }

    /// Names a conversation after a message if that is its oldest so far.
    private void older(int root, long own, long date) {
        if (date < oldest[root] || (date == oldest[root] && own < name[root])) {
            oldest[root] = date;
            name[root] = own;
        }
    }
}
