package com.conduitllm.testing.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The requests of one client connection, one after the other. */
final class HttpConversation implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpConversation.class.getName());

    private final InputStream in;
    private final OutputStream out;
    private final InetSocketAddress target;
    private final Upstream server;
    private final Function<RecordedRequest, Fault> faults;
    private final CountDownLatch closed;

    HttpConversation(
            Socket client,
            InetSocketAddress target,
            Function<RecordedRequest, Fault> faults,
            CountDownLatch closed)
            throws IOException {
        this.in = new BufferedInputStream(client.getInputStream(), 16 * 1024);
        this.out = new BufferedOutputStream(client.getOutputStream(), 16 * 1024);
        this.target = target;
        this.server = new Upstream(target);
        this.faults = faults;
        this.closed = closed;
    }

    void run() throws IOException {
        boolean more = true;
        while (more) {
            HttpHead head = HttpHead.read(in);
            more = head != null && exchange(head);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Whether another request may follow. */
    private boolean exchange(HttpHead head) throws IOException {
        RequestBody body = new RequestBody(head, in, out);
        RecordedRequest request = RecordedRequest.of(head);
        if (request.isDeleteObjects()) {
            request = request.withDeletedKeys(DeleteObjectsBody.keys(body.buffer().content()));
        }
        return apply(faults.apply(request), request, head, body);
    }

    private boolean apply(Fault fault, RecordedRequest request, HttpHead head, RequestBody body)
            throws IOException {
        return switch (fault) {
            case Fault.None none -> relay(head, body, Long.MAX_VALUE);
            case Fault.AnswerInstead(Reply reply) -> answer(head, body, reply.to(request));
            case Fault.Drop drop -> throw new ConnectionCut("dropped");
            case Fault.LoseAnswer lost -> {
                readAnswer(head, body);
                throw new ConnectionCut("answer lost");
            }
            case Fault.HoldRequest(Gate gate) -> {
                body.buffer();
                gate.pass();
                yield relay(head, body, Long.MAX_VALUE);
            }
            case Fault.HoldRest(long bytes, Gate gate) -> {
                body.buffer();
                yield relay(head, body, Long.MAX_VALUE, way -> new PausedStream(way, bytes, gate));
            }
            case Fault.HoldAnswer(Gate gate) -> holdAnswer(head, body, gate);
            case Fault.Delay(Duration time) -> {
                body.buffer();
                delay(time);
                yield relay(head, body, Long.MAX_VALUE);
            }
            case Fault.LandLate(Duration time) -> {
                body.buffer();
                Thread.startVirtualThread(() -> landLate(time, head, body));
                throw new ConnectionCut("lands late");
            }
            case Fault.CutRequest(long bytes) -> {
                server.exchange(head, body, out, way -> new CutStream(way, bytes));
                throw new ConnectionCut("the request was shorter than the cut");
            }
            case Fault.CutAnswer(long bytes) -> relay(head, body, bytes);
            case Fault.RewriteAnswer(var change) -> rewriteAnswer(head, body, change);
        };
    }

    private boolean relay(HttpHead head, RequestBody body, long answerLimit) throws IOException {
        return relay(head, body, answerLimit, UnaryOperator.identity());
    }

    private boolean relay(
            HttpHead head, RequestBody body, long answerLimit, UnaryOperator<OutputStream> way)
            throws IOException {
        HttpHead answer = server.exchange(head, body, out, way);
        out.write(answer.raw());
        out.flush();
        BodyFraming framing = BodyFraming.ofAnswer(answer, head.method());
        try {
            framing.copy(
                    server.answers(),
                    new CutStream(out, answerLimit),
                    OutputStream.nullOutputStream());
        } catch (ConnectionCut cut) {
            // An orderly end, so that the client surely gets the bytes before the cut.
            return false;
        }
        out.flush();
        return goesOn(head, body, answer) && framing.keepsConnection();
    }

    private boolean holdAnswer(HttpHead head, RequestBody body, Gate gate) throws IOException {
        FullAnswer answer = readAnswer(head, body);
        gate.pass();
        send(answer.head(), answer.wire());
        return goesOn(head, body, answer.head()) && answer.keeps();
    }

    private boolean rewriteAnswer(HttpHead head, RequestBody body, UnaryOperator<byte[]> change)
            throws IOException {
        FullAnswer answer = readAnswer(head, body);
        byte[] changed = change.apply(answer.content());
        send(answer.head().withContentLength(changed.length), changed);
        return goesOn(head, body, answer.head()) && answer.keeps();
    }

    private boolean answer(HttpHead head, RequestBody body, Answer answer) throws IOException {
        body.drain();
        boolean last = head.endsConnection() || !body.isRead();
        out.write((last ? answer.withHeader("Connection", "close") : answer).head());
        if (!head.method().equals("HEAD")) {
            out.write(answer.body());
        }
        out.flush();
        return !last;
    }

    private void send(HttpHead answer, byte[] bytes) throws IOException {
        out.write(answer.raw());
        out.write(bytes);
        out.flush();
    }

    private record FullAnswer(HttpHead head, byte[] wire, byte[] content, boolean keeps) {}

    private FullAnswer readAnswer(HttpHead head, RequestBody body) throws IOException {
        HttpHead answer = server.exchange(head, body, out, UnaryOperator.identity());
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        BodyFraming framing = BodyFraming.ofAnswer(answer, head.method());
        framing.copy(server.answers(), wire, content);
        return new FullAnswer(
                answer, wire.toByteArray(), content.toByteArray(), framing.keepsConnection());
    }

    /** Nobody waits for the answer; only that the server has got it all counts. */
    private void landLate(Duration time, HttpHead head, RequestBody body) {
        try (Upstream late = new Upstream(target)) {
            delay(time);
            OutputStream nobody = OutputStream.nullOutputStream();
            HttpHead answer = late.exchange(head, body, nobody, UnaryOperator.identity());
            BodyFraming.ofAnswer(answer, head.method()).copy(late.answers(), nobody, nobody);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A late request did not land", e);
        }
    }

    private static boolean goesOn(HttpHead request, RequestBody body, HttpHead answer) {
        return body.isRead() && !request.endsConnection() && !answer.endsConnection();
    }

    private void delay(Duration time) throws IOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ConnectionCut("the proxy was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionCut("interrupted");
        }
    }
}
