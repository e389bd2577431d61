package org.amaes.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file channel that fails after it has taken some bytes, or when it is forced. */
public final class FaultyChannel extends FileChannel {

    private final FileChannel channel;
    private final String message;
    private final boolean failsOnForce;
    private long room;

    private FaultyChannel(FileChannel channel, long room, boolean failsOnForce, String message) {
        this.channel = channel;
        this.room = room;
        this.failsOnForce = failsOnForce;
        this.message = message;
    }

    /** A channel that takes some bytes and then fails. */
    public static FaultyChannel failingAfter(long bytes, FileChannel channel, String message) {
        return new FaultyChannel(channel, bytes, false, message);
    }

    /** A channel that fails when it is forced. */
    public static FaultyChannel failingOnForce(FileChannel channel, String message) {
        return new FaultyChannel(channel, Long.MAX_VALUE, true, message);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (room == 0) {
            throw new IOException(message);
        }
        int take = (int) Math.min(room, from.remaining());
        int written = channel.write(from.slice(from.position(), take));
        from.position(from.position() + written);
        room -= written;
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (failsOnForce) {
            throw new IOException(message);
        }
        channel.force(metaData);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(from[i]);
        }
        return total;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return channel.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return channel.read(to, offset, length);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return channel.read(to, position);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }
}
