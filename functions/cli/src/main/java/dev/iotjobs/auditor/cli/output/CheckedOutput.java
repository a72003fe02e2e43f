package dev.iotjobs.auditor.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Writes to a print stream. Throws an exception if a write fails, unlike the print stream itself. */
public final class CheckedOutput extends OutputStream {

    private final PrintStream out;

    public CheckedOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        check();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    private void check() throws IOException {
        if (out.checkError()) {
            throw new IOException("the disk is full, or the program that reads the output has ended");
        }
    }
}
