package dev.iotjobs.auditor.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of findings from 1 to 1,000,000, or {@code all}, which is {@link Integer#MAX_VALUE}. */
public final class FindingCount implements ITypeConverter<Integer> {

    private static final int MOST = 1_000_000;

    @Override
    public Integer convert(String text) {
        if (text.equals("all")) {
            return Integer.MAX_VALUE;
        }
        int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST) {
            throw new TypeConversionException("must be a number from 1 to " + MOST + ", or 'all', got '" + text + "'");
        }
        return number;
    }
}
