package io.qgateway.simulator.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a {@link ReadingLoop} has read of one connection; the loop pauses while it is full. */
final class LoopInput extends InputStream {

    private static final int SIZE = 8192;

    private final SocketChannel channel;
    private final ReadingLoop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private @Nullable SelectionKey key;
    private boolean ended;
    private boolean paused;

    LoopInput(SocketChannel channel, ReadingLoop loop) {
        this.channel = channel;
        this.loop = loop;
    }

    void registered(SelectionKey registration) {
        key = registration;
    }

    /** Reads what is there, on the loop's thread. */
    void fill() {
        lock.lock();
        try {
            ended = channel.read(buffer) < 0;
        } catch (IOException _) {
            ended = true;
        } finally {
            if (ended || !buffer.hasRemaining()) {
                pause();
            }
            arrived.signal();
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (buffer.position() == 0 && !ended) {
                arrived.await();
            }
            return take(bytes, offset, length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                var rest = ByteBuffer.wrap(bytes, offset, length);
                while (rest.hasRemaining()) {
                    if (channel.write(rest) == 0) {
                        Thread.onSpinWait();
                    }
                }
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }
        };
    }

    private int take(byte[] bytes, int offset, int length) {
        buffer.flip();
        int taken = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, taken);
        buffer.compact();
        if (paused && !ended) {
            paused = false;
            loop.execute(this::resume);
        }
        return taken == 0 ? -1 : taken;
    }

    private void pause() {
        if (key != null) {
            paused = true;
            key.interestOps(0);
        }
    }

    private void resume() {
        if (key != null && key.isValid()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }
}
