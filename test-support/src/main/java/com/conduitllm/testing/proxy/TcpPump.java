package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One direction of a connection. Its end is passed on: FIN as FIN, a failure as RST on both. */
final class TcpPump implements Runnable {

    private final LinkState link;
    private final TcpWatch watch;
    private final Socket from;
    private final Socket to;
    private final boolean fromServer;

    TcpPump(LinkState link, TcpWatch watch, Socket from, Socket to, boolean fromServer) {
        this.link = link;
        this.watch = watch;
        this.from = from;
        this.to = to;
        this.fromServer = fromServer;
    }

    @Override
    public void run() {
        try {
            copy();
            link.awaitPassage();
            to.shutdownOutput();
        } catch (IOException e) {
            // One side is gone: the other one has to notice, as it would without a proxy.
            Sockets.reset(from);
            Sockets.reset(to);
        }
    }

    private void copy() throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[16 * 1024];
        long passed = 0;
        int count = in.read(buffer);
        while (count >= 0) {
            link.awaitPassage();
            link.awaitLatency();
            if (fromServer) {
                watch.answer();
            } else {
                watch.request(buffer, count);
            }
            long allowed = fromServer ? link.allowed(passed, count) : count;
            out.write(buffer, 0, (int) allowed);
            out.flush();
            passed += allowed;
            if (allowed < count) {
                throw new ConnectionCut("cut after " + passed + " bytes");
            }
            count = in.read(buffer);
        }
    }
}
