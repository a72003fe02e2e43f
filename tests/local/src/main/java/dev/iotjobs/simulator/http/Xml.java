package dev.iotjobs.simulator.http;

/** Writes the XML answers of the query protocol. */
public final class Xml {

    private Xml() {}

    /** Escapes text for the content of an XML element. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
