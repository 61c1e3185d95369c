package io.qgateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.springframework.mock.web.MockHttpServletResponse;

/** A response that remembers each write and flush, to a client that may leave or stop reading. */
final class RecordedResponse extends MockHttpServletResponse {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch writing = new CountDownLatch(1);
    private volatile CountDownLatch reading = new CountDownLatch(0);
    private boolean left;

    List<String> calls() {
        return calls;
    }

    void leave() {
        left = true;
    }

    void block() {
        reading = new CountDownLatch(1);
    }

    void unblock() {
        reading.countDown();
    }

    void awaitBlockedWrite() throws InterruptedException {
        writing.await();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                waitForTheReader();
                calls.add(new String(bytes, from, length, UTF_8));
            }

            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void write(int b) {
                throw new AssertionError("Bytes are not written one by one");
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("Nobody writes asynchronously");
            }
        };
    }

    private void waitForTheReader() throws IOException {
        if (left) {
            throw new IOException("Broken pipe");
        }
        writing.countDown();
        try {
            reading.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
